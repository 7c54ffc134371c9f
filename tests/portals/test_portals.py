"""Three portals that nobody described: `explore` drafts the profile, ten lines complete it, and verdicts are true."""

from __future__ import annotations

import difflib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fixtures.services.manager import MailService, ServiceManager
from harness.scope import ROOT
from instructivo.catalogue import load_catalogue
from tests.portals import framed, listed, single
from tests.portals.rules import FAULTS, MESSAGES, Registry
from tests.portals.serving import CLOCK, App, served

APPS = {"marcos y alertas": framed.app, "una sola página": single.app, "páginas con lista de errores": listed.app}
ASKED = (*FAULTS.values(), "5.3.1.mensaje-correos-distintos", "5.4.aprobacion-automatica")
FAULTY = {
    "marcos y alertas": ("codigo-eterno", "incorrecto-callado", "asunto-otro"),
    "una sola página": ("celular-08", "incorrecto-callado", "correo-repetido"),
    "páginas con lista de errores": ("admite-sin-direccion", "codigo-eterno", "asunto-otro"),
}
_MOST_LINES = 10
_SECONDS = 900


@pytest.fixture(scope="module")
def post() -> Iterator[MailService]:
    """A Mailpit of our own."""
    with ServiceManager() as services:
        yield services.mailpit()


@pytest.mark.parametrize("name", APPS)
def test_each_fault_is_blamed_on_its_requirement_and_all_else_conforms(
    name: str, post: MailService, tmp_path: Path
) -> None:
    wrong = {FAULTS[each] for each in FAULTY[name]}
    verdicts = _verdicts(APPS[name], frozenset(FAULTY[name]), post, tmp_path)
    assert {each for each, verdict in verdicts.items() if verdict == "fail"} == wrong
    assert {each for each, verdict in verdicts.items() if verdict == "pass"} == verdicts.keys() - wrong


@pytest.mark.parametrize("name", APPS)
def test_without_its_faults_what_failed_conforms(name: str, post: MailService, tmp_path: Path) -> None:
    asked = tuple(FAULTS[each] for each in FAULTY[name])
    verdicts = _verdicts(APPS[name], frozenset(), post, tmp_path, asked)
    assert set(verdicts) >= set(asked)
    assert set(verdicts.values()) == {"pass"}, verdicts


def _verdicts(
    app: App, faults: frozenset[str], post: MailService, folder: Path, asked: tuple[str, ...] = ASKED
) -> dict[str, str]:
    """Requirement -> verdict of a portal, with what `explore` drafted and what a person adds to it."""
    with served(app, Registry(post.smtp, faults)) as address:
        profile = _profile(address, folder)
        wanted = _with_causes(asked)
        run = _order(
            ["pytest", "features", "--portal", str(profile), "-m", " or ".join(wanted), "-p", "no:xdist"],
            "--record",
            str(folder / "acta"),
            MAILPIT_URL=post.url,
            MAILPIT_SMTP=post.smtp,
        )
        record = folder / "acta" / "verdicts.json"
        assert record.exists(), run.stdout + run.stderr
    requirements = json.loads(record.read_text(encoding="utf-8"))["requirements"]
    return {one["id"]: one["verdict"] for one in requirements if one["id"] in wanted}


def _profile(address: str, folder: Path) -> Path:
    """The draft, and what a person adds to it."""
    file = folder / "portal.toml"
    explored = _order(["fixtures", "explore", address, "-o", str(file)])
    assert file.exists(), explored.stderr
    draft = file.read_text(encoding="utf-8")
    text = draft.replace('kind = "none"', 'kind = "header"', 1).replace(
        '# name = "X-Nombre-Cabecera"', f'name = "{CLOCK}"', 1
    )
    pins = "\n".join(f'{name}.text = "{said}"' for name, said in MESSAGES.items())
    text += f"[messages]\n{pins}\n"
    changed = [line for line in difflib.ndiff(draft.splitlines(), text.splitlines()) if line.startswith("+ ")]
    assert len(changed) <= _MOST_LINES
    file.write_text(text, encoding="utf-8")
    return file


def _with_causes(requirements: tuple[str, ...]) -> list[str]:
    """Requirements and everything they depend on."""
    catalogue = load_catalogue()
    wanted, found = list(requirements), set[str]()
    while wanted:
        one = wanted.pop()
        found.add(one)
        wanted += [each for each in catalogue[one].depends_on if each not in found]
    return sorted(found)


def _order(module: list[str], *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *module, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
