"""Who is compared, and the commands that each of them runs over a sample."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.speed import peer_tools
from bench.speed.sample import Sample, write_features, write_floor
from bench.speed.testbed import World
from harness.scope import ROOT
from harness.verdict import Verdict
from reports.record import OUTCOMES

_PASSED = re.compile(r"^\s*(\d+) (?:scenarios? )?passed", re.MULTILINE)
_ROOM = 500
"""People of one process of a rival."""
_RIVALS = Path(__file__).with_name("peers")


@dataclass(frozen=True)
class Command:
    """A process to start, with the variables it gets besides those of the world."""

    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """One run of a contestant.

    Attributes:
        sample: What it is to run.
        world: Where.
        folder: An empty folder for whatever it writes.
        workers: Processes.
        serial: Where its people begin, so that nobody registers twice.
    """

    sample: Sample
    world: World
    folder: Path
    workers: int
    serial: int

    @property
    def record(self) -> Path:
        """Where the suite leaves its record."""
        return self.folder / "record"

    @property
    def log(self) -> Path:
        """What it printed."""
        return self.folder / "said.log"

    def shares(self) -> range:
        """The processes, numbered from 1."""
        return range(1, self.workers + 1)

    def people(self, share: int) -> dict[str, str]:
        """Where the people of a process begin."""
        return {"SPEED_PEOPLE": str(self.serial + _ROOM * (share - 1))}


@dataclass(frozen=True)
class Contestant:
    """Somebody who runs the sample.

    Attributes:
        id: Its name in figures.
        name: In Spanish.
        what: What it is, in one Spanish sentence.
        commands: What it runs, side by side.
        passed: How many scenarios it says passed.
        missing: Why it cannot be run on this machine; empty where it can.
    """

    id: str
    name: str
    what: str
    commands: Callable[[Order], Sequence[Command]]
    passed: Callable[[Order], int]
    missing: Callable[[], str] = lambda: ""


def _suite(*options: str) -> Callable[[Order], Sequence[Command]]:
    def commands(order: Order) -> Sequence[Command]:
        chosen = [each.id for each in order.sample.scenarios]
        told = ["--portal", str(order.world.profile), "--record", str(order.record), "--traces", "nunca", *options]
        workers = ["-n", str(order.workers if order.workers > 1 else 0)]
        return [Command([sys.executable, "-m", "pytest", *workers, *told, *chosen])]

    return commands


def _floor(*, together: bool) -> Callable[[Order], Sequence[Command]]:
    def commands(order: Order) -> Sequence[Command]:
        script = order.folder / "floor.py"
        write_floor(order.sample, script)
        told = {"SPEED_TOGETHER": str(int(together)), "PYTHONPATH": str(ROOT)}
        return [
            Command([sys.executable, str(script), f"{share}/{order.workers}"], {**told, **order.people(share)})
            for share in order.shares()
        ]

    return commands


def _playwright_bdd(order: Order) -> Sequence[Command]:
    features = order.folder / "features"
    write_features(order.sample, features)
    for each in ("playwright.config.js", "steps.js", "people.js"):
        shutil.copyfile(_RIVALS / "playwright-bdd" / each, peer_tools.NODE / each)
    shutil.rmtree(peer_tools.NODE / ".features-gen", ignore_errors=True)
    tools = "node_modules/playwright-bdd/dist/cli/index.js", "node_modules/@playwright/test/cli.js"
    generate, test = (f"node {tool}" for tool in tools)
    script = f"cd '{peer_tools.NODE}' && {generate} && exec {test} test --workers={order.workers}"
    return [Command(["sh", "-c", script], {"SPEED_FEATURES": str(features), **order.people(1)})]


def _behave(order: Order) -> Sequence[Command]:
    commands = []
    for share in order.shares():
        folder = order.folder / f"behave-{share}"
        write_features(order.sample, folder, share, order.workers)
        (folder / "steps").mkdir()
        shutil.copyfile(_RIVALS / "behave" / "environment.py", folder / "environment.py")
        shutil.copyfile(_RIVALS / "behave" / "steps.py", folder / "steps" / "steps.py")
        told = {"PYTHONPATH": f"{peer_tools.BEHAVE}:{ROOT}", **order.people(share)}
        options = ["--format", "progress", "--no-capture", "--no-color"]
        commands.append(Command([sys.executable, "-m", "behave", *options, str(folder)], told))
    return commands


def _verdicts(order: Order) -> int:
    """The suite tells verdicts in its record."""
    outcomes = order.record / OUTCOMES
    lines = outcomes.read_text(encoding="utf-8").splitlines() if outcomes.is_file() else []
    return sum(json.loads(line)["verdict"] == Verdict.PASS for line in lines)


def _counts(order: Order) -> int:
    """The others count on the terminal."""
    said = order.log.read_text(encoding="utf-8", errors="replace") if order.log.is_file() else ""
    return sum(int(found) for found in _PASSED.findall(said))


SUITE, BARE = "suite", "suite-sin-pruebas"
FLOOR, APART = "guiones-iguales", "guiones-sueltos"
NODE, SELENIUM = "playwright-bdd", "behave-selenium"
CONTESTANTS = (
    Contestant(SUITE, "La suite", "Como la ejecuta un analista: con imágenes, correos y acta.", _suite(), _verdicts),
    Contestant(
        BARE,
        "La suite, sin pruebas",
        "Lo mismo con `--no-pictures`: veredictos y acta, sin imágenes ni correos.",
        _suite("--no-pictures"),
        _verdicts,
    ),
    Contestant(
        FLOOR,
        "Guiones, lo mismo",
        "Guiones de Playwright sin motor de pruebas ni Gherkin, que hacen en el navegador lo que hace la suite: quien "
        "solo mira comparte página, lo que no se discute se llena de una vez, el testigo conserva su sesión.",
        _floor(together=True),
        _counts,
    ),
    Contestant(
        APART,
        "Guiones, uno por uno",
        "Los mismos guiones como se escriben por costumbre: cada uno empieza de cero y llena campo por campo.",
        _floor(together=False),
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
