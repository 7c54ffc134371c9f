"""Detection: every defect that the reference portal offers, and whether the suite finds it and blames the right clause.

The stages share one ledger, so an interrupted measurement goes on where it stopped.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice

from bench.engine import checkout
from bench.detection.assessment import Assessment, Outcomes, assess, dependents, judged, merged, settled
from bench.engine.profiles import in_words
from bench.engine.outcome_store import Ledger, Stage
from bench.engine.plan import DEFECT_HEADER, HEALTHY, Cell
from bench.detection.selection import CONTROL, Known, Reach, Reason, Selection, sample
from bench.detection.defects import Defect, Scenario, Subjects, Variation
from bench.detection.differential import watch
from harness.errors import HarnessError
from harness.verdict import Verdict
from instructivo.catalogue import Verification
from reports.outcomes import ScenarioOutcome
from reports.verdicts import Judgement

DETECTED = checkout.OUT / "detection" / "detection.json"
"""Of the portal's own look; those of others stand beside it, named after their profile."""
_DRESSED, _AGAIN = "variación ", " (otra vez)"
_MOST_SURPRISES = 60
_ENOUGH = 8
"""Scenarios that show what only a run as a whole decides."""
VARIATION_HEADER = "X-Portal-Variation"


@dataclass(frozen=True)
class Proof:
    """What a random sample of left-out scenarios showed: how many there were, were run, and would have mattered."""

    reason: Reason
    left_out: int
    run: int
    differing: tuple[Cell, ...]


@dataclass(frozen=True)
class Surprise:
    """A scenario that went otherwise than it should under a defect, and how it went when it was run once more."""

    defect: str
    first: ScenarioOutcome
    again: ScenarioOutcome


class SickPortal(HarnessError):
    """The healthy portal does not pass: a finding about the suite, or about the machine."""


