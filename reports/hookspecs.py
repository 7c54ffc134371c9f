"""What the recorder asks of the other rooms, so that it need not import them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from harness.verdict import Verdict
from reports.judge.declarations import Declarations


@pytest.hookspec
def pytest_acceptance_facts(config: pytest.Config) -> Mapping[str, str]:  # type: ignore[empty-body]
    """Facts of the run for the record, in Spanish: label -> value. Asked of the controller at the end."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_plan(config: pytest.Config) -> Mapping[str, str]:  # type: ignore[empty-body]
    """Every scenario that the features hold: its id -> the requirement it decides."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_translate(
    exception: BaseException, config: pytest.Config, item: pytest.Item
) -> BaseException | None:
    """The error of a library told as one of ``harness.errors``, or None where it is not known."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_excuse(item: pytest.Item, exception: BaseException) -> BaseException | None:
    """What explains, in place of the portal, that a scenario did not pass: an ``EnvironmentTrouble``, or None.

    Asked where the exception would be a finding, or a block that is not explained yet.
    """


@pytest.hookspec(firstresult=True)
def pytest_acceptance_doubt(item: pytest.Item) -> BaseException | None:
    """What forbids to say that a scenario passed although it saw what it expected: an ``EnvironmentTrouble``."""


@pytest.hookspec
def pytest_acceptance_session(config: pytest.Config, context: Any) -> None:
    """A browser session begins: Playwright's ``BrowserContext``, for those who listen to it."""


@pytest.hookspec
def pytest_acceptance_evidence(  # type: ignore[empty-body]
    item: pytest.Item, folder: Path, verdict: Verdict
) -> list[tuple[str, str, str]]:
    """Files written below ``folder`` while the scenario's pages are open: kind, relative path, caption."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_scrub(item: pytest.Item, text: str) -> str | None:
    """A text of the scenario without the secrets that were used in it."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_repeats(config: pytest.Config) -> bool | None:
    """Whether a scenario that failed is run once more, for evidence only."""


@pytest.hookspec
def pytest_acceptance_notes(item: pytest.Item) -> list[str]:  # type: ignore[empty-body]
    """Things seen in a scenario that no clause speaks about."""


@pytest.hookspec
def pytest_acceptance_measurements(item: pytest.Item) -> list[tuple[str, str]]:  # type: ignore[empty-body]
    """Facts that a scenario measured for the run as a whole: a kind and a value of ``harness.measurements``."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_fingerprint(config: pytest.Config) -> str | None:
    """Fingerprint of the portal as it answers now.

    Asked of the controller when everything runs and again at the end. An ``EnvironmentTrouble`` says that the portal
    could not be read.
    """


@pytest.hookspec(firstresult=True)
def pytest_acceptance_mail_route(config: pytest.Config) -> str | None:
    """Why the route from portal to inbox is known to work, in a Spanish sentence; empty where only a mail proves it."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_declarations(config: pytest.Config) -> Declarations | None:
    """What people declared about this portal before the run: waivers, what does not apply, reviews."""
