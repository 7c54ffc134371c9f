"""What a page did with the acts of a person is noted, and what she ended with is what counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from fixtures.browser.state import browser_state_of
from fixtures.evidence import plugin
from fixtures.people.applicant import Applicant, ApplicantFactory
from harness.run_memo import RunMemo
from pages.profile import Profile
from pages.registration_form import Submission
from pages.view import View
from steps.expect.fields import WrittenValue
from steps.expect.lost_values import noted_loss

COOKIES = "Se cerró con «Rechazar» lo que tapaba la página: «Usamos cookies»."
REPEATED = "La página no atendió a la primera pulsación de «Registrar»."


def test_repetition_is_noted_each_time_and_a_closed_layer_once(
    page: Page, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "avisos.jsonl").touch()
    monkeypatch.setattr(plugin, "run_memo_of", lambda _: RunMemo(tmp_path / "avisos.jsonl"))
    browser_state_of(request.node).pages.append(page)
    view = View.of(page, Profile("de prueba"))
    noted = []
    for _ in range(2):
        view.closed_layers += [COOKIES, COOKIES]
        view.observations.append(REPEATED)
        noted.append(plugin.pytest_acceptance_notes(request.node))
    noted.append(plugin.pytest_acceptance_notes(request.node))
    assert noted == [[REPEATED, COOKIES], [REPEATED], []]


def written() -> Applicant:
    return ApplicantFactory(1, 1, "{unique}@prueba.example", {}).draw()


def test_account_is_sought_under_what_the_form_kept() -> None:
    person = written()
    kept = {
        **person.by_label(),
        "ID.usuario": person.user_id.upper(),
        "Contraseña": person.password.swapcase(),
        "Operador": "Claro",
        "Fax": "",
        "Ingrese código de seguridad": "AB12",
    }
    found = person.as_kept(kept)
    assert found.user_id == person.user_id.upper()
    assert (found.password, found.operator, found.fax) == (person.password, person.operator, person.fax)
    assert person.as_kept({}) == person


def test_change_of_letter_case_is_noted_and_no_loss() -> None:
    person = written()
    notes: list[str] = []
    kept = {**person.by_label(), "ID.usuario": person.user_id.upper()}
    assert noted_loss(person, Submission(kept), notes) == []
    told = f"quedó «{person.user_id.upper()}», y con eso se siguió."
    assert notes == [f"La página cambió las mayúsculas de lo escrito en «ID.usuario»: {told}"]


def test_value_made_of_what_was_written_follows_its_letter_case() -> None:
    notes: list[str] = []
    assert WrittenValue("ana", "ANA").as_kept_in("ana@c.example", notes) == "ANA@c.example"
    assert len(notes) == 1
    assert WrittenValue("ana", "ana").as_kept_in("ana@c.example", notes) == "ana@c.example"
    assert WrittenValue("ana", "an").as_kept_in("ana@c.example", notes) == "ana@c.example"
    assert len(notes) == 1
