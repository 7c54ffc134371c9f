"""Consumers of the exports, installed below ``.cache/consumers``, and what each says of a run."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from harness.errors import EnvironmentTrouble
from harness.scope import ROOT

_TOOLS = ROOT / ".cache" / "consumers"
_NODE, PYTHON = _TOOLS / "node", _TOOLS / "python"
_LOCKED = Path(__file__).parent / "node"
_LOCKS = ("package.json", "package-lock.json")
_BIN = _NODE / "node_modules" / ".bin"
_SECONDS = 900
_COUNTS = "import json, sys; from junitparser import JUnitXml; x = JUnitXml.fromfile(sys.argv[1]); "
_COUNTS += "print(json.dumps({'tests': x.tests, 'failures': x.failures, 'errors': x.errors}))"
_GREEN = {"PASSED", "SKIPPED"}


def install() -> None:
    """Install the consumers of npm, once per lock file; pip's come with ``make consumers``.

    Raises:
        EnvironmentTrouble: Node or npm is missing, or npm failed.
    """
    if shutil.which("npm") is None or shutil.which("node") is None:
        raise EnvironmentTrouble("No hay Node ni npm en esta máquina y hacen falta: instálelos y repita la orden.")
    if not (PYTHON / "junitparser").is_dir():
        raise EnvironmentTrouble("Falta junitparser: ejecute «make consumers», que lo instala aparte.")
    digest = hashlib.sha256(b"".join((_LOCKED / each).read_bytes() for each in _LOCKS)).hexdigest()
    if not (_NODE / f".installed-{digest[:16]}").is_file():
        print("Se instalan los consumidores con npm (solo la primera vez)")
        shutil.rmtree(_NODE, ignore_errors=True)
        _NODE.mkdir(parents=True)
        for each in _LOCKS:
            shutil.copyfile(_LOCKED / each, _NODE / each)
        _output(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], _NODE)
        (_NODE / f".installed-{digest[:16]}").touch()
    shutil.copyfile(_LOCKED / "read.mjs", _NODE / "read.mjs")


def read(folder: Path) -> Mapping[str, tuple[bool, str]]:
    """Whether each consumer shows that something is wrong, and what it counted.

    Args:
        folder: Exports of one run.

    Raises:
        EnvironmentTrouble: A consumer refused its export.
    """
    junit = json.loads(_output([sys.executable, "-c", _COUNTS, str(folder / "junit.xml")], folder))
    viewed = _output([str(_BIN / "xunit-viewer"), "-r", str(folder / "junit.xml"), "-c", "--no-color"], folder)
    shown = re.findall(r"\d+ (?:passed|failed|failure|error|skipped)\w*", viewed.splitlines()[-1] + viewed)
    _output([str(_BIN / "allure"), "generate", "allure-results", "-o", "allure-report"], folder)
    allure = json.loads((folder / "allure-report" / "summary.json").read_text(encoding="utf-8"))
    said: dict[str, Any] = json.loads(_output(["node", str(_NODE / "read.mjs"), str(folder)], folder))
    steps = {name: times for name, times in said["cucumber"].items() if name != "success" and times}
    cucumber_red = not said["cucumber"]["success"] and bool(set(steps) - _GREEN)
    return {
        "junitparser": (junit["failures"] + junit["errors"] > 0, str(junit)),
        "xunit-viewer": (any("fail" in each or "error" in each for each in shown), ", ".join(dict.fromkeys(shown))),
        "Allure": (allure["status"] != "passed", str(allure["stats"])),
        "@cucumber/html-formatter": (cucumber_red, str(steps)),
        "ctrf": (said["ctrf"]["failed"] > 0, str(said["ctrf"])),
    }


def _output(command: Sequence[str], folder: Path) -> str:
    """Output of a command.

    Raises:
        EnvironmentTrouble: It failed or did not end.
    """
    env = {**os.environ, "PYTHONPATH": str(PYTHON), "NO_COLOR": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own command line
            list(command), cwd=folder, env=env, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise EnvironmentTrouble(f"«{Path(command[0]).name}» no terminó en {_SECONDS} segundos.") from error
    if done.returncode:
        told = (done.stderr or done.stdout).strip()[-400:]
        raise EnvironmentTrouble(f"«{Path(command[0]).name}» terminó en {done.returncode}: {told}")
    return done.stdout
