"""Readiness of a profile (``fixtures.preflight.readiness``): what is decided with it, and what closes a gap."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from fixtures.preflight import gaps
from fixtures.preflight.gaps import REGISTRATION, Gap, gaps_of_form, gaps_of_lists, gaps_of_profile
from fixtures.preflight.readiness import Readiness
from harness.declarations import NotApplicable
from instructivo.catalogue import load_catalogue
from instructivo.requirement import Verification
from pages.explore.trial import ControlTrial
from pages.profile import ClockControl, ClockKind, Message, Profile, Wording
from pages.registration_form import RegistrationForm
from pages.view import View

TOLD = Profile(
    "x",
    clock=ClockControl(kind=ClockKind.HEADER, header="X"),
    messages={each: Wording("…") for each in Message},
    mail_route="sí",
)
FORM = """
<label>Fax<input></label><label>País<input name=a></label><label>País<input name=b></label>
<button>Registrar</button><button>Registrar</button><p>Provincia</p>
"""


def decidable(readiness: Readiness) -> dict[str, tuple[int, int]]:
    return {each.name: (each.decidable, each.total) for each in readiness.groups()}


def test_every_judged_requirement_is_in_one_group() -> None:
    judged = [each for each in load_catalogue() if each.verified_by is not Verification.PERSON]
    groups = decidable(Readiness(TOLD, ()))
    assert sum(total for _, total in groups.values()) == len(judged)
    assert all(able == total > 1 for able, total in groups.values())


def test_roots_of_gaps_are_in_the_catalogue() -> None:
    tables = (gaps._OF_LIST, gaps._OF_CHECK, gaps._OF_BUTTON)
    named = [root for each in tables for root in each.values()]
    named += [root for each in gaps._OF_MESSAGE.values() for root in each]
    named += [REGISTRATION, gaps.OPENS_FORM, gaps.SIGN_IN, gaps._FIFTEEN_MINUTES, gaps._CODE_ARRIVES, *gaps._TAKEN]
    assert set(named) <= set(load_catalogue().requirements)


def test_profile_without_a_clock_and_wordings_leaves_these_groups_open() -> None:
    found = decidable(Readiness(Profile("x"), list(gaps_of_profile(Profile("x")))))
    assert found["Los quince minutos"][0] == found["Mensajes"][0] == 0
    assert found["Listas"][0] == found["Listas"][1]
    assert not list(gaps_of_profile(TOLD))


def test_a_registration_that_cannot_be_decided_is_told_with_its_cause() -> None:
    gap = Gap("No se encontró la lista «Operador».", ("5.3.1.operador-opciones",), decides_roots=True)
    told = Readiness(TOLD, [gap]).warning()
    assert told.startswith("Así no se puede decidir si el portal registra, y otros ")
    assert gap.trouble in told
    assert not Readiness(TOLD, [replace(gap, roots=("5.3.1.pais-orden",))]).warning()
    assert not Readiness(replace(TOLD, by_hand=(REGISTRATION,)), [gap]).warning()


def test_a_gap_that_decides_its_root_leaves_only_what_rests_on_it() -> None:
    gap = Gap("…", ("5.3.campo-fax",), decides_roots=True)
    readiness = Readiness(TOLD, [gap])
    assert "5.3.campo-fax" not in readiness.undecided_by(gap)
    assert "5.3.par-celular-fax" in readiness.undecided_by(gap)
    assert "5.3.campo-fax" in readiness.undecided_by(replace(gap, decides_roots=False))


def test_what_the_portal_does_not_have_is_not_counted() -> None:
    without = replace(TOLD, absent=(NotApplicable("4.1.1.e-docs", "se retiró"),))
    assert Readiness(without, ()).total == Readiness(TOLD, ()).total - 1


@pytest.fixture
def found(page: Page) -> list[Gap]:
    page.set_content(FORM)
    view = View.of(page, TOLD)
    return list(gaps_of_form(RegistrationForm(view), view))


def test_fields_and_buttons_are_told_with_lines_that_a_profile_takes(found: list[Gap]) -> None:
    told = {each.roots[0]: each for each in found}
    assert "5.3.campo-fax" not in told
    assert told["5.3.campo-pais"].warns
    assert not told["5.3.campo-pais"].decides_roots  # one of two fields: nothing of it can be decided
    assert not told["5.3.campo-provincia"].decides_roots  # its name is seen, and no field
    assert (
        told["5.3.campo-pais"].lines[1]
        == '"País" = "input[name=\'a\']"   # 2.º de 3 en su renglón, a la derecha de «País»'
    )
    assert told["5.3.campo-pais"].warning.endswith('En el perfil: [selectors] "País" = "input[name=\'a\']".')
    missing = next(each for each in found if "5.3.campo-id" in each.roots)
    assert not missing.warns  # missing altogether: that is a finding of the run
    assert told["5.3.2.boton-registrar"].warns
    for each in (*found, *gaps_of_profile(Profile("x")), gaps.gap_of_way("x"), gaps.gap_of_sign_in("x")):
        assert tomllib.loads("\n".join(each.lines)), each


def test_list_that_did_not_open_is_told() -> None:
    found = list(gaps_of_lists({"País": ControlTrial(("Andorra",)), "Ciudad": ControlTrial(trouble="no se cerró")}))
    assert [each.trouble for each in found] == ["La lista «Ciudad» no se cerró."]
