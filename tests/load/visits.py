"""What Locust's users do: each registers one person after another, as a browser would, and reads the code in its mail.

Runs with Locust on the path, apart from the project's environment, and behind the portal's proxy for all the portal
knows: every person comes from an address of their own, so that the limits stay as they are. ``LOAD_SUMMARY`` names the
file for what the users saw, ``LOAD_MAILPIT`` the web address of Mailpit, ``LOAD_MARK`` what tells this crowd from
others, ``LOAD_SECONDS`` until when a success counts for the rate.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections import Counter
from http import HTTPStatus
from pathlib import Path
from typing import Any

import requests
from locust import HttpUser, constant, events, task

from tests.hostile.typed import CODE, FORM, valid_form

_MAILPIT, _MARK = os.environ["LOAD_MAILPIT"], os.environ["LOAD_MARK"]
_SECONDS = float(os.environ["LOAD_SECONDS"])
_post = requests.Session()
seen: dict[str, Any] = {"asked": [], "registered": [], "in_time": 0, "refused": Counter(), "statuses": Counter()}
seen["durations"] = []


class Applicant(HttpUser):
    """Somebody who registers, and then somebody else."""

    wait_time = constant(0)

    @task
    def register(self) -> None:
        """Fill the form, ask for the code, read it and register."""
        began = time.monotonic()
        person = valid_form(secrets.token_hex(6), f"{_MARK}.example.com")
        self.client.cookies.clear()
        self._told = {"X-Forwarded-For": ".".join(str(1 + secrets.randbelow(250)) for _ in range(4))}
        self.client.get(FORM, headers=self._told)
        for name in ("usuario", "documento", "correo"):
            if self._press(f"comprobar-{name}", person) != "libre":
                return
        if self._press("solicitar-codigo", person) != "codigo-enviado":
            return
        seen["asked"].append(person["correo"])
        code = _code_for(person["correo"])
        if not code:
            seen["refused"]["el correo no llegó"] += 1
            return
        if self._press("registrar", {**person, "codigo": code}) == "registrado":
            seen["registered"].append(person["usuario"])
            seen["in_time"] += time.monotonic() - seen["since"] <= _SECONDS
            seen["durations"].append(round(time.monotonic() - began, 3))

    def _press(self, action: str, typed: dict[str, str]) -> str:
        """Press a button; what the portal calls the result."""
        jar = dict(self.client.cookies)  # which a browser sends to this machine without TLS too
        token = next((value for name, value in jar.items() if name.endswith("portal_csrf")), "")
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items()), "X-CSRFToken": token}
        answer = self.client.post(
            FORM,
            name=action,
            data={**typed, "accion": action},
            headers={"Accept": "application/json", **sent, **self._told},
            timeout=120,
        )
        try:
            result = str(answer.json()["resultado"])
        except (ValueError, KeyError):
            result = f"respuesta {answer.status_code}"
        if answer.status_code != HTTPStatus.OK:
            seen["refused"][f"{action}: {result}"] += 1
        return result


def _code_for(address: str) -> str:
    """The code in the only mail to an address; the portal had handed it over when it answered."""
    found = _post.get(f"{_MAILPIT}/api/v1/search", params={"query": f"to:{address}"}, timeout=60).json()["messages"]
    if len(found) != 1:
        return ""
    text = _post.get(f"{_MAILPIT}/api/v1/message/{found[0]['ID']}", timeout=60).json()["Text"]
    match = CODE.search(text.replace("\r", ""))
    return match[0] if match else ""


@events.test_start.add_listener
def _begin(**_: Any) -> None:
    seen["since"] = time.monotonic()


@events.request.add_listener
def _count(response: Any = None, **_: Any) -> None:
    status = getattr(response, "status_code", 0)
    seen["statuses"][str(status or "sin respuesta")] += 1


@events.quitting.add_listener
def _tell(**_: Any) -> None:
    Path(os.environ["LOAD_SUMMARY"]).write_text(json.dumps(seen, ensure_ascii=False), encoding="utf-8")
