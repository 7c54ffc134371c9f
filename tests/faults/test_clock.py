"""The clock of a machine jumps while scenarios run, as after a change by hand, by NTP, or after sleep.

The clock of all Python processes of the suite, of the portal, or of both jumps at once; the clocks of browser and
Mailpit do not (docs/decisions/0014).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from harness.verdict import Verdict
from tests.acceptance.conftest import SECONDS, wait_until
from tests.faults.conftest import World
from tests.faults.test_faults import REGISTERED, SELECTION, UNDECIDED, expect_untroubled, outcomes_of, start

HOUR = 3600
LIFE = ("5.3.1.codigo-vale-14-59", "5.3.1.codigo-vence-15-01", "5.3.1.mensaje-codigo-vencido")
PENDING = (REGISTERED, "4.2.1.opcional-telefono2", "4.2.1.opcional-fax", "5.3.1.registro-con-cedula")
"""Requirements whose scenarios hold a code for a while before using it."""
STEPPED = Path(__file__).parent / "clock"
HEADER = '[clock]\nkind = "header"\nname = "X-Portal-Instant"\n'
ALL_PASS = "los plazos se miden con un reloj que nadie ajusta: todo queda `pass`"


@dataclass(frozen=True)
class Step:
    """A jump of the clock and its effects.

    Attributes:
        name, injected, holds: Texts of the row, in Spanish.
        seconds: Size of the jump.
        suite, portal: Whether their clock jumps.
        own_clock: Whether the portal uses its own clock because the profile does not move it.
        verdicts: Verdicts that scenarios may have besides ``pass``.
    """

    name: str
    injected: str
    seconds: int
    suite: bool = True
    portal: bool = True
    own_clock: bool = False
    holds: str = ALL_PASS
    verdicts: frozenset[Verdict] = frozenset()


STEPS = {
    f"{whose}-{which}": Step(
        f"El reloj de {words} salta una hora {where}",
        f"en cuanto alguien pidió un código, {what} {where}",
        seconds,
        suite=suite,
        portal=portal,
    )
    for which, where, seconds in (("adelante", "hacia adelante", HOUR), ("atras", "hacia atrás", -HOUR))
    for whose, words, what, suite, portal in (
        ("suite", "la máquina de la suite", "el reloj de todos los procesos de la suite salta una hora", True, False),
        ("maquina", "la máquina de la suite y del portal", "el reloj de todos salta una hora", True, True),
    )
} | {
    f"portal-{which}": Step(
        f"El reloj del portal salta una hora {where}",
        f"el perfil no mueve el reloj del portal y, en cuanto alguien pidió un código, salta una hora {where}",
        seconds,
        suite=False,
        own_clock=True,
        holds=UNDECIDED,
        verdicts=frozenset({Verdict.INCONC}),
    )
    for which, where, seconds in (("adelante", "hacia adelante", HOUR), ("atras", "hacia atrás", -HOUR))
}


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(each, id=name, marks=pytest.mark.fault_case(each.name, injected=each.injected, holds=each.holds))
        for name, each in STEPS.items()
    ],
)
def test_clock_steps(world: World, step: Step, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    order = tmp_path / "salto"
    prepare(world, step, {"PYTHONPATH": str(STEPPED), "CLOCK_STEP": str(order)})
    selected = PENDING if step.own_clock else (*SELECTION, *LIFE)
    process = start(world, "-m", " or ".join(selected))
    wait_until(lambda: world.is_over or bool(outcomes_of(world)), seconds=SECONDS)
    before, mails = outcomes_of(world), world.relay.seen
    wait_until(lambda: world.is_over or world.relay.seen > mails, seconds=SECONDS)
    set_clock(order, step.seconds)
    wait_until(lambda: world.is_over or has_reached(order, step))
    assert has_reached(order, step), "el salto no alcanzó a quien debía"
    run = world.suite.finish(process)
    after = outcomes_of(world)
    found = Counter(one.verdict.value for one in after)
    record_property(
        "seen", ", ".join(f"{count} {name}" for name, count in sorted(found.items())) + f"; código {run.code}"
    )
    expect_untroubled(run, selected=selected)
    assert before, run.output
    assert after[: len(before)] == before, "se perdió un resultado terminado"
    assert {one.verdict for one in after} <= {Verdict.PASS, *step.verdicts}, run.output
    assert not [one for one in after if one.verdict is Verdict.INCONC and one.cause != "entorno"], run.output


def prepare(world: World, step: Step, given: dict[str, str]) -> None:
    """Give the file that makes the clock jump to the processes concerned."""
    if step.portal:
        world.portal.kill()
        world.portal.environment = {**world.portal.environment, **given}
        world.portal.start()
    if step.suite:
        world.suite = replace(world.suite, environment={**world.suite.environment, **given})
    if step.own_clock:
        world.suite.edit("mi-portal.toml", HEADER, "")


def set_clock(order: Path, seconds: int) -> None:
    """Make the clocks jump; the file is written whole before it gets its name."""
    draft = order.with_suffix(".draft")
    draft.write_text(str(seconds), encoding="ascii")
    os.replace(draft, order)


def has_reached(order: Path, step: Step) -> bool:
    """Whether the clock has jumped in the portal, and in two workers and their controller."""
    log = order.with_suffix(".log")
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    portals = sum("-m portal serve" in line for line in lines)
    runs = sum("-m pytest" in line for line in lines)
    workers = sum("exec(eval" in line for line in lines)
    return (portals >= 1 or not step.portal) and ((runs >= 1 and workers >= 2) or not step.suite)
