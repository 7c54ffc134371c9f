"""Pytest plugin of the walks: their options, their items, and what crosses between the processes.

With ``--walks N`` they run beside scenarios, and what they find stands in the acta. A run of the walks alone keeps no
acta: in place of the record keeper it writes ``recorridos.json`` beside the evidence. What draws is imported only where
walks run, as every run loads this plugin.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fixtures.config.settings import settings_of
from fixtures.scenario_objects import scenario_objects_of
from harness.compat.xdist_private import give_to_worker, given_to_worker, worker_name
from harness.layout import EVIDENCE, WALKS
from harness.record_folder import record_folder
from harness.scope import (
    REQUIREMENT,
    asks_for_a_dry_run,
    is_worker,
    runs_features,
    runs_walks,
    runs_walks_alone,
)
from harness.verdict import Verdict
from harness.wording import counted
from instructivo.catalogue import load_catalogue
from pages.profile import ClockKind
from reports.judge.walks import SCENARIO, feature_path
from reports.session.outcome_builder import ATTRIBUTE

if TYPE_CHECKING:
    from reports.record.walks import WalkResult
    from walks.walk import Walk

NUMBER, BUDGET = 40, 60.0
"""Walks of a run of walks alone; and seconds for shrinking each that contradicts, unless others are asked for."""
RESULT = "walk_result"
"""Attribute of a walk's report that holds its result as JSON."""
_RESULT = pytest.StashKey["WalkResult"]()
_WALKS = pytest.StashKey["tuple[Walk, ...]"]()
KEPT = pytest.StashKey[list[Any]]()
"""Walks that contradicted last, as plain data."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--walks`` and ``--shrink-seconds``."""
    group = parser.getgroup("aceptación")
    group.addoption(
        "--walks",
        type=int,
        default=None,
        metavar="N",
        help=f"recorrer además el portal N veces al azar, según el modelo del instructivo (con «walks», {NUMBER})",
    )
    group.addoption(
        "--shrink-seconds",
        type=float,
        default=BUDGET,
        metavar="S",
        help=f"segundos para acortar cada recorrido que contradice el documento ({BUDGET:g})",
    )


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Register the terminal of walks; in a run of walks alone it takes the place of record and acta."""
    if not acts(config):
        return
    if settings_of(config).permission.read_only:
        raise pytest.UsageError("Es producción y solo se mira; un recorrido escribe en el portal: no se hizo ninguno.")
    if not runs_walks(config):
        config.args.append(str(WALKS / "test_walks.py"))
    if is_worker(config):
        return
    from walks.terminal import LoneWalksTerminal, WalksTerminal  # noqa: PLC0415 - only where walks run

    is_alone = runs_walks_alone(config)
    if is_alone:
        for name in ("record-keeper", "live-terminal"):
            config.pluginmanager.unregister(name=name)
    config.pluginmanager.register((LoneWalksTerminal if is_alone else WalksTerminal)(config), "walks-terminal")


def acts(config: pytest.Config) -> bool:
    """Whether this run takes walks: they are asked for, and nothing is only collected or told beforehand."""
    return runs_features(config) and (runs_walks(config) or config.option.walks is not None)


def number_of(config: pytest.Config) -> int:
    """Number of walks that were asked for."""
    asked: int | None = config.option.walks
    return NUMBER if asked is None else asked


def moves_clock(config: pytest.Config) -> bool:
    """Whether walks may let time pass: the portal was seen to follow the clock that the suite sends it.

    On an unconfirmed clock scenarios are decided by the run as a whole; a walk has only itself.
    """
    settings = settings_of(config)
    clock = settings.profile.clock
    return clock.kind is ClockKind.HEADER and not clock.page and settings.clock_confirmed


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Refuse impossible options before anything starts; in a dry run, tell what walks would leave on the portal."""
    if not (runs_walks(config) or config.option.walks is not None):
        return None
    _refuse_what_cannot_be(config)
    if not asks_for_a_dry_run(config):
        return None
    from fixtures.people.walker import PEOPLE  # noqa: PLC0415 - only where walks run
    from walks.shrinking import REPETITIONS  # noqa: PLC0415 - as above
    from walks.stored import MOST  # noqa: PLC0415 - as above
    from walks.walk import LENGTH  # noqa: PLC0415 - as above

    number = number_of(config)
    print(
        f"{counted(number, 'recorrido')}: hasta {counted(number * PEOPLE, 'cuenta')} y "
        f"{counted(number * LENGTH, 'correo')}. Lo que contradiga al documento se repite con personas nuevas, durante "
        f"{config.option.shrink_seconds:g} segundos y {REPETITIONS} veces más; antes se repite lo que lo contradijo la "
        f"última vez, hasta {counted(MOST, 'recorrido')}. No se tocó ningún portal."
    )
    return int(pytest.ExitCode.OK) if runs_walks_alone(config) else None


