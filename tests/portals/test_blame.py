"""Where the blame falls on a foreign portal: each fault of what surrounds «Registrar» is its own requirement's."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from fixtures.services.manager import MailService
from harness.scope import ROOT
from tests.isolation import isolated_environment
from tests.portals import listed
from tests.portals.rules import Answer, Draft, Registry
from tests.portals.serving import App, Reply, Visit, served

REGISTERED, APPROVED, NO_NAME = "5.3.2.registro", "5.4.aprobacion-automatica", "4.2.1.obligatorio-nombre"
ID_TAKEN, WITHOUT_CERTIFICATE, NEWS = "5.3.1.id-ocupado", "4.2.2.sin-certificado", "4.1.1.avisos"
CERTIFICATE = "Debe adjuntar su certificado digital."


class AlwaysFree(Registry):
    """Calls every value free."""

    def _check(self, name: str, typed: Mapping[str, str]) -> Answer:
        del name, typed
        return Answer("El valor está disponible.")


class Pending(Registry):
    """Registers, and lets nobody in until somebody approves the account."""

    def signs_in(self, user: str, password: str, draft: Draft) -> bool:
        """Let nobody in."""
        del user, password, draft
        return False


class KeepsRefused(Pending):
    """Keeps the accounts that it refuses for want of a name, and lets nobody in."""

    def _register(self, typed: Mapping[str, str], draft: Draft, now: datetime) -> Answer:
        if not typed["nombre"]:
            self.accounts.append(dict(typed))
        return super()._register(typed, draft, now)


class DemandsCertificate(Registry):
    """Refuses every registration for want of a certificate, of which its form says nothing."""

    def _register(self, typed: Mapping[str, str], draft: Draft, now: datetime) -> Answer:
        found = super()._register(typed, draft, now)
        if found.done:
            self.accounts.pop()
        return Answer(errors=(CERTIFICATE,)) if found.done else found


def without_services(registry: Registry, visit: Visit) -> Reply:
    """The portal, whose page of services is gone."""
    return Reply("<h1>No encontrado</h1>", status=404) if visit.path == "/dentro" else listed.app(registry, visit)


@dataclass(frozen=True)
class Fault:
    """A portal with one fault, what is asked of it, and what comes of it.

    Attributes:
        registry: Its accounts.
        verdicts: Requirement that is asked -> its verdict.
        app: Its pages.
    """

    registry: type[Registry]
    verdicts: Mapping[str, str]
    app: App = listed.app


FAULTS = {
    "un ID en uso se llama libre": Fault(AlwaysFree, {ID_TAKEN: "fail", REGISTERED: "pass", NO_NAME: "pass"}),
    "pendiente de aprobación": Fault(Pending, {REGISTERED: "pass", APPROVED: "fail", NO_NAME: "pass"}),
    "guarda lo que rechaza y no deja entrar": Fault(KeepsRefused, {NO_NAME: "inconc"}),
    "certificado al registrar": Fault(DemandsCertificate, {WITHOUT_CERTIFICATE: "fail", REGISTERED: "inconc"}),
    "sin página de servicios": Fault(Registry, {APPROVED: "pass", NEWS: "fail"}, app=without_services),
}


@pytest.mark.parametrize("fault", [pytest.param(fault, id=name) for name, fault in FAULTS.items()])
def test_fault_around_the_registration_is_blamed_on_its_own_requirement(
    fault: Fault, shared_mailpit: MailService, tmp_path: Path
) -> None:
    with served(fault.app, fault.registry(shared_mailpit.smtp)) as address:
        found = _verdicts(address, shared_mailpit, fault.verdicts, tmp_path)
    assert {name: one["verdict"] for name, one in found.items()} == fault.verdicts, found
    reason = str(found.get(NO_NAME, {}).get("reason", ""))
    assert fault.registry is not KeepsRefused or ("figura en uso" in reason and "no abren" in reason)


def _verdicts(
    address: str, post: MailService, asked: Mapping[str, str], folder: Path
) -> dict[str, Mapping[str, object]]:
    """Requirement -> its record, after a run of the requirements that are asked."""
    profile = folder / "portal.toml"
    profile.write_text(
        f'schema = 1\nname = "Portal"\naddress = "{address}"\ndeadline_seconds = 2\n'
        'availability = { free = "está disponible", taken = "ya está en uso" }\n',
        encoding="utf-8",
        newline="\n",
    )
    options = ("-p", "no:xdist", "-p", "no:cacheprovider", "--no-pictures", "--traces", "nunca")
    places = ("--portal", str(profile), "--record", str(folder / "acta"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "features", *options, *places, "-m", " or ".join(asked)],
        cwd=ROOT,
        env=isolated_environment(MAILPIT_URL=post.url, MAILPIT_SMTP=post.smtp),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    record = folder / "acta" / "verdicts.json"
    assert record.exists(), done.stdout + done.stderr
    requirements = json.loads(record.read_text(encoding="utf-8"))["requirements"]
    return {one["id"]: one for one in requirements if one["id"] in asked}
