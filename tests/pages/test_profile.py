"""Profiles load, and every error in one names its line and remedy."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harness.errors import ConfigurationError
from instructivo.catalogue import load_catalogue
from pages.profile import Against, ClockKind, DataPolicy, Match, Message, Profile, Wording, load_profile
from tests.isolation import PROFILES

ROOT = Path(__file__).resolve().parents[2]
HEAD = "schema = 1\nname = 'x'\naddress = 'http://127.0.0.1:8000'\n"
Loads = Callable[[str], Profile]


@pytest.fixture
def loads(tmp_path: Path) -> Loads:
    """Loads a profile with these lines after a name and an address; the address is line 3."""

    def load(text: str) -> Profile:
        file = tmp_path / "mi-portal.toml"
        file.write_text(HEAD + text, encoding="utf-8")
        return load_profile(file)

    return load


@pytest.mark.parametrize("name", PROFILES)
def test_profiles_of_the_checkout_are_sound(name: str) -> None:
    assert load_profile(ROOT / "profiles" / f"{name}.toml").name


def test_three_lines_are_enough(loads: Loads) -> None:
    profile = loads("")
    assert (profile.address, profile.clock.kind, profile.messages) == ("http://127.0.0.1:8000", ClockKind.NONE, {})


def test_everything_a_profile_may_say(loads: Loads) -> None:
    profile = loads(
        """
