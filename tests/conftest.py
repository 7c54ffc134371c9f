"""What all tests share: no variables left behind, one browser, one Mailpit, one portal and one copy of the checkout."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from fixtures.browser.launch import browser_of_run, launch_arguments
from fixtures.provision.suite_variables import remove_suite_variables
from fixtures.services.manager import MailService, ServiceManager
from harness.layout import OWN_SERVICES
from harness.scope import ROOT
from tests.grouping import Groups
from tests.isolation import heed_interrupts

remove_suite_variables(os.environ)  # before any plugin reads them, and in every worker
os.environ[OWN_SERVICES] = "1"  # no launch uses what «make up» left running
heed_interrupts()

settings.register_profile("proyecto", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("largo", settings.get_profile("proyecto"), max_examples=20_000)
settings.register_profile(
    "mutantes",
    settings.get_profile("proyecto"),
    max_examples=15,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # whether one fails, never which is the smallest
)
settings.load_profile("proyecto")

ROOMS = ("harness", "instructivo", "features", "steps", "pages", "fixtures", "profiles", "reports", "walks", "portal")
"""What a copy of the checkout needs to run scenarios."""


def pytest_configure(config: pytest.Config) -> None:
    """Order and group the tests."""
    config.pluginmanager.register(Groups(config), "groups")


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], pytestconfig: pytest.Config, browser_name: str
) -> dict[str, Any]:
    """The browser that was found."""
    return {**browser_type_launch_args, **launch_arguments(browser_of_run(pytestconfig, browser_name), browser_name)}


@dataclass(frozen=True)
class Services:
    """A running Mailpit and a running bundled portal that sends its mail there.

    Attributes:
        post: The Mailpit.
        portal: Address of the portal.
    """

    post: MailService
    portal: str


@pytest.fixture(scope="session")
def shared_mailpit() -> Iterator[MailService]:
    """The Mailpit of all tests of this process that need not one of their own."""
    with ServiceManager() as services:
        yield services.mailpit()


@pytest.fixture(scope="session")
def shared_services(shared_mailpit: MailService) -> Iterator[Services]:
    """The bundled portal of all tests of this process that do not spoil it; each run draws other people."""
    with ServiceManager() as services:
        yield Services(shared_mailpit, services.portal(shared_mailpit.smtp, "")[0])


@dataclass(frozen=True)
class Copy:
    """A copy of the checkout, which keeps its place, so that Python compiles its modules once.

    Attributes:
        root: Its folder, inside one that is of the copy alone.
        files: Every file of it -> size and time of its last change, in nanoseconds.
    """

    root: Path
    files: Mapping[Path, tuple[int, int]] = field(repr=False)

    def restore(self) -> None:
        """Undo what a test did; modules that Python compiled stay, as they hold for one size and time of a file."""
        for path in sorted(self.root.parent.rglob("*"), reverse=True):  # what is in a folder before the folder
            if "__pycache__" in path.parts or (path in self.files and _state(path) == self.files[path]):
                continue
            if path.is_symlink() or path.is_file():
                path.unlink()
            elif not any(path.iterdir()):
                path.rmdir()
        for path in self.files:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / path.relative_to(self.root), path)
        link_cache(self.root)


def _state(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def link_cache(root: Path) -> None:
    """Let a copy of the checkout use the Mailpit and the browser that were put in place."""
    if not (root / ".cache").is_symlink():
        (root / ".cache").symlink_to(ROOT / ".cache")


@pytest.fixture(scope="session")
def checkout_copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy of the checkout for the tests of this process, one after the other."""
    root = tmp_path_factory.mktemp("proyecto") / "copia"
    for room in ROOMS:
        shutil.copytree(ROOT / room, root / room, ignore=shutil.ignore_patterns("out", "__pycache__", "*.sqlite3*"))
    for name in ("conftest.py", "pyproject.toml", ".test_durations"):
        shutil.copy2(ROOT / name, root / name)
    link_cache(root)
    return Copy(root, {path: _state(path) for path in root.rglob("*") if path.is_file()})
