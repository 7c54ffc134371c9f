"""argparse in Spanish: its headings and errors; and colours for a terminal."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Sequence
from textwrap import fill
from typing import Any, NoReturn

from harness.console import controls
from harness.version import VERSION
from harness.wording import visible_line

USAGE = 2
_COLOURS = {"pass": "32", "fail": "31", "error": "35", "inconc": "33", "none": "2", "bold": "1"}
_HEADINGS = (("\npositional arguments:", "\nargumentos:"), ("\noptions:", "\nopciones:"))
_ERRORS = (
    (re.compile(r"the following arguments are required: (.+)"), r"falta indicar: \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"no se conoce: \1"),
    (re.compile(r"argument ([^:]+): invalid choice: (.+) \(choose from (.+)\)"), r"\1 no puede ser \2; elija entre \3"),
    (re.compile(r"argument ([^:]+): expected one argument"), r"a \1 le falta su valor"),
    (re.compile(r"argument ([^:]+): expected at least one argument"), r"a \1 le falta su valor"),
    (re.compile(r"argument ([^:]+): invalid \w+ value: (.+)"), r"\1 no puede ser \2"),
    (re.compile(r"argument ([^:]+): ignored explicit argument (.+)"), r"\1 no lleva un valor y se le dio \2"),
    (re.compile(r"argument ([^:]+): not allowed with argument (.+)"), r"\1 no va junto con \2"),
    (re.compile(r"ambiguous option: (.+) could match (.+)"), r"\1 puede ser una de estas: \2"),
    (re.compile(r"argument ([^:]+): "), r"\1: "),
)


class _SpanishHelp(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "uso: " if prefix is None else prefix)


class SpanishParser(argparse.ArgumentParser):
    """Parser with Spanish help and errors; its subparsers are of the same class.

    Args:
        description: Sentences about the command.
        examples: Command lines, shown at the end of the help.
        exit_codes: Meaning of each exit code, as one line of Spanish text.
        options: Further arguments of ``argparse.ArgumentParser``.
    """

    def __init__(self, *, description: str = "", examples: Sequence[str] = (), exit_codes: str = "", **options: Any):
        shown = ["ejemplos:", *(f"  {each}" for each in examples)] if examples else []
        codes = _wrapped(f"códigos de salida: {exit_codes}") if exit_codes else ""
        super().__init__(
            add_help=False,
            description=_wrapped(description),
            epilog="\n\n".join(filter(None, ["\n".join(shown), codes])),
            formatter_class=_SpanishHelp,
            **options,
        )
        self.add_argument("-h", "--help", action="help", help="mostrar esta ayuda y terminar")

    def format_help(self) -> str:
        """Help with Spanish headings."""
        text = super().format_help()
        for english, spanish in _HEADINGS:
            text = text.replace(english, spanish)
        return text

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Refuse words that no file in UTF-8 could keep, such as a name from a terminal with another encoding."""
        for each in sys.argv[1:] if args is None else args:
            if any("\ud800" <= letter <= "\udfff" for letter in each):
                self.error(f"{each!a} no es UTF-8: escríbalo de nuevo, o cámbiele el nombre si es un archivo")
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Print one sentence on the error stream and end with exit code 2."""
        for english, spanish in _ERRORS:
            message = english.sub(spanish, message)
        self.exit(USAGE, f"{self.prog}: {message}. Vea «{self.prog} --help».\n")


def add_version(parser: argparse.ArgumentParser) -> None:
    """Add ``--version``, which prints the version of the suite and ends with 0."""
    text = f"suite de aceptación {VERSION}"
    parser.add_argument("--version", action="version", version=text, help="mostrar la versión de la suite y terminar")


def add_command(commands: Any, name: str, help_: str, *examples: str, exit_codes: str = "") -> SpanishParser:
    """Add a command; its help begins with its line in the list of commands.

    Args:
        commands: What ``add_subparsers`` returned.
        name: Name of the command.
        help_: What the command does, beginning with an infinitive in lower case and without a full stop.
        examples: Command lines, shown at the end of the command's help.
        exit_codes: Meaning of each exit code, as one line of Spanish text.
    """
    description = f"{help_[:1].upper()}{help_[1:]}."  # capitalize() would write «PAdES» in lower case
    made: SpanishParser = commands.add_parser(
        name, help=help_, description=description, examples=examples, exit_codes=exit_codes
    )
    return made


def _wrapped(text: str) -> str:
    """Text broken at the width of the terminal, as argparse breaks all but raw text."""
    return fill(text, max(shutil.get_terminal_size().columns - 2, 40), break_long_words=False)


def coloured(text: str, kind: str) -> str:
    """One line in colour if standard output is a terminal and ``NO_COLOR`` is not set; otherwise without.

    Args:
        text: The line; one from elsewhere begins no other.
        kind: Key of ``_COLOURS``: a verdict (``pass``, ``fail``, ``error``, ``inconc``, ``none``) or ``bold``.
    """
    text = visible_line(text)
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return controls(f"\x1b[{_COLOURS[kind]}m") + text + controls("\x1b[0m")
