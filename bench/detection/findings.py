"""Findings of a detection, as the data of ``detection.json``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.detection.assessment import Assessment
from bench.detection.defects import DetectionInputs
from bench.detection.measurement import SampleCheck, UnexpectedOutcome
from bench.engine import checkout
from bench.engine.bounds import CONFIDENCE, upper_bound
from bench.engine.profiles import name_for
from harness.verdict import Verdict
from instructivo.catalogue import Verification
from reports.judge.run_judgement import Judgement

SCHEMA_VERSION = 1
_FOLDERS = {"completa": "full", "rápida": "quick"}


def folder_of(form: str, profile: Path) -> str:
    """Name of the folder for the sessions of a form, below the folder of the results."""
    return name_for(profile, _FOLDERS[form])


@dataclass(frozen=True)
class Findings:
    """Findings of one measurement.

    Attributes:
        inputs: What was measured.
        form: ``completa`` or ``rápida``.
        assessments: The assessment of each defect.
        runs: Number of scenarios run.
        seconds: Duration of the sessions.
        seed: Seed of the samples, or the rotation of the quick form.
        stopped: Number of cells that the environment stopped and that were run again.
        repeated: Unexpected outcomes with their repetition.
        checks: Results of the samples of left-out cells.
        pairs: Judgement under each pair of defects.
        healthy: Condition -> judgement, for the healthy portal and each variation.
    """

    inputs: DetectionInputs
    form: str
    assessments: Sequence[Assessment]
    runs: int
    seconds: float
    seed: int
    stopped: int
    repeated: Sequence[UnexpectedOutcome] = ()
    checks: Sequence[SampleCheck] = ()
    pairs: Sequence[tuple[tuple[str, ...], Judgement]] = ()
    healthy: Mapping[str, Judgement] = field(default_factory=dict)

    @property
    def missed(self) -> list[Assessment]:
        """Defects that were not found."""
        return [one for one in self.assessments if not one.caught]

    @property
    def misattributed(self) -> list[Assessment]:
        """Defects that were found but with another requirement blamed, or something unexplained."""
        return [one for one in self.assessments if one.caught and not one.attributed]

    @property
    def hidden_pairs(self) -> list[tuple[str, ...]]:
        """Pairs under which every scenario that ran passed.

        A pair that leaves only an observation counts as found: where a stricter rule makes the portal keep a rule of
        the document, only an interpretation of the document is violated.
        """
        return [pair for pair, judgement in self.pairs if not _any_trouble(judgement)]

    @property
    def alarms(self) -> list[tuple[str, str, str]]:
        """False alarms: condition, requirement and reason wherever a healthy portal did not pass."""
        return [
            (condition, one.requirement.id, one.reason)
            for condition, judgement in self.healthy.items()
            for one in judgement.requirements
            if one.exercised and one.verdict is not Verdict.PASS
        ]

    @property
    def wrong_checks(self) -> list[SampleCheck]:
        """Samples with a left-out cell that would have changed a verdict."""
        return [one for one in self.checks if one.differing]

    @property
    def good(self) -> bool:
        """Whether all defects are found and attributed, with no false alarm, hidden pair or wrong sample."""
        found = (self.unproven, self.missed, self.misattributed, self.alarms, self.hidden_pairs, self.wrong_checks)
        return not any(found)

    @property
    def unproven(self) -> list[str]:
        """Requirements without a found defect, among those that were asked for and that the suite decides."""
        killed = {one.defect.requirement for one in self.assessments if one.caught}
        asked = self.inputs.only or {
            one.id for one in self.inputs.catalogue if one.verified_by is not Verification.PERSON
        }
        return [one.id for one in self.inputs.catalogue if one.id in asked - killed]

    def data(self) -> dict[str, Any]:
        """The content of ``detection.json``."""
        return {
            "schema": SCHEMA_VERSION,
            **self._rates(),
            "form": self.form,
            "look": name_for(self.inputs.profile, "").lstrip("-"),
            "only": sorted(self.inputs.only),
            "good": self.good,
            "seed": self.seed,
            "seconds": round(self.seconds),
            "stopped": self.stopped,
            "confidence": CONFIDENCE,
            "alarms": [{"condition": where, "requirement": which, "reason": why} for where, which, why in self.alarms],
            "healthy": {name: _exercised(judgement) for name, judgement in self.healthy.items()},
            "unproven": self.unproven,
            "pairs": {"tried": len(self.pairs), "hidden": [list(pair) for pair in self.hidden_pairs]},
            "reduction": [_check(one) for one in self.checks],
            "surprises": [_repetition(one, folder_of(self.form, self.inputs.profile)) for one in self.repeated],
            "matrix": [_row(one) for one in self.assessments],
            "machine": checkout.machine(),
            "versions": checkout.versions(),
        }

    def _rates(self) -> dict[str, Any]:
        count = len(self.assessments)
        caught = sum(one.caught for one in self.assessments)
        attributed = sum(one.attributed for one in self.assessments)
        judged = sum(_exercised(judgement) for judgement in self.healthy.values())
        return {
            "date": datetime.now().astimezone().isoformat(timespec="seconds"),
            "commit": checkout.commit(),
            "suite": checkout.fingerprint(),
            "defects": count,
            "caught": caught,
            "attributed": attributed,
            "caught_rate": caught / count if count else 0.0,
            "attributed_rate": attributed / count if count else 0.0,
            "false_alarms": len(self.alarms) / judged if judged else 0.0,
            "runs": self.runs,
        }


def _any_trouble(judgement: Judgement) -> bool:
    return any(one.exercised and one.verdict is not Verdict.PASS for one in judgement.requirements)


def _exercised(judgement: Judgement) -> int:
    return sum(1 for one in judgement.requirements if one.exercised)


def _check(one: SampleCheck) -> dict[str, Any]:
    return {
        "reason": one.reason,
        "left_out": one.left_out,
        "run": one.run,
        "differing": [{"defect": defect, "scenario": scenario} for defect, scenario in one.differing],
        "bound": upper_bound(len(one.differing), one.run),
    }


def _repetition(one: UnexpectedOutcome, folder: str) -> dict[str, Any]:
    return {
        "defect": one.defect,
        "scenario": one.first.scenario,
        "first": one.first.verdict,
        "again": one.again.verdict,
        "observed": one.again.observed,
        "pictures": [f"{folder}/{each.path}" for each in one.again.evidence],
    }


def _row(one: Assessment) -> dict[str, Any]:
    return {
        "defect": one.defect.id,
        "requirement": one.defect.requirement,
        "kind": one.defect.kind,
        "title": one.defect.title,
        "field": one.defect.field,
        "caught": one.caught,
        "attributed": one.attributed,
        "own": one.verdicts.get(one.defect.requirement, Verdict.NONE),
        "observed": one.observed,
        "blamed": list(one.blamed),
        "blocked": list(one.blocked),
        "unexplained": list(one.unexplained),
        "scenarios_run": one.run,
    }
