"""Locust's users: each registers one person after another, with the requests of a browser and the code from its mail.

Runs with Locust on the path, outside the project's environment. Every person has another address in the header of a
trusted proxy, so that the portal's limits stay as they are. Environment variables: ``LOAD_SUMMARY``, file for the
counts; ``LOAD_MAILPIT``, address of Mailpit's API; ``LOAD_MARK``, mark in the addresses of this level's people;
``LOAD_SECONDS``, time during which a success counts for the rate.
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
_mailpit = requests.Session()
seen: dict[str, Any] = {"asked": [], "registered": [], "in_time": 0, "refused": Counter(), "statuses": Counter()}
seen["durations"] = []


class Applicant(HttpUser):
    """A user who registers one person after another."""

    wait_time = constant(0)

    @task
    def register(self) -> None:
        """Make the three checks, request the code, read it and register."""
        began = time.monotonic()
        person = valid_form(secrets.token_hex(6), f"{_MARK}.example.com")
        self.client.cookies.clear()
        self._headers = {"X-Forwarded-For": ".".join(str(1 + secrets.randbelow(250)) for _ in range(4))}
        self.client.get(FORM, headers=self._headers)
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
        """Press a button and return the result that the portal names."""
        jar = dict(self.client.cookies)  # a browser sends secure cookies to the loopback without TLS
        token = next((value for name, value in jar.items() if name.endswith("portal_csrf")), "")
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items()), "X-CSRFToken": token}
        answer = self.client.post(
            FORM,
            name=action,
            data={**typed, "accion": action},
            headers={"Accept": "application/json", **sent, **self._headers},
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
    """The code in the only mail to an address; empty for another number of mails."""
    found = _mailpit.get(f"{_MAILPIT}/api/v1/search", params={"query": f"to:{address}"}, timeout=60).json()["messages"]
    if len(found) != 1:
        return ""
    text = _mailpit.get(f"{_MAILPIT}/api/v1/message/{found[0]['ID']}", timeout=60).json()["Text"]
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
