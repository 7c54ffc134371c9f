"""A mail is read from its raw bytes as a person sees it: its code, its subject, whom it went to (fixtures/mail)."""

from __future__ import annotations

import json
import re
import unicodedata
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from unittest.mock import MagicMock, create_autospec

import pytest

from fixtures.config.credentials import Credentials
from fixtures.evidence.redaction import letter_by_letter
from fixtures.mail.codes import possible_codes, read_code
from fixtures.mail.html_text import html_text
from fixtures.mail.imap_client import ImapServer, _MailHeaders
from fixtures.mail.inbox import PersonInbox
from fixtures.mail.message import MailServer, ReceivedMessage
from fixtures.mail.raw_message import read_message
from harness.errors import NotObserved, Undecided
from steps.expect.mails import expect_letters_and_digits, expect_only_recipient, expect_subject
from tests.world.mails import BUILT, CODE, CODELESS, ORDINARY, SUBJECT, UNDECIDED, mail

ANA = "ana@prueba.example"


def read(message: EmailMessage | bytes) -> ReceivedMessage:
    return read_message(message if isinstance(message, bytes) else message.as_bytes(), "1", ANA)


def with_head(*lines: str) -> ReceivedMessage:
    return read_message("\r\n".join((*lines, "", "hola")).encode(), "1", ANA)


def encoded(text: str | bytes) -> str:
    """A word of a header, encoded (RFC 2047)."""
    return f"=?utf-8?b?{b64encode(text if isinstance(text, bytes) else text.encode()).decode()}?="


def inbox(message: ReceivedMessage, pattern: str = "") -> PersonInbox:
    """An inbox that holds this mail."""
    server = create_autospec(MailServer, instance=True)
    server.wait.return_value = message
    server.messages.return_value = server.arrivals.return_value = [message]
    return PersonInbox(server, ANA, 1, pattern, [])


@pytest.mark.parametrize("name", [*BUILT, *ORDINARY])
def test_code_that_a_person_reads_is_read(name: str) -> None:
    assert inbox(read({**BUILT, **ORDINARY}[name])).wait_for_code() == CODE


@pytest.mark.parametrize("name", UNDECIDED)
def test_where_a_person_would_not_know_the_shapes_are_told_and_no_code(name: str) -> None:
    message, shapes = UNDECIDED[name]
    with pytest.raises(Undecided, match=r"«code_pattern» de \[mail\]") as caught:
        inbox(read(message)).wait_for_code()
    assert shapes in str(caught.value)
    assert not [each for each in possible_codes(read(message)) if each in str(caught.value)]


@pytest.mark.parametrize("name", CODELESS)
def test_mail_without_a_code_has_none(name: str) -> None:
    assert inbox(read(CODELESS[name])).wait_for_code() == ""


@pytest.mark.parametrize("name", [*BUILT, *ORDINARY])
def test_what_is_kept_of_a_mail_shows_no_code(name: str) -> None:
    message = read({**BUILT, **ORDINARY}[name])
    kept = json.dumps({"text": message.text, "html": message.html, "subject": message.subject}, ensure_ascii=False)
    words = sorted(possible_codes(message), key=len, reverse=True)
    redacted = json.loads(re.sub("|".join(map(letter_by_letter, words)), "•", kept, flags=re.IGNORECASE))
    shown = [*redacted.values(), html_text(redacted["html"]).text]
    assert not [each for each in shown if CODE in re.sub(r"\s|[\u00ad\u200b\ufeff]", "", each)]


@pytest.mark.parametrize(
    ("pattern", "code"),
    [(r"solicitud (\w+)", "AB12CD34"), (r"Clave: (\S+)", ""), (r"código de seguridad es: (\w+)", "K7M2Q9XD")],
)
def test_pattern_of_the_profile_has_the_last_word(pattern: str, code: str) -> None:
    html = f"<p>Su código de seguridad es:</p><p>{CODE}</p><p>Su solicitud AB12CD34</p>"
    assert inbox(read(mail("Active HTML", html)), pattern).wait_for_code() == code


