"""``detection.json`` and ``certificate.json``: what a detection found, as data.

``detection.json`` holds everything that the page shows; ``certificate.json`` is the short form that an acta carries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.engine import checkout
from bench.detection.assessment import Assessment
from bench.engine.bounds import CONFIDENCE, upper_bound
from bench.detection.measurement import Proof, Surprise
from bench.engine.profiles import named
from bench.detection.defects import Subjects
from harness.verdict import Verdict
from instructivo.catalogue import Verification
from reports.verdicts import Judgement

SCHEMA_VERSION = 1
_FOLDERS = {"completa": "full", "rápida": "quick"}


def folder_of(form: str, profile: Path) -> str:
    """Where the sessions of a form leave what they write, below the folder of the results."""
    return named(_FOLDERS[form], profile)


@dataclass(frozen=True)
class Findings:
    """What one measurement found.

    Attributes:
        form: ``completa`` or ``rápida``.
        assessments: What the suite made of each defect.
        surprises: What went otherwise than it should, run once more with pictures.
        proofs: What the samples of left-out scenarios showed.
        pairs: Verdicts under pairs of defects.
        healthy: Verdicts of the healthy portal, as it is and in each variation.
        runs: How many scenarios were run in all.
        seconds: How long the sessions took.
        stopped: How many the surroundings stopped, which were run again.
    """

    subjects: Subjects
    form: str
    assessments: Sequence[Assessment]
    runs: int
    seconds: float
    seed: int
    stopped: int
    surprises: Sequence[Surprise] = ()
    proofs: Sequence[Proof] = ()
    pairs: Sequence[tuple[tuple[str, ...], Judgement]] = ()
    healthy: Mapping[str, Judgement] = field(default_factory=dict)

    @property
    def missed(self) -> list[Assessment]:
        """Defects that the suite did not find."""
        return [one for one in self.assessments if not one.caught]

    @property
    def misattributed(self) -> list[Assessment]:
        """Defects that it found and for which it blamed another clause too, or could not explain something."""
        return [one for one in self.assessments if one.caught and not one.attributed]

    @property
    def hidden_pairs(self) -> list[tuple[str, ...]]:
        """Pairs under which everything that was run passed.

        One that leaves nothing but an observation is found: where a rule of the document is kept because a stricter
        one stands before it, only what is read into the document is violated.
        """
        return [pair for pair, judgement in self.pairs if not _any_trouble(judgement)]

    @property
    def alarms(self) -> list[tuple[str, str, str]]:
        """Condition, requirement and reason wherever a healthy portal did not pass."""
        return [
            (condition, one.requirement.id, one.reason)
            for condition, judgement in self.healthy.items()
            for one in judgement.requirements
            if one.exercised and one.verdict is not Verdict.PASS
        ]

    @property
    def wrong_proofs(self) -> list[Proof]:
        """Samples that showed that something was left out which mattered."""
        return [one for one in self.proofs if one.differing]

    @property
    def good(self) -> bool:
        """Every requirement proven, every defect blamed on its own, no false alarm, nothing hidden, nothing lost."""
        found = (self.unproven, self.missed, self.misattributed, self.alarms, self.hidden_pairs, self.wrong_proofs)
        return not any(found)

    @property
    def unproven(self) -> list[str]:
        """Requirements that the suite decides, of those that were asked for, and of which no defect was caught."""
        killed = {one.defect.requirement for one in self.assessments if one.caught}
        asked = self.subjects.only or {
            one.id for one in self.subjects.catalogue if one.verified_by is not Verification.PERSON
        }
        return [one.id for one in self.subjects.catalogue if one.id in asked - killed]

    def data(self) -> dict[str, Any]:
        """The content of ``detection.json``."""
        return {
            "schema": SCHEMA_VERSION,
            **self._rates(),
            "form": self.form,
            "look": named("", self.subjects.profile).lstrip("-"),
            "only": sorted(self.subjects.only),
            "good": self.good,
            "seed": self.seed,
            "seconds": round(self.seconds),
            "stopped": self.stopped,
            "confidence": CONFIDENCE,
            "alarms": [{"condition": where, "requirement": which, "reason": why} for where, which, why in self.alarms],
            "healthy": {name: _exercised(judgement) for name, judgement in self.healthy.items()},
            "unproven": self.unproven,
            "pairs": {"tried": len(self.pairs), "hidden": [list(pair) for pair in self.hidden_pairs]},
            "reduction": [_proof(one) for one in self.proofs],
            "surprises": [_surprise(one, folder_of(self.form, self.subjects.profile)) for one in self.surprises],
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


def _proof(one: Proof) -> dict[str, Any]:
    return {
        "reason": one.reason,
        "left_out": one.left_out,
        "run": one.run,
        "differing": [{"defect": defect, "scenario": scenario} for defect, scenario in one.differing],
        "bound": upper_bound(len(one.differing), one.run),
    }


def _surprise(one: Surprise, folder: str) -> dict[str, Any]:
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
