"""Cost of one run of a contestant, and the proof that each contestant finds a defect."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bench.engine import checkout
from bench.engine.errors import UnhealthyBaseline
from bench.engine.runner import last_lines, run_command
from bench.engine.scenarios import Scenario
from bench.speed import meter
from bench.speed.contestants import Command, Contestant, ContestantRun
from bench.speed.sample import Sample
from bench.speed.testbed import Testbed, with_defects
from harness.errors import EnvironmentTrouble, SuiteFault
from harness.scope import ROOT

_PEOPLE_PER_RUN = 2_000
PROOF = (
    ("5.3.1.contrasena-con-simbolos", "contrasena-simbolos"),
    ("4.2.1.asterisco-codigo", "sin-asterisco-codigo"),
)
"""Requirements and a defect that violates each: one whose scenario registers, and one whose scenario only reads."""


@dataclass(frozen=True)
class Cost:
    """Cost of a run.

    Attributes:
        cpu: Processor seconds of all its processes, those of the browser included.
        wall: Seconds from start to end.
        memory: Most bytes in use at once; 0 where memory was not sampled.
    """

    cpu: float
    wall: float
    memory: int = 0


class CostMeter:
    """Measures runs in one testbed.

    Args:
        testbed: Portal and Mailpit, whose cost is not counted.
        folder: Scratch folder; files of a run stay until the next run of the same contestant.

    Attributes:
        testbed: The testbed.
        last_record: Record of the last run, if that was the suite's.
    """

    def __init__(self, testbed: Testbed, folder: Path) -> None:
        self.testbed = testbed
        self._folder = folder
        self._serials = count(1, _PEOPLE_PER_RUN)
        self.last_record = folder

    def measure(self, contestant: Contestant, sample: Sample, workers: int = 1, *, memory: bool = False) -> Cost:
        """Run a sample and measure it.

        Args:
            contestant: The engine to run.
            sample: Scenarios to run.
            workers: Number of processes.
            memory: Whether to sample memory, which costs processor time itself.

        Raises:
            UnhealthyBaseline: A scenario did not pass on the healthy portal, so costs cannot be compared.
        """
        run = self._prepared(contestant, sample, workers, self.testbed)
        cost = self._cost(contestant, run, memory=memory)
        passed, wanted = contestant.passed(run), len(sample.scenarios)
        if passed != wanted:
            raise UnhealthyBaseline(
                f"«{contestant.name}» dio por buenos {passed} de {wanted} escenarios del portal sano, y lo que cueste "
                f"no se puede comparar. Lo que dijo está en {checkout.shown(run.log)}, y termina así:\n"
                f"{last_lines(run.log)}"
            )
        self.last_record = run.record
        return cost

    def prove(self, contestant: Contestant, sample: Sample) -> None:
        """Check that a contestant fails the scenarios of two defects.

        Args:
            contestant: The engine to check.
            sample: Sample that contains these scenarios.

        Raises:
            SuiteFault: A scenario passed in spite of its defect.
        """
        chosen = sample.of(proof_scenarios(sample))
        with with_defects(self.testbed, ",".join(defect for _, defect in PROOF)) as defective:
            run = self._prepared(contestant, chosen, 1, defective)
            self._cost(contestant, run, memory=False)
        passed = contestant.passed(run)
        if passed:
            raise SuiteFault(
                f"«{contestant.name}» dio por buenos {passed} de {len(chosen.scenarios)} escenarios de un portal con "
                f"defectos ({', '.join(defect for _, defect in PROOF)}): no decide nada y su costo no vale como medida."
            )

    def _prepared(self, contestant: Contestant, sample: Sample, workers: int, testbed: Testbed) -> ContestantRun:
        folder = self._folder / contestant.id
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return ContestantRun(sample, testbed, folder, workers, next(self._serials))

    def _cost(self, contestant: Contestant, run: ContestantRun, *, memory: bool) -> Cost:
        missing = contestant.missing()
        if missing:
            raise EnvironmentTrouble(f"«{contestant.name}» no se puede ejecutar: {missing}.")
        return metered(contestant.commands(run), run.folder, run.testbed.environment, memory=memory)


def metered(commands: Sequence[Command], folder: Path, environment: Mapping[str, str], *, memory: bool = False) -> Cost:
    """Run commands side by side and measure them with all their descendants.

    Args:
        commands: The commands.
        folder: Folder for the files of the meter.
        environment: Variables added for all commands.
        memory: Whether to sample memory.

    Raises:
        EnvironmentTrouble: The meter left no result.
    """
    spec = folder / "spec.json"
    asked = [{"arguments": [*each.arguments], "env": {**environment, **each.environment}} for each in commands]
    content = {"commands": asked, "cwd": str(ROOT), "log": str(folder / "said.log"), "memory": memory}
    spec.write_text(json.dumps(content), encoding="utf-8")
    log = folder / "meter.log"
    run_command([sys.executable, "-m", meter.__name__, str(spec)], log)
    result = spec.with_suffix(".result")
    if not result.is_file():
        raise EnvironmentTrouble(
            f"No se pudo medir {folder.name}; lo último que dijo el medidor fue:\n{last_lines(log)}"
        )
    found = json.loads(result.read_text(encoding="utf-8"))
    return Cost(round(found["cpu"], 3), round(found["wall"], 3), found["memory"])


def proof_scenarios(sample: Sample) -> list[Scenario]:
    """One scenario of each requirement in ``PROOF``.

    Raises:
        SuiteFault: The sample has no scenario of such a requirement.
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
