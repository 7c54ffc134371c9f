"""Reading of the code in a mail that has a text and nothing else."""

from __future__ import annotations

from fixtures.mail.codes import read_code
from fixtures.mail.message import ReceivedMessage


def code_in(text: str, pattern: str = "") -> str:
    """The code that is read in a mail with this text and nothing else; empty where none is certain."""
    sent = ReceivedMessage("", "", (), (), (), "", None, "", 0, (), text=text, plain="", html="", quoted="", links=())
    return read_code(sent, pattern).code