@pytest.mark.parametrize(
    "line",
    [
        encoded(SUBJECT),
        SUBJECT,
        f"{encoded(SUBJECT.encode()[:8])}\r\n {encoded(SUBJECT.encode()[8:])}",
        "=?iso-8859-1?q?ACTIVACI=D3N_DE_CORREO?=\r\n =?iso-8859-1?q?_ELECTR=D3NICO?=",
    ],
)
def test_subject_is_read_however_it_is_encoded(line: str) -> None:
    notes: list[str] = []
    expect_subject(with_head(f"Subject: {line}").subject, SUBJECT, notes)
    assert notes == []


def test_subject_in_the_charset_of_windows_is_read() -> None:
    assert read_message(f"Subject: {SUBJECT}\r\n\r\nhola".encode("cp1252"), "1", ANA).subject == SUBJECT


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        (SUBJECT.capitalize(), "en el carácter 2 tiene U+0063, y el documento U+0043"),
        (SUBJECT.replace(" DE", "\u00a0DE"), "en el carácter 11 tiene U+00A0, y el documento U+0020"),
        (unicodedata.normalize("NFD", SUBJECT), "en el carácter 9 tiene U+004F U+0301, y el documento U+00D3"),
        (SUBJECT.replace(" ", "  "), "en el carácter 12 tiene U+0020, y el documento U+0044"),
        (f"{SUBJECT} ", "en el carácter 33 tiene U+0020, y el documento su final"),
    ],
)
def test_subject_that_differs_only_in_form_is_noted_with_its_code_points(subject: str, told: str) -> None:
    notes: list[str] = []
    expect_subject(with_head(f"Subject: {encoded(subject)}").subject, SUBJECT, notes)
    assert len(notes) == 1
    assert told in notes[0]


@pytest.mark.parametrize("subject", ["ACTIVACION DE CORREO ELECTRONICO", f"{SUBJECT}.", f"[PRUEBA] {SUBJECT}", ""])
def test_another_subject_is_a_finding(subject: str) -> None:
    with pytest.raises(AssertionError, match="El correo se denomina"):
        expect_subject(subject, SUBJECT, [])


@pytest.mark.parametrize(
    ("lines", "others"),
    [
        (["To: ANA@Prueba.Example"], ""),
        (["To: Pérez, Ana <ana@prueba.example>"], ""),
        (["To: undisclosed-recipients:;"], ""),
        (["From: Portal <Portal@x.ec>", "To: portal@x.ec"], ""),
        (["To: ana@prueba.example", "Bcc: Archivo <archivo@x.ec>"], "a 1 dirección más, en copia oculta."),
        (["To: =?utf-8?q?P=C3=A9rez=2C_Ana?= <ana@prueba.example>, b@x.ec", "Cc: c@x.ec"], "2 direcciones más."),
        ([f"To: {'(' * 2000} c@x.ec"], "1 dirección más"),
    ],
)
def test_recipients_are_compared_without_case_and_hidden_ones_are_told(lines: list[str], others: str) -> None:
    found = inbox(with_head(*lines)).wait_for_message()
    assert ANA in map(str.casefold, found.recipients)
    if not others:
        expect_only_recipient(found, ANA)
        return
    with pytest.raises(AssertionError, match=others):
        expect_only_recipient(found, ANA)


@pytest.mark.parametrize("code", ["AB12CD34", "Ñ2ABCDEF", "n\u03032abcdef", "á1b2c3"])
def test_letters_of_spanish_are_letters(code: str) -> None:
    expect_letters_and_digits(code)


@pytest.mark.parametrize("code", ["AB12-D34", "AB12.D34", "AB 12", "AB12\u00b2", "AB12_D34"])
def test_other_signs_are_neither_letters_nor_digits(code: str) -> None:
    with pytest.raises(AssertionError, match="otros caracteres"):
        expect_letters_and_digits(code)


