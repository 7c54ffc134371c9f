"""Small catalogues, outcomes and whole runs, given or random."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hypothesis import strategies as st

from harness.declarations import NotApplicable, Review, Waiver
from harness.measurements import ALLOWED, Kind
from harness.verdict import Cause, Verdict
from instructivo.requirement import Catalogue, Level, Requirement, Verification
from reports.judge.declarations import Declarations, Unstable
from reports.judge.outcomes import Measurement, ScenarioOutcome, StepOutcome
from reports.judge.run_checks import RunCheck, letters_and_digits_in_codes
from reports.judge.run_judgement import Judgement, Plan, judge

CAUSES = {
    Verdict.PASS: [Cause.NONE],
    Verdict.FAIL: [Cause.FINDING, Cause.NO_MAIL],
    Verdict.ERROR: [Cause.SUITE],
    Verdict.INCONC: [
        *(Cause.PREAMBLE, Cause.STIMULUS, Cause.ENVIRONMENT, Cause.PENDING, Cause.NO_MAIL, Cause.LEFT_OPEN),
    ],
}
UNDECIDED_STEPS = (
    (StepOutcome("Cuando", "mira", Verdict.PASS),),
    (StepOutcome("Cuando", "mira", Verdict.PASS), StepOutcome("Entonces", "ve", Verdict.NONE)),
    (StepOutcome("Entonces", "ve", Verdict.PASS), StepOutcome("Y", "ve más", Verdict.NONE)),
)
"""Steps of a scenario whose ``Entonces`` decided nothing."""
DAY = date(2026, 11, 24)
PORTAL = "huella"


def requirement(
    name: str,
    *depends_on: str,
    explained_by: Sequence[str] = (),
    level: Level = Level.DOCUMENTED,
    by: Verification = Verification.SCENARIO,
) -> Requirement:
    """A requirement of section 1."""
    causes, explanations = (tuple(f"1.{each}" for each in names) for names in (depends_on, explained_by))
    return Requirement(f"1.{name}", "1", "Algo se cumple.", level, by, depends_on=causes, explained_by=explanations)


def catalogue(*requirements: Requirement) -> Catalogue:
    """A catalogue of the given requirements."""
    return Catalogue("X", "1", "2026", {one.id: one for one in requirements})


A_B = catalogue(requirement("a"), requirement("b", "a"))


def outcome(name: str, verdict: Verdict, cause: Cause = Cause.NONE, row: str = "") -> ScenarioOutcome:
    """Outcome of a scenario of the requirement with that name."""
    return ScenarioOutcome(f"{name}{row}", f"1.{name}", name, "f", 1, verdict, cause, observed="visto")


def judged(
    known: Catalogue,
    *outcomes: ScenarioOutcome,
    declarations: Declarations = Declarations(),  # noqa: B008 - it is frozen
    checks: Mapping[str, RunCheck] | None = None,
    **changes: object,
) -> Judgement:
    """Judge a whole run of the given outcomes."""
    written = {each.scenario: each.requirement for each in outcomes}
    plan = Plan(written, frozenset(written), day=DAY)
    return judge(known, replace(plan, **changes), outcomes, declarations, checks or {})  # type: ignore[arg-type]


def verdicts(judgement: Judgement) -> dict[str, tuple[Verdict, str]]:
    """Verdict and blocker of every requirement."""
    return {one.requirement.id: (one.verdict, one.blocked_by) for one in judgement.requirements}


@dataclass(frozen=True)
class Situation:
    """All inputs of a judgement."""

    known: Catalogue
    plan: Plan
    outcomes: tuple[ScenarioOutcome, ...]
    declarations: Declarations

    def judge(self) -> Judgement:
        """Judge them."""
        checks = {one.id: letters_and_digits_in_codes for one in self.known if one.verified_by is Verification.RUN}
        return judge(self.known, self.plan, self.outcomes, self.declarations, checks)


FEW_NAMES = [f"r{number}" for number in range(7)]
LEVELS = st.sampled_from([Level.DOCUMENTED, Level.DOCUMENTED, Level.DOCUMENTED, Level.INTERPRETED])
BY = st.sampled_from([Verification.SCENARIO] * 6 + [Verification.RUN, Verification.PERSON])
MEASUREMENTS = st.sampled_from([Measurement(kind, value) for kind in Kind for value in sorted(ALLOWED[kind])])


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Random catalogue without circular dependencies."""
    requirements: list[Requirement] = []
    for number in range(draw(st.integers(1, len(FEW_NAMES)))):
        causes = draw(st.lists(st.sampled_from(FEW_NAMES[:number]), unique=True, max_size=3)) if number else []
        requirements.append(requirement(FEW_NAMES[number], *causes, level=draw(LEVELS), by=draw(BY)))
    return catalogue(*requirements)


