"""``python -m bench``: measurements of the suite itself.

Exit codes: 0 the measurement is what it should be, 1 it is not, 2 a wrong command line, 4 it could not be made,
130 interrupted; the same order goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from bench.pages import stability_page
from bench.soak import RESULT as SOAK_RESULT
from bench.soak import Conditions, soak
from harness.errors import ConfigurationError, HarnessError
from harness.scope import ROOT

DOCS = ROOT / "docs"
OK, BAD, UNUSABLE, INTERRUPTED = 0, 1, 4, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
    except HarnessError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("\nInterrumpido; la misma orden continúa donde quedó.", file=sys.stderr)
        return INTERRUPTED
    return code


def _soak(asked: argparse.Namespace) -> int:
    result = soak(asked.times, Conditions(asked.workers, asked.portal), afresh=asked.afresh)
    wrong = len(result["differing"])
    print(
        f"{result['runs']} corridas, {result['scenario_runs']} escenarios ejecutados, {wrong} veredictos distintos; "
        f"con 95 % de confianza difiere menos del {100 * result['scenario_runs_bound']:.2g} % de los escenarios."
    )
    print(f"Resultado: {SOAK_RESULT.relative_to(ROOT)}")
    return BAD if wrong else OK


def _docs(asked: argparse.Namespace) -> int:
    del asked
    pages = {"estabilidad.md": (SOAK_RESULT, stability_page)}
    written = 0
    for name, (source, page) in pages.items():
        if source.exists():
            (DOCS / name).write_text(page(json.loads(source.read_text(encoding="utf-8"))), encoding="utf-8")
            print(f"Escrito: docs/{name}")
            written += 1
    if not written:
        raise ConfigurationError("Todavía no hay mediciones: ejecute antes «make soak» o «make detection».")
    return OK


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"«{text}» no es un número entero desde 1")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Mediciones de la propia suite.",
        epilog="Códigos de salida: 0 es como debe ser; 1 no lo es; 2 orden mal escrita; 4 no se pudo medir; "
        "130 interrumpido (la misma orden continúa donde quedó).",
    )
    commands = parser.add_subparsers(required=True, metavar="ORDEN")

    soaking = commands.add_parser(
        "soak",
        help="repetir la suite entera: ningún veredicto debe cambiar",
        epilog="Ejemplos: python -m bench soak 20   ·   python -m bench soak 100 --workers 4",
    )
    soaking.add_argument("times", type=_positive, nargs="?", default=20, metavar="N", help="corridas en total (20)")
    soaking.add_argument("--workers", type=_positive, default=2, metavar="N", help="procesos de cada corrida (2)")
    soaking.add_argument("--portal", default="", metavar="FILE", help="perfil de otro portal")
    soaking.add_argument("--afresh", action="store_true", help="empezar de nuevo aunque se pueda continuar")
    soaking.set_defaults(run=_soak)

    docs = commands.add_parser("docs", help="escribir docs/estabilidad.md a partir de lo medido")
    docs.set_defaults(run=_docs)
    return parser


if __name__ == "__main__":
    sys.exit(main())
