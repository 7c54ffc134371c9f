"""Small catalogues and outcomes to measure with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bench.detection.defects import Defect, Scenario
from harness.verdict import Cause, Verdict
from instructivo.catalogue import Catalogue, Level, Requirement, Verification
from reports.outcomes import ScenarioOutcome

Outcome = Callable[[str, Verdict], ScenarioOutcome]


@pytest.fixture
def catalogue() -> Catalogue:
    """A registration, a mail that it rests on, the mail's subject, and a field on its own."""
    arrows = {"1.mail": (), "1.subject": ("1.mail",), "1.registration": ("1.mail",), "1.field": ()}
    found = {
        name: Requirement(name, "1", name, Level.DOCUMENTED, Verification.SCENARIO, depends_on=before, field=name[2:])
        for name, before in arrows.items()
    }
    return Catalogue("X", "1", "2026", found)


@pytest.fixture
def scenarios(catalogue: Catalogue) -> tuple[Scenario, ...]:
    """One scenario for each requirement; the field's only reads."""
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
    """A mail that never comes."""
    return Defect("sin-correo", "1.mail", "correo", "No envía el correo.", "")


@pytest.fixture
def outcome() -> Outcome:
    """Makes the outcome of a requirement's scenario."""

    def made(requirement: str, verdict: Verdict) -> ScenarioOutcome:
        cause = {Verdict.PASS: Cause.NONE, Verdict.FAIL: Cause.FINDING}.get(verdict, Cause.PREAMBLE)
        return ScenarioOutcome(f"f.feature::{requirement}", requirement, requirement, "f.feature", 1, verdict, cause)

    return made
