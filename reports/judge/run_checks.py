"""Checks over all outcomes of a run, for requirements that no single scenario can decide (``corrida``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from harness.measurements import CodeShape, Kind
from harness.verdict import Verdict
from harness.wording import counted
from reports.judge.outcomes import Measurement, ScenarioOutcome

ENOUGH_CODES = 5
"""Fewest codes from which a missing kind of character counts; with fewer it may be missing by chance."""


@dataclass(frozen=True)
class RunCheckResult:
    """Verdict of a check over the run, ``inconc`` where the run saw too little, with one Spanish sentence."""

    verdict: Verdict
    observed: str


@dataclass(frozen=True)
class RunCheckDetail:
    """Measurements and result of a check over the run, so that a person can count again.

    Attributes:
        expected: What must be so, a Spanish sentence.
        observed: What the check found, a Spanish sentence.
        counts: Spanish name of what was measured -> how often.
        scenarios: Id of each scenario that measured it -> how often.
    """

    expected: str
    observed: str
    counts: Mapping[str, int]
    scenarios: Mapping[str, int]


RunCheck = Callable[[Sequence[ScenarioOutcome]], RunCheckResult]


def count_measurements(outcomes: Sequence[ScenarioOutcome], kind: Kind) -> Counter[str]:
    """Count the measurements of a kind by value."""
    return Counter(each.value for one in outcomes for each in one.measurements if each.kind is kind)


def letters_and_digits_in_codes(outcomes: Sequence[ScenarioOutcome]) -> RunCheckResult:
    """Check 5.3.1: security codes consist of numbers and letters; both must occur among the codes of a run."""
    return _letters_and_digits(count_measurements(outcomes, Kind.CODE_SHAPE))


def _letters_and_digits(shapes: Counter[str]) -> RunCheckResult:
    seen = shapes.total()
    letters = bool(shapes[CodeShape.LETTERS] or shapes[CodeShape.BOTH])
    digits = bool(shapes[CodeShape.DIGITS] or shapes[CodeShape.BOTH])
    if letters and digits:
        codes = "el único código" if seen == 1 else f"los {seen} códigos"
        return RunCheckResult(Verdict.PASS, f"En {codes} de la corrida hay letras y números.")
    if seen < ENOUGH_CODES:
        told = f"vio {counted(seen, 'código')}" if seen else "no vio ningún código"
        return RunCheckResult(
            Verdict.INCONC, f"La corrida {told} y hacen falta {ENOUGH_CODES} para decidirlo en conjunto."
        )
    lacking = " ni ".join(name for name, there in (("letras", letters), ("números", digits)) if not there)
    return RunCheckResult(Verdict.FAIL, f"En ninguno de los {seen} códigos de la corrida hay {lacking}.")


_CODES = "5.3.1.codigo-letras-y-numeros-ambos"
_EXPECTED = (
    "Entre los códigos que se leyeron en toda la corrida hay alguno con letras y alguno con números, o uno con ambas "
    f"cosas; que faltan solo se puede decir cuando se leyeron {ENOUGH_CODES} o más."
)
RUN_CHECKS: Mapping[str, RunCheck] = {_CODES: letters_and_digits_in_codes}
_SHAPES = {
    CodeShape.BOTH: "con letras y números",
    CodeShape.LETTERS: "solo con letras",
    CodeShape.DIGITS: "solo con números",
    CodeShape.NEITHER: "sin letras ni números",
}


def detail_of_check(requirement: str, measured: Iterable[tuple[str, Measurement]]) -> RunCheckDetail | None:
    """Detail of the check of a requirement.

    Args:
        requirement: Id of the requirement.
        measured: Scenario id and measurement, of all scenarios of the run.

    Returns:
        None where no check over the run decides the requirement.
    """
    if requirement != _CODES:
        return None
    codes = [(scenario, each.value) for scenario, each in measured if each.kind is Kind.CODE_SHAPE]
    shapes = Counter(value for _, value in codes)
    counts = {label: shapes[shape] for shape, label in _SHAPES.items()}
    return RunCheckDetail(
        _EXPECTED, _letters_and_digits(shapes).observed, counts, Counter(scenario for scenario, _ in codes)
    )
