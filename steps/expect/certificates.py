"""Assertions about a digital certificate, which the registration must not demand (4.2.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import expect

from harness.errors import CertificateDemanded, Stuck, Undecided
from harness.measurements import CERTIFICATE_DEMANDED, Kind
from pages.registration_form import RegistrationForm

CERTIFICATE = "certificado"
_IS_NEEDED = r"falta|deb[ea]|tien[ea]n? que|hay que|necesi|requ[ei]|exig|obligat"
_DEMANDS = re.compile(rf"\b(?:{_IS_NEEDED}|adjunt|present[ea]|sub[ai]|cargue|suministr|proporcion|seleccione|ingrese)")
_DENIES = re.compile(
    rf"\b(?:no|ni|nunca|tampoco|jamás|sin)\s+(?:(?:se|le|les|lo|es|será|hace|hará|va a|ya)\s+){{0,3}}(?:{_IS_NEEDED})"
    r"(?!.*\b(?:más que|sino|olvid|dejar de|omit))|\bopcional"
)
_WITHOUT = re.compile(r"\bsin\s+(?:(?:un|el|su|ningún)\s+)?certificado")
_IMPOSSIBLE = re.compile(
    r"\b(?:no|nadie|nunca|ningun[ao]?)\s+(?:[^\W\d]+\s+){0,4}?(?:pued|podr|posible|permit|admit|acept|complet|termin|"
    r"regist|finaliz|conclu|contin|activ|ingres|queda|proced)|\b(?:imposible|rechaz|error|incomplet|inv[aá]lid|pendient)"
)
_QUESTION = re.compile(r"¿[^?]*(?:\?|$)")
_END = re.compile(r"(?<=[.;!?])\s+|\n")
_REGISTRATION = re.compile(
    r"\b(?:registr|inscri)\w*(?!\s+(?:como|de)\b|\w)|\b(?:termin|finaliz|contin|complet)|\b(?:esta|su) solicitud"
)
_TRADE = r"OCE|operador(?:es)? de comercio|importador\w*|exportador\w*|representante\w*"
_OTHER_MATTER = re.compile(
    rf"\b(?:los|las|como)\s+(?:{_TRADE})\b|"
    rf"\b(?:para|si|cuando|quien(?:es)?|en caso de)\s[^,:]*\b(?:{_TRADE}|operar como|"
    r"import(?:a(?!nt)|e)\w*|export[ae]\w*|despach\w*|declara\w*|otr[ao]s? (?:servicio|tr[aá]mite|tipo|operacion)\w*)",
    re.IGNORECASE,
)
"""A purpose or a condition other than the registration: 4.2.2 speaks of this one only."""


def expect_no_field_demanding(form: RegistrationForm, word: str, notes: list[str]) -> None:
    """Assert that no mandatory field of the form is about something; an optional one is noted.

    Raises:
        Stuck: The page shows no field at all, so that nothing is known of its form.
    """
    if not form.any_field.first.is_visible():
        raise Stuck("No se ve ningún campo de la solicitud, y no se sabe qué exige.")
    expect(form.fields_demanding(word), f"La solicitud exige un campo de «{word}».").to_have_count(0)
    if form.fields_about(word).count():
        notes.append(f"La solicitud tiene un campo de «{word}» que no es obligatorio.")


def expect_no_demand(form: RegistrationForm, measurements: list[tuple[str, str]]) -> None:
    """Assert that nothing that the portal showed after «Registrar» demands a certificate.

    Raises:
        CertificateDemanded: A text demands it.
    """
    demand = demand_of(form.notice.texts())
    if demand:
        measurements.append((Kind.CLIENT_CERTIFICATE, CERTIFICATE_DEMANDED))
        raise CertificateDemanded(f"Al registrar, el portal pidió un certificado: mostró «{demand}».")


def leave_undecided_if_demanded(texts: Sequence[str]) -> None:
    """Leave undecided a registration that was refused because it came without a certificate.

    Raises:
        Undecided: The portal demanded one, which 4.2.2 decides.
    """
    demand = demand_of(texts)
    if demand:
        raise Undecided(f"El portal pidió un certificado al registrar, y eso lo decide 4.2.2: mostró «{demand}».")


def demand_of(texts: Sequence[str]) -> str:
    """The first sentence that demands a certificate in order to register; empty where none does.

    Args:
        texts: What the portal showed.
    """
    sentences = (each.strip() for text in texts for each in _END.split(text))
    return next(filter(_demands_certificate, sentences), "")


def _demands_certificate(sentence: str) -> bool:
    text = _QUESTION.sub(" ", sentence.casefold())
    if _OTHER_MATTER.search(text) and not _REGISTRATION.search(text):
        return False
    rest = _WITHOUT.sub(" ", text)
    if rest != text and _IMPOSSIBLE.search(text):
        return True
    return CERTIFICATE in rest and bool(_DEMANDS.search(rest)) and not _DENIES.search(rest)
