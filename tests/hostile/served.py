"""The bundled portal as a process of its own, and visitors over HTTP; what they do is nobody's scenario."""

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

_PLACE = re.compile(r"http://\S+?:\d+")


@dataclass(frozen=True)
class Served:
    """A portal that answers: where, which mail it sends, and what it writes in its log."""

    url: str
    post: MailService
    log: Path


@contextmanager
def served(post: MailService, folder: Path, **environment: str) -> Iterator[Served]:
    """Serve the portal until the block ends; on the PostgreSQL of DATABASE_URL where there is one."""
    host, _, port = post.smtp.rpartition(":")
    given = {"DATABASE_PATH": str(folder / "portal.sqlite3"), "SMTP_HOST": host, "SMTP_PORT": port, **environment}
    log = folder / "portal.log"
    order = watched([sys.executable, "-m", "portal", "serve", "--port", "0"])
    with (
        log.open("w") as errors,
        subprocess.Popen(
            order,
            cwd=ROOT,
            env=os.environ | given,
            stdin=subprocess.PIPE,  # the watchdog ends the portal when this pipe closes
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as process,
    ):
        try:
            said = process.stdout.readline() if process.stdout else ""
            found = _PLACE.search(said)
            assert found, log.read_text()
            yield Served(found[0], post, log)
        finally:
            process.terminate()
            process.wait(30)


class Visitor:
    """Somebody with a browser's cookies and a valid form; every one is another person unless told."""

    def __init__(self, portal: Served, **typed: str) -> None:
        self.portal = portal
        self.http = httpx.Client(base_url=portal.url, timeout=120)
        self.typed = valid_form(secrets.token_hex(5)) | typed
        self.http.get(FORM)

    def twin(self) -> Visitor:
        """The same browser once more, with the same cookies."""
        other = Visitor(self.portal, **self.typed)
        other.http.cookies = httpx.Cookies(self.http.cookies)
        return other

    def press(self, action: str, **typed: str) -> httpx.Response:
        """Press a button of the form."""
        self.typed |= typed
        sent = {**self.typed, "accion": action}
        return self.http.post(FORM, data=sent, headers={"Accept": "application/json", **self.credentials()})

    def credentials(self) -> dict[str, str]:
        """Cookies and token of this browser, which also trusts this machine without TLS."""
        jar = dict(self.http.cookies)
        token = next(value for name, value in jar.items() if name.endswith("portal_csrf"))
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items()), "X-CSRFToken": token}

    def with_code(self) -> Visitor:
        """Make the three checks, ask for the code and type it."""
        for name in ("usuario", "documento", "correo"):
            self.press(f"comprobar-{name}")
        self.press("solicitar-codigo")
        self.typed["codigo"] = self.mailed_codes()[0]
        return self

    def mailed_codes(self) -> list[str]:
        """The codes that came to the address, the newest first."""
        mailpit, query = self.portal.post.url, {"query": f"to:{self.typed['correo']}"}
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
    """All press a button at the same instant: statuses and results."""
    gate = Barrier(len(visitors))

    def press(visitor: Visitor, words: dict[str, str]) -> tuple[int, Any]:
        gate.wait()
        answer = visitor.press(action, **words)
        return answer.status_code, answer.json()["resultado"]

    with ThreadPoolExecutor(len(visitors)) as pool:
        return list(pool.map(press, visitors, typed or [{}] * len(visitors)))
