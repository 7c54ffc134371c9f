"""The testbed that all contestants share and whose cost is not counted: one portal, one Mailpit, and a browser.

It starts the same parts as a run of the suite, so it may import ``fixtures`` (see the contract in pyproject.toml).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.engine.plan import DEFECT_HEADER
from bench.engine.profiles import REFERENCE
from bench.engine.proxy import Proxy
from bench.speed.peer_tools import chromedriver
from fixtures.browser.launch import find_browser
from fixtures.provision import browser as parts
from fixtures.services.manager import ServiceManager


@dataclass(frozen=True)
class Testbed:
    """Addresses and files of the testbed.

    Attributes:
        portal: Address of the portal.
        mail: Address of Mailpit.
        smtp: ``host:port`` of Mailpit's SMTP server.
        file: Description for the peers, in JSON.
        profile: Profile for the suite.
    """

    portal: str
    mail: str
    smtp: str
    file: Path
    profile: Path

    @property
    def environment(self) -> Mapping[str, str]:
        """Environment variables for every contestant."""
        return {"SPEED_TESTBED": str(self.file), "MAILPIT_URL": self.mail, "MAILPIT_SMTP": self.smtp}


@contextmanager
def start_testbed(folder: Path) -> Iterator[Testbed]:
    """Start portal and Mailpit.

    Args:
        folder: Folder for the files of the contestants.

    Raises:
        EnvironmentTrouble: A part is missing.
    """
    with ServiceManager() as services:
        mailpit = services.mailpit()
        address, _ = services.portal(mailpit.smtp, "")
        yield _described(folder, address, mailpit.url, mailpit.smtp)


@contextmanager
def with_defects(healthy: Testbed, defects: str) -> Iterator[Testbed]:
    """Start a proxy that makes the portal commit defects for every contestant.

    Args:
        healthy: The running testbed.
        defects: Names of defects, separated by commas.
    """
    with Proxy(healthy.portal, headers={DEFECT_HEADER: defects}) as proxy:
        folder = healthy.file.parent / "defects"
        folder.mkdir(exist_ok=True)
        yield _described(folder, proxy.url, healthy.mail, healthy.smtp)


def _described(folder: Path, portal: str, mail: str, smtp: str) -> Testbed:
    browser = find_browser("chromium")
    text = REFERENCE.read_text(encoding="utf-8")
    profile = folder / "portal.toml"
    profile.write_text(text.replace("bundled = true", f'address = "{portal}"'), encoding="utf-8")
    messages = {name: each["text"] for name, each in tomllib.loads(text)["messages"].items()}
    description = {
        "portal": portal,
        "mail": mail,
        "browser": str(browser.location) if browser.location else None,
        "chromedriver": chromedriver(),
        "browser_args": parts.launch_args(),
        "messages": {_spoken(name): wording for name, wording in messages.items()},
    }
    file = folder / "testbed.json"
    file.write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")
    return Testbed(portal, mail, smtp, file, profile)


def _spoken(name: str) -> str:
    """Name of a message as the features write it: ``codigo-no-solicitado`` is «código no solicitado»."""
    return re.sub(r"^codigo", "código", name).replace("-", " ")
