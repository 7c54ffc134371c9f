"""Output streams that never change a command's exit code, and on which no text from elsewhere acts.

They stand a closed stream, a pipe whose reader has left, and an encoding that lacks a character. A control in the text
of a portal or of a signer could clear the screen or hide what follows: it is escaped, unless it is one of ours.
"""

from __future__ import annotations

import codecs
import os
import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, cast

from harness.wording import INVISIBLE, json_escape

_ESCAPES = "json-escapes"


def _escape(error: UnicodeError) -> tuple[str, int]:
    """Replacement of what an encoding lacks, as JSON writes it, so that JSON data stays valid."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json_escape(error.object[error.start : error.end]), error.end


codecs.register_error(_ESCAPES, _escape)


_MARK = f"\x1b{secrets.token_hex(16)}"
"""Stands around controls of ours; no text from elsewhere can have it."""
_CONTROL = re.compile(f"{_MARK}(.*?){_MARK}|{INVISIBLE.pattern}|\r")


def controls(sequence: str) -> str:
    """Controls for a terminal, such as those of a colour, that standard output and errors let pass."""
    return f"{_MARK}{sequence}{_MARK}" if isinstance(sys.stdout, _SurvivingStream) else sequence


class _SurvivingStream:
    """Text stream that goes on into nothing once the reader of its pipe has left."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        with suppress(AttributeError, ValueError):  # a stream of a test, or one that is detached
            stream.reconfigure(errors=_ESCAPES)  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write a text, or drop it; its controls are escaped as JSON does, so that JSON data stays the same."""
        try:
            self._stream.write(_CONTROL.sub(lambda found: found[1] or json_escape(found[0]), text))
        except BrokenPipeError:
            self._drop_the_rest()
        return len(text)

    def flush(self) -> None:
        """Flush the stream, or drop what is left."""
        try:
            self._stream.flush()
        except BrokenPipeError:
            self._drop_the_rest()

    def _drop_the_rest(self) -> None:
        with suppress(OSError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)


@contextmanager
def any_console() -> Iterator[None]:
    """Let standard output and errors take any text on any console while a command runs.

    Where a stream is closed, the command writes into nothing; where its reader leaves, the rest is dropped; characters
    that its encoding lacks are escaped.
    """
    before = sys.stdout, sys.stderr
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        surviving = [_SurvivingStream(each or nowhere) for each in before]
        sys.stdout, sys.stderr = (cast("TextIO", each) for each in surviving)
        try:
            yield
        finally:
            for each in surviving:
                each.flush()
            sys.stdout, sys.stderr = before
