"""Hooks of an acceptance run: what this room asks of other rooms, so that it need not import them.

They are called in the controller, or in the process that runs the scenario where they take an ``item``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from harness.verdict import Verdict
from reports.judge.declarations import Declarations


@pytest.hookspec
def pytest_acceptance_facts(config: pytest.Config) -> Mapping[str, str]:  # type: ignore[empty-body]
    """Facts of the run for the record: Spanish label -> value. Called at the start, and again at the end."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_plan(config: pytest.Config) -> Mapping[str, str]:  # type: ignore[empty-body]
    """All scenarios that the features hold: node id -> id of the requirement that it decides."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_translate(
    exception: BaseException, config: pytest.Config, item: pytest.Item
) -> BaseException | None:
    """Translate an error of a library into one of ``harness.errors``; None for an unknown error."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_excuse(item: pytest.Item, exception: BaseException) -> BaseException | None:
    """Trouble of the environment that explains a failure in place of the portal, or None.

    Called where the exception would be a finding, or would block the scenario without an explanation.

    Returns:
        An ``EnvironmentTrouble``, which then decides the verdict instead of ``exception``.
    """


@pytest.hookspec(firstresult=True)
def pytest_acceptance_doubt(item: pytest.Item) -> BaseException | None:
    """Trouble of the environment for which a scenario must not pass, although it saw what it expected, or None.

    Returns:
        An ``EnvironmentTrouble``, which then decides the verdict.
    """


@pytest.hookspec
def pytest_acceptance_session(config: pytest.Config, context: Any) -> None:
    """A browser session begins: ``context`` is its ``BrowserContext`` of Playwright, for plugins that listen to it."""


@pytest.hookspec
def pytest_acceptance_evidence(  # type: ignore[empty-body]
    item: pytest.Item, folder: Path, verdict: Verdict
) -> list[tuple[str, str, str]]:
    """Write evidence below ``folder``, the record, while the scenario's pages are open.

    Returns:
        Kind, path relative to ``folder`` and Spanish caption of each file.
    """


@pytest.hookspec(firstresult=True)
def pytest_acceptance_scrub(item: pytest.Item, text: str) -> str | None:
    """A text without the secrets that were used in the scenario."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_repeats(config: pytest.Config) -> bool | None:
    """Whether a scenario that failed runs once more, for evidence only."""


@pytest.hookspec
def pytest_acceptance_seen(item: pytest.Item) -> list[str]:  # type: ignore[empty-body]
    """Tell what the decision of the scenario read, a Spanish sentence each; asked for scenarios that passed."""


@pytest.hookspec
def pytest_acceptance_notes(item: pytest.Item) -> list[str]:  # type: ignore[empty-body]
    """Observations of the scenario that no requirement covers, a Spanish sentence each."""


@pytest.hookspec
def pytest_acceptance_measurements(item: pytest.Item) -> list[tuple[str, str]]:  # type: ignore[empty-body]
    """Measurements of the scenario for the run as a whole: kind and value of ``harness.measurements``."""


@pytest.hookspec
def pytest_acceptance_waiting(sentence: str) -> None:
    """Tell what the run waits for, in one Spanish sentence, as no scenario has ended for a while.

    Called from a thread of its own.
    """


@pytest.hookspec(firstresult=True)
def pytest_acceptance_fingerprint(config: pytest.Config) -> str | None:
    """Fingerprint of the portal as it answers now. Called once the services run, and again at the end.

    Raises:
        EnvironmentTrouble: The portal cannot be read.
    """


@pytest.hookspec(firstresult=True)
def pytest_acceptance_profile(config: pytest.Config) -> str | None:
    """Text of the portal's profile for the record, without secrets; called once, in the controller."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_mail_route(config: pytest.Config) -> str | None:
    """Reason why the route from portal to inbox is known to work, in Spanish; empty where only a mail proves it."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_declarations(config: pytest.Config) -> Declarations | None:
    """Declarations of persons about this portal before the run: waivers, reviews, and what does not apply."""


@pytest.hookspec(firstresult=True)
def pytest_acceptance_print(source: Path, target: Path, foot: str) -> str | None:
    """Print an HTML page as PDF.

    Args:
        source: The page.
        target: The file to write.
        foot: Text at the foot of every sheet.

    Returns:
        Why there is no PDF, in one Spanish sentence; empty where it was written.
    """