authorised = "Oficio 12"
by_hand = ["5.1.portal-visible"]
[clock]
kind = "http"
url = "/reloj?s={seconds}"
page = true
[mail]
inbox = "https://correo.example/"
user_env = "MAILPIT_USER"
password_env = "MAILPIT_PASSWORD"
[messages.codigo-vencido]
text = "caduc(ó|ado)"
match = "pattern"
approved_by = "A. Analista"
approved_on = 2026-11-24
against = "document"
[selectors]
"Fax" = "[name=txtFax]"
[[absent]]
requirement = "4.1.1.e-docs"
reason = "Ese servicio se retiró."
[[waivers]]
requirement = "5.3.campo-fax"
observation = "No se ve el campo «Fax»."
reason = "Se corrige en la próxima entrega."
approver = "J. Jefa"
expires = 2026-12-31
fingerprint = "ab12"
[data]
first = "0900000000"
last = "0900009999"
[data.documents]
"RUC" = ["0900000001001"]
"""
    )
    assert (profile.clock.kind, profile.clock.url, profile.clock.page) == (ClockKind.HTTP, "/reloj?s={seconds}", True)
    assert (profile.inbox, profile.inbox_user) == ("https://correo.example", "MAILPIT_USER")
    wording = Wording("caduc(ó|ado)", Match.PATTERN, "A. Analista", date(2026, 11, 24), Against.DOCUMENT)
    assert profile.messages == {Message.CODE_EXPIRED: wording}
    assert profile.absent[0].reason == "Ese servicio se retiró."
    assert profile.waivers[0].expires == date(2026, 12, 31)
    assert profile.data.documents == {"RUC": ("0900000001001",)}


WRONG = [
    pytest.param("color = 'azul'", 4, "la clave «color» no se conoce", id="clave desconocida"),
    pytest.param("dealine_seconds = 3", 4, "¿Quiso decir «deadline_seconds»?", id="errata en una clave"),
    pytest.param("[mail]\ndomian = 'x.example'", 5, "¿Quiso decir «domain»?", id="errata en una tabla"),
    pytest.param("[mail]\ninbox = 'imap://x.example'", 5, "imaps://servidor:993", id="buzón sin TLS"),
    pytest.param("[mail]\ninbox = 'imaps://eva:clave@x.example'", 5, "imaps://servidor:993", id="clave en el buzón"),
    pytest.param("[mail]\naddress = 'qa@x.example'", 5, "con {unique} antes de la @", id="una sola dirección"),
    pytest.param("deadline_seconds = '3'", 4, "debe ser un número y es '3'", id="tipo"),
    pytest.param("deadline_seconds = 0", 4, "debe ser mayor que 0", id="plazo de cero"),
    pytest.param("deadline_seconds = 900", 4, "debe ser como máximo 120", id="plazo sin fin"),
    pytest.param("[clock]\nkind = 'magia'", 5, "debe ser uno de: header, http, wait, none", id="reloj desconocido"),
    pytest.param("[clock]\nkind = 'header'", 4, "le falta «name»", id="reloj sin cabecera"),
    pytest.param("[clock]\nkind = 'http'", 4, "le falta «url»", id="reloj sin dirección"),
    pytest.param("[clock]\nkind = 'header'\nname = 'X Portal'", 6, "letras, números y guiones", id="cabecera mala"),
    pytest.param("[messages.codigo-perdido]\ntext = 'x'", 4, "¿Quiso decir «codigo-vencido»?", id="mensaje de más"),
    pytest.param("[messages.codigo-vencido]\nmatch = 'exact'", 4, "le falta la clave «text»", id="sin redacción"),
    pytest.param(
        "[messages.codigo-vencido]\ntext = '('\nmatch = 'pattern'", 5, "no es una expresión regular", id="patrón malo"
    ),
    pytest.param(
        "[messages.codigo-vencido]\ntext = 'x'\napproved_on = 'ayer'", 6, "debe ser una fecha", id="fecha mala"
    ),
    pytest.param("[labels]\n'Faxx' = 'Telefax'", 5, "¿quiso decir «Fax»?", id="rótulo que el documento no tiene"),
    pytest.param("[selectors]\n'Faxx' = '#x'", 5, "¿quiso decir «Fax»?", id="selector de nada"),
    pytest.param("[applicant]\n'Ingresar' = 'x'", 5, "el documento no tiene", id="dato que no es un campo"),
    pytest.param("[mail]\npassword = 'secreta'", 5, "parece una credencial", id="credencial"),
    pytest.param("[access]\nuser_env = 'x'\npassword_env = 'Y'", 5, "variable de entorno", id="variable mal escrita"),
    pytest.param("[[waivers]]\nrequirement = 'x'", 4, "le falta la clave «observation»", id="dispensa a medias"),
    pytest.param(
        "[[absent]]\nrequirement = 'a'\nreason = 'b'\n[[absent]]\nrequirement = 'c'",
        7,
        "falta la clave «reason»",
        id="la segunda de una lista",
    ),
    pytest.param(
        "[[absent]]\nrequirement = 'a'\nreason = 'b'\n[[absent]]\nrequirement = 'a'\nreason = 'b'",
        4,
        "está dos veces",
        id="dos veces",
    ),
    pytest.param("[clock\nkind = 'none'", 4, "no es TOML válido", id="sintaxis"),
]


KNOWN = ("4.1.1.e-docs", "5.3.campo-fax", "5.3.2.registro")
WAIVER = (
    "[[waivers]]\nrequirement = '5.3.campo-fax'\nobservation = 'o'\nreason = 'r'\napprover = 'a'\n"
    "expires = 2026-12-31\nfingerprint = 'f'\n"
)
IMAP, PATTERN = "inbox = 'imaps://x.example'", "address = 'qa+{unique}@x.example'"
WRONG_TOGETHER = [
    pytest.param("by_hand = ['5.3.campo-faks']", 4, "¿quiso decir «5.3.campo-fax»?", id="requisito mal escrito"),
    pytest.param(
        f"{WAIVER}[[absent]]\nrequirement = '5.3.2.registro'\nreason = 'x'\n"
        "[[absent]]\nrequirement = '9.9.nada'\nreason = 'x'",
        15,
        "«9.9.nada», que no está en el catálogo",
        id="el segundo de su tabla, detrás de otra",
    ),
    pytest.param(
        f"[[absent]]\nrequirement = '5.3.campo-fax'\nreason = 'x'\n{WAIVER}",
        7,
        "también está en [[absent]]",
        id="dispensado y no aplicable",
    ),
    pytest.param("[data]\nfirst = '0900000000'", 5, "le falta «last»", id="rango sin fin"),
    pytest.param("[data]\nfirst = '0900009999'\nlast = '0900000000'", 5, "menor que «last»", id="rango al revés"),
    pytest.param("[mail]\nuser_env = 'CORREO'", 5, "le falta «password_env»", id="usuario sin contraseña"),
    pytest.param(f"[mail]\n{IMAP}", 5, "le falta «address», cómo son las direcciones", id="buzón sin direcciones"),
    pytest.param(f"[mail]\n{IMAP}\n{PATTERN}", 5, "le falta «user_env»", id="buzón sin usuario"),
    pytest.param(f"[mail]\ndomain = 'x.example'\n{PATTERN}", 5, "que dicen lo mismo", id="dos veces las direcciones"),
    pytest.param("[mail]\nfolder = 'Códigos'", 5, "solo un buzón por IMAP", id="carpeta de un Mailpit"),
    pytest.param(
        f"bundled = true\n[mail]\n{IMAP}\n{PATTERN}\nuser_env = 'A'\npassword_env = 'B'",
        6,
        "entrega sus correos a Mailpit",
        id="buzón del portal de referencia",
    ),
]


@pytest.mark.parametrize(("text", "line", "words"), WRONG_TOGETHER)
def test_contradiction_is_refused_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    file = tmp_path / "mi-portal.toml"
    file.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_profile(file, KNOWN)
    assert words in str(caught.value)
    assert f"línea {line}" in str(caught.value)


def test_template_shows_every_key_and_each_as_it_may_be_written(tmp_path: Path) -> None:
    text = (ROOT / "profiles" / "plantilla.toml").read_text(encoding="utf-8")
    opened = re.sub(r'^# (?=\[|"[^"]+" = |\w+ = )', "", text, flags=re.MULTILINE)
    file = tmp_path / "abierta.toml"
    file.write_text(opened, encoding="utf-8")
    load_profile(file, load_catalogue().requirements)
    schema = json.loads((ROOT / "profiles" / "profile.schema.json").read_text(encoding="utf-8"))
    left = {f"{table}.{key}" for table, key in keys_of(schema) if not has(tomllib.loads(opened), table, key)}
    left -= {f"mail.{key}" for key in tomllib.loads(mailbox_in(text))}
    assert left == {".bundled", ".look"}, "son del portal que viene con la suite"


def mailbox_in(template: str) -> str:
    """The IMAP mailbox of the template, with its comment marks removed."""
    return "\n".join(re.findall(r"^#   (\w+ = \".+)$", template[template.index("[mail]") :], flags=re.MULTILINE))


def test_template_shows_a_mailbox_as_it_may_be_written(loads: Loads) -> None:
    text = mailbox_in((ROOT / "profiles" / "plantilla.toml").read_text(encoding="utf-8"))
    profile = loads(f"[mail]\n{text}\nuser_env = 'CORREO'\npassword_env = 'CLAVE'")
    assert profile.inbox == "imaps://correo.pruebas.example:993"
    assert (profile.mail_address, profile.mail_folder) == ("qa+{unique}@pruebas.example", "INBOX")
    assert profile.mail_domain == "pruebas.example"


def keys_of(schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every key that a profile may have, with its table."""
    for name, each in schema["properties"].items():
        inner = each.get("items", each).get("properties", {})
        yield from ((name, key) for key in inner) if inner else [("", name)]


