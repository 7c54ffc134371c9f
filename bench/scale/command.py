"""``python -m bench scale``: its options, and the file that it writes."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from typing import Any

from bench.engine import checkout
from bench.engine.arguments import positive
from bench.scale.measurement import measure
from bench.scale.page import holds, scale_lines
from harness.errors import ConfigurationError
from harness.spanish_argparse import add_command

FOLDER = checkout.OUT / "scale"
RESULT = FOLDER / "scale.json"
SIZES = (304, 1_250, 2_500, 5_000)


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order = add_command(
        commands,
        "scale",
        "medir cuánto cuestan reunir, cerrar, comprobar y juntar miles de escenarios inventados",
        "python -m bench scale",
        "python -m bench scale --scenarios 2500 --scenarios 5000",
    )
    order.add_argument(
        "--scenarios", type=positive, action="append", metavar="N", help="cuántos; dos veces o más (304 a 5 000)"
    )
    order.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    if sys.platform != "linux":
        raise ConfigurationError("La memoria de un proceso solo se mide en Linux: ejecute esta orden ahí.")
    sizes = sorted(set(asked.scenarios or SIZES))
    if len(sizes) < 2:
        raise ConfigurationError("Con un solo número no se sabe cómo crece: pida --scenarios dos veces o más.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    data = {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": checkout.commit(),
        "suite": checkout.fingerprint(),
        "machine": checkout.machine(),
        "runs": list(measure(sizes, FOLDER)),
    }
    RESULT.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    print("\n".join(scale_lines(data)))
    print(f"Resultado: {checkout.shown(RESULT)}")
    return int(not holds(data))
