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
from harness.errors import HarnessError, system_reason
from harness.spanish_argparse import SpanishParser, add_command, add_version
from harness.wording import visible_line
from reports.cli import accounts, decisions, exchange, records, signing, stamping, traces
from reports.record.folder import folder_named

OK, TROUBLE = 0, 4
Command = Callable[[argparse.Namespace], int]
Folder = tuple[str, str, str]
"""Name of an argument, how the help shows it, and what it is."""


@any_console()
def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
        sys.stdout.flush()
    except HarnessError as error:
        print(visible_line(error), file=sys.stderr)
        return TROUBLE
    except OSError as error:
        missing = isinstance(error, FileNotFoundError) and error.filename and not Path(error.filename).parent.is_dir()
        why = "no existe su carpeta" if missing else system_reason(error)
        print(visible_line(f"No se puede usar «{error.filename or 'la salida'}»: {why}."), file=sys.stderr)
        return TROUBLE
    return code


def _parser() -> SpanishParser:
    parser = SpanishParser(
        prog="python -m reports",
        description="Actas de aceptación: verlas, comprobarlas, compararlas y firmarlas.",
        examples=["python -m reports show reports/out/latest", "python -m reports verify reports/out/latest --json"],
        exit_codes="0 bien; 1 el acta no está íntegra, no es conforme o empeoró; 2 orden mal escrita; 4 no se pudo; "
        "8 acta íntegra de otra versión de la suite.",
    )
    add_version(parser)
    commands = parser.add_subparsers(required=True, metavar="ORDEN", title="órdenes")

    def command(name: str, run: Command, help_: str, example: str, *folders: Folder) -> SpanishParser:
        made = add_command(commands, name, help_, *example.splitlines())
        for folder, shown, what in folders or (("folder", "ACTA", "carpeta del acta"),):
            made.add_argument(folder, type=folder_named, metavar=shown, help=what)
        made.add_argument("--json", action="store_true", help="salida para un programa")
        made.set_defaults(run=run, printer=print_in_a_process)
        return made

    records.add_commands(command)
    signing.add_commands(command)
    decisions.add_commands(command)
    exchange.add_commands(command)
    stamping.add_commands(command)
    accounts.add_commands(command)
    traces.add_commands(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
