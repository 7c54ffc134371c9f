"""``python -m bench``: measurements of the suite itself.

Exit codes: 0 the measurement is as it should be, 1 it is not, 2 wrong command line, 4 it could not be made,
130 interrupted; the same order continues where it stopped.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bench import docs
from bench.conforming import command as conforming
from bench.consumers import command as consumers
from bench.detection import command as detection
from bench.engine.errors import UnhealthyBaseline
from bench.faults import command as faults
from bench.faults import load
from bench.mutants import command as mutants
from bench.scale import command as scale
from bench.soak import command as soak
from bench.speed import command as speed
from bench.walks import command as walks
from harness.console import any_console
from harness.errors import HarnessError
from harness.spanish_argparse import SpanishParser, add_version

BAD, UNUSABLE, INTERRUPTED = 1, 4, 130
ORDERS = (soak, detection, conforming, walks, mutants, speed, scale, faults, load, consumers, docs)


@any_console()
def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    asked = parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
    except UnhealthyBaseline as error:
        print(error, file=sys.stderr)
        return BAD
    except HarnessError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("\nInterrumpido; la misma orden continúa donde quedó.", file=sys.stderr)
        return INTERRUPTED
    return code


def parser() -> SpanishParser:
    """Parser of the command line, with all orders."""
    found = SpanishParser(
        prog="python -m bench",
        description="Mediciones de la propia suite.",
        examples=["python -m bench soak 20", "python -m bench detection --quick"],
        exit_codes="0 es como debe ser; 1 no lo es; 2 orden mal escrita; 4 no se pudo medir; "
        "130 interrumpido (la misma orden continúa donde quedó).",
    )
    add_version(found)
    commands = found.add_subparsers(required=True, metavar="ORDEN", title="órdenes")
    for each in ORDERS:
        each.add_to(commands)
    return found


if __name__ == "__main__":
    sys.exit(main())
