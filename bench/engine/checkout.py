"""State of the checkout and description of the machine, as results carry them; without names of people or paths."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from harness.git import git
from harness.scope import ROOT

OUT = ROOT / "reports" / "out"
_ROOMS = ("harness", "instructivo", "features", "steps", "pages", "fixtures", "profiles", "reports", "walks", "portal")
_OUR_MODULES = (
    *("engine/outcome_store", "engine/plan", "engine/plugin", "engine/runner", "engine/shuffle"),
    *("mutants/generate", "mutants/switch"),
)
"""Modules of this room that can change an outcome; those that select scenarios and count outcomes cannot."""
_IGNORED = ("__pycache__", "out", "tests")
_ABOUT_MEASUREMENTS = ("certificate.json", "explained.toml")
"""Files about measurements; they change no verdict."""
_PACKAGES = ("playwright", "pytest", "pytest-bdd", "pytest-xdist")


def fingerprint() -> str:
    """Hash of every file that can change a verdict; results with different hashes must not be added up."""
    digest = hashlib.sha256()
    found = [path for room in _ROOMS for path in sorted((ROOT / room).rglob("*")) if _counts(path)]
    for path in [*found, *(ROOT / "bench" / f"{name}.py" for name in _OUR_MODULES)]:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _counts(path: Path) -> bool:
    inside = path.relative_to(ROOT).parts
    return (
        path.is_file()
        and not {*inside} & {*_IGNORED}
        and ".sqlite3" not in path.name
        and path.name not in _ABOUT_MEASUREMENTS
    )


def commit() -> str:
    """Commit of the checkout, followed by ``+`` if files have changed since; empty without git."""
    head = git("rev-parse", "--short=12", "HEAD")
    if not head:
        return ""
    return head + ("+" if git("status", "--porcelain", "--untracked-files=no") else "")


def machine() -> Mapping[str, str]:
    """Description of the machine that does not identify its owner: Spanish label -> value."""
    return {
        "Sistema": f"{platform.system()} {platform.machine()}",
        "Núcleos": str(os.cpu_count() or "?"),
        "Procesador": _processor(),
        "Python": platform.python_version(),
    }


def versions() -> Mapping[str, str]:
    """Package -> installed version, of the packages that run scenarios."""
    return {name: version(name) for name in _PACKAGES}


def _processor() -> str:
    if sys.platform == "linux":
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
        return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "desconocido")
    return platform.processor() or "desconocido"


def shown(path: Path) -> str:
    """A path as shown in messages: relative to the checkout if it is inside."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.as_posix()
