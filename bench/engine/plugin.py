"""Pytest plugin that runs scenarios under the conditions of a plan.

``-p bench.engine.plugin --plan FILE --outcome-store FILE``. All conditions share one session, and with it portal, mail
server and browsers. Pages that a worker shares between scenarios belong to one condition: they depend on the session
fixture ``extra_headers``, which gets the condition's headers as its parameter.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Response

from bench.engine.plan import SessionPlan, without_condition
from harness.compat.pytest_private import parameters_of
from harness.record_folder import record_folder
from harness.run_memo import RUN_MEMO, RunMemo
from harness.scope import is_worker
from reports.session.outcome_builder import ATTRIBUTE

_HEADERS = "extra_headers"
CONDITION, ANSWERS = "condition", "answers"
"""Keys of an outcome's ``extras``: the condition, and the watched header's words by request."""
MAIL_ROUTE = "mail_route"
"""Key of a line that says why the route of the mail is known to work."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--plan`` and ``--outcome-store``."""
    group = parser.getgroup("aceptación")
    group.addoption("--plan", type=Path, help="qué escenarios y en qué condiciones (lo escribe python -m bench)")
    group.addoption("--outcome-store", type=Path, help="dónde se añade cada resultado")


def pytest_configure(config: pytest.Config) -> None:
    """Replace record and acta, which describe one run of the suite in one condition."""
    plan = SessionPlan.read(config.getoption("--plan"))
    config.stash[RUN_MEMO] = RunMemo()  # what holds in one condition does not in another
    config.pluginmanager.register(ConditionMatrix(plan, record_folder(config).name), "bench-conditions")
    if plan.watched:
        config.pluginmanager.register(HeaderCollector(plan.watched), "bench-header-collector")
    if not is_worker(config):
        config.option.xmlpath = None
        for name in ("record-keeper", "live-terminal"):
            config.pluginmanager.unregister(name=name)
        config.pluginmanager.register(OutcomeWriter(config), "bench-outcome-writer")


class ConditionHeaders(dict[str, str]):
    """Request headers of a condition, with the condition's name."""

    def __init__(self, condition: str, headers: Mapping[str, str]) -> None:
        super().__init__(headers)
        self.condition = condition


class ConditionMatrix:
    """Parametrises each scenario with its conditions.

    Args:
        plan: The cells to run.
        record: Name of the folder that holds the pictures.
    """

    def __init__(self, plan: SessionPlan, record: str) -> None:
        self._plan = plan
        self._record = record
        # One object for all scenarios: pytest keeps a session fixture while its parameter is the same object.
        self._parameters = {name: ConditionHeaders(name, headers) for name, headers in plan.headers.items()}
        self._rank = {name: number for number, name in enumerate(plan.headers)}

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Create one item for each condition in which the scenario runs."""
        conditions = self._plan.by_scenario.get(metafunc.definition.nodeid, ())
        if not conditions:
            return
        metafunc.fixturenames.append(_HEADERS)
        parameters = [self._parameters[each] for each in conditions]
        metafunc.parametrize(_HEADERS, parameters, ids=list(conditions), indirect=True, scope="session")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        """Keep the cells of the plan, sorted by condition."""
        kept = [item for item in items if (condition_of(item), scenario_of(item)) in self._plan.cells]
        kept.sort(key=lambda item: self._rank[condition_of(item)])
        items[:] = kept

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Function) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Restore the scenario's own id in the outcome, and store the condition beside it."""
        report = yield
        line = getattr(report, ATTRIBUTE, None)
        if line is not None:
            data = {**json.loads(line), "scenario": scenario_of(item), "name": scenario_of(item).partition("::")[2]}
            data["extras"] |= {CONDITION: condition_of(item)}
            if HeaderCollector.WORDS in item.stash:
                data["extras"] |= {ANSWERS: json.dumps(item.stash[HeaderCollector.WORDS], ensure_ascii=False)}
            data["evidence"] = [{**each, "path": f"{self._record}/{each['path']}"} for each in data["evidence"]]
            setattr(report, ATTRIBUTE, json.dumps(data, ensure_ascii=False))
        return report


class HeaderCollector:
    """Collects the words of one response header, by request.

    Args:
        header: Name of the header.
    """

    WORDS = pytest.StashKey[dict[str, list[str]]]()

    def __init__(self, header: str) -> None:
        self._header = header.lower()
        self._words: dict[str, list[str]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Assign the answers from now on to this scenario."""
        self._words = item.stash[self.WORDS] = {}

    def pytest_acceptance_session(self, context: BrowserContext) -> None:
        """Read the answers of a browser context."""
        context.on("response", self._collect)

    def _collect(self, response: Response) -> None:
        words = response.headers.get(self._header, "").split()
        if words:
            path = response.url.partition("://")[2].partition("/")[2].partition("?")[0]
            known = self._words.setdefault(f"{response.request.method} /{path}", [])
            known += [word for word in words if word not in known]


class OutcomeWriter:
    """Appends every outcome to the store as it arrives; in the controller only."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._file: Path = config.getoption("--outcome-store")

    def pytest_sessionfinish(self) -> None:
        """Append the proof that the mail route works; verdicts depend on it."""
        route = self._config.hook.pytest_acceptance_mail_route(config=self._config) or ""
        self._append(json.dumps({MAIL_ROUTE: route}, ensure_ascii=False))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Append an outcome."""
        line = getattr(report, ATTRIBUTE, None)
        if line is not None:
            self._append(line)

    def _append(self, line: str) -> None:
        with self._file.open("a", encoding="utf-8") as lines:
            lines.write(line + "\n")


def condition_of(item: pytest.Function) -> str:
    """The condition under which an item runs; empty where the plan has none for it."""
    headers = parameters_of(item).get(_HEADERS)
    return headers.condition if isinstance(headers, ConditionHeaders) else ""


def scenario_of(item: pytest.Function) -> str:
    """The id of an item's scenario without its condition."""
    return without_condition(item.nodeid)
