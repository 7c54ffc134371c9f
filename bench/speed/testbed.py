"""What all contestants share and nobody's figures contain: one portal, one Mailpit, and which browser to start.

The parts are those of a run of the suite, started in the same way; it is the one place of ``bench`` that reaches into
``fixtures`` (see the contract in pyproject.toml).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.engine.profiles import REFERENCE
from bench.engine.plan import DEFECT_HEADER
from bench.engine.proxy import Proxy
from bench.speed.peer_tools import chromedriver
from fixtures.browser import find_browser
from fixtures.launching import Launcher
from fixtures.parts import browser as parts


@dataclass(frozen=True)
class World:
    """Addresses and files.

    Attributes:
        portal: Its address.
        mail: Mailpit's.
        smtp: ``host:port`` of Mailpit's.
        file: What the rivals read.
        profile: What the suite reads.
    """

    portal: str
    mail: str
    smtp: str
    file: Path
    profile: Path

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables that every contestant gets."""
        return {"SPEED_WORLD": str(self.file), "MAILPIT_URL": self.mail, "MAILPIT_SMTP": self.smtp}


@contextmanager
def world(folder: Path) -> Iterator[World]:
    """Start portal and Mailpit.

    Args:
        folder: Where files for the contestants go.

    Raises:
        EnvironmentTrouble: A part is missing.
    """
    with Launcher() as launcher:
        post = launcher.mailpit()
        address, _ = launcher.portal(post.smtp, "")
        yield _described(folder, address, post.url, post.smtp)


@contextmanager
def with_defects(healthy: World, defects: str) -> Iterator[World]:
    """The same portal as one that commits defects, whoever asks: a proxy adds the header that asks for them."""
    with Proxy(healthy.portal, told={DEFECT_HEADER: defects}) as proxy:
        folder = healthy.file.parent / "defects"
        folder.mkdir(exist_ok=True)
        yield _described(folder, proxy.url, healthy.mail, healthy.smtp)


def _described(folder: Path, portal: str, mail: str, smtp: str) -> World:
    browser = find_browser("chromium")
    text = REFERENCE.read_text(encoding="utf-8")
    profile = folder / "portal.toml"
    profile.write_text(text.replace("bundled = true", f'address = "{portal}"'), encoding="utf-8")
    messages = {name: each["text"] for name, each in tomllib.loads(text)["messages"].items()}
    told = {
        "portal": portal,
        "mail": mail,
        "browser": str(browser.location) if browser.location else None,
        "chromedriver": chromedriver(),
        "browser_args": parts.launch_args(),
        "messages": {_in_words(name): wording for name, wording in messages.items()},
    }
    file = folder / "world.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return World(portal, mail, smtp, file, profile)


def _in_words(name: str) -> str:
    """As the features name a message: ``codigo-no-solicitado`` is «código no solicitado»."""
    return re.sub(r"^codigo", "código", name).replace("-", " ")
