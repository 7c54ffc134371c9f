"""A portal whose mail goes to a real mailbox, read over IMAP from a real Dovecot: from profile to acta."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fixtures.services.manager import ServiceManager
from tests.acceptance.conftest import PROFILE, Suite
from tests.world.dovecot import PASSWORD, USER, Mailbox, mailbox

pytestmark = pytest.mark.xdist_group("buzón")  # they share a portal and a mailbox
NAMES = ("5.3.1.codigo-asunto", "5.3.1.codigo-destinatario", "5.3.2.registro")
FILES = ("features/5.3.1-codigo.feature", "features/5.3.2-registro.feature")
RUN = (*FILES, "-p", "no:xdist", "-m", " or ".join(NAMES), "--portal", PROFILE)
GIVEN = {"CORREO_USUARIO": USER, "CORREO_CLAVE": PASSWORD}


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[Mailbox, str]]:
    """A mailbox, and the address of the bundled portal that sends its mail there."""
    with mailbox() as post, ServiceManager() as services:
        yield post, services.portal(f"127.0.0.1:{post.smtp}", "")[0]


@pytest.fixture
def post(suite: Suite, running: tuple[Mailbox, str]) -> Mailbox:
    """The mailbox, and a profile of both."""
    found, address = running
    suite.write_profile(
        f'\n[mail]\ninbox = "{found.url}"\naddress = "qa+{{unique}}@prueba.example"\ndeadline_seconds = 60\n'
        f'authority = "{found.folder}/autoridad.pem"\nuser_env = "CORREO_USUARIO"\npassword_env = "CORREO_CLAVE"\n',
        address,
    )
    return found


def test_what_passes_with_a_mailpit_passes_with_a_mailbox_and_no_secret_is_kept(suite: Suite, post: Mailbox) -> None:
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
    ("changes", "told"),
    [
        ({"CORREO_CLAVE": "otra"}, "no acepta el usuario y la contraseña"),
        ({"CORREO_CLAVE": ""}, "la variable de entorno CORREO_CLAVE, que no está puesta"),
    ],
)
def test_wrong_key_is_told_once_and_nothing_is_green(
    suite: Suite, post: Mailbox, changes: dict[str, str], told: str
) -> None:
    assert post.folder
    run = suite.run(*RUN, "--no-pictures", **{**GIVEN, **changes})
    assert run.code in (2, 4), run.output
    assert run.output.count(told) == 1
    assert "Traceback" not in run.output