def has(data: Mapping[str, Any], table: str, key: str) -> bool:
    found = data.get(table, {}) if table else data
    return key in (found[0] if isinstance(found, list) else found) or (table == "messages" and bool(found))


@pytest.mark.parametrize(
    ("kind", "number", "allowed"),
    [
        ("Cédula de Identidad", "0900005000", True),
        ("Cédula de Identidad", "0900010000", False),
        ("Cédula de Identidad", "1700000001", True),
        ("RUC", "0900005000001", False),
        ("Pasaporte", "1700000001", False),
    ],
)
def test_documents_of_the_range_and_the_lists_only(kind: str, number: str, *, allowed: bool) -> None:
    policy = DataPolicy({"Cédula de Identidad": ("1700000001",)}, "0900000000", "0900009999")
    assert policy.allows(kind, number) is allowed
    assert DataPolicy().allows(kind, number)


@pytest.mark.parametrize(("text", "line", "words"), WRONG)
def test_error_names_its_line(loads: Loads, text: str, line: int, words: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        loads(text)
    told = str(caught.value)
    assert words in told
    assert f"línea {line}" in told
    assert "mi-portal.toml" in told


def test_first_of_two_errors_is_reported(loads: Loads) -> None:
    with pytest.raises(ConfigurationError, match="línea 4"):
        loads("deadline_seconds = 'x'\n[mail]\nfoo = 1\n")


@pytest.mark.parametrize(
    ("match", "text", "shown", "same"),
    [
        (Match.CONTAINS, "ya no sirve", "Código caducado\nSu código  YA NO\nsirve.", True),
        (Match.CONTAINS, "ya no sirve", "Su código sirve.", False),
        (Match.EXACT, "Su código venció.", "Aviso\nSu código venció.", True),
        (Match.EXACT, "Su código venció", "Su código venció hoy", False),
        (Match.PATTERN, r"venció hace \d+ minutos", "Venció hace 16 minutos.", True),
        (Match.PATTERN, r"venció hace \d+ minutos", "Venció hace poco.", False),
    ],
)
def test_wording_is_compared_as_its_kind_says(match: Match, text: str, shown: str, same: bool) -> None:
    assert Wording(text, match).is_in(shown) is same