def _refuse_what_cannot_be(config: pytest.Config) -> None:
    if number_of(config) < 1:
        raise pytest.UsageError(f"--walks vale {number_of(config)} y debe ser un número entero mayor o igual que 1.")
    if config.getoption("--shard"):
        raise pytest.UsageError(
            "--walks no se reparte con --shard: haga los recorridos aparte con «make walks», o sin --shard."
        )


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Give a worker the walks to take first, so that all of them collect the same."""
    if KEPT in node.config.stash:
        give_to_worker(node, walks=json.dumps(node.config.stash[KEPT]))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the walks out of every run that does not ask for them."""
    return True if collection_path == WALKS and not acts(config) else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One item a walk; each process draws the same."""
    if "walk" in metafunc.fixturenames and acts(metafunc.config):
        walks = walks_of(metafunc.config)
        ids = [f"recorrido {number}" for number in range(1, len(walks) + 1)]
        metafunc.parametrize(("number", "walk"), list(enumerate(walks, 1)), ids=ids)


def walks_of(config: pytest.Config) -> tuple[Walk, ...]:
    """The walks of this run: those that contradicted last, then those drawn with its seed."""
    if _WALKS not in config.stash:
        from walks.drawing import draw  # noqa: PLC0415 - only where walks run
        from walks.stored import read  # noqa: PLC0415 - as above

        kept = json.loads(given_to_worker(config)["walks"]) if is_worker(config) else config.stash[KEPT]
        drawn = draw(number_of(config), settings_of(config).seed, moves_clock=moves_clock(config))
        config.stash[_WALKS] = (*map(read, kept), *drawn)
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
            lambda requirement, feature: _evidence(request, number, requirement, feature),
        )
        result = _scrubbed(request, session.run(number, walk))
        request.node.stash[_RESULT] = result
        return result

    return take


def _scrubbed(request: pytest.FixtureRequest, result: WalkResult) -> WalkResult:
    """A result without secrets, and without personal data where ``--mask`` asks for that."""

    def scrub(text: str) -> str:
        hook = request.config.hook
        return hook.pytest_acceptance_scrub(item=request.node, text=text) or text

    finding = result.finding and replace(result.finding, observed=scrub(result.finding.observed))
    return replace(result, trouble=scrub(result.trouble), finding=finding)


def _evidence(
    request: pytest.FixtureRequest, number: int, requirement: str, feature: str
) -> tuple[tuple[str, str, str], ...]:
    """Keep picture and mail of the last attempt, and the scenario; kind, path and caption of each file."""
    folder, path = record_folder(request.config), feature_path(number)
    (folder / EVIDENCE).mkdir(exist_ok=True)
    (folder / path).write_text(feature, encoding="utf-8", newline="\n")
    seen = _seen(request, folder, requirement)
    return ((SCENARIO, path, "El recorrido más corto, como escenario"), *seen)


def _seen(request: pytest.FixtureRequest, folder: Path, requirement: str) -> list[tuple[str, str, str]]:
    """Kind, path and caption of what the last attempt saw; nothing where that cannot be kept."""
    hook = request.config.hook
    request.node.stash[REQUIREMENT] = requirement  # which the pictures mark, and nothing else of the run may count
    try:
        scenario_objects_of(request.node).read_mail()
        groups = hook.pytest_acceptance_evidence(item=request.node, folder=folder, verdict=Verdict.FAIL)
    except Exception:  # noqa: BLE001 - a finding is not lost for its pictures
        return []
    finally:
        del request.node.stash[REQUIREMENT]
    return [each for group in groups for each in group]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Attach the result of a walk, and its outcome for the record, to the report that crosses to the controller."""
    report = yield
    if report.when == "call" and _RESULT in item.stash:
        from walks.outcome import outcome_of_walk  # noqa: PLC0415 - only where walks run

        result = item.stash[_RESULT]
        setattr(report, RESULT, result.to_json())
        outcome = outcome_of_walk(result, record_folder(item.config), worker_name(item.config))
        if outcome is not None:
            setattr(report, ATTRIBUTE, outcome.to_json())
    return report
