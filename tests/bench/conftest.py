"""Small catalogues and outcomes, and the real scenarios."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bench.detection.defects import Defect
from bench.engine.scenarios import Scenario, load_scenarios
from harness.verdict import Cause, Verdict
from instructivo.catalogue import Catalogue, Level, Requirement, Verification
from reports.judge.outcomes import ScenarioOutcome

Outcome = Callable[[str, Verdict], ScenarioOutcome]


@pytest.fixture
def catalogue() -> Catalogue:
    """A registration and a subject that depend on a mail, and a field that depends on nothing."""
    arrows = {"1.mail": (), "1.subject": ("1.mail",), "1.registration": ("1.mail",), "1.field": ()}
    found = {
        name: Requirement(name, "1", name, Level.DOCUMENTED, Verification.SCENARIO, depends_on=before, field=name[2:])
        for name, before in arrows.items()
    }
    return Catalogue("X", "1", "2026", found)


@pytest.fixture
def scenarios(catalogue: Catalogue) -> tuple[Scenario, ...]:
    """One scenario per requirement; that of the field only reads."""
    return tuple(
        Scenario(
            f"f.feature::{one.id}",
            one.id,
            ("Cuando mira",) if one.id == "1.field" else ("Dado algo", "Cuando actúa"),
            reads=one.id == "1.field",
        )
        for one in catalogue
    )


@pytest.fixture
def defect() -> Defect:
    """A defect that keeps the mail from being sent."""
    return Defect("sin-correo", "1.mail", "correo", "No envía el correo.", "")


@pytest.fixture
def outcome() -> Outcome:
    """Makes the outcome of a requirement's scenario."""

    def made(requirement: str, verdict: Verdict) -> ScenarioOutcome:
        cause = {Verdict.PASS: Cause.NONE, Verdict.FAIL: Cause.FINDING}.get(verdict, Cause.PREAMBLE)
        return ScenarioOutcome(f"f.feature::{requirement}", requirement, requirement, "f.feature", 1, verdict, cause)

    return made


@pytest.fixture(scope="session")
def written_scenarios(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scenario, ...]:
    """The scenarios of ``features/``."""
    return load_scenarios(tmp_path_factory.mktemp("scenarios"))
