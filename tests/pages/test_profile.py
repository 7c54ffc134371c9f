"""A profile says what only a person knows of a portal, and whatever is wrong in it is told with line and remedy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from pages.profile import Against, ClockKind, Match, Message, Profile, Wording, load_profile

ROOT = Path(__file__).resolve().parents[2]
HEAD = "schema = 1\nname = 'x'\naddress = 'http://127.0.0.1:8000'\n"
Loads = Callable[[str], Profile]


@pytest.fixture
def loads(tmp_path: Path) -> Loads:
    """Loads a profile of these lines, the third of which is its address."""

    def load(text: str) -> Profile:
        file = tmp_path / "mi-portal.toml"
        file.write_text(HEAD + text, encoding="utf-8")
        return load_profile(file)

    return load


@pytest.mark.parametrize("file", sorted((ROOT / "profiles").glob("*.toml")), ids=lambda file: file.stem)
def test_profiles_of_the_checkout_are_sound(file: Path) -> None:
    assert load_profile(file).name


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


@pytest.mark.parametrize(("text", "line", "words"), WRONG)
def test_what_is_wrong_is_told_with_its_line(loads: Loads, text: str, line: int, words: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        loads(text)
    told = str(caught.value)
    assert words in told
    assert f"línea {line}" in told
    assert "mi-portal.toml" in told


def test_first_of_two_faults_is_told(loads: Loads) -> None:
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
