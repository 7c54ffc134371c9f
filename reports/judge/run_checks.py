"""Requirements that no single scenario can decide: pure functions over all outcomes of a run (``corrida``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from harness.measurements import CodeShape, Kind
from harness.verdict import Verdict
from reports.judge.outcomes import ScenarioOutcome

ENOUGH_CODES = 5
"""With fewer codes than these, a kind of character that did not occur may just not have come up."""


@dataclass(frozen=True)
class Finding:
    """What a run as a whole shows of one requirement: ``inconc`` where it saw too little."""

    verdict: Verdict
    observed: str


RunCheck = Callable[[Sequence[ScenarioOutcome]], Finding]


def measured(outcomes: Sequence[ScenarioOutcome], kind: Kind) -> Counter[str]:
    """How often each value of a kind was measured."""
    return Counter(each.value for one in outcomes for each in one.measurements if each.kind is kind)


def both_kinds_in_codes(outcomes: Sequence[ScenarioOutcome]) -> Finding:
    """5.3.1: the codes are made of numbers and letters; both must occur among the codes of a run."""
    shapes = measured(outcomes, Kind.CODE_SHAPE)
    seen = shapes.total()
    letters = bool(shapes[CodeShape.LETTERS] or shapes[CodeShape.BOTH])
    digits = bool(shapes[CodeShape.DIGITS] or shapes[CodeShape.BOTH])
    if letters and digits:
        return Finding(Verdict.PASS, f"En los {seen} códigos de la corrida hay letras y números.")
    if seen < ENOUGH_CODES:
        return Finding(
            Verdict.INCONC, f"La corrida vio {seen} códigos y hacen falta {ENOUGH_CODES} para decidirlo en conjunto."
        )
    lacking = " ni ".join(name for name, there in (("letras", letters), ("números", digits)) if not there)
    return Finding(Verdict.FAIL, f"En ninguno de los {seen} códigos de la corrida hay {lacking}.")


RUN_CHECKS: Mapping[str, RunCheck] = {"5.3.1.codigo-letras-y-numeros-ambos": both_kinds_in_codes}
