"""The engines that are compared, and the commands that each of them runs over a sample."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.speed import peer_tools
from bench.speed.sample import Sample, write_features, write_raw_scripts
from bench.speed.testbed import Testbed
from harness.scope import ROOT
from harness.verdict import Verdict
from reports.record.files import OUTCOMES

_PASSED = re.compile(r"^\s*(\d+) (?:scenarios? )?passed", re.MULTILINE)
_PEOPLE_PER_PROCESS = 500
"""Size of the range of people that one process of a peer uses."""
_PEERS = Path(__file__).with_name("peers")


@dataclass(frozen=True)
class Command:
    """A process to start.

    Attributes:
        arguments: Its command line.
        environment: Variables added to those of the testbed.
    """

    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ContestantRun:
    """One run of a contestant.

    Attributes:
        sample: Scenarios to run.
        testbed: Portal and mail server.
        folder: An empty folder for everything it writes.
        workers: Number of processes.
        serial: Number of its first person, so that no person registers twice.
    """

    sample: Sample
    testbed: Testbed
    folder: Path
    workers: int
    serial: int

    @property
    def record(self) -> Path:
        """Folder for the suite's record."""
        return self.folder / "record"

    @property
    def log(self) -> Path:
        """File for its output."""
        return self.folder / "said.log"

    def shares(self) -> range:
        """Numbers of the processes, from 1."""
        return range(1, self.workers + 1)

    def people(self, share: int) -> dict[str, str]:
        """Environment variable with the number of a process's first person."""
        return {"SPEED_PEOPLE": str(self.serial + _PEOPLE_PER_PROCESS * (share - 1))}


@dataclass(frozen=True)
class Contestant:
    """An engine that runs the sample.

    Attributes:
        id: Its name in results.
        name: Its Spanish name.
        what: Description in one Spanish sentence.
        commands: Commands to run side by side.
        passed: Number of scenarios that it reports as passed.
        missing: Why it cannot run on this machine; empty where it can.
    """

    id: str
    name: str
    what: str
    commands: Callable[[ContestantRun], Sequence[Command]]
    passed: Callable[[ContestantRun], int]
    missing: Callable[[], str] = lambda: ""


def _suite(*options: str) -> Callable[[ContestantRun], Sequence[Command]]:
    def commands(run: ContestantRun) -> Sequence[Command]:
        chosen = [each.id for each in run.sample.scenarios]
        given = ["--portal", str(run.testbed.profile), "--record", str(run.record), "--traces", "nunca", *options]
        workers = ["-n", str(run.workers if run.workers > 1 else 0)]
        return [Command([sys.executable, "-m", "pytest", *workers, *given, *chosen])]

    return commands


def _raw_scripts(*, shared: bool) -> Callable[[ContestantRun], Sequence[Command]]:
    def commands(run: ContestantRun) -> Sequence[Command]:
        script = run.folder / "raw_scripts.py"
        write_raw_scripts(run.sample, script)
        given = {"SPEED_SHARED": str(int(shared)), "PYTHONPATH": str(ROOT)}
        return [
            Command([sys.executable, str(script), f"{share}/{run.workers}"], {**given, **run.people(share)})
            for share in run.shares()
        ]

    return commands


def _playwright_bdd(run: ContestantRun) -> Sequence[Command]:
    features = run.folder / "features"
    write_features(run.sample, features)
    for each in ("playwright.config.js", "steps.js", "people.js"):
        shutil.copyfile(_PEERS / "playwright-bdd" / each, peer_tools.NODE / each)
    shutil.rmtree(peer_tools.NODE / ".features-gen", ignore_errors=True)
    tools = "node_modules/playwright-bdd/dist/cli/index.js", "node_modules/@playwright/test/cli.js"
    generate, test = (f"node {tool}" for tool in tools)
    script = f"cd '{peer_tools.NODE}' && {generate} && exec {test} test --workers={run.workers}"
    return [Command(["sh", "-c", script], {"SPEED_FEATURES": str(features), **run.people(1)})]


def _behave(run: ContestantRun) -> Sequence[Command]:
    commands = []
    for share in run.shares():
        folder = run.folder / f"behave-{share}"
        write_features(run.sample, folder, share, run.workers)
        (folder / "steps").mkdir()
        shutil.copyfile(_PEERS / "behave" / "environment.py", folder / "environment.py")
        shutil.copyfile(_PEERS / "behave" / "steps.py", folder / "steps" / "steps.py")
        given = {"PYTHONPATH": f"{peer_tools.BEHAVE}:{ROOT}", **run.people(share)}
        options = ["--format", "progress", "--no-capture", "--no-color"]
        commands.append(Command([sys.executable, "-m", "behave", *options, str(folder)], given))
    return commands


def _verdicts(run: ContestantRun) -> int:
    """Passed scenarios in the suite's record."""
    outcomes = run.record / OUTCOMES
    lines = outcomes.read_text(encoding="utf-8").splitlines() if outcomes.is_file() else []
    return sum(json.loads(line)["verdict"] == Verdict.PASS for line in lines)


def _counts(run: ContestantRun) -> int:
    """Passed scenarios in the terminal output of a peer."""
    output = run.log.read_text(encoding="utf-8", errors="replace") if run.log.is_file() else ""
    return sum(int(found) for found in _PASSED.findall(output))


SUITE, SUITE_NO_EVIDENCE = "suite", "suite-sin-pruebas"
RAW, RAW_ISOLATED = "guiones-iguales", "guiones-sueltos"
NODE, SELENIUM = "playwright-bdd", "behave-selenium"
CONTESTANTS = (
    Contestant(
        SUITE,
        "La suite",
        "Como la ejecuta un analista: con imágenes, correos y acta, también impresa, como en una corrida entera.",
        _suite("--pdf"),  # a sample is a partial run, and what it costs stands for a whole one
        _verdicts,
    ),
    Contestant(
        SUITE_NO_EVIDENCE,
        "La suite, sin pruebas",
        "Lo mismo con `--no-pictures`: veredictos y acta, sin imágenes ni correos.",
        _suite("--no-pictures"),
        _verdicts,
    ),
    Contestant(
        RAW,
        "Guiones, lo mismo",
        "Guiones de Playwright sin motor de pruebas ni Gherkin, que hacen en el navegador lo que hace la suite: quien "
        "solo mira comparte página, lo que no se discute se llena de una vez, la comprobación de la cuenta conserva "
        "su sesión.",
        _raw_scripts(shared=True),
        _counts,
    ),
    Contestant(
        RAW_ISOLATED,
        "Guiones, uno por uno",
        "Los mismos guiones como se escriben por costumbre: cada uno empieza de cero y llena campo por campo.",
        _raw_scripts(shared=False),
        _counts,
    ),
    Contestant(
        NODE,
        "playwright-bdd",
        "playwright-bdd sobre Node con los mismos textos: un contexto por escenario, campo por campo.",
        _playwright_bdd,
        _counts,
        peer_tools.node_missing,
    ),
    Contestant(
        SELENIUM,
        "behave + Selenium",
        "behave y Selenium con los mismos textos: un navegador por proceso, que olvida todo entre escenarios.",
        _behave,
        _counts,
        peer_tools.behave_missing,
    ),
)
BY_ID = {each.id: each for each in CONTESTANTS}
