"""``explore --ask`` asks a portal that nobody described once, and its profile runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fixtures.__main__ import main
from fixtures.services.manager import MailService
from pages.profile import load_profile
from tests.portals import single
from tests.portals.rules import Registry
from tests.portals.serving import served
from tests.world.command import run_command


def test_asking_writes_a_profile_that_runs_and_a_ledger(shared_mailpit: MailService, tmp_path: Path) -> None:
    registry, file = Registry(shared_mailpit.smtp), tmp_path / "portal.toml"
    where = {"MAILPIT_URL": shared_mailpit.url, "MAILPIT_SMTP": shared_mailpit.smtp}
    with served(single.app, registry) as address:
        explored = run_command("explore", address, "-o", str(file), "--ask", **where)
        checked = run_command("check", str(file), **where)
    assert (explored.returncode, explored.stderr) == (0, "")
    assert "«ID.usuario: está disponible.»" in explored.stdout
    assert "«ACTIVACIÓN DE CORREO ELECTRÓNICO»; se reconoce su código" in explored.stdout
    profile = load_profile(file)
    assert (profile.free, profile.taken) == ("está disponible", "en uso")
    assert profile.mail_route.startswith("explore --ask lo comprobó el ")
    assert "Enviamos un código a su correo" in file.read_text(encoding="utf-8")
    lines = (tmp_path / "portal.libro.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(each)["trace"] for each in lines] == ["escrito", "correo pedido"]
    assert not registry.accounts
    assert checked.returncode == 0
    assert "si llega algún correo" not in checked.stdout


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("https://ecuapass.aduana.gob.ec", "que es producción, solo se mira"),
        ("https://portal.example", "está fuera de esta máquina"),
    ],
)
def test_asking_is_refused_where_nobody_may_write(
    address: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "p.toml"
    reference = ["--authorised-by", "Oficio 1"] if "aduana" in address else []
    assert main(["explore", address, "-o", str(file), "--ask", *reference]) == 4
    assert sentence in capsys.readouterr().err
    assert not file.exists()
