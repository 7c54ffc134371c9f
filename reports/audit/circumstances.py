"""When a run took place and with which suite, as its record tells, for ``verify``.

Nothing in the folder proves it; that it contradicts itself is a problem all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from harness.wording import counted
from reports.judge.outcomes import read_instant
from reports.record.files import SUITE_FACT, UNCOMMITTED, VERDICTS

Data = Mapping[str, Any]
_LEEWAY = timedelta(days=1)
"""Difference of dates that is explained by offsets from UTC, and by a clock that is corrected during a run."""


def time_problems(data: Data) -> Iterator[str]:
    """Report times of a run that cannot be.

    Args:
        data: Content of its ``verdicts.json``.
    """
    run = data["run"]
    started, ended, day = read_instant(run["started"]), read_instant(run["ended"]), date.fromisoformat(run["day"])
    if ended < started - _LEEWAY:
        yield f"Según {VERDICTS} la corrida terminó el {ended:%d/%m/%Y} y empezó después, el {started:%d/%m/%Y}."
    elif day != date.max and not started.date() - _LEEWAY <= day <= ended.date() + _LEEWAY:
        yield (
            f"Según {VERDICTS} el día de la corrida, con el que se juzgan las dispensas, es el {day:%d/%m/%Y}, y "
            f"empezó el {started:%d/%m/%Y}."
        )
    outside = [
        each["name"]
        for one in data["requirements"]
        for each in one["scenarios"]
        if each.get("started") and not started - _LEEWAY <= read_instant(each["started"]) <= ended + _LEEWAY
    ]
    if outside:
        others = f", ni {counted(len(outside) - 1, 'escenario')} más" if outside[1:] else ""
        yield f"El escenario «{outside[0]}» no empezó durante la corrida{others}, según dicen sus horas."


def suite_notices(data: Data) -> Iterator[str]:
    """Tell that a run was made with a suite that no commit holds."""
    if UNCOMMITTED in data["run"]["facts"].get(SUITE_FACT, ""):
        yield (
            "La corrida se hizo con una suite que tenía cambios sin confirmar: lo que decidió los veredictos pudo ser "
            "otra cosa que la del commit que dice el acta."
        )
