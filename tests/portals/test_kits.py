"""The bundled portal in looks of kits of widgets: `explore` recognises all of it, and a whole run accepts it.

Builds the looks with Node and takes minutes, so ``make nightly`` runs it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from fixtures.services.manager import MailService, ServiceManager
from harness.scope import ROOT
from tests.isolation import isolated_environment

KITS = ("componentes", "jquery", "react")
_MOST_KEYS = 15
_NOT_COUNTED = ("address", "availability", "messages")
"""What a profile of any portal must say: where it is, and words that only a person can approve."""
_SECONDS = 3600


@pytest.fixture(scope="module", params=KITS)
def look(request: pytest.FixtureRequest) -> str:
    """Each look."""
    return str(request.param)


@pytest.fixture(scope="module")
def address(look: str, shared_mailpit: MailService) -> Iterator[str]:
    """Where the portal is served in this look."""
    with ServiceManager() as services:
        yield services.portal(shared_mailpit.smtp, look)[0]


def test_profile_is_short(look: str) -> None:
    profile = tomllib.loads((ROOT / "profiles" / f"{look}.toml").read_text(encoding="utf-8"))
    told = {key: value for key, value in profile.items() if key not in _NOT_COUNTED}
    assert _keys(told) <= _MOST_KEYS


def test_explore_recognises_every_name_and_the_sign_in(address: str, tmp_path: Path) -> None:
    explored = _order("fixtures", "explore", address, "-o", str(tmp_path / "p.toml"))
    assert explored.returncode == 0, explored.stdout + explored.stderr
    assert "Reconocido: 24 de 24." in explored.stdout
    assert "\nIngreso: " in explored.stdout
    assert "Fuera del documento" not in explored.stdout


def test_whole_run_conforms(look: str, tmp_path: Path) -> None:
    profile = ROOT / "profiles" / f"{look}.toml"
    run = _order(
        *("pytest", "features", "--portal", str(profile), "-p", "no:cacheprovider", "--no-pictures", "-n", "0"),
        *("--record", str(tmp_path / "acta")),
    )
    assert run.returncode == 0, run.stdout + run.stderr
    record = json.loads((tmp_path / "acta" / "verdicts.json").read_text(encoding="utf-8"))
    assert {one["verdict"] for one in record["requirements"] if one["verified_by"] == "scenario"} == {"pass"}


def _keys(table: Mapping[str, Any]) -> int:
    return sum(_keys(each) if isinstance(each, dict) else 1 for each in table.values())


def _order(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=isolated_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
