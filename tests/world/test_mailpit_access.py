"""Access to a Mailpit behind a password and its own certificate: a real one, on loopback."""

from __future__ import annotations

import smtplib
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.message import EmailMessage

import pytest

from fixtures.config.credentials import Credentials, credentials_from
from fixtures.config.settings import Settings
from fixtures.mail.inbox import PersonInbox
from fixtures.mail.mailpit_client import MailpitServer, connect
from fixtures.mail.server_choice import check_inbox_access
from fixtures.provision import mailpit
from fixtures.services.manager import free_ports
from harness.errors import ConfigurationError, EnvironmentTrouble
from pages.profile import Profile
from tests.acceptance.conftest import wait_until
from tests.world.certificates import certificate

GIVEN = {"CORREO_USUARIO": "ana", "CORREO_CLAVE": "secreta-7"}
VARIABLES = ("CORREO_USUARIO", "CORREO_CLAVE")


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, int]]:
    """Settings of a run with a protected Mailpit, and its SMTP port."""
    folder = tmp_path_factory.mktemp("correo")
    authority, key = certificate(folder)
    (folder / "usuarios").write_text("ana:secreta-7\n", encoding="utf-8")
    http, smtp = free_ports(2)
    part = mailpit.find()
    assert part
    order = [*mailpit.command(part, http, smtp), "--ui-auth-file", str(folder / "usuarios")]
    with subprocess.Popen([*order, "--ui-tls-cert", str(authority), "--ui-tls-key", str(key)]) as process:
        profile = Profile("x", inbox=f"https://127.0.0.1:{http}", inbox_authority=authority.name)
        access = credentials_from(GIVEN, "mail", VARIABLES)
        settings = Settings(profile, folder / "mi-portal.toml", 1, mail_url=profile.inbox, mail_access=access)
        wait_until(lambda: _is_up(settings))
        yield settings, smtp
        process.terminate()


def _is_up(settings: Settings) -> bool:
    with connect(settings) as client:
        return client.is_ready()


def test_mail_is_read_through_password_and_certificate(protected: tuple[Settings, int]) -> None:
    settings, smtp = protected
    check_inbox_access(settings)
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@prueba.example", "b@prueba.example", "Hola"
    message.set_content("Su código es\nAB12CD34\n")
    with connect(settings) as client, smtplib.SMTP("127.0.0.1", smtp) as server:
        inbox = PersonInbox(MailpitServer(client), "b@prueba.example", 5, "", [])
        server.send_message(message)
        assert inbox.wait_for_message().code == "AB12CD34"


def without_password(settings: Settings) -> Settings:
    return replace(settings, mail_access=None)


def with_another_password(settings: Settings) -> Settings:
    return replace(settings, mail_access=Credentials("ana", "otra"))


def without_authority(settings: Settings) -> Settings:
    return replace(settings, profile=replace(settings.profile, inbox_authority=""))


def at_an_unused_port(settings: Settings) -> Settings:
    return replace(settings, mail_url=f"https://127.0.0.1:{free_ports(1)[0]}")


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (without_password, "no acepta el usuario y la contraseña"),
        (with_another_password, "no acepta el usuario y la contraseña"),
        (without_authority, "no es de una autoridad conocida"),
        (at_an_unused_port, "no responde ningún Mailpit"),
    ],
)
def test_access_problem_is_reported_in_one_sentence(
    protected: tuple[Settings, int], changed: object, problem: str
) -> None:
    with pytest.raises(EnvironmentTrouble, match=problem) as caught:
        check_inbox_access(changed(protected[0]))  # type: ignore[operator] # one of the functions above
    assert "secreta" not in str(caught.value)


@pytest.mark.parametrize("environ", [{}, {"CORREO_USUARIO": "ana"}, {"CORREO_USUARIO": "ana", "CORREO_CLAVE": ""}])
def test_variable_that_is_not_set_is_named(environ: Mapping[str, str]) -> None:
    with pytest.raises(ConfigurationError, match="CORREO_"):
        credentials_from(environ, "mail", VARIABLES)


def test_credentials_are_never_printed() -> None:
    assert "secreta" not in f"{credentials_from(GIVEN, 'mail', VARIABLES)!r}"
