"""``python -m reports``: commands for a record after its run; ``docs/actas.md`` lists them in one table.

Exit codes: 0 success, 1 a record is unsound, does not conform or got worse, 2 wrong command line, 4 not possible, 8 a
sound record of another version of the suite.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from fixtures.evidence.printing import print_in_a_process  # the one way to a browser (docs/decisions/0021)
from harness.console import any_console
from harness.errors import HarnessError
from harness.spanish_argparse import SpanishParser
from reports.cli import afterwards, decisions, exchange, records, signing, stamping

OK, TROUBLE = 0, 4
Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    with any_console():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
        sys.stdout.flush()
    except HarnessError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    except OSError as error:
        print(f"No se puede usar «{error.filename or 'la salida'}»: {error.strerror}.", file=sys.stderr)
        return TROUBLE
    return code


def _parser() -> SpanishParser:
    parser = SpanishParser(
        prog="python -m reports",
        description="Actas de aceptación: verlas, comprobarlas, compararlas y firmarlas.",
        examples="  python -m reports show reports/out/latest\n  python -m reports verify reports/out/latest --json",
    )
    commands = parser.add_subparsers(required=True, metavar="ORDEN", title="órdenes", parser_class=SpanishParser)

    def command(name: str, run: Command, help_: str, example: str, *folders: tuple[str, str]) -> SpanishParser:
        made = commands.add_parser(name, help=help_, description=help_.capitalize() + ".", examples=f"  {example}")
        for folder, what in folders or (("folder", "carpeta del acta"),):
            made.add_argument(folder, type=Path, metavar=folder.upper() if folders else "DIR", help=what)
        made.add_argument("--json", action="store_true", help="salida para un programa")
        made.set_defaults(run=run, printer=print_in_a_process)
        return made

    records.add_commands(command)
    signing.add_commands(command)
    decisions.add_commands(command)
    exchange.add_commands(command)
    stamping.add_commands(command)
    afterwards.add_commands(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
