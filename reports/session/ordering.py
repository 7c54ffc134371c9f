"""First bad news first: what did not pass last, then the control scenarios, then the rest; and ``--fail-fast``.

Controls are the scenarios on whose requirement much rests: where one of them fails, most of the others say nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Generator, Mapping
from typing import Any

import pytest

from harness.run_memo import run_memo_of
from harness.scope import PLACE, REQUIREMENT, is_worker, runs_features
from harness.verdict import Cause, Verdict
from instructivo.catalogue import Catalogue, load_catalogue
from reports.judge.outcomes import ScenarioOutcome
from reports.session.outcome_builder import ATTRIBUTE, LEFT_OUT

_LAST = "cache/lastfailed"
"""Where pytest's own cache keeps what failed last, as for its ``--ff``."""
_FAILED = "incumplido"
_WHY = "Otro caso ya mostró que no se cumple (--fail-fast)."
_SPARED = pytest.StashKey[bool]()
_MUCH = 10
"""A control has a tenth of the catalogue, or more, resting on it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--fail-fast``."""
    parser.getgroup("aceptación").addoption(
        "--fail-fast",
        action="store_true",
        help="no ejecutar más casos de un requisito que ya no se cumple (para la corrida entera, -x)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Follow the outcomes where rows may be left out."""
    if runs_features(config) and config.getoption("--fail-fast"):
        config.pluginmanager.register(FailFast(config), "fail-fast")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker what failed last: all of them must order alike."""
    node.workerinput["failed_last"] = sorted(_failed_last(node.config))


def _failed_last(config: pytest.Config) -> Collection[str]:
    if is_worker(config):
        return frozenset(config.workerinput.get("failed_last", ()))  # type: ignore[attr-defined] # xdist adds it
    cache = getattr(config, "cache", None)
    sharded = config.getoption("splits", None) is not None  # every machine must cut the same list
    return frozenset(cache.get(_LAST, {})) if cache and not sharded else frozenset()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Order before anybody else does; a scenario keeps the place it was collected at, which its people depend on."""
    for place, item in enumerate(items):
        item.stash[PLACE] = place
    if not runs_features(config) or run_memo_of(config).disabled:
        return
    weight, last = weight_of_controls(load_catalogue()), _failed_last(config)
    items.sort(key=lambda each: (each.nodeid not in last, -weight.get(each.stash.get(REQUIREMENT, ""), 0)))


def weight_of_controls(catalogue: Catalogue) -> Mapping[str, int]:
    """How many requirements rest on each control."""
    rests: dict[str, frozenset[str]] = {}

    def of(name: str) -> frozenset[str]:
        if name not in rests:
            direct = frozenset(catalogue[name].depends_on)
            rests[name] = direct.union(*map(of, direct))
        return rests[name]

    counted = Counter(below for one in catalogue for below in of(one.id))
    return {name: count for name, count in counted.items() if count * _MUCH >= len(catalogue.requirements)}


class FailFast:
    """In a process that runs scenarios: what is found not to conform once needs no further row."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config  # whose memo exists only after all modules are configured

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember the requirement of a scenario that did not conform."""
        line = getattr(report, ATTRIBUTE, None)
        outcome = ScenarioOutcome.from_json(line) if line else None
        if outcome and outcome.verdict is Verdict.FAIL and outcome.cause is Cause.FINDING:
            run_memo_of(self._config).add(_FAILED, outcome.requirement)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Leave a row out where its requirement failed already."""
        if run_memo_of(self._config).contains(_FAILED, item.stash.get(REQUIREMENT, "")):
            item.stash[_SPARED] = True
            pytest.skip(_WHY)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Say of which requirement a row was left out."""
        report = yield
        if report.when == "setup" and _SPARED in item.stash:
            setattr(report, LEFT_OUT, item.stash[REQUIREMENT])
        return report
