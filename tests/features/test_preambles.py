"""Preambles of scenarios: what one needs, its requirement rests on, so that blame falls on what failed first.

A scenario that needs more than its requirement rests on blocks the clauses that this needs, in a circle.
"""

from __future__ import annotations

import re

import pytest

from harness.compat.bdd_private import Step
from harness.scope import FEATURES
from instructivo.catalogue import load_catalogue
from steps.gherkin.feature_text import WrittenScenario, read_feature

CATALOGUE = load_catalogue()
WRITTEN = [each for path in sorted(FEATURES.rglob("*.feature")) for each in read_feature(path, CATALOGUE)[1]]
NEEDS = (
    (r"acaba de registrarse|quedó registrada|ya registrada|ya entró una vez|que ya usó", "5.3.2.registro"),
    (
        r"solicitud|completó|código|con todos sus datos|en «.*» pone|campo|correo|ID es|contraseña",
        "5.2.usuario-general-abre-solicitud",
    ),
    (r"recibió|completó", "5.3.1.codigo-llega"),
)
"""Words of a sentence of «Dado» -> the requirement that it needs."""
BY_PASSPORT = "5.3.1.registro-con-pasaporte"


def lacking(one: WrittenScenario) -> set[str]:
    """Requirements that the preamble of a scenario needs and its own requirement does not rest on."""
    given: list[Step] = [step for step in one.template.steps if step.type == "given"]
    needed = {owner for words, owner in NEEDS for step in given if re.search(words, step.name)}
    told = " ".join(step.name for step in given)
    if "Pasaporte" in told and "registr" in told:
        needed.add(BY_PASSPORT)
    return needed - {one.requirement, *CATALOGUE.prerequisites[one.requirement]}


def test_requirement_rests_on_what_its_scenarios_need() -> None:
    found = {f"{one.template.name} ({one.requirement})": lack for one in WRITTEN if (lack := lacking(one))}
    assert found == {}


@pytest.mark.parametrize("owner", [owner for _, owner in NEEDS])
def test_each_need_occurs(owner: str) -> None:
    words = next(words for words, each in NEEDS if each == owner)
    assert any(re.search(words, step.name) for one in WRITTEN for step in one.template.steps if step.type == "given")
