"""Pytest plugin of the walks: their options, their items, and what crosses to the controller.

A run of the walks alone keeps no acta: in place of the record keeper it writes ``recorridos.json`` beside the evidence.
What draws is imported only where walks run, as every run loads this plugin.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fixtures.config.settings import settings_of
from fixtures.scenario_objects import scenario_objects_of
from harness.layout import WALKS
from harness.record_folder import record_folder
from harness.scope import is_worker, runs_walks
from harness.verdict import Verdict
from instructivo.catalogue import load_catalogue
from pages.profile import ClockKind

if TYPE_CHECKING:
    from walks.drawing import Walk
    from walks.finding import WalkResult

RESULT = "walk_result"
"""Attribute of a walk's report that holds its result as JSON."""
_RESULT = pytest.StashKey["WalkResult"]()
_WALKS = pytest.StashKey["tuple[Walk, ...]"]()
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
    if not runs_walks(config):
        return
    if config.option.walks < 1:
        raise pytest.UsageError(f"--walks vale {config.option.walks} y debe ser un número desde 1.")
    if not is_worker(config):
        from walks.terminal import WalksTerminal  # noqa: PLC0415 - only where walks run

        for name in ("record-keeper", "live-terminal"):
            config.pluginmanager.unregister(name=name)
        config.pluginmanager.register(WalksTerminal(config), "walks-terminal")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the walks out of every run that does not name them."""
    return True if collection_path == WALKS and not runs_walks(config) else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One item a walk; each process draws the same."""
    if "walk" in metafunc.fixturenames and runs_walks(metafunc.config):
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
            lambda feature: _kept(request, number, feature),
        )
        result = session.run(number, walk)
        request.node.stash[_RESULT] = result
        return result

    return take


def _kept(request: pytest.FixtureRequest, number: int, feature: str) -> tuple[tuple[str, str], ...]:
    """Keep picture and mail of the last attempt, and the scenario; path and caption of each file."""
    folder, objects = record_folder(request.config), scenario_objects_of(request.node)
    objects.read_mail()
    hook = request.config.hook
    groups = hook.pytest_acceptance_evidence(item=request.node, folder=folder, verdict=Verdict.FAIL)
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
