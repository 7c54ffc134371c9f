"""A run against a portal whose mail goes to a real Dovecot, read over IMAP: from profile to acta."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fixtures.services.manager import ServiceManager
from tests.acceptance.conftest import Suite
from tests.world.dovecot import PASSWORD, USER, Mailbox, mailbox

NAMES = ("5.3.1.codigo-asunto", "5.3.1.codigo-destinatario", "5.3.2.registro")
FILES = ("features/5.3.1-codigo.feature", "features/5.3.2-registro.feature")
RUN = (*FILES, "-p", "no:xdist", "-m", " or ".join(NAMES), "--portal", "mi-portal.toml")
GIVEN = {"CORREO_USUARIO": USER, "CORREO_CLAVE": PASSWORD}


@pytest.fixture
def post(suite: Suite) -> Iterator[Mailbox]:
    """A mailbox, with the bundled portal sending its mail there and a profile of both."""
    with mailbox() as post, ServiceManager() as services:
        address, _ = services.portal(f"127.0.0.1:{post.smtp}", "")
        reference = (suite.root / "profiles" / "reference.toml").read_text(encoding="utf-8")
        suite.write(
            "mi-portal.toml",
            reference.replace("bundled = true", f'address = "{address}"')
            + f'\n[mail]\ninbox = "{post.url}"\naddress = "qa+{{unique}}@prueba.example"\ndeadline_seconds = 60\n'
            f'authority = "{post.folder}/autoridad.pem"\nuser_env = "CORREO_USUARIO"\npassword_env = "CORREO_CLAVE"\n',
        )
        yield post


def test_run_passes_with_a_mailbox_and_keeps_no_secret(suite: Suite, post: Mailbox) -> None:
    run = suite.run(*RUN, **GIVEN)
    assert {*run.of("pass")} - {"5.3.1.codigo-letras-y-numeros-ambos"} == {*NAMES}, (
        run.output
    )  # the run decides that one
    assert run.verdicts["run"]["facts"]["Buzón IMAP"] == f"{post.url}, carpeta «INBOX», por el perfil"
    mails = [path.read_text(encoding="utf-8") for path in run.record.rglob("*-correo-*.json")]
    assert len(mails) == len(post.kept) == len(NAMES)
    assert all("qa+p" in each for each in mails)
    kept = b"".join(path.read_bytes() for path in run.record.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in kept
    assert PASSWORD not in run.output


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"CORREO_CLAVE": "otra"}, "no acepta el usuario y la contraseña"),
        ({"CORREO_CLAVE": ""}, "la variable de entorno CORREO_CLAVE, que no está puesta"),
    ],
)
def test_wrong_password_is_reported_once_and_nothing_passes(
    suite: Suite, post: Mailbox, changes: dict[str, str], problem: str
) -> None:
    assert post.folder
    run = suite.run(*RUN, "--no-pictures", **{**GIVEN, **changes})
    assert run.code in (2, 4), run.output
    assert run.output.count(problem) == 1
    assert "Traceback" not in run.output
