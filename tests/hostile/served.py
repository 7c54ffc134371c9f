"""The bundled portal as a process, and visitors over HTTP who act as no scenario does."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier
from typing import Any

import httpx

from fixtures.services.manager import MailService
from harness.scope import ROOT
from harness.watchdog import watched
from tests.hostile.typed import CODE, FORM, valid_form

_ADDRESS = re.compile(r"http://\S+?:\d+")


@dataclass(frozen=True)
class Served:
    """A running portal: its address, its Mailpit and its log."""

    url: str
    mailpit: MailService
    log: Path


@contextmanager
def served(mailpit: MailService, folder: Path, **environment: str) -> Iterator[Served]:
    """Serve the portal until the block ends.

    Args:
        mailpit: Mail server of the portal.
        folder: Folder for its log and its SQLite file, unless ``DATABASE_URL`` names another database.
        environment: Variables added to ours.
    """
    host, _, port = mailpit.smtp.rpartition(":")
    given = {"DATABASE_PATH": str(folder / "portal.sqlite3"), "SMTP_HOST": host, "SMTP_PORT": port, **environment}
    log = folder / "portal.log"
    order = watched([sys.executable, "-m", "portal", "serve", "--port", "0"])
    with (
        log.open("w") as errors,
        subprocess.Popen(
            order,
            cwd=ROOT,
            env=os.environ | given,
            stdin=subprocess.PIPE,  # when this end closes, the portal is ended
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as process,
    ):
        try:
            output = process.stdout.readline() if process.stdout else ""
            found = _ADDRESS.search(output)
            assert found, log.read_text()
            yield Served(found[0], mailpit, log)
        finally:
            process.terminate()
            process.wait(30)


class Visitor:
    """A visitor with a browser's cookies and a valid form, unique unless values are given.

    Args:
        portal: The running portal.
        typed: Values of the form by name of the control.
    """

    def __init__(self, portal: Served, **typed: str) -> None:
        self.portal = portal
        self.http = httpx.Client(base_url=portal.url, timeout=120)
        self.typed = valid_form(secrets.token_hex(5)) | typed
        self.http.get(FORM)

    def twin(self) -> Visitor:
        """Another visitor with the same cookies and values."""
        other = Visitor(self.portal, **self.typed)
        other.http.cookies = httpx.Cookies(self.http.cookies)
        return other

    def press(self, action: str, **typed: str) -> httpx.Response:
        """Press a button of the form, after typing values."""
        self.typed |= typed
        sent = {**self.typed, "accion": action}
        return self.http.post(FORM, data=sent, headers={"Accept": "application/json", **self.credentials()})

    def credentials(self) -> dict[str, str]:
        """Headers with cookies and token, as a browser sends them to the loopback without TLS."""
        jar = dict(self.http.cookies)
        token = next(value for name, value in jar.items() if name.endswith("portal_csrf"))
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items()), "X-CSRFToken": token}

    def with_code(self) -> Visitor:
        """Make the three checks, request the code and type it."""
        for name in ("usuario", "documento", "correo"):
            self.press(f"comprobar-{name}")
        self.press("solicitar-codigo")
        self.typed["codigo"] = self.mailed_codes()[0]
        return self

    def mailed_codes(self) -> list[str]:
        """Codes in the mails to the address, the newest first."""
        mailpit, query = self.portal.mailpit.url, {"query": f"to:{self.typed['correo']}"}
        found = httpx.get(f"{mailpit}/api/v1/search", params=query, timeout=60).json()["messages"]
        texts = [httpx.get(f"{mailpit}/api/v1/message/{each['ID']}", timeout=60).json()["Text"] for each in found]
        return [match[0] for text in texts if (match := CODE.search(text.replace("\r", "")))]

    def signs_in(self) -> bool:
        """Whether the password opens the portal in a fresh session."""
        with httpx.Client(base_url=self.portal.url, timeout=120) as http:
            http.get("/")
            token = next(value for name, value in http.cookies.items() if name.endswith("portal_csrf"))
            sent = {
                "usuario": self.typed["usuario"],
                "contrasena": self.typed["contrasena"],
                "csrfmiddlewaretoken": token,
            }
            return http.post("/", data=sent).status_code == httpx.codes.FOUND


def at_once(visitors: Sequence[Visitor], action: str, typed: Sequence[dict[str, str]] = ()) -> list[tuple[int, Any]]:
    """Let all visitors press a button at the same instant; returns statuses and results."""
    gate = Barrier(len(visitors))

    def press(visitor: Visitor, words: dict[str, str]) -> tuple[int, Any]:
        gate.wait()
        answer = visitor.press(action, **words)
        return answer.status_code, answer.json()["resultado"]

    with ThreadPoolExecutor(len(visitors)) as pool:
        return list(pool.map(press, visitors, typed or [{}] * len(visitors)))
