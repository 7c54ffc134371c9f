"""Assessment of a defect: found, attributed, missed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bench.detection.assessment import Assessment, assess, judged, merged, settled
from bench.detection.defects import Defect
from bench.engine.scenarios import Scenario
from harness.verdict import Verdict
from instructivo.catalogue import Catalogue
from reports.judge.outcomes import ScenarioOutcome

Assessed = Callable[..., tuple[Assessment, frozenset[str]]]


@pytest.fixture
def assessed(
    catalogue: Catalogue,
    scenarios: tuple[Scenario, ...],
    defect: Defect,
    outcome: Callable[[str, Verdict], ScenarioOutcome],
) -> Assessed:
    """Assesses a defect from verdicts of some scenarios, and returns the settled requirements too."""

    def made(known: Catalogue = catalogue, **verdicts: Verdict) -> tuple[Assessment, frozenset[str]]:
        written = {each.id: each.requirement for each in scenarios}
        healthy = {each.id: outcome(each.requirement, Verdict.PASS) for each in scenarios}
        found = {one.scenario: one for one in (outcome(f"1.{name}", each) for name, each in verdicts.items())}
        judgement = judged(known, written, merged(written, healthy, found))
        return assess(defect, judgement, len(found)), settled(judgement)

    return made


def test_requirements_that_depend_on_the_violated_one_are_consequences(assessed: Assessed) -> None:
    found, _ = assessed(mail=Verdict.FAIL, subject=Verdict.FAIL, registration=Verdict.INCONC)
    assert found.caught
    assert found.attributed
    assert found.blocked == ("1.subject", "1.registration")


@pytest.mark.parametrize("shown", [Verdict.PASS, Verdict.FAIL, Verdict.INCONC])
def test_verdicts_behind_a_failure_do_not_depend_on_their_own_scenarios(assessed: Assessed, shown: Verdict) -> None:
    without, known = assessed(mail=Verdict.FAIL)
    assert known == {"1.subject", "1.registration"}
    ran, _ = assessed(mail=Verdict.FAIL, subject=shown)
    assert ran.verdicts == without.verdicts


def test_requirement_that_another_only_explains_is_a_consequence_and_runs_to_its_end(
    assessed: Assessed, catalogue: Catalogue
) -> None:
    field = replace(catalogue["1.field"], explained_by=("1.mail",))
    explaining = replace(catalogue, requirements={**catalogue.requirements, field.id: field})
    found, known = assessed(explaining, mail=Verdict.FAIL, field=Verdict.INCONC)
    assert found.attributed
    assert found.blocked == ("1.subject", "1.registration", "1.field")
    assert known == {"1.subject", "1.registration"}


def test_other_failed_requirement_is_wrongly_blamed(assessed: Assessed) -> None:
    found, _ = assessed(mail=Verdict.FAIL, field=Verdict.FAIL)
    assert found.caught
    assert not found.attributed
    assert found.blamed == ("1.field",)


def test_defect_under_which_everything_passes_is_missed(assessed: Assessed) -> None:
    found, known = assessed(mail=Verdict.PASS)
    assert not found.caught
    assert not known


def test_inconclusive_requirement_without_failed_prerequisite_is_unexplained(assessed: Assessed) -> None:
    found, _ = assessed(mail=Verdict.FAIL, field=Verdict.INCONC)
    assert found.unexplained == ("1.field",)
    assert not found.attributed
