"""Doubt whether the portal follows the clock that the scenarios moved, weighed from the use of their codes (5.3.1).

Only outcomes on a clock that nothing proved before the run have such measurements. A portal that does not follow the
clock answers alike after any leap. One that does accepts a code up to some leap and refuses it from there on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harness.measurements import CODE_USES, CodeUse, Kind, Leap
from harness.verdict import Cause, Verdict
from reports.judge.outcomes import ScenarioOutcome

_ORDER = list(Leap)
_REMEDY = (
    "haga que el portal responda con un error a lo que no sea una hora, o diga en [clock] del perfil quién comprobó "
    "que lo sigue («confirmed_by») y cómo («confirmed»)."
)


def rests_on_clock(one: ScenarioOutcome) -> bool:
    """Whether a scenario moved a clock that nothing proved before the run."""
    return any(each.kind is Kind.CODE_USE for each in one.measurements)


def clock_doubt(outcomes: Sequence[ScenarioOutcome]) -> str:
    """Weigh the results of using the codes of a run.

    The proof is a code that was accepted after one leap and another that was refused after a longer one. It counts
    only from scenarios whose own decision stands, and only if no outcome contradicts it.

    Args:
        outcomes: All outcomes of the run.

    Returns:
        Why the clock is not proved, a Spanish sentence; empty where it is.
    """
    accepted, refused = _leaps(outcomes, CodeUse.ACCEPTED), _leaps(outcomes, CodeUse.REFUSED)
    if accepted and refused and max(accepted) >= min(refused):
        return (
            "Un código dejó de servir y otro sirvió tras más tiempo: nada demuestra que el portal siga el reloj "
            f"movido; {_REMEDY}"
        )
    decided = [one for one in outcomes if one.verdict is Verdict.PASS or one.cause is Cause.FINDING]
    if _leaps(decided, CodeUse.ACCEPTED) and _leaps(decided, CodeUse.REFUSED):
        return ""
    if not accepted and not refused:
        return f"En esta corrida no se vio si un código servía con el reloj movido, que nadie demostró; {_REMEDY}"
    happened = "sirvió" if accepted else "no sirvió"
    return (
        f"Con el reloj movido el código {happened} siempre que se usó, antes o después de los quince minutos, y eso no "
        f"demuestra que el portal lo siga: ejecute juntos los casos de 14:59 y de 15:01, {_REMEDY}"
    )


def _leaps(outcomes: Iterable[ScenarioOutcome], wanted: CodeUse) -> list[int]:
    """Places in ``Leap`` of the codes with this result."""
    measured = [each.value for one in outcomes for each in one.measurements if each.kind is Kind.CODE_USE]
    uses = [CODE_USES[value] for value in measured]
    return [_ORDER.index(leap) for leap, use in uses if use is wanted]
