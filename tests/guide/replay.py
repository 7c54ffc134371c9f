"""Runs the commands of the Spanish guide one after another and writes what they print under each.

A ``console`` block holds commands (``$ ``) and their output; a ``diff`` block is an edit of the reader's profile,
which must apply. Everything else of the guide is prose.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fixtures.services.manager import ServiceManager
from harness.scope import ROOT
from tests.isolation import isolated_environment

GUIDE = ROOT / "docs" / "probar-su-propio-portal.md"
_PROFILE = "profiles/mi-portal.toml"
_BLOCK = re.compile(r"^```(console|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ELSEWHERE = re.compile(r"^(Mailpit|Navegador|Versiones|Suite|Máquina|Huella del portal): .*$", re.MULTILINE)
_ORDERS = {"python": [sys.executable], "pytest": [sys.executable, "-m", "pytest"]}
_SECONDS = 600


@dataclass(frozen=True)
class Place:
    """Where the guide is followed.

    Attributes:
        folder: Holds the profile and the record.
        portal: Address of the portal.
        mailpit: Web address of Mailpit.
        smtp: ``host:port`` of its SMTP server.
    """

    folder: Path
    portal: str
    mailpit: str
    smtp: str

    @property
    def profile(self) -> Path:
        """The reader's profile."""
        return self.folder / "mi-portal.toml"

    def here(self, text: str) -> str:
        """A text of the guide as it holds here."""
        return text.replace("http://127.0.0.1:8000", self.portal).replace(_PROFILE, str(self.profile))

    def there(self, text: str) -> str:
        """What was printed here, as a reader of the guide sees it."""
        text = text.replace(self.portal, "http://127.0.0.1:8000").replace(str(self.profile), _PROFILE)
        text = re.sub(r"^Acta: .*$", "Acta: reports/out/…/acta.html", text, flags=re.MULTILINE)
        return _ELSEWHERE.sub(r"\1: …", text)


@contextmanager
def place(folder: Path) -> Iterator[Place]:
    """The classic portal and a Mailpit, running."""
    with ServiceManager() as services:
        post = services.mailpit()
        address, _ = services.portal(post.smtp, "clasica")
        yield Place(folder, address, post.url, post.smtp)


def replayed(text: str, where: Place) -> str:
    """The guide with what its commands print now."""

    def block(found: re.Match[str]) -> str:
        kind, content = found.groups()
        if kind == "diff":
            _edit(content, where)
            return found[0]
        commands = [line for line in content.splitlines() if line.startswith("$ ")]
        return "```console\n" + "\n".join(_run(each, where) for each in commands) + "```"

    return _BLOCK.sub(block, text)


def _run(line: str, where: Place) -> str:
    order, *arguments = shlex.split(where.here(line.removeprefix("$ ")))
    post = {"MAILPIT_URL": where.mailpit, "MAILPIT_SMTP": where.smtp}
    ended = subprocess.run(
        [*_ORDERS[order], *arguments, *(_apart(where) if order == "pytest" else [])],
        cwd=ROOT,
        env=isolated_environment(**post, NO_COLOR="1", COLUMNS="120"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    return f"{line}\n{where.there(ended.stdout).strip()}\n"


def _apart(where: Place) -> list[str]:
    """What a run is given besides: a record of its own without evidence, and no cache, which would order scenarios."""
    return ["--record", tempfile.mkdtemp(dir=where.folder) + "/acta", "--no-pictures", "-p", "no:cacheprovider"]


def _edit(diff: str, where: Place) -> None:
    old = "".join(line[1:] + "\n" for line in diff.splitlines() if line.startswith("-"))
    new = "".join(line[1:] + "\n" for line in diff.splitlines() if line.startswith("+"))
    text = where.profile.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"the draft does not hold once:\n{old}"
    where.profile.write_text(text.replace(old, new), encoding="utf-8")
