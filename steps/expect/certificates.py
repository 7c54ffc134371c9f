"""Assertions about a digital certificate, which nobody needs to register (4.2.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import expect

from harness.errors import CertificateDemanded, Stuck, Undecided
from harness.measurements import CERTIFICATE_DEMANDED, Kind
from pages.registration_form import RegistrationForm

CERTIFICATE = "certificado"
_DEMANDS = re.compile(
    r"\b(falta|deb[ea]|tiene que|hay que|necesit|requier|requerid|exig|obligatori|adjunt|present[ea]|sub[ai]|cargue|"
    r"suministr|proporcion|seleccione|ingrese|sin (un |el |su )?certificado)",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(no (se |le |es |hace )?(necesit|requier|exig|obligatori|falta|debe)|opcional)", re.IGNORECASE)


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
    demand = demand_of(form.notice.texts(), CERTIFICATE)
    if demand:
        measurements.append((Kind.CLIENT_CERTIFICATE, CERTIFICATE_DEMANDED))
        raise CertificateDemanded(f"Al registrar, el portal pidió un certificado: mostró «{demand}».")


def leave_undecided_if_demanded(texts: Sequence[str]) -> None:
    """Leave undecided a registration that was refused for want of a certificate.

    Raises:
        Undecided: The portal demanded one, which 4.2.2 decides.
    """
    demand = demand_of(texts, CERTIFICATE)
    if demand:
        raise Undecided(f"El portal pidió un certificado al registrar, y eso lo decide 4.2.2: mostró «{demand}».")


def demand_of(texts: Sequence[str], word: str) -> str:
    """The first sentence that demands something; empty where none does.

    Args:
        texts: What the portal showed.
        word: What is demanded, in small letters.
    """
    sentences = (each.strip() for text in texts for each in re.split(r"(?<=[.;!])\s+|\n", text))
    about = (each for each in sentences if word in each.casefold())
    return next((each for each in about if _DEMANDS.search(each) and not _DENIES.search(each)), "")