NOTICE = mail("Recibimos su solicitud 2026-000123.\n", subject="Solicitud recibida")
WITH_CODE, OTHER_CODE = mail(f"Su código: {CODE}\n"), mail("Su código: ZX98YW76\n")
NAMED_NOTICE = mail("Su código: ZX98YW76\n", subject="Bienvenida")


def arriving(*mails: EmailMessage, at_once: int = 0) -> PersonInbox:
    """An inbox to which these mails come when they are waited for, so many of them together."""
    kept = [replace(read(each), id=str(number)) for number, each in enumerate(mails)]
    come = kept[:at_once]

    def wait(_address: str, count: int, _deadline: float) -> ReceivedMessage | None:
        come.extend(kept[len(come) : count])
        return come[-1] if len(come) == count else None

    server = create_autospec(MailServer, instance=True)
    server.wait.side_effect = wait
    server.messages.side_effect = server.arrivals.side_effect = lambda _address: list(come)
    return PersonInbox(server, ANA, 1, "", [])


@pytest.mark.parametrize(
    "inbox",
    [
        arriving(NOTICE, WITH_CODE),
        arriving(NOTICE, WITH_CODE, at_once=2),
        arriving(WITH_CODE, NOTICE, at_once=2),
        arriving(NOTICE, NOTICE, WITH_CODE, at_once=2),
        arriving(NAMED_NOTICE, WITH_CODE, at_once=2),
    ],
)
def test_mail_with_the_code_is_told_from_other_notices(inbox: PersonInbox) -> None:
    assert inbox.wait_for_message().code == CODE
    assert inbox.notes[0].startswith("A la dirección que pidió el código llegó además el correo «")


def test_notice_that_comes_later_changes_nothing() -> None:
    inbox = arriving(WITH_CODE, NOTICE)
    assert inbox.wait_to_read().code == inbox.wait_to_read().code == CODE
    assert not inbox.notes


@pytest.mark.parametrize("mails", [(WITH_CODE, OTHER_CODE), (NOTICE, NOTICE)])
def test_several_mails_and_not_one_with_the_code_are_a_finding(mails: tuple[EmailMessage, ...]) -> None:
    with pytest.raises(NotObserved, match="llegaron 2 correos, y no uno con el código"):
        arriving(*mails, at_once=2).wait_for_message()


def test_mail_without_a_code_that_nothing_follows_is_the_codes_mail() -> None:
    assert arriving(NOTICE).wait_for_message().subject == "Solicitud recibida"


def test_mail_without_the_address_is_a_finding() -> None:
    found = replace(inbox(with_head("To: ana@prueba.example")).wait_for_message(), recipients=())
    with pytest.raises(AssertionError, match="no va dirigido"):
        expect_only_recipient(found, ANA)


def test_mailbox_is_read_by_the_same_reader() -> None:
    raw = mail(html=f"<p>Su código:</p><p>{'&shy;'.join(CODE)}</p>").as_bytes()
    server = ImapServer("imaps://x.example", "INBOX", Credentials("qa", "x"))
    server._box = box = MagicMock(
        **{"uids.return_value": [], "client.uid.return_value": ("OK", [(b"1 (UID 7", raw), b")"])}
    )
    server._headers = [_MailHeaders("7", frozenset([ANA]), datetime.now(UTC))]
    (found,) = server.messages(ANA.upper())
    assert (read_code(found).code, found.id) == (CODE, "7")
    box.client.uid.assert_called_once_with("FETCH", "7", "(BODY.PEEK[])")


def test_whatever_bytes_come_are_a_mail() -> None:
    for raw in (b"", b"\xff\xfe", b"Content-Type: ;;;=\r\n\r\n\xff", b"From: =?x?=\r\nDate: ayer\r\n\r\n"):
        assert read_code(read_message(raw, "1", ANA)).code == ""
