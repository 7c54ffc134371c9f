"""One run of one contestant, weighed; and the proof that each of them decides something."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bench.engine.runner import last_words, run_command
from bench.detection.measurement import SickPortal
from bench.speed.contestants import Command, Contestant, Order
from bench.speed.sample import Sample
from bench.speed.testbed import World, with_defects
from bench.detection.defects import Scenario
from harness.errors import EnvironmentTrouble, SuiteFault
from harness.scope import ROOT

_PEOPLE = 2_000
PROOF = (
    ("5.3.1.contrasena-menos-de-8", "contrasena-sin-minimo"),
    ("4.2.1.asterisco-telefono1", "sin-asterisco-telefono1"),
)
"""Requirements, one that registers and one that only looks, and a defect of the portal that violates each."""


@dataclass(frozen=True)
class Cost:
    """What a run took.

    Attributes:
        cpu: Seconds of processor of all its processes, the browser's too.
        wall: Seconds on the clock.
        memory: Bytes at most; 0 where nobody looked.
    """

    cpu: float
    wall: float
    memory: int = 0


class Scales:
    """Weighs runs in one world.

    Args:
        world: Portal and Mailpit, which are not weighed.
        folder: Scratch; what a run leaves stays until the next one of the same contestant.

    Attributes:
        last_record: Where the run before left its record, if it was the suite.
    """

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self._folder = folder
        self._serials = count(1, _PEOPLE)
        self.last_record = folder

    def weigh(self, contestant: Contestant, sample: Sample, workers: int = 1, *, memory: bool = False) -> Cost:
        """Run a sample.

        Raises:
            SickPortal: A scenario did not pass, though the portal is healthy: nothing of it would compare.
        """
        order = self._order(contestant, sample, workers, self.world)
        cost = self._run(contestant, order, memory=memory)
        passed, wanted = contestant.passed(order), len(sample.scenarios)
        if passed != wanted:
            raise SickPortal(
                f"«{contestant.name}» dio por buenos {passed} de {wanted} escenarios del portal sano, y lo que cueste "
                f"no se puede comparar. Lo que dijo está en {order.log.relative_to(ROOT)}, y termina así:\n"
                f"{last_words(order.log)}"
            )
        self.last_record = order.record
        return cost

    def prove(self, contestant: Contestant, sample: Sample) -> None:
        """Show that a contestant finds what is wrong in a portal with two defects.

        Args:
            contestant: Who is to find it.
            sample: From which the scenarios come that must fail.

        Raises:
            SuiteFault: It let a defect pass, so it decides nothing, however fast.
        """
        chosen = sample.of(deciding(sample))
        with with_defects(self.world, ",".join(defect for _, defect in PROOF)) as spoilt:
            order = self._order(contestant, chosen, 1, spoilt)
            self._run(contestant, order, memory=False)
        passed = contestant.passed(order)
        if passed:
            raise SuiteFault(
                f"«{contestant.name}» dio por buenos {passed} de {len(chosen.scenarios)} escenarios de un portal con "
                f"defectos ({', '.join(defect for _, defect in PROOF)}): no decide nada y su costo no vale como medida."
            )

    def _order(self, contestant: Contestant, sample: Sample, workers: int, world: World) -> Order:
        folder = self._folder / contestant.id
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return Order(sample, world, folder, workers, next(self._serials))

    def _run(self, contestant: Contestant, order: Order, *, memory: bool) -> Cost:
        missing = contestant.missing()
        if missing:
            raise EnvironmentTrouble(f"«{contestant.name}» no se puede ejecutar: {missing}.")
        return metered(contestant.commands(order), order.folder, order.world.environment, memory=memory)


def metered(commands: Sequence[Command], folder: Path, environment: Mapping[str, str], *, memory: bool = False) -> Cost:
    """Run commands side by side, and tell what they and all theirs took.

    Raises:
        EnvironmentTrouble: They could not be weighed.
    """
    spec = folder / "spec.json"
    asked = [{"arguments": [*each.arguments], "env": {**environment, **each.environment}} for each in commands]
    told = {"commands": asked, "cwd": str(ROOT), "log": str(folder / "said.log"), "memory": memory}
    spec.write_text(json.dumps(told), encoding="utf-8")
    log = folder / "meter.log"
    run_command([sys.executable, "-m", "bench.speed.meter", str(spec)], log)
    result = spec.with_suffix(".result")
    if not result.is_file():
        raise EnvironmentTrouble(
            f"No se pudo medir {folder.name}; lo último que dijo la balanza fue:\n{last_words(log)}"
        )
    found = json.loads(result.read_text(encoding="utf-8"))
    return Cost(round(found["cpu"], 3), round(found["wall"], 3), found["memory"])


def deciding(sample: Sample) -> list[Scenario]:
    """A scenario of each requirement that the defects of the proof violate.

    Raises:
        SuiteFault: The sample has none.
    """
    found = []
    for requirement, _ in PROOF:
        own = [each for each in sample.scenarios if each.requirement == requirement]
        if not own:
            raise SuiteFault(
                f"La muestra no tiene ningún escenario de {requirement}, con el que se prueba quién decide."
            )
        found.append(own[0])
    return found
