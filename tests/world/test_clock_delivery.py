"""A clock in a header, on a portal that is told everything over a web socket (docs/decisions/0046)."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext

from fixtures.clock import Clock, now
from fixtures.config.credentials import PortalClient
from harness.errors import Undecided
from pages.profile import ClockControl, ClockKind
from tests.pages.socket_server import served_over_a_socket

OFFSET = ClockControl(ClockKind.HEADER, header="X-Desfase", offset=True)
AFTER = timedelta(minutes=15, seconds=1)


@pytest.mark.parametrize(
    ("told", "is_heard"),
    [("enchufe.send('{}registrar a una persona')", False), ("fetch('/edad')", True), ("enchufe.send('2')", True)],
    ids=["por el WebSocket", "por una petición", "solo un latido"],
)
def test_header_that_a_socket_does_not_carry_decides_nothing(
    context: BrowserContext, told: str, *, is_heard: bool
) -> None:
    with served_over_a_socket("") as address:
        own = Clock(OFFSET, now(), PortalClient(address))
        own.attach(context)
        page = context.new_page()
        page.goto(address)
        page.evaluate("() => new Promise(done => { enchufe = new WebSocket('/enchufe'); enchufe.onopen = done; })")
        own.advance(AFTER)
        page.evaluate(f"async () => {{ await {told}; await new Promise(done => setTimeout(done, 100)); }}")
        with nullcontext() if is_heard else pytest.raises(Undecided, match="WebSocket"):
            own.require_delivery()
        own.restore()
        context.close()
