"""Messages on a real page: which of the five appeared, on which channel, and the verdict (5.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from fixtures.evidence.notes import Notes
from fixtures.people.applicant import ApplicantFactory
from harness.errors import Undecided
from pages.explore.inventory import Inventory, undocumented
from pages.messages.notices import Notice
from pages.profile import Message, Profile, Wording
from pages.profile.vocabulary import CODE
from pages.registration_form import Submission
from pages.view import View
from steps.expect.lost_values import lost_values
from steps.expect.messages import expect_message, expect_no_message

WRONG, EXPIRED = Message.CODE_WRONG, Message.CODE_EXPIRED
PINS = {WRONG: "El código no coincide.", EXPIRED: "El código venció."}
CHANNELS = (
    "<dialog open>{}</dialog>",
    "<div role=dialog>{}</div>",
    "<div role=alertdialog>{}</div>",
    "<div role=alert>{}</div>",
    "<p role=status>{}</p>",
    "<p aria-live=polite>{}</p>",
    "<script>alert('{}')</script>",
    "<input aria-describedby=aviso><span id=aviso>{}</span>",
    "<input aria-errormessage=error><span id=error>{}</span>",
)


@pytest.fixture(autouse=True)
def _short_deadline() -> Iterator[None]:
    expect.set_options(timeout=300)
    yield
    expect.set_options(timeout=5000)


def notice_of(page: Page, pins: Mapping[Message, str]) -> Notice:
    return Notice(View(page, Profile("x", messages={name: Wording(text) for name, text in pins.items()})))


def shown(page: Page, html: str, pins: Mapping[Message, str] = PINS) -> Notice:
    """The notice of a portal with these approved wordings that shows the HTML after the stimulus."""
    page.set_content("<main></main>")
    notice = notice_of(page, pins)
    notice.set_baseline()
    page.set_content(f"<main>{html}</main>")
    return notice


@pytest.mark.parametrize("channel", CHANNELS)
def test_message_counts_on_every_channel(page: Page, channel: str) -> None:
    notes = Notes()
    expect_message(shown(page, channel.format(PINS[WRONG])), WRONG, notes)
    assert not notes


def test_nothing_shown_is_a_finding_with_a_pin_and_without(page: Page) -> None:
    with pytest.raises(AssertionError, match="No apareció"):
        expect_message(shown(page, ""), WRONG, Notes())
    with pytest.raises(AssertionError, match="no mostró ningún mensaje"):
        expect_message(shown(page, "", {}), WRONG, Notes())


def test_something_shown_without_a_pin_waits_for_approval_with_its_wording(page: Page) -> None:
    with pytest.raises(Undecided, match=r"espera aprobación.*Algo salió mal"):
        expect_message(shown(page, "<p role=alert>Algo salió mal</p>", {}), WRONG, Notes())


def test_another_of_the_five_beside_it_is_a_finding(page: Page) -> None:
    both = "".join(f"<p role=alert>{text}</p>" for text in PINS.values())
    with pytest.raises(AssertionError, match="apareció otro mensaje"):
        expect_message(shown(page, both), WRONG, Notes())


def test_another_of_the_five_in_its_place_is_a_finding(page: Page) -> None:
    with pytest.raises(AssertionError, match="El portal mostró el mensaje «código vencido»"):
        expect_message(shown(page, f"<p role=alert>{PINS[EXPIRED]}</p>"), WRONG, Notes())


def test_changed_wording_is_a_finding_that_tells_what_changed(page: Page) -> None:
    with pytest.raises(AssertionError, match=r"Su redacción cambió: «El código \[−no coincide\.−\] \[\+difiere\.\+\]»"):
        expect_message(shown(page, "<p role=alert>El código difiere.</p>"), WRONG, Notes())


def test_what_was_there_before_the_stimulus_does_not_count(page: Page) -> None:
    page.set_content(f"<p role=alert>{PINS[WRONG]}</p>")
    notice = notice_of(page, PINS)
    notice.set_baseline()
    assert not notice.shown().anything
    expect_no_message(notice, WRONG, Notes())
    with pytest.raises(AssertionError, match="ya se leía antes"):
        expect_message(notice, WRONG, Notes())


def test_two_messages_of_one_wording_are_an_observation(page: Page) -> None:
    same = {WRONG: PINS[WRONG], EXPIRED: PINS[WRONG]}
    notes = Notes()
    expect_message(shown(page, f"<p role=alert>{PINS[WRONG]}</p>", same), WRONG, notes)
    assert notes == ["«código incorrecto» y «código vencido» tienen la misma redacción y no se distinguen."]
    with pytest.raises(Undecided, match="misma redacción"):
        expect_no_message(shown(page, f"<p role=alert>{PINS[WRONG]}</p>", same), EXPIRED, Notes())


def test_wording_that_is_part_of_another_is_not_taken_for_it(page: Page) -> None:
    pins = {WRONG: "Revise su código.", EXPIRED: "Revise su código. Ya venció."}
    expect_message(shown(page, "<p role=alert>Revise su código. Ya venció.</p>", pins), EXPIRED, Notes())
    expect_no_message(shown(page, "<p role=alert>Revise su código. Ya venció.</p>", pins), WRONG, Notes())


def test_text_that_the_document_does_not_name_is_an_observation(page: Page) -> None:
    notes = Notes()
    html = f"<p role=alert>{PINS[WRONG]}</p><p role=status>Faltan 3 intentos</p><p role=status>Está disponible</p>"
    expect_message(shown(page, html), WRONG, notes)
    assert notes == ["Texto que el documento no nombra: «Faltan 3 intentos»."]


def test_message_that_should_not_appear(page: Page) -> None:
    with pytest.raises(AssertionError, match="sin que corresponda"):
        expect_no_message(shown(page, f"<p role=alert>{PINS[WRONG]}</p>"), WRONG, Notes())
    with pytest.raises(Undecided, match="no se puede reconocer"):
        expect_no_message(shown(page, "", {}), WRONG, Notes())


def test_lost_values_explain_a_missing_message(page: Page) -> None:
    with pytest.raises(Undecided, match="no conservaba lo escrito en «Fax»"):
        expect_message(shown(page, "<p role=alert>Falta el fax</p>"), WRONG, Notes(), ["Fax"])
    expect_message(shown(page, f"<p role=alert>{PINS[WRONG]}</p>"), WRONG, Notes(), ["Fax"])


def test_lost_is_what_differs_and_not_a_mask_or_a_letter_case() -> None:
    person = replace(
        ApplicantFactory(1, 1, "{unique}@prueba.example", {}).draw(), phone1="0422334455", operator="CLARO"
    )
    kept = {**person.by_label(), CODE: "AB12"}
    assert not lost_values(person, Submission({**kept, "Teléfono1": "(04) 223-34455", "Operador": "Claro"}, "AB12"))
    assert lost_values(person, Submission({**kept, "Teléfono1": "04223"}, "AB12")) == ["Teléfono1"]
    assert lost_values(person, Submission({**kept, "Contraseña": person.password.swapcase()}, "AB12")) == ["Contraseña"]
    assert lost_values(person, Submission({**kept, CODE: ""}, "AB12")) == [CODE]
    assert not lost_values(person, Submission())


def test_inventory_names_what_the_document_does_not() -> None:
    seen = Inventory("Solicitud", [], ["Apodo"], ["Registrar", "Ayuda", "registrar"])
    closed = {"Operador": ("Claro", "OTROS")}
    found = undocumented(
        seen, ["Registrar"], {"Operador": ["CLARO", "Otros", "Satelital"], "País": ["Francia"]}, closed
    )
    assert found == ["campo «Apodo»", "botón «Ayuda»", "opción «Satelital» de la lista «Operador»"]
