"""Records of four kinds of runs, to look at: ``python -m tests.reports.samples CARPETA [KIND...]``.

Each is a real run of the suite on a copy of the checkout: a portal that conforms, one with defects in three sections,
a mail server that dies half-way, and a run that a person interrupts. ``--few`` runs a part of the features.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path

from tests.acceptance.conftest import MARK, ROOMS, ROOT, Suite, wait_until

FEW = ("features/5.2-tipos-de-solicitud.feature", "features/5.3-estructura.feature", "features/5.3.1-codigo.feature")
HALF_WAY = 20
_PORTAL = "portal/registration"
DEFECTS = (
    (f"{_PORTAL}/mail.py", "ACTIVACIÓN DE CORREO ELECTRÓNICO", "Activación de su cuenta"),
    (f"{_PORTAL}/rules.py", "len(value) >= 8", "len(value) >= 7"),
    (f"{_PORTAL}/rulebook.py", ".{8,}", ".{7,}"),
    (f"{_PORTAL}/messages.py", "ya no sirve porque", "caducó porque"),
    (f"{_PORTAL}/templates/registration/parts/campo.html", ">*<", ">•<"),
    (f"{_PORTAL}/request_types.py", "Registro de Usuario Persona con Discapacidad", "Registro con carné"),
)


def conforming(_: Suite, run: subprocess.Popen[str]) -> None:
    """Let it run."""
    run.wait()


def without_mail(suite: Suite, run: subprocess.Popen[str]) -> None:
    """End the mail server half-way."""
    _wait_half_way(suite, run)
    suite.child("--smtp-disable-rdns").send_signal(signal.SIGKILL)


def interrupted(suite: Suite, run: subprocess.Popen[str]) -> None:
    """Press Ctrl-C half-way."""
    _wait_half_way(suite, run)
    run.send_signal(signal.SIGINT)


def _wait_half_way(suite: Suite, run: subprocess.Popen[str]) -> None:
    lines = suite.root / "acta" / "outcomes.jsonl"
    wait_until(
        lambda: run.poll() is not None or (lines.exists() and len(lines.read_bytes().splitlines()) >= HALF_WAY), 900
    )


KINDS: dict[str, Callable[[Suite, subprocess.Popen[str]], None]] = {
    "conforme": conforming,
    "defectos": conforming,
    "sin-correo": without_mail,
    "interrumpida": interrupted,
}


def make(kind: str, target: Path, arguments: list[str]) -> int:
    """Run one kind and keep its record."""
    with tempfile.TemporaryDirectory(prefix="acta-") as scratch:
        root = Path(scratch) / "copia"
        root.mkdir()
        for room in ROOMS:
            ignored = shutil.ignore_patterns("out", "__pycache__", "*.sqlite3*")
            shutil.copytree(ROOT / room, root / room, ignore=ignored)
        for name in ("conftest.py", "pyproject.toml"):
            shutil.copy(ROOT / name, root / name)
        (root / ".cache").symlink_to(ROOT / ".cache")
        suite = Suite(root, {**os.environ, MARK: uuid.uuid4().hex, "PYTHONUTF8": "1"})
        for path, old, new in DEFECTS if kind == "defectos" else ():
            suite.edit(path, old, new)
        order = [sys.executable, "-m", "pytest", *arguments, "--record", "acta", "--seed", "20231"]
        run = subprocess.Popen(order, cwd=root, env=dict(suite.environment), text=True, start_new_session=True)
        KINDS[kind](suite, run)
        code = run.wait()
        shutil.rmtree(target / kind, ignore_errors=True)
        shutil.copytree(root / "acta", target / kind)
    return code


def main() -> None:
    """Make the kinds that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("kinds", nargs="*", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--few", action="store_true")
    asked = parser.parse_args()
    for kind in asked.kinds:
        code = make(kind, asked.target, [*(FEW if asked.few else ("features",)), "-n", "2"])
        print(f"{kind}: {asked.target / kind} ({code})")


if __name__ == "__main__":
    main()