@st.composite
def outcomes_of(draw: st.DrawFn, scenario: str, owner: str) -> ScenarioOutcome:
    """Random outcome of a scenario, more often a pass."""
    verdict = draw(st.sampled_from([Verdict.PASS] * 4 + list(CAUSES)))
    cause = draw(st.sampled_from(CAUSES[verdict]))
    measured = tuple(draw(st.lists(MEASUREMENTS, max_size=3)))
    seen = draw(st.sampled_from(["visto", "otra cosa"]))
    return ScenarioOutcome(scenario, owner, owner, "f", 1, verdict, cause, observed=seen, measurements=measured)


@st.composite
def declared(draw: st.DrawFn, known: Catalogue) -> Declarations:
    """Random declarations, in force or not."""
    ids = sorted(known.requirements)
    some = st.lists(st.sampled_from(ids), unique=True, max_size=2)
    absent = draw(some)
    days, portals = st.sampled_from([DAY, date(2026, 1, 1)]), st.sampled_from([PORTAL, PORTAL, "otra"])
    decided = st.sampled_from([Verdict.PASS, Verdict.FAIL])
    return Declarations(
        not_applicable=tuple(NotApplicable(each, "no lo tiene") for each in absent),
        waivers=tuple(
            Waiver(each, draw(st.sampled_from(["visto", "otra cosa"])), "se sabe", "Ana", draw(days), draw(portals))
            for each in draw(some)
            if each not in absent
        ),
        reviews=tuple(Review(each, draw(decided), "Eva", DAY, "a mano", draw(portals)) for each in draw(some)),
        unstable=tuple(Unstable(each, Verdict.PASS, Verdict.FAIL) for each in draw(some)),
        by_hand=tuple(draw(some)),
    )


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Random run: whole, partial or interrupted, with or without declarations."""
    known = draw(catalogues())
    rows = {
        f"{one.id}[{row}]": one.id
        for one in known
        if one.verified_by is Verification.SCENARIO
        for row in range(draw(st.integers(0, 2)))
    }
    left_out = draw(st.one_of(st.just([]), st.lists(st.sampled_from(sorted(rows)), unique=True))) if rows else []
    selected = sorted(set(rows) - set(left_out))
    lost = draw(st.one_of(st.just([]), st.lists(st.sampled_from(selected), unique=True))) if selected else []
    plan = Plan(
        written=rows,
        selected=frozenset(selected),
        interrupted=draw(st.sampled_from(["", "", "", "se cortó la luz."])),
        fingerprint_start=PORTAL,
        fingerprint_end=draw(st.sampled_from([PORTAL] * 5 + ["otra"])),
        mail_route=draw(st.sampled_from(["", "el perfil la confirma"])),
        day=DAY,
    )
    outcomes = tuple(draw(outcomes_of(each, rows[each])) for each in selected if each not in lost)
    return Situation(known, plan, outcomes, draw(st.one_of(st.just(Declarations()), declared(known))))
