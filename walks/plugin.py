"""Pytest plugin of the walks: their options, their items, and what crosses to the controller.

A run of the walks alone keeps no acta: in place of the record keeper it writes ``recorridos.json`` beside the evidence.
What draws is imported only where walks run, as every run loads this plugin.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fixtures.config.settings import settings_of
from fixtures.scenario_objects import scenario_objects_of
from harness.layout import WALKS
from harness.record_folder import record_folder
from harness.scope import REQUIREMENT, asks_for_a_dry_run, is_worker, runs_features, runs_walks
from harness.verdict import Verdict
from harness.wording import counted
from instructivo.catalogue import load_catalogue
from pages.profile import ClockKind

if TYPE_CHECKING:
    from walks.drawing import Walk
    from walks.finding import WalkResult

RESULT = "walk_result"
"""Attribute of a walk's report that holds its result as JSON."""
_RESULT = pytest.StashKey["WalkResult"]()
_WALKS = pytest.StashKey["tuple[Walk, ...]"]()
REPETITIONS = 2
"""Times that the shortest form of a walk must contradict once more to count."""
NUMBER, BUDGET = 40, 60.0
"""Walks of a run, and seconds for shrinking each that contradicts, unless others are asked for."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--walks`` and ``--shrink-seconds``."""
    group = parser.getgroup("aceptación")
    group.addoption("--walks", type=int, default=NUMBER, metavar="N", help=f"cuántos recorridos ({NUMBER})")
    group.addoption(
        "--shrink-seconds",
        type=float,
        default=BUDGET,
        metavar="S",
        help=f"segundos para acortar cada recorrido que contradice el documento ({BUDGET:g})",
    )


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Replace record and acta, which describe scenarios, where only walks run."""
    if not acts(config):
        return
    if config.option.walks < 1:
        raise pytest.UsageError(f"--walks vale {config.option.walks} y debe ser un número desde 1.")
    if settings_of(config).permission.read_only:
        raise pytest.UsageError("Es producción y solo se mira; un recorrido escribe en el portal: no se hizo ninguno.")
    if not is_worker(config):
        from walks.terminal import WalksTerminal  # noqa: PLC0415 - only where walks run

        for name in ("record-keeper", "live-terminal"):
            config.pluginmanager.unregister(name=name)
        config.pluginmanager.register(WalksTerminal(config), "walks-terminal")


def acts(config: pytest.Config) -> bool:
    """Whether this run takes walks: they are named, and nothing is only collected or told beforehand."""
    return runs_walks(config) and runs_features(config)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Tell what a run of walks would leave on the portal at most, without touching it."""
    if not (runs_walks(config) and asks_for_a_dry_run(config)):
        return None
    from fixtures.people.walker import PEOPLE  # noqa: PLC0415 - only where walks run
    from walks.drawing import LENGTH  # noqa: PLC0415 - as above

    number = config.option.walks
    print(
        f"{counted(number, 'recorrido')}: hasta {counted(number * PEOPLE, 'cuenta')} y "
        f"{counted(number * LENGTH, 'correo')}. Lo que lo contradiga se repite con personas nuevas, durante "
        f"{config.option.shrink_seconds:g} segundos y {REPETITIONS} veces más. No se tocó ningún portal."
    )
    return int(pytest.ExitCode.OK)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the walks out of every run that does not name them."""
    return True if collection_path == WALKS and not acts(config) else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One item a walk; each process draws the same."""
    if "walk" in metafunc.fixturenames and acts(metafunc.config):
        walks = walks_of(metafunc.config)
        ids = [f"recorrido {number}" for number in range(1, len(walks) + 1)]
        metafunc.parametrize(("number", "walk"), list(enumerate(walks, 1)), ids=ids)


def walks_of(config: pytest.Config) -> tuple[Walk, ...]:
    """The walks of this run, drawn with its seed."""
    if _WALKS not in config.stash:
        from walks.drawing import draw  # noqa: PLC0415 - only where walks run

        settings = settings_of(config)
        moves_clock = settings.profile.clock.kind is ClockKind.HEADER and not settings.profile.clock.page
        config.stash[_WALKS] = draw(config.option.walks, settings.seed, moves_clock=moves_clock)
    return config.stash[_WALKS]


@pytest.fixture
def take_walk(request: pytest.FixtureRequest) -> Callable[[int, Walk], WalkResult]:
    """Function that takes a walk to its finding, and keeps its result for the controller."""
    from walks.attempts import Attempts  # noqa: PLC0415 - only where walks run
    from walks.session import WalkSession  # noqa: PLC0415 - as above

    def take(number: int, walk: Walk) -> WalkResult:
        session = WalkSession(
            Attempts(request, number),
            load_catalogue(),
            request.config.option.shrink_seconds,
            lambda requirement, feature: _kept(request, number, requirement, feature),
        )
        result = _scrubbed(request, session.run(number, walk))
        request.node.stash[_RESULT] = result
        return result

    return take


def _scrubbed(request: pytest.FixtureRequest, result: WalkResult) -> WalkResult:
    """A result without secrets, and without personal data where those are to be covered."""

    def scrub(text: str) -> str:
        hook = request.config.hook
        return hook.pytest_acceptance_scrub(item=request.node, text=text) or text

    finding = result.finding and replace(result.finding, observed=scrub(result.finding.observed))
    return replace(result, trouble=scrub(result.trouble), finding=finding)


def _kept(request: pytest.FixtureRequest, number: int, requirement: str, feature: str) -> tuple[tuple[str, str], ...]:
    """Keep picture and mail of the last attempt, and the scenario; path and caption of each file."""
    folder, objects = record_folder(request.config), scenario_objects_of(request.node)
    objects.read_mail()
    hook = request.config.hook
    request.node.stash[REQUIREMENT] = requirement  # which the pictures mark, and nothing else of the run may count
    groups = hook.pytest_acceptance_evidence(item=request.node, folder=folder, verdict=Verdict.FAIL)
    del request.node.stash[REQUIREMENT]
    path = f"recorrido-{number:03d}.feature"
    (folder / path).write_text(feature, encoding="utf-8", newline="\n")
    kept = [(path_, caption) for group in groups for _, path_, caption in group]
    return ((path, "El recorrido más corto, como escenario"), *kept)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Attach the result of a walk to its report, which crosses to the controller."""
    report = yield
    if report.when == "call" and _RESULT in item.stash:
        setattr(report, RESULT, item.stash[_RESULT].to_json())
    return report
