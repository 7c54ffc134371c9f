"""Make sample records of four kinds of runs: ``python -m tests.reports.samples CARPETA [KIND...]``.

Each is a real run of the suite: on a conforming portal, on one with defects in three sections, with a mail server that
is killed half-way, and with an interruption by a person. ``--few`` runs a part of the features.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from harness.spanish_argparse import SpanishParser
from tests.acceptance.conftest import MARK, ROOT, Suite, wait_until

_CODE = "features/5.3.1-codigo.feature"
FEW = (
    "features/5.2-tipos-de-solicitud.feature",
    "features/5.3-estructura.feature",
    "features/5.3.2-registro.feature",
    f"{_CODE}::Solicitado el código, el correo que llega se denomina «ACTIVACIÓN DE CORREO ELECTRÓNICO»",
    f"{_CODE}::El portal avisa que el código venció",
    f"{_CODE}::Si la persona escribió un código distinto del recibido, "
    "el portal muestra el mensaje de código incorrecto",
)
DEFECTS = (
    "tipo-renombrado-discapacidad",  # 5.2
    "par-partido-provincia-ciudad",  # 5.3
    "asunto-otro",  # 5.3.1
    "vencido-con-mensaje-de-incorrecto",  # 5.3.1
)
HALF_WAY = 40


def undisturbed(_: Suite, run: subprocess.Popen[str], __: Path) -> None:
    """Let it run."""
    run.wait()


def without_mail(suite: Suite, run: subprocess.Popen[str], record: Path) -> None:
    """End the mail server half-way."""
    _wait_half_way(run, record)
    suite.child("--smtp-disable-rdns").send_signal(signal.SIGKILL)


def interrupted(_: Suite, run: subprocess.Popen[str], record: Path) -> None:
    """Press Ctrl-C half-way."""
    _wait_half_way(run, record)
    run.send_signal(signal.SIGINT)


def _wait_half_way(run: subprocess.Popen[str], record: Path) -> None:
    lines = record / "outcomes.jsonl"
    wait_until(
        lambda: run.poll() is not None or (lines.exists() and len(lines.read_bytes().splitlines()) >= HALF_WAY), 900
    )


KINDS: dict[str, Callable[[Suite, subprocess.Popen[str], Path], None]] = {
    "conforme": undisturbed,
    "defectos": undisturbed,
    "sin-correo": without_mail,
    "interrumpida": interrupted,
}


def make(kind: str, target: Path, arguments: list[str]) -> int:
    """Run one kind into a folder of its name."""
    record = (target / kind).resolve()
    shutil.rmtree(record, ignore_errors=True)
    suite = Suite(ROOT, {**os.environ, MARK: uuid.uuid4().hex, "PYTHONUTF8": "1"})
    spoilt = ["-p", "bench.engine.defects_plugin", "--defects", ",".join(DEFECTS)] if kind == "defectos" else []
    order = [sys.executable, "-m", "pytest", *arguments, *spoilt, "--record", str(record), "--seed", "20231"]
    run = subprocess.Popen(order, cwd=ROOT, env=dict(suite.environment), text=True, start_new_session=True)
    KINDS[kind](suite, run, record)
    return run.wait()


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the given kinds."""
    parser = SpanishParser(
        prog="python -m tests.reports.samples",
        description="Produce actas de muestra con corridas de verdad.",
        examples=["python -m tests.reports.samples muestras conforme defectos --few"],
    )
    parser.add_argument("target", metavar="CARPETA", type=Path, help="dónde; cada acta, en una carpeta con su clase")
    kinds = list(KINDS)
    told = f"cuáles: {', '.join(kinds)} (todas)"
    parser.add_argument("kinds", metavar="CLASE", nargs="*", choices=kinds, default=kinds, help=told)
    parser.add_argument("--few", action="store_true", help="solo una parte de los escenarios")
    asked = parser.parse_args(arguments)
    for kind in asked.kinds:
        code = make(kind, asked.target, [*(FEW if asked.few else ("features",)), "-n", "2"])
        print(f"{kind}: {asked.target / kind} ({code})")


if __name__ == "__main__":
    main()
