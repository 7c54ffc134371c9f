"""A sentence of 5.2 tells that an approval is required, however it is worded, and is not denied."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from playwright.sync_api import Page, expect

from pages.profile import Profile
from pages.registration_form import GENERAL_USER, RegistrationForm
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
        ("Requiere un correo electrónico válido, con el cual el sistema aprueba el registro", False),
        ("Requiere un correo electrónico válido, con el cual se aprueba el registro", False),
        ("Es necesario un correo válido para la aprobación del registro por el propio sistema", False),
        ("No requiere más que ser aprobado por el sistema", False),
        ("Requiere un correo válido, y el Senae aprueba el registro", True),
        ("Requiere un correo válido, y la aprobación del Senae", True),
        ("Requiere la aprobación del sistema informático del Senae", True),
        ("Necesita que el representante lo apruebe", True),
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


SENTENCE = "debe autorizarlo su representante"


@pytest.mark.parametrize(
    ("text", "demands"),
    [
        ("Debe autorizarlo su representante.", True),
        ("No da acceso a todo. Además, debe autorizarlo su representante.", True),
        ("No debe autorizarlo su representante.", False),
    ],
)
def test_sentence_of_the_profile_takes_the_place_of_the_documents(page: Page, text: str, demands: bool) -> None:
    page.set_content(f"<ul><li><a href='#'>Empleado</a><p>{text}</p></li></ul>")
    profile = Profile("x", labels={NAME: "Empleado"}, approvals={"representante legal": SENTENCE})
    requests = RequestTypes(View(page, profile))
    expect.set_options(timeout=5_000)
    with nullcontext() if demands else pytest.raises(AssertionError, match=r"Se lee: «.*No debe autorizarlo"):
        expect_approval(
            requests.entry(NAME), NAME, "representante legal", requests.approval_text("representante legal")
        )


def test_card_of_a_request_is_told_by_a_selector(page: Page) -> None:
    page.set_content("<section><a id=a href='#'><img alt=''>x</a><p>Requiere aprobación de Senae.</section><hr>")
    entry = RequestTypes(View(page, Profile("x", selectors={NAME: "#a"}))).entry(NAME)
    assert "Requiere" in entry.inner_text()


def test_form_title_of_the_profile_is_not_the_name_of_its_link(page: Page) -> None:
    page.set_content("<h1>Registro de persona</h1>")
    profile = Profile("x", labels={GENERAL_USER: "Persona"}, form_title="Registro de persona")
    form = RegistrationForm(View(page, profile))
    assert form.heading(GENERAL_USER).count() == 1
    assert not form.heading("Registro de usuario").count()
