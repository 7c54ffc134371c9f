"""On a foreign portal only the documents of the profile's ``[data]`` are used, each once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from stdnum.ec import ci

from fixtures.people.allowed_documents import AllowedDocuments
from fixtures.people.applicant import ApplicantFactory
from fixtures.people.data_refusal import stop_if_data_refused
from harness.errors import Undecided
from pages.profile import DataPolicy, Profile
from pages.registration_form import RegistrationForm
from pages.view import View

RANGE = DataPolicy(first="0900000000", last="0900000999")
LISTS = DataPolicy({"RUC": ("1790016919001",), "Cédula de Identidad": ("1710034065", "0926687856")})


def drain(allowed: AllowedDocuments, kind: str) -> Iterator[str]:
    while True:
        try:
            yield allowed.draw(kind)
        except Undecided:
            return


@pytest.mark.parametrize("seed", [0, 7, 987_654_321])
def test_workers_together_use_each_document_of_the_range_once(seed: int) -> None:
    drawn = [
        one for worker in range(3) for one in drain(AllowedDocuments(RANGE, seed, (worker, 3)), "Cédula de Identidad")
    ]
    assert len(set(drawn)) == len(drawn) == 100
    assert all(ci.is_valid(each) and RANGE.first <= each <= RANGE.last for each in drawn)


def test_lists_are_divided_among_workers_and_end() -> None:
    workers = [AllowedDocuments(LISTS, 1, (number, 2)) for number in range(2)]
    assert [each.draw("Cédula de Identidad") for each in workers] == ["1710034065", "0926687856"]
    with pytest.raises(Undecided, match="se acabaron los documentos"):
        workers[0].draw("Cédula de Identidad")
    with pytest.raises(Undecided, match="no hay documentos"):
        workers[0].draw("Pasaporte")


def test_of_several_passports_one_without_letters_is_kept() -> None:
    several = AllowedDocuments(DataPolicy({"Pasaporte": ("A1234567", "12345678", "B7654321")}), 1)
    assert [*drain(several, "Pasaporte")] == ["A1234567", "B7654321"]
    assert several.draw("Pasaporte de solo cifras") == "12345678"
    with pytest.raises(Undecided, match="no hay documentos"):
        AllowedDocuments(DataPolicy({"Pasaporte": ("12345678",)}), 1).draw("Pasaporte de solo cifras")


def test_people_have_only_allowed_documents() -> None:
    people = ApplicantFactory(1, 1, "{unique}@prueba.example", {}, AllowedDocuments(LISTS, 1))
    person = people.draw()
    assert (person.document_type, person.document) == ("Cédula de Identidad", "1710034065")
    assert people.identified_by(person, "RUC").document == "1790016919001"
    only_ruc = AllowedDocuments(DataPolicy({"RUC": ("1790016919001",)}), 1)
    assert ApplicantFactory(1, 1, "{unique}@prueba.example", {}, only_ruc).draw().document_type == "RUC"


@pytest.mark.parametrize(
    ("message", "stops"), [("Su cédula NO CONSTA en el Registro Civil", True), ("Ya en uso", False)]
)
def test_data_refusal_is_undecided(page: Page, message: str, *, stops: bool) -> None:
    profile = Profile("x", data=DataPolicy(refusal="no consta en el registro civil"))
    page.set_content("<main></main>")
    form = RegistrationForm(View.of(page, profile))
    form.notice.set_baseline()
    page.set_content(f"<main><label>Doc. Identificación<input></label><span>{message}</span></main>")
    if not stops:
        stop_if_data_refused(form, profile)
        return
    with pytest.raises(Undecided, match="no admitió nuestros datos"):
        stop_if_data_refused(form, profile)
