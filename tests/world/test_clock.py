"""Every way to move a portal's clock, against a real server that has one, and a page that counts by itself (5.3.1)."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from fixtures.clock import Clock, now
from fixtures.config.credentials import PortalClient
from fixtures.config.settings import Settings, refuse_shared_clock
from fixtures.preflight.look import clock_is_read
from harness.errors import ConfigurationError, EnvironmentTrouble, Undecided
from pages.profile import ClockKind, ClockWay, Profile

pytestmark = pytest.mark.xdist_group("tiempo")  # they measure time
BEFORE, EXACT, AFTER = (timedelta(minutes=15, seconds=each) for each in (-1, 0, 1))
LIFE = timedelta(minutes=15)
OFFSET = ClockWay(ClockKind.HEADER, header="X-Desfase", offset=True)
BY_SECONDS = ClockWay(ClockKind.HTTP, url="/reloj?segundos={seconds}")
BY_INSTANT = ClockWay(ClockKind.HTTP, url="reloj?instante={instant}", method="PUT")
WAIT = ClockWay(ClockKind.WAIT)
COUNTING = "<p id=estado>vigente</p><script>setTimeout(() => { estado.textContent = 'vencido' }, 900000)</script>"


class Portal(ThreadingHTTPServer):
    """A server with a clock: it dates a code, and says how old it is.

    Attributes:
        ahead: By how much its clock was moved.
        dated: When it dated the code.
        slow: Seconds that it takes to date it.
        others: The header ``X-Otra`` of the last request.
    """

    ahead = timedelta()
    dated = datetime.now(UTC)
    slow = 0.0
    others = ""

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """The pages of that portal."""

    server: Portal

    def do_GET(self) -> None:
        """Answer, on whatever clock there is."""
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        self.server.others = self.headers.get("X-Otra", "")
        try:
            if path == "/reloj":
                self._move(query)
            instant = datetime.now(UTC) + self.server.ahead + timedelta(seconds=float(self.headers.get("X-Desfase", 0)))
        except ValueError:
            self._answer(400, "no es una hora")
            return
        if path == "/pedir":
            time.sleep(self.server.slow)
            self.server.dated = instant + timedelta(seconds=self.server.slow)
        self._answer(200, str((instant - self.server.dated).total_seconds()) if path == "/edad" else COUNTING)

    do_POST = do_PUT = do_GET  # noqa: N815 - as http.server names them

    def _move(self, query: dict[str, list[str]]) -> None:
        if "segundos" in query:
            self.server.ahead = timedelta(seconds=int(query["segundos"][0]))
        else:
            self.server.ahead = datetime.fromisoformat(query["instante"][0]) - datetime.now(UTC)

    def _answer(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def clock_of(portal: Portal, way: ClockWay, **changes: bool) -> Clock:
    return Clock(way, now(), PortalClient(portal.address), {"X-Otra": "x"}, **changes)


def asks_for_the_code(page: Page, portal: Portal, clock: Clock) -> None:
    clock.starts_counting()
    page.goto(f"{portal.address}/pedir")
    clock.was_answered()


def age_after(page: Page, portal: Portal, clock: Clock, passed: timedelta) -> timedelta:
    """How old the portal takes the code for, once time passed."""
    clock.advance(passed)
    page.goto(f"{portal.address}/edad")
    return timedelta(seconds=float(page.inner_text("body")))


@pytest.mark.parametrize("way", [OFFSET, BY_SECONDS, BY_INSTANT], ids=["desfase", "segundos", "instante"])
@pytest.mark.parametrize("slow", [0.0, 1.5], ids=["rápido", "lento"])
def test_code_is_valid_just_before_and_over_just_after(page: Page, portal: Portal, way: ClockWay, slow: float) -> None:
    portal.slow = slow
    ages = []
    for passed in (BEFORE, AFTER):
        clock = clock_of(portal, way)
        clock.rule(page.context)
        asks_for_the_code(page, portal, clock)
        ages.append(age_after(page, portal, clock, passed))
        clock.restore()
    assert ages[0] < LIFE < ages[1], ages
    assert portal.ahead < timedelta(seconds=1), "el reloj queda como estaba"


def test_offset_goes_with_every_request_and_beside_other_headers(page: Page, portal: Portal) -> None:
    clock = clock_of(portal, OFFSET)
    clock.rule(page.context)
    asks_for_the_code(page, portal, clock)
    clock.advance(AFTER)
    page.goto(portal.address)
    assert float(str(page.evaluate("fetch('/edad').then(answer => answer.text())"))) > LIFE.total_seconds()
    assert portal.others == "x"


def test_wait_is_real_and_reduced_by_what_passed(portal: Portal, page: Page) -> None:
    clock = clock_of(portal, WAIT)
    clock.rule(page.context)
    asks_for_the_code(page, portal, clock)
    time.sleep(0.5)
    began = time.monotonic()
    age = age_after(page, portal, clock, timedelta(seconds=1.5))
    assert time.monotonic() - began > 0.5
    assert timedelta(seconds=1.4) <= age


@pytest.mark.parametrize(("passed", "shown"), [(timedelta(minutes=13), "vigente"), (AFTER, "vencido")])
@pytest.mark.parametrize("kind", [OFFSET, BY_SECONDS], ids=["desfase", "llamada"])
def test_page_that_counts_by_itself_moves_along(
    page: Page, portal: Portal, kind: ClockWay, passed: timedelta, shown: str
) -> None:
    clock = clock_of(portal, ClockWay(**{**vars(kind), "page": True}))
    clock.rule(page.context)
    asks_for_the_code(page, portal, clock)
    clock.advance(passed)
    expect(page.locator("#estado")).to_have_text(shown)


def test_page_alone_is_not_touched_where_the_profile_does_not_say_so(page: Page, portal: Portal) -> None:
    clock = clock_of(portal, BY_SECONDS)
    clock.rule(page.context)
    asks_for_the_code(page, portal, clock)
    clock.advance(AFTER)
    assert page.inner_text("#estado") == "vigente"


@pytest.mark.parametrize("way", [OFFSET, BY_SECONDS, WAIT], ids=["desfase", "llamada", "espera"])
def test_clock_that_runs_on_cannot_be_held_at_the_very_end(portal: Portal, way: ClockWay) -> None:
    with pytest.raises(Undecided, match="no se puede detener en los quince minutos exactos"):
        clock_of(portal, way).advance(EXACT)


def test_clock_that_cannot_be_moved_or_does_not_follow_is_undecided(portal: Portal) -> None:
    with pytest.raises(Undecided, match="no declara cómo mover el reloj"):
        clock_of(portal, ClockWay()).advance(AFTER)
    with pytest.raises(Undecided, match="no muestra que siga"):
        clock_of(portal, OFFSET, confirmed=False).advance(AFTER)


def test_call_that_fails_is_trouble_of_the_environment(portal: Portal) -> None:
    with pytest.raises(EnvironmentTrouble, match="La llamada de \\[clock\\]"):
        clock_of(portal, ClockWay(ClockKind.HTTP, url="/reloj?segundos=pronto")).advance(AFTER)


@pytest.mark.parametrize(
    ("way", "read"),
    [
        (OFFSET, True),
        (BY_SECONDS, True),
        (BY_INSTANT, True),
        (WAIT, True),
        (ClockWay(), False),
        (ClockWay(ClockKind.HEADER, header="X-Nadie"), False),
        (ClockWay(ClockKind.HTTP, url="/nadie?segundos={seconds}"), False),
    ],
)
def test_preflight_believes_only_a_clock_that_refuses_nonsense(portal: Portal, way: ClockWay, *, read: bool) -> None:
    assert clock_is_read(Settings(Profile("x", address=portal.address, clock=way), Path("x.toml"), 1)) is read


@pytest.mark.parametrize(
    ("way", "pause", "late"),
    [(BY_SECONDS, 0.0, False), (BY_SECONDS, 1.1, True), (OFFSET, 1.1, False)],
    ids=["a tiempo", "tarde", "no anda"],
)
def test_failure_says_nothing_where_the_code_may_have_run_out_meanwhile(
    portal: Portal, way: ClockWay, pause: float, *, late: bool
) -> None:
    clock = clock_of(portal, way)
    clock.starts_counting()
    clock.advance(BEFORE)
    time.sleep(pause)
    clock.notes_the_decision()
    if not late:
        clock.refuse_what_came_too_late()
        return
    with pytest.raises(Undecided, match="el código pudo vencer de verdad"):
        clock.refuse_what_came_too_late()


def test_one_clock_for_all_is_not_shared_by_workers() -> None:
    profile = Profile("x", clock=BY_SECONDS)
    refuse_shared_clock(profile, 1)
    refuse_shared_clock(Profile("x", clock=OFFSET), 4)
    with pytest.raises(ConfigurationError, match="repita con -n 0"):
        refuse_shared_clock(profile, 2)


def test_context_keeps_one_route_however_often_it_is_ruled(context: BrowserContext, portal: Portal) -> None:
    page = context.new_page()
    for _ in range(2):
        clock = clock_of(portal, OFFSET)
        clock.rule(context)
        asks_for_the_code(page, portal, clock)
    assert age_after(page, portal, clock, AFTER) > LIFE
    assert json.loads(page.inner_text("body")) < (AFTER + timedelta(seconds=30)).total_seconds()