@dataclass
class Detection:
    """One measurement.

    Attributes:
        subjects: What is measured with.
        ledger: The outcomes so far.
        seed: From which samples are drawn.
    """

    subjects: Subjects
    ledger: Ledger
    seed: int
    _reach: Reach | None = None

    def run_in_full(self, sampled: int) -> list[Proof]:
        """The full form: the healthy portal watched, every scenario that can change, and a sample of the others.

        Args:
            sampled: How many of the scenarios that were left out to run all the same.

        Returns:
            What the sample showed; the rest is in the ledger.
        """
        healthy = self._everything(HEALTHY)
        self.ledger.complete(Stage("Portal sano", healthy, {HEALTHY: {}}))
        self._refuse_a_sick_portal()
        self._reach = watch(self.ledger, self.subjects)
        selection = Selection(self.subjects.catalogue, self.subjects.scenarios, self._reach)
        headers = {each.id: {DEFECT_HEADER: each.id} for each in self.subjects.defects}
        first = [(defect.id, each.id) for defect in self.subjects.defects for each in selection.first(defect)]
        last = [*self._variations(), *self._pairs(), *islice(cycle(healthy), sampled)]
        self.ledger.complete(Stage("Ante su requisito", first, headers), ahead=[*self._likely(selection), *last])
        left_out = self._left_out(selection)
        rest = [cell for cell, reason in left_out if reason is None]
        self.ledger.complete(Stage("Ante los demás", rest, headers), ahead=last)
        self.run_pairs()
        self.run_variations()
        return self._prove(left_out, sampled, headers)

    def _refuse_a_sick_portal(self) -> None:
        """Stop where there is nothing to compare with.

        Raises:
            SickPortal: A scenario does not pass on the healthy portal.
        """
        wrong = [each for each in self.ledger.of(HEALTHY).values() if each.verdict is not Verdict.PASS]
        if wrong:
            raise SickPortal(
                f"El portal sano no pasa {len(wrong)} de {len(self.subjects.scenarios)} escenarios y no hay con qué "
                f"comparar; el primero es «{wrong[0].name}»: {wrong[0].observed} Corrija la suite o el portal, o quite "
                "carga a la máquina, y repita con --afresh."
            )

    def run_quickly(self, others: int, rotation: int) -> list[Assessment]:
        """The quick form: every defect against its own requirement and a few other scenarios, others each time.

        Args:
            others: How many other scenarios for each defect.
            rotation: Which of the others; another number, others.
        """
        draw = random.Random(f"{rotation}")  # noqa: S311 - a sample, not a secret
        headers = {each.id: {DEFECT_HEADER: each.id} for each in self.subjects.defects}
        cells: list[Cell] = []
        for defect in self.subjects.defects:
            own = self._own(defect)
            strangers = [each for each in self.subjects.scenarios if each not in own]
            cells += [(defect.id, each.id) for each in [*own, *draw.sample(strangers, others)]]
        self.ledger.complete(Stage("Ante su requisito y otros", cells, headers))
        return self.assessments()

    def _own(self, defect: Defect) -> list[Scenario]:
        """The scenarios of the requirement it violates; for one that a run decides, some that rest on the same."""
        catalogue, scenarios = self.subjects.catalogue, self.subjects.scenarios
        requirement = catalogue[defect.requirement]
        if requirement.verified_by is Verification.SCENARIO:
            return [each for each in scenarios if each.requirement == requirement.id]
        fellows = {one for before in requirement.depends_on for one in dependents(catalogue, before)}
        return [each for each in scenarios if each.requirement in fellows][:_ENOUGH]

    def run_pairs(self) -> list[tuple[tuple[str, ...], Judgement]]:
        """Pairs of defects, each against the requirements of both: one must not hide the other."""
        headers = {"+".join(pair): {DEFECT_HEADER: ",".join(pair)} for pair in self.subjects.pairs}
        self.ledger.complete(Stage("Pares de defectos", self._pairs(), headers), ahead=self._variations())
        return [(pair, self._judgement("+".join(pair))) for pair in self.subjects.pairs]

    def _pairs(self) -> list[Cell]:
        owner = {each.id: each.requirement for each in self.subjects.defects}
        return [
            ("+".join(pair), each.id)
            for pair in self.subjects.pairs
            for each in self.subjects.scenarios
            if each.requirement in {*(owner[one] for one in pair), CONTROL}
        ]

    def run_variations(self) -> dict[str, Judgement]:
        """The healthy portal as it is, and in other clothes: every scenario must pass."""
        headers = {_dressed(each): {VARIATION_HEADER: each.id} for each in self.subjects.variations}
        plain = [_dressed(each) for each in self.subjects.variations if not each.words]
        self.ledger.complete(Stage("Variaciones inofensivas", self._everything(*plain), headers))
        for each in (one for one in self.subjects.variations if one.words):
            stage = Stage("Otra redacción", self._everything(_dressed(each)), headers)
            profile = str(in_words(self.ledger.folder, each.words))
            self.ledger.complete(replace(stage, arguments=(*stage.arguments, "--portal", profile)))
        return {name: self._judgement(name) for name in (HEALTHY, *headers)}

    def _everything(self, *conditions: str) -> list[Cell]:
        return [(name, each.id) for name in conditions for each in self.subjects.scenarios]

    def _variations(self) -> list[Cell]:
        return self._everything(*(_dressed(each) for each in self.subjects.variations))

    def look_again(self) -> list[Surprise]:
        """Run once more, with pictures, what went otherwise than it should; the first outcome keeps counting."""
        surprising = [(one.defect.id, scenario) for one in self.assessments() for scenario in self._surprising(one)]
        again = [(f"{defect}{_AGAIN}", scenario) for defect, scenario in surprising[:_MOST_SURPRISES]]
        headers = {name: {DEFECT_HEADER: name.removesuffix(_AGAIN)} for name, _ in again}
        self.ledger.complete(Stage("Otra vez, con imágenes", again, headers, arguments=()))
        return [
            Surprise(
                condition.removesuffix(_AGAIN),
                self.ledger.outcomes[condition.removesuffix(_AGAIN), scenario],
                self.ledger.outcomes[condition, scenario],
            )
            for condition, scenario in again
        ]

    def _surprising(self, one: Assessment) -> list[str]:
        """Scenarios that decided a requirement otherwise than its defect should make them."""
        wrong = {*one.blamed, *one.unexplained} | (set() if one.caught else {one.defect.requirement})
        found = self.ledger.of(one.defect.id).values()
        missed = one.defect.requirement
        return [
            each.scenario
            for each in found
            if each.requirement in wrong and (each.requirement == missed or each.verdict is not Verdict.PASS)
        ]

    def assessments(self) -> list[Assessment]:
        """What the suite made of every defect."""
        return [
            assess(defect, self._judgement(defect.id), len(self.ledger.of(defect.id)))
            for defect in self.subjects.defects
        ]

    def _judgement(self, condition: str) -> Judgement:
        return self._judged(condition, self.ledger.of(condition))

    def _judged(self, condition: str, found: Outcomes) -> Judgement:
        """The verdicts under a condition, from these outcomes and those of the healthy portal."""
        written = self.subjects.written
        outcomes = merged(written, self._healthy(condition), found)
        return judged(self.subjects.catalogue, written, outcomes, self.ledger.mail_route)

    def _healthy(self, condition: str) -> Outcomes:
        """What a scenario that is not run counts with: as on the healthy portal, but no measurement in doubt."""
        if self._reach is None or condition.startswith(_DRESSED):
            return {}
        names, reach = condition.split("+"), self._reach
        return {
            scenario: replace(outcome, measurements=())
            if any(reach.changes(scenario, name) for name in names)
            else outcome
            for scenario, outcome in self.ledger.of(HEALTHY).items()
        }

    def _left_out(self, selection: Selection) -> list[tuple[Cell, Reason | None]]:
        """Every cell that was not run first, and why it need not run; known from what was run first alone."""
        found: list[tuple[Cell, Reason | None]] = []
        for defect in self.subjects.defects:
            first = {each.id for each in selection.first(defect)}
            seen = {each: outcome for each, outcome in self.ledger.of(defect.id).items() if each in first}
            control = [one.verdict for one in seen.values() if one.requirement == CONTROL]
            accepted = bool(control) and all(one is Verdict.PASS for one in control)
            known = Known(settled(self._judged(defect.id, seen)), accepted)
            found += [
                ((defect.id, each.id), selection.why_not(defect, each, known))
                for each in self.subjects.scenarios
                if each.id not in first
            ]
        return found

    def _likely(self, selection: Selection) -> list[Cell]:
        """What will be run under each defect besides the first, if its requirement is found violated and no other."""
        return [
            (defect.id, each.id)
            for defect in self.subjects.defects
            for known in [Known(dependents(self.subjects.catalogue, defect.requirement), control_passes=True)]
            for first in [selection.first(defect)]
            for each in self.subjects.scenarios
            if each not in first and selection.why_not(defect, each, known) is None
        ]

    def _prove(
        self, left_out: Sequence[tuple[Cell, Reason | None]], sampled: int, headers: Mapping[str, Mapping[str, str]]
    ) -> list[Proof]:
        """Run a sample of what was left out, and see whether it would have mattered."""
        by_reason = {reason: [cell for cell, why in left_out if why is reason] for reason in Reason}
        chosen = sample(by_reason, sampled, self.seed)
        rank = {each.id: number for number, each in enumerate(self.subjects.defects)}
        cells = sorted((cell for cells in chosen.values() for cell in cells), key=lambda cell: rank[cell[0]])
        self.ledger.complete(Stage("Muestra de lo omitido", cells, headers))
        return [
            Proof(reason, len(by_reason[reason]), len(ran), tuple(cell for cell in ran if self._mattered(cell)))
            for reason, ran in chosen.items()
        ]

    def _mattered(self, cell: Cell) -> bool:
        """Whether a cell that was left out would have changed what is said of its defect."""
        condition, scenario = cell
        found = self.ledger.of(condition)
        without = {each: outcome for each, outcome in found.items() if each != scenario}
        return _said(self._judged(condition, found)) != _said(self._judged(condition, without))


def _dressed(variation: Variation) -> str:
    return f"{_DRESSED}«{variation.id}»"


def _said(judgement: Judgement) -> list[tuple[str, str]]:
    return [(one.verdict, one.blocked_by) for one in judgement.requirements]
