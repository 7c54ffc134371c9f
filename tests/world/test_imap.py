"""An inbox over IMAP, read from a real Dovecot on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fixtures.config.credentials import Credentials
from fixtures.config.settings import Settings
from fixtures.mail.imap_client import ImapServer
from fixtures.mail.inbox import PersonInbox
from fixtures.mail.message import MailServer
from fixtures.mail.server_choice import check_inbox_access, connect_mail_server
from fixtures.services.manager import free_ports
from harness.errors import EnvironmentTrouble, MailMissing, NotObserved
from pages.profile import Profile
from tests.world.dovecot import PASSWORD, USER, Mailbox, mailbox

ANA, EVA = "qa+p000001.2a@prueba.example", "qa+p000002.2a@prueba.example"


@pytest.fixture(scope="module")
def post() -> Iterator[Mailbox]:
    with mailbox() as running:
        yield running


@pytest.fixture
def settings(post: Mailbox) -> Settings:
    profile = Profile("x", inbox=post.url, inbox_authority="autoridad.pem", mail_address="qa+{unique}@prueba.example")
    access = Credentials(USER, PASSWORD)
    return Settings(profile, post.folder / "mi-portal.toml", 42, mail_url=post.url, mail_access=access)


@pytest.fixture
def server(settings: Settings) -> Iterator[ImapServer]:
    opened = connect_mail_server(settings)
    assert isinstance(opened, ImapServer)
    yield opened
    opened.close()


def inbox(server: MailServer, address: str = ANA, deadline: float = 10) -> PersonInbox:
    return PersonInbox(server, address, deadline, "", [])


def test_only_new_mail_to_exactly_that_address_counts(post: Mailbox, settings: Settings) -> None:
    post.send(ANA, "De antes de la corrida")
    server = connect_mail_server(settings)
    hers = inbox(server)
    post.send(ANA, "Primero")
    assert hers.wait_for_message().subject == "Primero"
    hers.mark()
    post.send(EVA, "De otra persona")
    post.send(f"x{ANA}", "De una dirección que contiene la suya")
    post.send(ANA.upper(), "ACTIVACIÓN DE CORREO ELECTRÓNICO")
    found = hers.wait_for_message()
    assert (found.subject, found.code) == ("ACTIVACIÓN DE CORREO ELECTRÓNICO", "AB12CD34")
    assert hers.received() == 2
    assert [each.subject for each in server.messages(EVA)] == ["De otra persona"]
    server.close()


def test_mailbox_is_not_changed(post: Mailbox, server: ImapServer) -> None:
    hers = inbox(server)
    before = len(post.kept)
    post.send(ANA)
    hers.wait_for_message()
    server.messages(ANA)
    assert len(post.kept) == before + 1
    assert not [each.name for each in post.kept if ":2," in each.name and each.name.rpartition(":2,")[2]]


def test_hidden_recipient_is_a_recipient(post: Mailbox, server: ImapServer) -> None:
    post.send(ANA, To="Otra <otra@prueba.example>", Cc="tercera@prueba.example")
    assert inbox(server).wait_for_message().recipients == ("otra@prueba.example", "tercera@prueba.example", ANA)


def test_missing_late_and_double_mail_are_distinguished(post: Mailbox, server: ImapServer) -> None:
    hers = inbox(server, deadline=1)
    hers.mark()
    with pytest.raises(MailMissing, match="El buzón tampoco recibió otro"):
        hers.wait_for_message()
    post.send("qa@prueba.example")
    with pytest.raises(MailMissing, match="El buzón recibió 1 correo para direcciones que no son de esta corrida"):
        hers.wait_for_message()
    post.send(ANA)
    assert hers.late_delay() >= 1
    post.send(ANA)
    with pytest.raises(NotObserved, match="llegaron 2 correos, y no uno"):
        hers.wait_for_message()


def test_lost_connection_is_opened_again(post: Mailbox, server: ImapServer) -> None:
    hers = inbox(server)
    hers.mark()
    assert server._box is not None
    server._box.client.sock.close()
    post.send(ANA)
    assert hers.wait_for_message().code == "AB12CD34"


def test_mail_is_read_as_it_was_written(post: Mailbox, server: ImapServer) -> None:
    moment = "Tue, 24 Nov 2026 10:00:00 -0500"
    post.send(
        ANA, "Código", **{"Date": moment, "Message-ID": "<a@prueba.example>", "From": "Portal <p@prueba.example>"}
    )
    assert inbox(server).wait_for_message().subject == "Código"
    mail = server.messages(ANA)[0]
    assert (mail.sender, mail.to, mail.message_id) == ("Portal <p@prueba.example>", (ANA,), "a@prueba.example")
    assert mail.date == datetime(2026, 11, 24, 15, tzinfo=UTC)
    assert mail.size > len(mail.text) > 0


Change = Callable[[Settings, Mailbox], Settings]


def with_another_password(settings: Settings, _: Mailbox) -> Settings:
    return replace(settings, mail_access=Credentials(USER, "otra-clave"))


def with_a_password_beyond_ascii(settings: Settings, _: Mailbox) -> Settings:
    return replace(settings, mail_access=Credentials(USER, "contraseña"))


def without_authority(settings: Settings, _: Mailbox) -> Settings:
    return replace(settings, profile=replace(settings.profile, inbox_authority=""))


def by_another_name(settings: Settings, post: Mailbox) -> Settings:
    return replace(settings, mail_url=f"imaps://localhost:{post.imaps}")


def at_an_unused_port(settings: Settings, _: Mailbox) -> Settings:
    return replace(settings, mail_url=f"imaps://127.0.0.1:{free_ports(1)[0]}")


def at_a_host_that_does_not_exist(settings: Settings, _: Mailbox) -> Settings:
    return replace(settings, mail_url="imaps://correo.invalid")


def where_no_tls_is_spoken(settings: Settings, post: Mailbox) -> Settings:
    return replace(settings, mail_url=f"imaps://127.0.0.1:{post.plain}")


def in_a_folder_that_is_missing(settings: Settings, _: Mailbox) -> Settings:
    return replace(settings, profile=replace(settings.profile, mail_folder="Códigos"))


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (with_another_password, "no acepta el usuario y la contraseña"),
        (with_a_password_beyond_ascii, "no acepta el usuario y la contraseña"),
        (without_authority, "no es de una autoridad conocida o es de otro servidor"),
        (by_another_name, "no es de una autoridad conocida o es de otro servidor"),
        (at_an_unused_port, "no responde ningún servidor IMAP"),
        (at_a_host_that_does_not_exist, "no responde ningún servidor IMAP"),
        (where_no_tls_is_spoken, "no responde un servidor con TLS"),
        (in_a_folder_that_is_missing, "no tiene la carpeta «Códigos»"),
    ],
)
def test_access_problem_is_reported_in_one_sentence(
    settings: Settings, post: Mailbox, changed: Change, problem: str
) -> None:
    check_inbox_access(settings)
    with pytest.raises(EnvironmentTrouble, match=problem) as caught:
        check_inbox_access(changed(settings, post))
    assert not [each for each in (PASSWORD, "otra-clave", "contraseña»") if each in str(caught.value)]


def test_stopped_server_is_trouble_of_the_environment(post: Mailbox, settings: Settings) -> None:
    with mailbox() as other:
        elsewhere = replace(settings, mail_url=other.url, profile_file=other.folder / "mi-portal.toml")
        hers = inbox(connect_mail_server(elsewhere))
        hers.mark()
    with pytest.raises(EnvironmentTrouble, match="no responde ningún servidor IMAP"):
        hers.wait_for_message()
