"""The code of a mail is read however the mail is built, also through a real Mailpit, and no other word is."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from email.header import Header
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from fixtures.mail.codes import code_candidates
from fixtures.mail.html_text import html_text
from fixtures.mail.inbox import PersonInbox
from fixtures.mail.mailpit_client import MailpitServer, SafeClient
from fixtures.services.manager import ServiceManager
from harness.errors import NotObserved
from tests.world.code_reading import code_in
from tests.world.mails import NUMBERS, row

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODES = st.text(ALPHABET, min_size=6, max_size=10).filter(lambda code: code.isalnum() and not code.isalpha())
WORDS = st.lists(st.sampled_from(["Hola", "señor", "gracias", "código", "válido", "pida", "otro", "niño"]), max_size=5)
CHARSETS = st.sampled_from(["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
ENCODINGS = st.sampled_from(["quoted-printable", "base64", "8bit"])
LINK = "https://portal.example/activar?clave=TK9X2Q7P"
INSIDE = (
    "<b>{}</b>",
    "<p style='letter-spacing:4px'>{}</p>",
    "<td>{}</td>",
    "<span>\n{}\n</span>",
    "<h1>{}</h1>",
    "<div><em>{}</em></div>",
)


def page(code: str, wrapped: str, before: str) -> str:
    """HTML of a mail, with words that look like codes where a person does not read them."""
    return (
        "<html><head><title>AB12CD34</title><style>.x9y8z7 {color: #A1B2C3}</style></head><body><!-- ZZ99ZZ99 > -->"
        f"<p>{escape(before)}</p>{wrapped.format(code)}<p><a href='{LINK}'>Abrir</a>"
        "<img alt='XK42PM77' src='cid:QW12ER34'></p></body></html>"
    )


@given(CODES, st.sampled_from(INSIDE), WORDS)
def test_a_code_is_read_in_a_page_and_nothing_else_in_it(code: str, wrapped: str, words: list[str]) -> None:
    assert code_in(html_text(page(code, wrapped, " ".join(words))).text) == code
    assert code_in(html_text(page("", wrapped, " ".join(words))).text) == ""


@given(CODES, WORDS)
def test_letters_set_apart_by_style_or_written_as_numbers_are_one_code(code: str, words: list[str]) -> None:
    spelt = "".join(f"<span>{each}</span>" for each in code)
    numbers = "".join(f"&#{ord(each)};" for each in code)
    for html in (spelt, numbers, f"&nbsp;{code}&nbsp;", f"{code[:3]}<wbr>{code[3:]}"):
        assert code_in(html_text(f"<p>{' '.join(words)}</p><p>{html}</p>").text) == code


@given(
    CODES.filter(lambda code: not code.isdigit()),
    st.permutations(NUMBERS),
    st.sampled_from(["Código de seguridad", "CÓDIGO", "Su código es:", "Clave de activación"]),
    st.sampled_from([("", ""), ("<span>", "</span>"), ("<b>", "</b>\n"), ("<i style='display:block'>", "</i>")]),
    st.sampled_from(["display:none", "max-height:0", "opacity:0", "visibility:hidden", "font-size:0"]),
    st.integers(0, len(NUMBERS)),
)
def test_the_word_named_as_code_is_read_among_other_numbers(  # noqa: PLR0917 - Hypothesis fills them in order
    code: str, rows: list[str], name: str, around: tuple[str, str], hidden: str, place: int
) -> None:
    drawn = "".join(f"{around[0]}{each}{around[1]}" for each in code)
    table = "".join([*rows[:place], row(name, drawn), *rows[place:]])
    html = (
        f"<div style='{hidden}'>Su código de seguridad es ZZ99ZZ99</div><p>Datos</p><table>{table}</table><p>Adiós</p>"
    )
    assert code_in(html_text(html).text) == code
    assert code_in(html_text(f"<table>{''.join(rows)}</table>").text) == ""


@given(CODES, WORDS)
def test_a_code_in_an_address_is_no_code(code: str, words: list[str]) -> None:
    text = " ".join(words)
    for address in (
        f"https://x.example/{code}",
        f"www.x.example/a?c={code}",
        f"mailto:{code}@x.example",
        f"{code}@x.ec",
    ):
        assert code_in(f"{text}\n{address}\n") == ""
        assert code_in(f"{text} {address}") == ""


@given(CODES, CODES, WORDS.map(lambda words: [each for each in words if each != "código"]))
@example("12345678", "AB12CD34", [])
def test_of_several_candidates_none_is_chosen_and_all_are_redacted(one: str, other: str, words: list[str]) -> None:
    assume(one != other)
    for text in (f"{one}\n{other}\n", f"{' '.join(words)}\n{other}\n\n{one}\n"):
        assert code_in(text) == ""
        assert {one, other} <= code_candidates(text)
    assert code_in(f"{one}\nOtra vez:\n{one}\n") == one


@given(st.text(), st.text())
@example("\u2028" * 5, "<" * 5000)
@example("", "<script>" * 2000)
def test_any_text_at_all(text: str, html: str) -> None:
    for read in (text, html_text(html).text):
        assert code_in(read) in code_candidates(read) | {""}


@pytest.fixture(scope="module")
def post() -> Iterator[tuple[SafeClient, str]]:
    """Client of a running Mailpit, and its SMTP address."""
    with ServiceManager() as services:
        mailpit = services.mailpit()
        yield SafeClient(mailpit.url, poll_interval=0.05), mailpit.smtp


SENT = iter(range(10**6))


def received(
    post: tuple[SafeClient, str], message: EmailMessage | MIMEMultipart | bytes, code_pattern: str = ""
) -> str:
    """The code that the suite reads in a mail sent by SMTP."""
    client, smtp = post
    address = f"persona{next(SENT)}@prueba.example"
    inbox = PersonInbox(MailpitServer(client), address, 5, code_pattern, [])
    host, _, port = smtp.rpartition(":")
    content = message if isinstance(message, bytes) else message.as_bytes()
    with smtplib.SMTP(host, int(port)) as server:
        server.sendmail("portal@prueba.example", [address], f"To: {address}\r\n".encode() + content)
    return inbox.wait_for_message().code


@settings(max_examples=12)
@given(
    CODES, WORDS, CHARSETS, ENCODINGS, st.sampled_from(INSIDE), st.sampled_from(["texto", "html", "ambos", "anidado"])
)
def test_however_a_mail_is_built_its_code_is_read(  # noqa: PLR0917 - Hypothesis fills them in order
    post: tuple[SafeClient, str], code: str, words: list[str], charset: str, encoding: str, wrapped: str, kind: str
) -> None:
    text, html = f"{' '.join(words)}\n\n{code}\n\nVale 15 minutos.\n", page(code, wrapped, " ".join(words))
    encoding = "base64" if charset == "utf-16" else encoding
    message = EmailMessage()
    message["Subject"] = "ACTIVACIÓN"
    if kind == "html":
        message.set_content(html, subtype="html", charset=charset, cte=encoding)
    else:
        message.set_content(text, charset=charset, cte=encoding)
    if kind in ("ambos", "anidado"):
        message.add_alternative(html, subtype="html", charset=charset, cte=encoding)
    if kind == "anidado":
        message.add_attachment(b"AB12CD34\n", maintype="image", subtype="png", filename="ZX98YW76.png")
    assert received(post, message) == code


@settings(max_examples=6)
@given(CODES, st.sampled_from(["utf-8", "us-ascii", "x-inventado", "iso-2022-jp", ""]))
def test_a_charset_that_is_not_the_one_it_says(post: tuple[SafeClient, str], code: str, said: str) -> None:
    body = f"Su código de niño es:\r\n\r\n{code}\r\n".encode("iso-8859-1")
    kind = f"Content-Type: text/plain; charset={said}\r\n" if said else ""
    head = f"Subject: x\r\nMIME-Version: 1.0\r\n{kind}Content-Transfer-Encoding: 8bit\r\n\r\n"
    assert received(post, head.encode() + body) == code


@settings(max_examples=6)
@given(st.binary(max_size=200).filter(lambda content: b"\n." not in content))
def test_a_mail_of_any_bytes_is_read_or_refused_in_one_sentence(post: tuple[SafeClient, str], content: bytes) -> None:
    message = MIMEMultipart()
    message["Subject"] = Header("ACTIVACIÓN DE CORREO ELECTRÓNICO", "utf-8").encode()
    message.attach(MIMEText("sin código", "plain"))
    raw = message.as_bytes() + b"\r\n" + content
    problem = ""
    try:
        received(post, raw)
    except NotObserved as error:
        problem = str(error)
    assert "\n" not in problem
