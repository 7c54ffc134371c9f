"""Properties of the document's model: total, monotone, in step with the catalogue and its page; and its examples."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from instructivo import model
from instructivo.__main__ import DOCS, main
from instructivo.catalogue import load_catalogue
from instructivo.model.actions import (
    Action,
    AskCode,
    ChangeEmail,
    ChangeWindow,
    Check,
    CredentialChoice,
    Register,
    SignIn,
    Start,
    Time,
    TypeCode,
    Wait,
    Write,
    possible,
)
from instructivo.model.demands import Demand, DocumentedMessage
from instructivo.model.expectations import ON_A_FORM, WITHOUT_FORM
from instructivo.model.faults import FAULTS, OPEN_POINTS, faults_of
from instructivo.model.fields import CHECKED, CLASSES, LISTS, WRITABLE, Admission, Value, class_of
from instructivo.model.page import model_page
from instructivo.model.prediction import assumed, predict
from instructivo.model.state import State, Typed
from instructivo.model.transitions import Answer, after
from instructivo.observations import load_observations
from instructivo.requirement import Level
from pages.components.availability import Availability
from pages.profile import vocabulary
from pages.profile.model import Message
from tests.instructivo.model_walks import beginning, followed, walks

CATALOGUE = load_catalogue()
CHECKS = tuple(Check(label) for label in CHECKED)
READY: tuple[Action, ...] = (*CHECKS, AskCode(), TypeCode(Typed.LATEST))
Walk = list[tuple[State, Action]]


@given(walks())
def test_every_action_has_a_prediction_and_one_next_state(walk: Walk) -> None:
    for state, _ in walk[-2:]:
        for action in possible(state):
            predict(state, action)
            assert after(state, action, assumed(state, action)).now >= state.now


@given(walks())
def test_a_registration_is_demanded_refused_or_open_and_never_two_of_them(walk: Walk) -> None:
    for state, _ in walk:
        if state.form is None:
            continue
        found = predict(state, Register())
        verdicts = [found.demands(Demand.REGISTERS), found.demands(Demand.REFUSES)]
        assert sum(verdicts) == 1 or (not any(verdicts) and found.open_points)


@given(walks())
def test_one_more_fault_never_makes_a_form_register(walk: Walk) -> None:
    for state, _ in walk:
        if state.form is None or not faults_of(state, state.form):
            continue
        for label in ("Nombre Usuario", "Teléfono1", "ID.usuario"):
            spoilt = state.with_form(values={**state.form.values, label: ""})
            assert predict(spoilt, Register()).demands(Demand.REFUSES)


@given(walks())
def test_accounts_and_the_verified_email_stay(walk: Walk) -> None:
    for (before, action), (later, _) in pairwise(walk):
        assert later.accounts[: len(before.accounts)] == before.accounts
        form, then = before.form, later.form
        if form and then and form.verified and form.opened_at == then.opened_at and not then.reloaded:
            assert then.verified in (form.verified, "") or isinstance(action, ChangeWindow)


@given(walks())
def test_expectations_name_the_requirements_that_their_rule_declares(walk: Walk) -> None:
    for state, action in walk:
        if state.form is None:
            continue
        for rule in ON_A_FORM:
            for each in rule(state, state.form, action):
                level = CATALOGUE[each.requirement].level
                assert each.interpreted == (level is Level.INTERPRETED), each.requirement
                assert not rule.requirements or each.requirement in rule.requirements


def test_every_requirement_and_observation_of_the_model_exists() -> None:
    observed = {one.id for one in load_observations(CATALOGUE)}
    named = {each for rule in (*ON_A_FORM, *WITHOUT_FORM, *FAULTS) for each in rule.requirements}
    classes = [each for several in CLASSES.values() for each in several]
    named |= {each.source for each in classes if each.admission is not Admission.OPEN}
    assert named <= set(CATALOGUE.requirements)
    assert {each.observation for each in OPEN_POINTS} <= observed
    assert {each.source for each in classes if each.admission is Admission.OPEN} <= observed


def test_what_refuses_a_value_is_the_documents_word() -> None:
    refused = {each.source for several in CLASSES.values() for each in several if each.admission is Admission.REFUSED}
    assert {CATALOGUE[each].level for each in refused} == {Level.DOCUMENTED}


def test_labels_messages_and_answers_are_those_of_the_pages() -> None:
    assert {*CLASSES} == {*vocabulary.FIELDS, *vocabulary.LISTS}
    assert {*LISTS} == {*vocabulary.LISTS}
    assert {each.value for each in DocumentedMessage} == {each.in_words for each in Message}
    assert {each.name: each.value for each in Answer} == {each.name: each.value for each in Availability}


@pytest.mark.parametrize("label", WRITABLE)
def test_what_a_person_writes_has_the_class_that_its_name_says(label: str) -> None:
    form = beginning().form
    assert form is not None
    assert class_of(label, form.values[label]).admission is Admission.ADMITTED
    for value in WRITABLE[label]:
        written = followed(beginning(), Write(label, value)).form
        assert written is not None
        found = class_of(label, written.values[label])
        if value in (Value.SHORT, Value.WRONG_START, Value.TOO_LONG):
            assert found.admission is Admission.REFUSED, value


@pytest.mark.parametrize(
    ("label", "start", "field"),
    [("Teléfono1", "0", "telefono1"), ("Teléfono2", "0", "telefono2"), ("Numero de Celular", "09", "celular")],
)
def test_a_number_that_is_good_in_part_is_refused_for_what_is_not(label: str, start: str, field: str) -> None:
    good = f"{start}22334455"
    assert class_of(label, f"5{good}").source == f"5.3.1.{field}-empieza-con-{start}"
    for text in (f"{good}AB", f"AB{good}", f"{good[:5]}AB{good[5:]}"):
        assert class_of(label, text).source == f"5.3.1.{field}-solo-numeros"


def test_a_complete_form_registers_and_its_person_signs_in() -> None:
    state = followed(beginning(), *READY)
    found = predict(state, Register())
    assert [each.requirement for each in found.expectations][:2] == ["5.3.2.registro", "5.4.aprobacion-automatica"]
    registered = followed(state, Register())
    assert (len(registered.accounts), registered.form) == (1, None)
    assert predict(registered, SignIn(CredentialChoice.RIGHT)).demands(Demand.SIGNS_IN)


@pytest.mark.parametrize(
    ("actions", "blamed"),
    [
        ((*READY, Write("Teléfono1", Value.TOO_LONG)), "5.3.1.telefono1-maximo-14"),
        ((*READY, Write("Nombre Usuario", Value.EMPTY)), "4.2.1.obligatorio-nombre"),
        ((*READY, Write("Contraseña", Value.SHORT)), "5.3.1.contrasena-menos-de-8"),
        ((*READY, Write("Confirmación de Contraseña", Value.OTHER)), "5.3.1.confirmacion-distinta"),
        ((*READY, Wait(Time.TOO_LATE)), "5.3.1.codigo-vence-15-01"),
        (
            (*READY, TypeCode(Typed.CHANGED), Register(), TypeCode(Typed.LATEST), Wait(Time.TOO_LATE)),
            "5.3.1.codigo-no-se-prorroga",
        ),
        ((*CHECKS, AskCode()), "4.2.1.obligatorio-codigo"),
        ((*CHECKS, TypeCode(Typed.INVENTED)), "5.3.1.codigo-no-solicitado-bloquea"),
        ((*READY, TypeCode(Typed.CHANGED)), "5.3.1.codigo-incorrecto-bloquea"),
        ((Write("Confirmación de correo electrónico", Value.OTHER),), "5.3.1.correos-distintos-bloquea"),
        (
            (*READY, Register(), ChangeWindow(), Start(spoilt=(("ID.usuario", Value.TAKEN),)), *READY),
            "5.3.1.id-ocupado-bloquea",
        ),
    ],
)
def test_a_fault_must_not_register_and_its_clause_is_blamed(actions: tuple[Action, ...], blamed: str) -> None:
    state = followed(beginning(), *actions)
    found = {each.demand: each.requirement for each in predict(state, Register()).expectations}
    assert found[Demand.REFUSES] == blamed


@pytest.mark.parametrize(
    ("actions", "blamed"),
    [
        ((*READY, Wait(Time.LAST_SECOND)), "5.3.1.codigo-vale-14-59"),
        ((*CHECKS, Wait(Time.FIVE_MINUTES), *READY[3:]), "5.3.1.codigo-cuenta-desde-la-solicitud"),
        ((*READY, AskCode(), TypeCode(Typed.LATEST)), "5.3.1.codigo-segundo-sirve"),
        (
            (*READY[:4], TypeCode(Typed.CHANGED), Register(), TypeCode(Typed.LATEST)),
            "5.3.2.se-corrige-y-registra",
        ),
        ((Write("Fax", Value.EMPTY), *READY), "4.2.1.opcional-fax"),
    ],
)
def test_a_form_that_must_register_blames_the_rarest_circumstance(actions: tuple[Action, ...], blamed: str) -> None:
    state = followed(beginning(), *actions)
    found = {each.demand: each.requirement for each in predict(state, Register()).expectations}
    assert found[Demand.REGISTERS] == blamed


@pytest.mark.parametrize(
    ("actions", "point"),
    [
        ((*READY, *[Wait(Time.FIVE_MINUTES)] * 3), "quince-exactos"),
        ((*READY, AskCode()), "codigo-anterior"),
        ((AskCode(), *CHECKS, TypeCode(Typed.LATEST)), "codigo-antes"),
        ((*CHECKS[1:], AskCode(), TypeCode(Typed.LATEST)), "sin-comprobar"),
    ],
)
def test_what_the_document_leaves_open_is_not_judged(actions: tuple[Action, ...], point: str) -> None:
    found = predict(followed(beginning(), *actions), Register())
    assert [each.id for each in found.open_points] == [point]
    assert not found.demands(Demand.REGISTERS)
    assert not found.demands(Demand.REFUSES)


def test_several_faults_leave_the_message_open() -> None:
    found = predict(followed(beginning(), Write("Nombre Usuario", Value.EMPTY)), Register())
    assert found.demands(Demand.REFUSES)
    assert not found.demands(Demand.MESSAGE)
    assert [each.id for each in found.open_points] == ["varias-faltas"]


def test_the_verified_email_must_stay_fixed_also_after_other_acts() -> None:
    verified = followed(beginning(), Check("Confirmación de correo electrónico"))
    first, later = (predict(each, ChangeEmail()).expectations for each in (verified, followed(verified, AskCode())))
    assert [each.requirement for each in (*first, *later)] == [
        "5.3.1.correo-comprobado-fijo",
        "5.3.1.correo-sigue-fijo",
    ]


def test_a_value_that_the_other_window_holds_is_asked_for_in_vain() -> None:
    both = followed(beginning(), ChangeWindow(), Start(spoilt=(("ID.usuario", Value.TAKEN),)))
    assert not predict(both, Check("ID.usuario")).demands(Demand.FREE)
    assert predict(replace(both, windows=(replace(both.other, form=None), both.window)), Check("ID.usuario")).demands(
        Demand.FREE
    )


def test_the_page_of_the_model_is_up_to_date() -> None:
    assert (DOCS / "modelo.md").read_text(encoding="utf-8") == model_page(CATALOGUE), (
        "ejecute: python -m instructivo model"
    )


def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "--folder", str(tmp_path)]) == 0
    assert "modelo.md" in capsys.readouterr().out
    assert model.__doc__
