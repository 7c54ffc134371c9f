"""Three small portals that nobody described: `explore` drafts the profile of each, and ten lines complete it."""

from __future__ import annotations

import difflib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fixtures.services.manager import MailService
from harness.scope import ROOT
from tests.isolation import isolated_environment
from tests.portals import framed, listed, single
from tests.portals.rules import MESSAGES, Registry
from tests.portals.serving import CLOCK, served

APPS = {"marcos y alertas": framed.app, "una sola página": single.app, "páginas con lista de errores": listed.app}
FAULTY = {
    "marcos y alertas": ("codigo-eterno", "incorrecto-callado", "asunto-otro"),
    "una sola página": ("celular-08", "incorrecto-callado", "correo-repetido"),
    "páginas con lista de errores": ("admite-sin-nombre", "codigo-eterno", "asunto-otro"),
}
_MOST_LINES = 10
_SECONDS = 900


@dataclass
class Portal:
    """A small portal that is running.

    Attributes:
        registry: Its accounts, and the faults that it has.
        faults: Names of those that it can be given.
        post: Where its mail goes.
        profile: What `explore` drafted of it and a person added to it.
    """

    registry: Registry
    faults: frozenset[str]
    post: MailService
    profile: Path

    def verdicts(self, faults: frozenset[str], asked: Iterable[str], folder: Path) -> dict[str, str]:
        """Requirement -> verdict of the portal with these faults, for those asked."""
        self.registry.faults, wanted = faults, sorted(asked)
        run = _order(
            ["pytest", "features", "--portal", str(self.profile), "-m", " or ".join(wanted)],
            *("-p", "no:xdist", "-p", "no:cacheprovider", "--no-pictures", "--record", str(folder / "acta")),
            MAILPIT_URL=self.post.url,
            MAILPIT_SMTP=self.post.smtp,
        )
        record = folder / "acta" / "verdicts.json"
        assert record.exists(), run.stdout + run.stderr
        requirements = json.loads(record.read_text(encoding="utf-8"))["requirements"]
        return {one["id"]: one["verdict"] for one in requirements if one["id"] in wanted}


@pytest.fixture(scope="module", params=[pytest.param(each, marks=pytest.mark.xdist_group(each)) for each in APPS])
def portal(
    request: pytest.FixtureRequest, shared_mailpit: MailService, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Portal]:
    """Each of the three, explored once."""
    registry = Registry(shared_mailpit.smtp)
    with served(APPS[request.param], registry) as address:
        profile = drafted_profile(address, tmp_path_factory.mktemp("perfil"))
        yield Portal(registry, frozenset(FAULTY[request.param]), shared_mailpit, profile)


def drafted_profile(address: str, folder: Path) -> Path:
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


def _order(module: list[str], *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *module, *arguments],
        cwd=ROOT,
        env=isolated_environment(**environment),
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
