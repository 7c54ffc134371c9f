"""A sentence of 5.2 tells that an approval is required, however it is worded, and is not denied."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from pages.profile import Profile
from pages.request_types import RequestTypes
from pages.view import View
from steps.expect.approvals import demands_approval, expect_approval, requires_somebody

NAME = "Solicitud de registro de usuario de Empleado"


@pytest.mark.parametrize(
    "sentence",
    [
        "Este registro requiere aprobación de Senae",
        "Requiere la aprobación de su representante legal",
        "Lo aprueba el SENAE",
        "Pendiente hasta la aprobación del Senae",
        "No es inmediato, requiere aprobación de Senae",
        "No requiere más que la aprobación de Senae",
        "No se activa sin la aprobación del Senae",
        "No queda activo hasta que el Senae lo apruebe",
        "Sin la aprobación del Senae, no se activa",
    ],
)
def test_an_approval_is_demanded(sentence: str) -> None:
    assert demands_approval(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Este registro no requiere aprobación de Senae",
        "Este registro NO RE\u00adQUIERE aprobación de Senae",
        "No se requiere la aprobación del Senae",
        "No requiere, por ahora, aprobación de Senae",
        "Ya no necesita la aprobación del Senae",
        "La aprobación de Senae no es necesaria",
        "No hace falta que el Senae lo apruebe",
        "El Senae no aprueba este registro",
        "Tampoco requiere aprobación de Senae",
        "Se registra sin aprobación de Senae",
        "Se registra sin aprobación de Senae y no necesita certificado",
        "Queda exento de la aprobación del Senae",
        "Es innecesaria la aprobación del Senae",
        "Accede a las opciones que el representante legal le otorgue previo aprobación de este",
    ],
)
def test_an_approval_is_denied_or_is_another_one(sentence: str) -> None:
    assert not demands_approval(sentence)


@pytest.mark.parametrize(
    ("sentence", "requires"),
    [
        ("Este registro requiere aprobación de Senae", True),
        ("Queda pendiente de que alguien lo apruebe", True),
        ("No es automático, requiere la aprobación del Senae", True),
        ("La aprobación es automática", False),
        ("Este registro no requiere aprobación", False),
        ("Requiere una aprobación que es automática", False),
        ("Permite el registro de un ciudadano", False),
    ],
)
def test_a_request_requires_an_approval_by_somebody(sentence: str, *, requires: bool) -> None:
    assert requires_somebody(sentence) is requires


def test_one_sentence_that_demands_it_is_enough(page: Page) -> None:
    page.set_content(
        f"<ul><li><a href='#'>{NAME}</a><p>No da acceso a todo. El representante legal lo aprueba.</li></ul>"
    )
    entry = RequestTypes(View(page, Profile("x"))).entry(NAME)
    expect_approval(entry, NAME, "representante legal")


def test_denied_approval_is_told_with_its_words(page: Page) -> None:
    page.set_content(f"<ul><li><a href='#'>{NAME}</a><p>No requiere aprobación de su representante legal.</li></ul>")
    expect.set_options(timeout=5_000)
    entry = RequestTypes(View(page, Profile("x"))).entry(NAME)
    with pytest.raises(AssertionError, match=r"Se lee: «.*No requiere aprobación de su representante legal"):
        expect_approval(entry, NAME, "representante legal")
