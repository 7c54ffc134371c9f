"""Every outcome of a measurement by condition and scenario, and the sessions of pytest that add to it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.engine.runner import last_words, run_pytest
from bench.engine.journal import Journal
from bench.engine.plan import Cell, Plan
from bench.engine.plugin import ANSWERS, CONDITION, MAIL_ROUTE
from bench.engine.progress import Progress
from harness.errors import EnvironmentTrouble
from harness.verdict import Cause
from reports.outcomes import ScenarioOutcome

BATCH = 1500
"""Cells of one session at most: portal, mail server and browsers start anew now and then."""
_USUAL_SECONDS = 1.5


@dataclass(frozen=True)
class Stage:
    """A part of a measurement.

    Attributes:
        name: For the person who waits.
        cells: In the order in which they are to run.
        headers: Condition -> request headers.
        watched: Response header whose words are kept; none where empty.
        arguments: Further arguments of pytest.
    """

    name: str
    cells: Sequence[Cell]
    headers: Mapping[str, Mapping[str, str]]
    watched: str = ""
    arguments: Sequence[str] = ("--no-pictures",)


@dataclass
class Ledger:
    """The outcomes so far.

    Attributes:
        journal: Where they are kept.
        folder: Where sessions leave their logs and records.
        workers: Processes of a session.
        arguments: Further arguments of pytest for every session; those of a stage come after them.
        outcomes: Condition and scenario -> the first outcome.
        seconds: How long the sessions took, ``sessions`` of them.
        mail_route: Why the route from portal to inbox is known to work, as the suite says.
        environment: Variables that every session gets besides ours.
        stopped: Cells that the surroundings stopped, and what was said of each at first.
    """

    journal: Journal
    folder: Path
    workers: int
    arguments: Sequence[str] = ()
    outcomes: dict[Cell, ScenarioOutcome] = field(default_factory=dict)
    seconds: float = 0.0
    sessions: int = 0
    mail_route: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    stopped: dict[Cell, str] = field(default_factory=dict)

    def read(self) -> None:
        """Read what is kept, the first outcome of a cell where there are two.

        What the surroundings stopped (a mail server that somebody ended) says nothing of portal or suite. What they
        stop twice counts as it is: a defect or a mutant whose answer is a server's error stops it each time.
        """
        self.outcomes.clear()
        self.stopped.clear()
        self.seconds, self.sessions = 0.0, 0
        for line in self.journal.results():
            if "scenario" in line:
                outcome = ScenarioOutcome.from_json(json.dumps(line))
                cell = (outcome.extras[CONDITION], outcome.scenario)
                if outcome.cause is not Cause.ENVIRONMENT or cell in self.stopped:
                    self.outcomes.setdefault(cell, outcome)
                else:
                    self.stopped[cell] = outcome.observed
            elif MAIL_ROUTE in line:
                self.mail_route = line[MAIL_ROUTE]
            else:
                self.seconds += line["seconds"]
                self.sessions += 1

    def of(self, condition: str) -> dict[str, ScenarioOutcome]:
        """Scenario -> outcome under one condition."""
        return {scenario: outcome for (each, scenario), outcome in self.outcomes.items() if each == condition}

    def complete(self, stage: Stage, ahead: Iterable[Cell] = ()) -> None:
        """Run the cells of a stage that have no outcome yet, and once more what the surroundings stop.

        Args:
            stage: What to run.
            ahead: What later stages will probably run, for the forecast.

        Raises:
            EnvironmentTrouble: A session ended and left cells without outcome.
        """
        self._run(stage, self._missing(stage.cells), ahead)
        if stopped := self._missing(stage.cells):
            condition, scenario = stopped[0]
            print(
                f"El entorno detuvo {len(stopped)} de esos escenarios, que se ejecutan otra vez; el primero, con "
                f"«{condition}», fue {scenario}: {self.stopped[stopped[0]]}",
                flush=True,
            )
            self._run(stage, stopped, ahead)

    def _missing(self, cells: Iterable[Cell]) -> list[Cell]:
        return [each for each in dict.fromkeys(cells) if each not in self.outcomes]

    def _run(self, stage: Stage, left: Sequence[Cell], ahead: Iterable[Cell]) -> None:
        progress = Progress(self._weight(left), self._weight(self._missing(ahead)))
        done = 0.0
        for start in range(0, len(left), BATCH):
            batch = left[start : start + BATCH]
            self._session(stage, batch, progress, done, (start, len(left)))
            done += self._weight(batch)
        progress.end()
        if left:
            print(f"{stage.name}: {len(left)} escenarios ejecutados", flush=True)

    def _session(
        self, stage: Stage, cells: Sequence[Cell], progress: Progress, done: float, place: tuple[int, int]
    ) -> None:
        number = self.sessions + 1
        name = f"session-{number:03d}"
        plan, log, record = (self.folder / f"{name}{end}" for end in (".json", ".log", ""))
        Plan.of(cells, stage.headers, stage.watched).write(plan)
        before = self._count()
        weight = self._weight(cells) / max(len(cells), 1)

        def look() -> None:
            ended = self._count() - before
            progress.tell(done + weight * ended, f"{stage.name}: {place[0] + ended} de {place[1]}")

        started = time.monotonic()
        measured = ["-p", "bench.engine.plugin", "--plan", str(plan), "--ledger", str(self.journal.path)]
        spread = ["-n", str(self.workers), "--dist", "worksteal", "--record", _unused(record)]
        order = ["features", "-q", "--traces", "nunca", *spread, *measured, *self.arguments, *stage.arguments]
        code = None
        try:
            code = run_pytest(order, log, look, self.environment)
        finally:  # what an interrupted session took counts too
            self.journal.append({"session": number, "exit": code, "seconds": round(time.monotonic() - started, 1)})
        self.read()
        missing = [each for each in self._missing(cells) if each not in self.stopped]
        if missing:
            raise EnvironmentTrouble(
                f"En la etapa «{stage.name}» quedaron sin ejecutar {len(missing)} de {len(cells)} escenarios (código "
                f"{code}). Lo hecho se conserva y la misma orden continúa. Lo último que dijo:\n{last_words(log)}"
            )

    def _weight(self, cells: Iterable[Cell]) -> float:
        """About how long cells take, by what their scenarios took before."""
        known = {scenario: outcome.duration for (_, scenario), outcome in self.outcomes.items()}
        return sum(known.get(scenario, _USUAL_SECONDS) for _, scenario in cells)

    def _count(self) -> int:
        return self.journal.path.read_bytes().count(b"\n")


def answers_of(outcome: ScenarioOutcome) -> Mapping[str, Sequence[str]]:
    """Request -> the words that were watched for."""
    found: dict[str, list[str]] = json.loads(outcome.extras.get(ANSWERS, "{}"))
    return found


def _unused(record: Path) -> str:
    """A folder that holds no record yet; an interrupted session may have left one."""
    names = (record.with_name(f"{record.name}-{number}") for number in range(1, 1000))
    return str(next(each for each in names if not each.exists()))
