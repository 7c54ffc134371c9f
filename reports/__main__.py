"""``python -m reports``: everything that is done with a record after the run; docs/actas.md lists it in one table.

Exit codes: 0 good, 1 something does not hold or got worse, 2 a wrong command line, 4 it cannot be done.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from fixtures.evidence.printing import print_in_a_process  # the one way to a browser (docs/decisions/0021)
from harness.errors import HarnessError
from harness.spanish_argparse import SpanishParser
from reports.audit.signatures import Role
from reports.cli import decisions, exchange, records
from reports.judge.decision import Decision

OK, TROUBLE = 0, 4
Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
        sys.stdout.flush()
    except HarnessError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            # Whoever read the output has seen enough; Python must not complain again when it closes it.
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return OK
        print(f"No se puede usar «{error.filename}»: {error.strerror}.", file=sys.stderr)
        return TROUBLE
    return code


def _parser() -> SpanishParser:
    parser = SpanishParser(
        prog="python -m reports",
        description="Actas de aceptación: verlas, comprobarlas, compararlas y firmarlas.",
        examples="  python -m reports show reports/out/latest\n  python -m reports verify reports/out/latest --json",
    )
    orders = parser.add_subparsers(required=True, metavar="ORDEN", title="órdenes", parser_class=SpanishParser)

    def order(name: str, run: Command, help_: str, example: str, *folders: tuple[str, str]) -> SpanishParser:
        made = orders.add_parser(name, help=help_, description=help_.capitalize() + ".", examples=f"  {example}")
        for folder, what in folders or (("folder", "carpeta del acta"),):
            made.add_argument(folder, type=Path, metavar=folder.upper() if folders else "DIR", help=what)
        made.add_argument("--json", action="store_true", help="salida para un programa")
        made.set_defaults(run=run, printer=print_in_a_process)
        return made

    order(
        "show", records.show, "decir el veredicto y lo que no es conforme", "python -m reports show reports/out/latest"
    )
    again = order(
        "rebuild",
        records.rebuild_record,
        "juzgar otra vez lo registrado y escribir el acta de nuevo, también la de una corrida cortada",
        "python -m reports rebuild reports/out/20261124-101500",
    )
    again.add_argument("--no-pdf", action="store_true", help="sin imprimir acta.pdf")
    join = order(
        "merge",
        records.merge_records,
        "reunir las actas parciales de una corrida repartida; termina en 1 si el conjunto no es CONFORME",
        "python -m reports merge parte-1 parte-2 parte-3 --record acta",
    )
    join.add_argument("others", type=Path, nargs="+", metavar="DIR", help="carpetas de las demás partes")
    join.add_argument("--record", type=Path, required=True, metavar="DIR", help="carpeta nueva para el acta")
    join.add_argument("--no-pdf", action="store_true", help="sin imprimir acta.pdf")
    order("pdf", records.pdf, "imprimir acta.pdf a partir de acta.html", "python -m reports pdf reports/out/latest")
    check = order(
        "verify",
        records.verify,
        "comprobar huellas, veredictos y firmas, sin navegador ni portal",
        "python -m reports verify reports/out/latest --trust autoridad.pem",
    )
    check.add_argument(
        "--trust", type=Path, action="append", default=[], metavar="PEM", help="autoridad en que se confía"
    )
    _add_sign(order("sign", records.sign_record, "firmar acta.pdf con PAdES", _SIGN_EXAMPLE))
    job = order(
        "ci",
        records.ci,
        "resumen del trabajo de integración continua, y anotaciones en las líneas de los escenarios",
        "python -m reports ci reports/out/latest --code-quality gl-code-quality-report.json",
    )
    job.add_argument("--code-quality", type=Path, metavar="FILE", help="escribir el informe que lee GitLab")
    versus = order(
        "compare",
        records.compare_records,
        "comparar un acta nueva con la aceptada; termina en 1 si algo empeoró",
        "python -m reports compare actas/aceptada reports/out/latest --html cambios.html",
        ("accepted", "carpeta del acta aceptada"),
        ("new", "carpeta del acta nueva"),
    )
    versus.add_argument("--html", type=Path, metavar="FILE", help="escribir también una página")
    decisions.add_orders(order)
    exchange.add_orders(order)
    return parser


_SIGN_EXAMPLE = (
    f"{records.PASSPHRASE}=… python -m reports sign reports/out/latest --p12 firma.p12 --role revisado\n"
    '  python -m reports sign reports/out/latest --p12 firma.p12 --role aprobado --dissent "Falta el correo real"'
)


def _add_sign(parser: SpanishParser) -> None:
    parser.add_argument("--p12", type=Path, required=True, metavar="FILE", help="archivo de firma (.p12 o .pfx)")
    parser.add_argument("--role", required=True, choices=[each.value for each in Role], help="en calidad de qué")
    parser.add_argument("--dissent", default="", metavar="MOTIVO", help="firmar en desacuerdo, con su motivo")
    parser.add_argument(
        "--verdict",
        choices=[each.value for each in Decision],
        help="veredicto que se cree firmar; si el acta dice otro, no se firma",
    )
    parser.add_argument("--timestamp", default="", metavar="URL", help="servidor de sellos de tiempo (RFC 3161)")


if __name__ == "__main__":
    sys.exit(main())
