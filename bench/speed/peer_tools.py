"""Installs the tools of the peers below ``.cache/speed``: behave and Selenium, playwright-bdd, and chromedriver.

Versions are pinned in ``requirements/speed.txt`` and in the lock file of ``peers/playwright-bdd``. chromedriver comes
from the package of the same Debian release as the browser; it is unpacked and not installed, because installing it
would also install another browser.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from harness.scope import ROOT

_TOOLS = ROOT / ".cache" / "speed"
NODE, BEHAVE = _TOOLS / "node", _TOOLS / "behave"
_DRIVER = _TOOLS / "chromedriver"
_LOCKED = Path(__file__).parent / "peers" / "playwright-bdd"
_SECONDS = 900


def install() -> None:
    """Install what can be installed; ``node_missing`` and ``behave_missing`` say what could not."""
    _TOOLS.mkdir(parents=True, exist_ok=True)
    _install_node()
    install_driver()


def node_missing() -> str:
    """Why playwright-bdd cannot run; empty where it can."""
    if shutil.which("node") is None:
        return "no hay Node en esta máquina"
    return "" if _mark().is_file() else "npm no lo pudo instalar"


def behave_missing() -> str:
    """Why behave and Selenium cannot run; empty where they can."""
    if not (BEHAVE / "behave").is_dir():
        return "pip no los instaló: ejecute «make bench»"
    return "" if chromedriver() else "no hay chromedriver, que trae el paquete chromium-driver de Debian"


def chromedriver() -> str:
    """Path of the browser's driver; empty where there is none."""
    unpacked = _DRIVER / "usr" / "bin" / "chromedriver"
    return shutil.which("chromedriver") or (str(unpacked) if unpacked.is_file() else "")


def versions() -> dict[str, str]:
    """Package -> pinned version, of the peers' tools."""
    wanted: dict[str, str] = json.loads((_LOCKED / "package.json").read_text(encoding="utf-8"))["dependencies"]
    pinned = (ROOT / "requirements" / "speed.in").read_text(encoding="utf-8").split()
    return {**dict(each.split("==") for each in pinned), **wanted}


def _mark() -> Path:
    content = b"".join((_LOCKED / each).read_bytes() for each in ("package.json", "package-lock.json"))
    return NODE / f".installed-{hashlib.sha256(content).hexdigest()[:16]}"


def _install_node() -> None:
    if _mark().is_file() or shutil.which("npm") is None:
        return
    print("Se instala playwright-bdd con npm (solo la primera vez)")
    shutil.rmtree(NODE, ignore_errors=True)
    NODE.mkdir()
    for each in ("package.json", "package-lock.json"):
        shutil.copyfile(_LOCKED / each, NODE / each)
    env = {"PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"}
    if _runs(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], NODE, env):
        _mark().touch()


def install_driver() -> None:
    """Download and unpack chromedriver from Debian's package if none is found; do nothing without apt-get and dpkg."""
    _TOOLS.mkdir(parents=True, exist_ok=True)
    if chromedriver() or shutil.which("apt-get") is None or shutil.which("dpkg") is None:
        return
    print("Se baja chromedriver, del paquete chromium-driver de Debian (solo la primera vez)")
    with tempfile.TemporaryDirectory() as scratch:
        if _runs(["apt-get", "download", "chromium-driver"], Path(scratch), {}):
            found = next(Path(scratch).glob("*.deb"))
            _runs(["dpkg", "-x", str(found), str(_DRIVER)], Path(scratch), {})


def _runs(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> bool:
    """Run a command and say whether it succeeded; its output is shown only where it failed."""
    try:
        done = subprocess.run(  # noqa: S603 - our own command line
            list(command),
            cwd=folder,
            env={**os.environ, **env},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"«{command[0]}» no terminó en {_SECONDS} segundos")
        return False
    if done.returncode:
        print(f"«{' '.join(command[:2])}» falló: {(done.stderr or done.stdout).strip()[-400:]}")
    return done.returncode == 0
