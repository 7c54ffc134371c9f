"""Detection: runs the suite under every defect of the reference portal, stage by stage.

The stages share one store of outcomes, so an interrupted measurement continues where it stopped.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice

from bench.detection.assessment import Assessment, Outcomes, assess, dependents, judged, merged, settled
from bench.detection.defects import Defect, DetectionInputs
from bench.detection.differential import differential_run
from bench.detection.selection import CONTROL, CellSelection, Differences, FirstResults, Reason, sample
from bench.engine.errors import UnhealthyBaseline
from bench.engine.outcome_store import OutcomeStore, Stage
from bench.engine.plan import DEFECT_HEADER, HEALTHY, Cell
from bench.engine.portal_lists import VARIATION_HEADER, Variation
from bench.engine.profiles import with_wordings
from bench.engine.scenarios import Scenario
from harness.verdict import Verdict
from instructivo.catalogue import Verification
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.run_judgement import Judgement

_VARIATION, _AGAIN = "variación ", " (otra vez)"
_MOST_REPEATED = 60
_ENOUGH = 8
"""Scenarios to run for a requirement that only a whole run decides."""


@dataclass(frozen=True)
class SampleCheck:
    """Result of running a random sample of the cells left out for one reason.

    Attributes:
        reason: Why they were left out.
        left_out: Number of cells left out.
        run: Number of them that were run as a sample.
        differing: Cells of the sample that would have changed a verdict.
    """

    reason: Reason
    left_out: int
    run: int
    differing: tuple[Cell, ...]


@dataclass(frozen=True)
class UnexpectedOutcome:
    """An outcome under a defect that should have been different, and the outcome of a repetition."""

    defect: str
    first: ScenarioOutcome
    again: ScenarioOutcome


@dataclass
class Detection:
    """One measurement.

    Attributes:
        inputs: Requirements, scenarios, defects, pairs and variations.
        store: The outcomes so far.
        seed: Seed of the samples.
    """

    inputs: DetectionInputs
    store: OutcomeStore
    seed: int
    _differences: Differences | None = None

    def run_in_full(self, sampled: int) -> list[SampleCheck]:
        """Run the full form: the healthy portal, every scenario that a defect can change, and a sample of the others.

        Args:
            sampled: Number of left-out cells to run as a sample.

        Returns:
            Results of the sample; all other outcomes are in the store.

        Raises:
            UnhealthyBaseline: A scenario does not pass on the healthy portal.
        """
        healthy = self._everything(HEALTHY)
        self.store.complete(Stage("Portal sano", healthy, {HEALTHY: {}}))
        self._require_healthy_baseline()
        self._differences = differential_run(self.store, self.inputs)
        selection = CellSelection(self.inputs.catalogue, self.inputs.scenarios, self._differences)
        headers = {each.id: {DEFECT_HEADER: each.id} for each in self.inputs.defects}
        first = [(defect.id, each.id) for defect in self.inputs.defects for each in selection.first(defect)]
        last = [*self._variations(), *self._pairs(), *islice(cycle(healthy), sampled)]
        self.store.complete(Stage("Ante su requisito", first, headers), ahead=[*self._likely(selection), *last])
        left_out = self._not_run_first(selection)
        rest = [cell for cell, reason in left_out if reason is None]
        self.store.complete(Stage("Ante los demás", rest, headers), ahead=last)
        self.run_pairs()
        self.run_variations()
        return self._check_sample(left_out, sampled, headers)

    def _require_healthy_baseline(self) -> None:

        wrong = [each for each in self.store.under(HEALTHY).values() if each.verdict is not Verdict.PASS]
        if wrong:
            raise UnhealthyBaseline(
                f"El portal sano no pasa {len(wrong)} de {len(self.inputs.scenarios)} escenarios y no hay con qué "
                f"comparar; el primero es «{wrong[0].name}»: {wrong[0].observed} Corrija la suite o el portal, o quite "
                "carga a la máquina, y repita con --afresh."
            )

    def run_quickly(self, others: int, rotation: int) -> list[Assessment]:
        """Run the quick form: every defect against its own requirement and a few other scenarios.

        Args:
            others: Number of other scenarios for each defect.
            rotation: Seed that chooses them.
        """
        draw = random.Random(f"{rotation}")  # noqa: S311 - a sample, not a secret
        headers = {each.id: {DEFECT_HEADER: each.id} for each in self.inputs.defects}
        cells: list[Cell] = []
        for defect in self.inputs.defects:
            own = self._own(defect)
            rest = [each for each in self.inputs.scenarios if each not in own]
            cells += [(defect.id, each.id) for each in [*own, *draw.sample(rest, others)]]
        self.store.complete(Stage("Ante su requisito y otros", cells, headers))
        return self.assessments()

    def _own(self, defect: Defect) -> list[Scenario]:
        """The scenarios of the violated requirement; where a whole run decides it, some with the same prerequisite."""
        catalogue, scenarios = self.inputs.catalogue, self.inputs.scenarios
        requirement = catalogue[defect.requirement]
        if requirement.verified_by is Verification.SCENARIO:
            return [each for each in scenarios if each.requirement == requirement.id]
        fellows = {one for before in requirement.depends_on for one in dependents(catalogue, before)}
        return [each for each in scenarios if each.requirement in fellows][:_ENOUGH]

    def run_pairs(self) -> list[tuple[tuple[str, ...], Judgement]]:
        """Run each pair of defects against the requirements of both: one must not hide the other."""
        headers = {"+".join(pair): {DEFECT_HEADER: ",".join(pair)} for pair in self.inputs.pairs}
        self.store.complete(Stage("Pares de defectos", self._pairs(), headers), ahead=self._variations())
        return [(pair, self._judgement("+".join(pair))) for pair in self.inputs.pairs]

    def _pairs(self) -> list[Cell]:
        owner = {each.id: each.requirement for each in self.inputs.defects}
        return [
            ("+".join(pair), each.id)
            for pair in self.inputs.pairs
            for each in self.inputs.scenarios
            if each.requirement in {*(owner[one] for one in pair), CONTROL}
        ]

    def run_variations(self) -> dict[str, Judgement]:
        """Run the suite on every harmless variation; verdicts by condition, the healthy portal included."""
        headers = {_variation_condition(each): {VARIATION_HEADER: each.id} for each in self.inputs.variations}
        plain = [_variation_condition(each) for each in self.inputs.variations if not each.words]
        self.store.complete(Stage("Variaciones inofensivas", self._everything(*plain), headers))
        for each in (one for one in self.inputs.variations if one.words):
            stage = Stage("Otra redacción", self._everything(_variation_condition(each)), headers)
            profile = str(with_wordings(self.store.folder, each.words))
            self.store.complete(replace(stage, arguments=(*stage.arguments, "--portal", profile)))
        return {name: self._judgement(name) for name in (HEALTHY, *headers)}

    def _everything(self, *conditions: str) -> list[Cell]:
        return [(name, each.id) for name in conditions for each in self.inputs.scenarios]

    def _variations(self) -> list[Cell]:
        return self._everything(*(_variation_condition(each) for each in self.inputs.variations))

    def repeat_unexpected(self) -> list[UnexpectedOutcome]:
        """Repeat unexpected outcomes, with pictures; the first outcome still counts."""
        unexpected = [(one.defect.id, scenario) for one in self.assessments() for scenario in self._unexpected(one)]
        again = [(f"{defect}{_AGAIN}", scenario) for defect, scenario in unexpected[:_MOST_REPEATED]]
        headers = {name: {DEFECT_HEADER: name.removesuffix(_AGAIN)} for name, _ in again}
        self.store.complete(Stage("Otra vez, con imágenes", again, headers, arguments=()))
        return [
            UnexpectedOutcome(
                condition.removesuffix(_AGAIN),
                self.store.outcomes[condition.removesuffix(_AGAIN), scenario],
                self.store.outcomes[condition, scenario],
            )
            for condition, scenario in again
        ]

    def _unexpected(self, one: Assessment) -> list[str]:
        """Scenarios whose outcome under a defect should have been different."""
        wrong = {*one.blamed, *one.unexplained} | (set() if one.caught else {one.defect.requirement})
        found = self.store.under(one.defect.id).values()
        missed = one.defect.requirement
        return [
            each.scenario
            for each in found
            if each.requirement in wrong and (each.requirement == missed or each.verdict is not Verdict.PASS)
        ]

    def assessments(self) -> list[Assessment]:
        """The assessment of every defect."""
        return [
            assess(defect, self._judgement(defect.id), len(self.store.under(defect.id)))
            for defect in self.inputs.defects
        ]

    def _judgement(self, condition: str) -> Judgement:
        return self._judged(condition, self.store.under(condition))

    def _judged(self, condition: str, found: Outcomes) -> Judgement:
        """Verdicts under a condition, from these outcomes and those of the healthy portal."""
        requirement_of = self.inputs.requirement_of
        outcomes = merged(requirement_of, self._healthy(condition), found)
        return judged(self.inputs.catalogue, requirement_of, outcomes, self.store.mail_route)

    def _healthy(self, condition: str) -> Outcomes:
        """Outcomes of scenarios that are not run: the healthy ones, without measurements that the defect may change."""
        if self._differences is None or condition.startswith(_VARIATION):
            return {}
        names, differences = condition.split("+"), self._differences
        return {
            scenario: replace(outcome, measurements=())
            if any(differences.changes(scenario, name) for name in names)
            else outcome
            for scenario, outcome in self.store.under(HEALTHY).items()
        }

    def _not_run_first(self, selection: CellSelection) -> list[tuple[Cell, Reason | None]]:
        """Every cell that did not run first, with the reason why it need not run; None where it must."""
        found: list[tuple[Cell, Reason | None]] = []
        for defect in self.inputs.defects:
            first = {each.id for each in selection.first(defect)}
            seen = {each: outcome for each, outcome in self.store.under(defect.id).items() if each in first}
            results = self._first_results(defect, seen)
            found += [
                ((defect.id, each.id), selection.why_not(defect, each, results))
                for each in self.inputs.scenarios
                if each.id not in first
            ]
        return found

    def _first_results(self, defect: Defect, seen: Outcomes) -> FirstResults:
        control = {one.verdict for one in seen.values() if one.requirement == CONTROL}
        shown = any(one.requirement == defect.requirement and one.verdict is Verdict.FAIL for one in seen.values())
        return FirstResults(
            settled(self._judged(defect.id, seen)),
            control_passes=control == {Verdict.PASS},
            control_is_blocked=shown and control == {Verdict.INCONC},
        )

    def _likely(self, selection: CellSelection) -> list[Cell]:
        """Cells that will run after the first ones if each defect violates its requirement and no other."""
        return [
            (defect.id, each.id)
            for defect in self.inputs.defects
            for results in [FirstResults(dependents(self.inputs.catalogue, defect.requirement), control_passes=True)]
            for first in [selection.first(defect)]
            for each in self.inputs.scenarios
            if each not in first and selection.why_not(defect, each, results) is None
        ]

    def _check_sample(
        self, left_out: Sequence[tuple[Cell, Reason | None]], sampled: int, headers: Mapping[str, Mapping[str, str]]
    ) -> list[SampleCheck]:
        """Run a sample of the cells left out and check whether they would have changed a verdict."""
        by_reason = {reason: [cell for cell, why in left_out if why is reason] for reason in Reason}
        chosen = sample(by_reason, sampled, self.seed)
        rank = {each.id: number for number, each in enumerate(self.inputs.defects)}
        cells = sorted((cell for cells in chosen.values() for cell in cells), key=lambda cell: rank[cell[0]])
        self.store.complete(Stage("Muestra de lo omitido", cells, headers))
        return [
            SampleCheck(
                reason, len(by_reason[reason]), len(ran), tuple(cell for cell in ran if self._would_matter(cell))
            )
            for reason, ran in chosen.items()
        ]

    def _would_matter(self, cell: Cell) -> bool:
        """Whether a cell that was left out changes a verdict under its defect."""
        condition, scenario = cell
        found = self.store.under(condition)
        without = {each: outcome for each, outcome in found.items() if each != scenario}
        return _verdicts(self._judged(condition, found)) != _verdicts(self._judged(condition, without))


def _variation_condition(variation: Variation) -> str:
    return f"{_VARIATION}«{variation.id}»"


def _verdicts(judgement: Judgement) -> list[tuple[str, str]]:
    return [(one.verdict, one.blocked_by) for one in judgement.requirements]
