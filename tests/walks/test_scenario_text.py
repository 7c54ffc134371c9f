"""The scenario of a walk: its text, and what a portal gets for it through the suite."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.people.walk_window import read_spoilt
from instructivo.catalogue import load_catalogue
from instructivo.model.actions import (
    Action,
    AskCode,
    Check,
    CredentialChoice,
    Open,
    Register,
    SignIn,
    Start,
    Time,
    TypeCode,
    Wait,
)
from instructivo.model.demands import Demand, Expectation
from instructivo.model.fields import CHECKED, Value
from instructivo.model.state import Typed
from reports.record.walks import Finding, WalkResult
from steps.gherkin.feature_text import read_feature
from walks.drawing import Walk
from walks.scenario_text import feature_text, sentences, start_sentence

READY: tuple[Action, ...] = (*map(Check, CHECKED), AskCode(), TypeCode(Typed.LATEST))
EXPIRED = Expectation(Demand.REFUSES, "5.3.1.codigo-vence-15-01")
WALK = Walk(Start(), (*READY, Wait(Time.TOO_LATE), Register()))


def test_a_walk_is_told_with_all_but_its_last_action_before(tmp_path: Path) -> None:
    file = tmp_path / "recorrido.feature"
    file.write_text(feature_text(WALK, EXPIRED, "El código vence"), encoding="utf-8")
    _, (scenario,) = read_feature(file, load_catalogue())
    told = [(step.type, step.name) for step in scenario.template.steps]
    assert scenario.requirement == EXPIRED.requirement
    assert told[0] == ("given", "una persona que abrió y llenó la solicitud")
    assert told[-3] == ("given", "que dejó pasar los 15 minutos y 1 segundo de su código")
    assert told[-2:] == [
        ("when", "presiona «Registrar» con lo que hay en la solicitud"),
        ("then", "la solicitud no queda registrada"),
    ]


@pytest.mark.parametrize(
    ("last", "found", "when", "then"),
    [
        (
            Register(),
            Expectation(Demand.SIGNS_IN, "5.4.aprobacion-automatica"),
            "entra en su ventana con su ID y su contraseña",
            "el portal la deja entrar",
        ),
        (
            SignIn(CredentialChoice.UNKNOWN),
            Expectation(Demand.NO_ENTRY, "4.1.2.credenciales-inventadas-no-abren"),
            "entra en su ventana con un ID que nadie registró",
            "el portal no la deja entrar",
        ),
        (
            Register(),
            Expectation(Demand.REFUSES, "5.3.1.id-ocupado-bloquea", "ID.usuario"),
            "presiona «Registrar» con lo que hay en la solicitud",
            "no queda otra cuenta con ese «ID.usuario»",
        ),
        (
            Open(),
            Expectation(Demand.NO_CITIES, "5.3.1.ciudad-espera-provincia"),
            "una persona mira la solicitud",
            "la lista «Ciudad» no ofrece ninguna opción",
        ),
    ],
)
def test_the_last_action_and_the_demand_choose_their_sentences(
    last: object, found: Expectation, when: str, then: str
) -> None:
    assert sentences((Start(), *READY, last), found)[1:] == (when, then)  # type: ignore[arg-type]  # an action


def test_a_start_is_read_as_it_is_told() -> None:
    start = Start(spoilt=(("Fax", Value.EMPTY), ("Teléfono1", Value.WRONG_START)))
    assert read_spoilt(start_sentence(start).partition(", salvo ")[2]) == start.spoilt


IMAGE = (("picture", "a.png", "Imagen"),)


def test_a_result_crosses_to_the_controller_as_it_is() -> None:
    finding = Finding("5.3.2.registro", "documentado", "se registra", "no", "texto", True, 3, (("Register",),), IMAGE)
    result = WalkResult(1, 12, 1, (("completa", "Register"),), (), (("recarga", "registró"),), 3, 1.5, "", finding)
    assert WalkResult.from_json(result.to_json()) == result
