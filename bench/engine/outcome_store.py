"""Outcomes of a measurement by condition and scenario, and the pytest sessions that add to them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.engine import plugin
from bench.engine.journal import Journal
from bench.engine.plan import Cell, SessionPlan
from bench.engine.plugin import ANSWERS, CONDITION, MAIL_ROUTE
from bench.engine.progress import ProgressLine
from bench.engine.runner import last_lines, run_pytest
from harness.errors import EnvironmentTrouble
from harness.verdict import Cause
from harness.wording import counted
from reports.judge.outcomes import ScenarioOutcome

BATCH = 1500
"""Most cells of one session, so that portal, mail server and browsers are restarted now and then."""
_USUAL_SECONDS = 1.5


@dataclass(frozen=True)
class Stage:
    """A part of a measurement.

    Attributes:
        name: Its name, in Spanish, for the terminal.
        cells: Cells in the order in which they are to run.
        headers: Condition -> request headers.
        watched: Response header whose words are kept; empty for none.
        arguments: Further arguments of pytest.
    """

    name: str
    cells: Sequence[Cell]
    headers: Mapping[str, Mapping[str, str]]
    watched: str = ""
    arguments: Sequence[str] = ("--no-pictures",)


@dataclass
class OutcomeStore:
    """Outcomes so far, and how to get those that are missing.

    Attributes:
        journal: File of the outcomes.
        folder: Folder for logs and records of sessions.
        workers: Processes of a session.
        arguments: Further arguments of pytest for every session, before those of a stage.
        outcomes: Condition and scenario -> the first outcome.
        seconds: Duration of all sessions.
        sessions: Number of sessions.
        mail_route: Why the route from portal to inbox is known to work, as the suite says.
        environment: Variables added to those of every session.
        stopped: Cells that a trouble of the environment stopped -> its description at the first time.
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
        """Read the journal; the first outcome of a cell counts.

        An outcome caused by the environment (a mail server that was ended) says nothing about portal or suite and does
        not count at first. The second one of the same cell counts: a defect or a mutant that makes the server answer
        with an error stops the cell each time.
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

    def resume(self) -> None:
        """Read the journal, and print how much of the measurement is done."""
        self.read()
        if self.outcomes:
            done = counted(len(self.outcomes), "escenario ya está hecho", "escenarios ya están hechos")
            print(f"Continúa donde quedó: {done}.")

    def under(self, condition: str) -> dict[str, ScenarioOutcome]:
        """Scenario -> outcome under one condition."""
        return {scenario: outcome for (each, scenario), outcome in self.outcomes.items() if each == condition}

    def complete(self, stage: Stage, ahead: Iterable[Cell] = ()) -> None:
        """Run the cells of a stage that have no outcome yet; those that the environment stops run once more.

        Args:
            stage: What to run.
            ahead: Cells that later stages will probably run, for the forecast.

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
        progress = ProgressLine(self._expected_seconds(left), self._expected_seconds(self._missing(ahead)))
        done = 0.0
        for start in range(0, len(left), BATCH):
            batch = left[start : start + BATCH]
            self._session(stage, batch, progress, done, (start, len(left)))
            done += self._expected_seconds(batch)
        progress.end()
        if left:
            print(f"{stage.name}: {counted(len(left), 'escenario ejecutado', 'escenarios ejecutados')}", flush=True)

    def _session(
        self, stage: Stage, cells: Sequence[Cell], progress: ProgressLine, done: float, place: tuple[int, int]
    ) -> None:
        number = self.sessions + 1
        name = f"session-{number:03d}"
        plan, log, record = (self.folder / f"{name}{end}" for end in (".json", ".log", ""))
        SessionPlan.of(cells, stage.headers, stage.watched).write(plan)
        before = self._count_lines()
        seconds_each = self._expected_seconds(cells) / max(len(cells), 1)

        def report() -> None:
            ended = self._count_lines() - before
            progress.update(done + seconds_each * ended, f"{stage.name}: {place[0] + ended} de {place[1]}")

        started = time.monotonic()
        planned = ["-p", plugin.__name__, "--plan", str(plan), "--outcome-store", str(self.journal.path)]
        spread = ["-n", str(self.workers), "--dist", "worksteal", "--record", _unused(record)]
        order = ["features", "-q", "--traces", "nunca", *spread, *planned, *self.arguments, *stage.arguments]
        code = None
        try:
            code = run_pytest(order, log, report, self.environment)
        finally:  # the seconds of an interrupted session count too
            self.journal.append({"session": number, "exit": code, "seconds": round(time.monotonic() - started, 1)})
        self.read()
        missing = [each for each in self._missing(cells) if each not in self.stopped]
        if missing:
            raise EnvironmentTrouble(
                f"En la etapa «{stage.name}» quedaron sin ejecutar {len(missing)} de {len(cells)} escenarios (código "
                f"{code}). Lo hecho se conserva y la misma orden continúa. Lo último que dijo:\n{last_lines(log)}"
            )

    def _expected_seconds(self, cells: Iterable[Cell]) -> float:
        """Expected duration of cells, from the last duration of their scenarios under any condition."""
        known = {scenario: outcome.duration for (_, scenario), outcome in self.outcomes.items()}
        return sum(known.get(scenario, _USUAL_SECONDS) for _, scenario in cells)

    def _count_lines(self) -> int:
        return self.journal.path.read_bytes().count(b"\n")


def answers_of(outcome: ScenarioOutcome) -> Mapping[str, Sequence[str]]:
    """Request -> words of the watched response header."""
    found: dict[str, list[str]] = json.loads(outcome.extras.get(ANSWERS, "{}"))
    return found


def _unused(record: Path) -> str:
    """A folder that holds no record yet; an interrupted session may have left one."""
    names = (record.with_name(f"{record.name}-{number}") for number in range(1, 1000))
    return str(next(each for each in names if not each.exists()))
