"""Command ``trace``: the trace of a failed requirement in Playwright's viewer."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from harness.errors import ConfigurationError
from harness.spanish_argparse import SpanishParser
from reports.cli.checking import verified

OK = 0


def add_commands(command: Callable[..., SpanishParser]) -> None:
    """Add the command of this module to the command line."""
    seen = command(
        "trace",
        trace,
        "abrir en el visor de Playwright la traza de lo que no se cumplió",
        "python -m reports trace reports/out/latest 5.3.2.registro",
    )
    seen.add_argument("requirement", metavar="ID", help="requisito, por ejemplo 5.3.2.registro")


def trace(asked: argparse.Namespace) -> int:
    """Open the trace of a requirement in Playwright's viewer, which the standard browser of this machine shows."""
    found = [asked.folder / path for path in _traces(verified(asked.folder), asked.requirement)]
    if asked.json:
        print(json.dumps([str(each) for each in found], ensure_ascii=False, indent=2))
        return OK
    for each in found[1:]:
        print(f"Hay otra traza de este requisito: {each}")
    print(f"Se abre {found[0]} en el visor; termina con Ctrl-C.")
    sys.stdout.flush()
    order = [sys.executable, "-m", "playwright", "show-trace", "--host", "127.0.0.1", "--port", "0", str(found[0])]
    try:
        return subprocess.run(order, check=False).returncode  # noqa: S603 - our own interpreter and a verified file
    except KeyboardInterrupt:
        return OK


def _traces(data: dict[str, Any], requirement: str) -> list[str]:
    """Paths of the traces of a requirement inside the record; never empty.

    Raises:
        ConfigurationError: The requirement is unknown, or no trace of it was kept.
    """
    one = next((each for each in data["requirements"] if each["id"] == requirement), None)
    if one is None:
        raise ConfigurationError(f"En el acta no consta el requisito «{requirement}»: cópielo de la matriz del acta.")
    own = {each["scenario"] for each in one["scenarios"]}
    kept = [each for each in data["repeated"] if each["scenario"] in own]
    paths = [item["path"] for each in kept for item in each["evidence"] if item["kind"] == "trace"]
    if not paths:
        with_trace = sorted({each["id"] for each in data["requirements"] if _has_trace(data, each)})
        told = f" La tienen: {', '.join(with_trace)}." if with_trace else " Esta acta no tiene ninguna."
        raise ConfigurationError(
            f"De «{requirement}» no se guardó traza: solo la tiene lo que no se cumplió y se repitió (--traces).{told}"
        )
    return paths


def _has_trace(data: dict[str, Any], one: dict[str, Any]) -> bool:
    own = {each["scenario"] for each in one["scenarios"]}
    return any(
        item["kind"] == "trace" for each in data["repeated"] if each["scenario"] in own for item in each["evidence"]
    )
