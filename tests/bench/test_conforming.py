"""Conforming portals: what is combined, and what counts as a verdict that a portal does not deserve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.conforming.measurement import Conforming, drawn_defects
from bench.conforming.page import conforming_page
from bench.conforming.portals import ConformingPortal, alone, combined
from bench.detection.defects import Defect
from bench.engine.journal import Journal
from bench.engine.outcome_store import OutcomeStore
from bench.engine.plan import HEALTHY
from bench.engine.portal_lists import Variation
from bench.engine.scenarios import Scenario
from harness.verdict import Cause, Verdict
from instructivo.catalogue import Catalogue, Level
from reports.judge.outcomes import ScenarioOutcome

VARIATIONS = tuple(
    Variation(f"{part}-{number}", part, f"Otra manera de {part}.", True, {}, {})
    for part in ("campos", "correo", "capas")
    for number in (1, 2)
)
Measured = Callable[..., Conforming]


def test_combinations_hold_one_variation_of_a_part_and_are_the_same_for_a_seed() -> None:
    found = combined(VARIATIONS, count=6, size=2, seed=3)
    assert len({each.name for each in found}) == 6
    assert all(len({one.part for one in each.variations}) == 2 for each in found)
    assert found == combined(VARIATIONS, count=6, size=2, seed=3)
    assert found != combined(VARIATIONS, count=6, size=2, seed=4)


def test_no_more_combinations_are_drawn_than_there_are() -> None:
    assert len(combined(VARIATIONS, count=100, size=3, seed=1)) == 8


def test_requests_name_every_variation() -> None:
    assert ConformingPortal(VARIATIONS[:1] + VARIATIONS[2:3]).headers == {"X-Portal-Variation": "campos-1,correo-1"}


@pytest.fixture
def measured(
    tmp_path: Path,
    catalogue: Catalogue,
    scenarios: tuple[Scenario, ...],
    defect: Defect,
    outcome: Callable[[str, Verdict], ScenarioOutcome],
) -> Measured:
    """A measurement of one portal with given verdicts; every other scenario passes."""

    def made(portal: ConformingPortal, *, defective: Verdict = Verdict.FAIL, **verdicts: Verdict) -> Conforming:
        journal = Journal.open(tmp_path / "ledger.jsonl", {"suite": "x"}, afresh=True)
        store = OutcomeStore(journal, tmp_path, workers=1)
        for each in scenarios:
            store.outcomes[HEALTHY, each.id] = outcome(each.requirement, Verdict.PASS)
            verdict = verdicts.get(each.requirement.partition(".")[2], Verdict.PASS)
            shown = outcome(each.requirement, verdict)
            cause = Cause.ENVIRONMENT if verdict is Verdict.INCONC else shown.cause
            store.outcomes[portal.name, each.id] = replace(shown, observed="Se vio otra cosa.", cause=cause)
        found = Conforming(catalogue, scenarios, (portal,), (defect,), store)
        mail = next(each.id for each in scenarios if each.requirement == defect.requirement)
        store.outcomes[f"{portal.name} con «{defect.id}»", mail] = outcome(defect.requirement, defective)
        return found

    return made


def test_portal_that_passes_everything_deviates_in_nothing(measured: Measured) -> None:
    data = measured(alone(VARIATIONS)[0]).data()
    assert (data["deviations"], data["missed"]) == ([], [])
    assert (data["scenario_runs"], data["defects"], data["caught"], data["attributed"]) == (4, 1, 1, 1)


@pytest.mark.parametrize("verdict", [Verdict.FAIL, Verdict.INCONC])
def test_accused_or_undecided_portal_deviates(measured: Measured, verdict: Verdict) -> None:
    (found,) = measured(alone(VARIATIONS)[0], field=verdict).deviations()
    assert (found.portal, found.requirement, found.verdict) == ("campos-1", "1.field", verdict)


@pytest.mark.parametrize(("verdict", "count"), [(Verdict.INCONC, 0), (Verdict.FAIL, 1)])
def test_only_an_announced_requirement_may_stay_undecided(measured: Measured, verdict: Verdict, count: int) -> None:
    portal = ConformingPortal((Variation("x", "x", "X.", True, {}, {"1.field": "No lo dice."}),))
    assert len(measured(portal, field=verdict).deviations()) == count


def test_announced_interpretation_may_not_be_followed(measured: Measured, catalogue: Catalogue) -> None:
    portal = ConformingPortal((Variation("x", "x", "X.", True, {}, {"1.field": "No lo dice."}),))
    found = measured(portal, field=Verdict.FAIL)
    read = replace(catalogue["1.field"], level=Level.INTERPRETED)
    found.catalogue = replace(catalogue, requirements={**catalogue.requirements, "1.field": read})
    assert found.deviations() == []


def test_defect_that_a_variation_hides_is_named(measured: Measured) -> None:
    data = measured(alone(VARIATIONS)[0], defective=Verdict.PASS).data()
    assert [each["defect"] for each in data["missed"]] == ["sin-correo"]


def test_variation_masks_the_defects_that_nobody_reaches_on_it() -> None:
    waiting = ConformingPortal((replace(VARIATIONS[0], masks=("vacio-solo-avisado-",)), VARIATIONS[1]))
    assert waiting.masks("vacio-solo-avisado-id")
    assert not waiting.masks("vacio-admitido-id")
    assert not ConformingPortal(VARIATIONS[:1]).masks("vacio-solo-avisado-id")


def test_drawn_defects_violate_different_requirements(catalogue: Catalogue, defect: Defect) -> None:
    other = Defect("sin-campo", "1.field", "campo", "No está.", "")
    twin = Defect("sin-correo-ii", "1.mail", "correo", "Tampoco.", "")
    found = drawn_defects([defect, twin, other], catalogue, count=5, seed=1)
    assert sorted(each.requirement for each in found) == ["1.field", "1.mail"]


def test_page_tells_portals_and_deviations(measured: Measured) -> None:
    whole = {
        "date": "2026-11-27T10:00:00",
        "commit": "abc",
        "without": [],
        "suite": "x",
        "bound": 0.01,
        "confidence": 0.95,
        "seconds": 60,
        "stopped": 0,
        "machine": {},
        "versions": {},
    }
    clean = conforming_page({**whole, **measured(alone(VARIATIONS)[0]).data()})
    accused = conforming_page({**whole, **measured(alone(VARIATIONS)[0], field=Verdict.FAIL).data()})
    assert "Ningún portal recibió un veredicto que no merecía" in clean
    assert "«campos-1»: `1.field` dio `fail`" in accused
