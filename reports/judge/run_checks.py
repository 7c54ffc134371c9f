"""Checks over all outcomes of a run, for requirements that no single scenario can decide (``corrida``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from harness.measurements import CodeShape, Kind
from harness.verdict import Verdict
from reports.judge.outcomes import ScenarioOutcome

ENOUGH_CODES = 5
"""Fewest codes from which a missing kind of character counts; with fewer it may be missing by chance."""


@dataclass(frozen=True)
class RunCheckResult:
    """Verdict of a check over the run, ``inconc`` where the run saw too little, with one Spanish sentence."""

    verdict: Verdict
    observed: str


RunCheck = Callable[[Sequence[ScenarioOutcome]], RunCheckResult]


def count_measurements(outcomes: Sequence[ScenarioOutcome], kind: Kind) -> Counter[str]:
    """Count the measurements of a kind by value."""
    return Counter(each.value for one in outcomes for each in one.measurements if each.kind is kind)


def letters_and_digits_in_codes(outcomes: Sequence[ScenarioOutcome]) -> RunCheckResult:
    """Check 5.3.1: security codes consist of numbers and letters; both must occur among the codes of a run."""
    shapes = count_measurements(outcomes, Kind.CODE_SHAPE)
    seen = shapes.total()
    letters = bool(shapes[CodeShape.LETTERS] or shapes[CodeShape.BOTH])
    digits = bool(shapes[CodeShape.DIGITS] or shapes[CodeShape.BOTH])
    if letters and digits:
        return RunCheckResult(Verdict.PASS, f"En los {seen} códigos de la corrida hay letras y números.")
    if seen < ENOUGH_CODES:
        return RunCheckResult(
            Verdict.INCONC, f"La corrida vio {seen} códigos y hacen falta {ENOUGH_CODES} para decidirlo en conjunto."
        )
    lacking = " ni ".join(name for name, there in (("letras", letters), ("números", digits)) if not there)
    return RunCheckResult(Verdict.FAIL, f"En ninguno de los {seen} códigos de la corrida hay {lacking}.")


RUN_CHECKS: Mapping[str, RunCheck] = {"5.3.1.codigo-letras-y-numeros-ambos": letters_and_digits_in_codes}
