"""argparse in Spanish: its headings and most frequent errors; and colours for a terminal."""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import IO, Any, NoReturn

USAGE = 2
_COLOURS = {"pass": "32", "fail": "31", "error": "35", "inconc": "33", "none": "2", "bold": "1"}
_HEADINGS = (("usage: ", "uso: "), ("\npositional arguments:", "\nargumentos:"), ("\noptions:", "\nopciones:"))
_ERRORS = (
    (re.compile(r"the following arguments are required: (.+)"), r"falta indicar: \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"no se conoce: \1"),
    (re.compile(r"argument ([^:]+): invalid choice: (.+) \(choose from (.+)\)"), r"\1 no puede ser \2; elija entre \3"),
    (re.compile(r"argument ([^:]+): expected one argument"), r"a \1 le falta su valor"),
    (re.compile(r"argument ([^:]+): expected at least one argument"), r"a \1 le falta su valor"),
    (re.compile(r"argument ([^:]+): invalid \w+ value: (.+)"), r"\1 no puede ser \2"),
)


class SpanishParser(argparse.ArgumentParser):
    """Parser with Spanish help and errors; its subparsers are of the same class.

    Args:
        examples: Lines at the end of the help.
        options: Further arguments of ``argparse.ArgumentParser``.
    """

    def __init__(self, *, examples: str = "", **options: Any) -> None:
        epilog = f"ejemplos:\n{examples}" if examples else None
        form = argparse.RawDescriptionHelpFormatter
        super().__init__(add_help=False, epilog=epilog, formatter_class=form, **options)
        self.add_argument("-h", "--help", action="help", help="mostrar esta ayuda y terminar")

    def format_help(self) -> str:
        """Help with Spanish headings."""
        text = super().format_help()
        for english, spanish in _HEADINGS:
            text = text.replace(english, spanish)
        return text

    def format_usage(self) -> str:
        """Usage line with a Spanish heading."""
        return super().format_usage().replace("usage: ", "uso: ")

    def error(self, message: str) -> NoReturn:
        """Print one sentence on the error stream and end with exit code 2."""
        for english, spanish in _ERRORS:
            message = english.sub(spanish, message)
        self.exit(USAGE, f"{self.prog}: {message}. Vea «{self.prog} --help».\n")


def coloured(text: str, kind: str, stream: IO[str] | None = None) -> str:
    """Text in colour if the stream is a terminal and ``NO_COLOR`` is not set; otherwise the text as it is.

    Args:
        text: The text.
        kind: Key of ``_COLOURS``: a verdict (``pass``, ``fail``, ``error``, ``inconc``, ``none``) or ``bold``.
        stream: Where the text will be printed; standard output by default.
    """
    stream = stream or sys.stdout
    if not stream.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m"
