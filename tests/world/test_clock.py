"""Clock of a scenario against a server with a clock, moved in every way that a profile may declare (5.3.1)."""

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
from fixtures.preflight.clock_check import proof_before_run
from harness.errors import ConfigurationError, EnvironmentTrouble, Undecided
from harness.measurements import CodeUse, Kind, Leap, code_use_value
from pages.profile import ClockControl, ClockKind, Profile

pytestmark = pytest.mark.xdist_group("tiempo")  # they measure time
BEFORE, EXACT, AFTER = (timedelta(minutes=15, seconds=each) for each in (-1, 0, 1))
LIFE = timedelta(minutes=15)
OFFSET = ClockControl(ClockKind.HEADER, header="X-Desfase", offset=True)
BY_SECONDS = ClockControl(ClockKind.HTTP, url="/reloj?segundos={seconds}")
BY_INSTANT = ClockControl(ClockKind.HTTP, url="reloj?instante={instant}", method="PUT")
WAIT = ClockControl(ClockKind.WAIT)
COUNTING = "<p id=estado>vigente</p><script>setTimeout(() => { estado.textContent = 'vencido' }, 900000)</script>"


class Portal(ThreadingHTTPServer):
    """Server with a clock, which dates a code and reports its age.

    Attributes:
        ahead: Offset of its clock.
        dated: Instant at which it dated the code.
        slow: Seconds that it takes to date the code.
        others: The header ``X-Otra`` of the last request.
    """

    ahead = timedelta()
    dated = datetime.now(UTC)
    slow = 0.0
    others = ""

    @property
    def address(self) -> str:
        """URL of the server."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """Pages of the portal."""

    server: Portal

    def do_GET(self) -> None:
        """Answer by the clock of the request or of the server."""
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
        """Print nothing."""


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def clock_of(portal: Portal, way: ClockControl, doubted: list[tuple[str, str]] | None = None) -> Clock:
    return Clock(way, now(), PortalClient(portal.address), {"X-Otra": "x"}, doubted=doubted)


def request_code(page: Page, portal: Portal, clock: Clock) -> None:
    clock.mark_request()
    page.goto(f"{portal.address}/pedir")
    clock.mark_answer()


def age_after(page: Page, portal: Portal, clock: Clock, passed: timedelta) -> timedelta:
    """Age of the code on the portal, after time passed."""
    clock.advance(passed)
    page.goto(f"{portal.address}/edad")
    return timedelta(seconds=float(page.inner_text("body")))


@pytest.mark.parametrize("way", [OFFSET, BY_SECONDS, BY_INSTANT], ids=["desfase", "segundos", "instante"])
@pytest.mark.parametrize("slow", [0.0, 1.5], ids=["rápido", "lento"])
def test_code_is_valid_just_before_and_expired_just_after(
    page: Page, portal: Portal, way: ClockControl, slow: float
) -> None:
    portal.slow = slow
    ages = []
    for passed in (BEFORE, AFTER):
        clock = clock_of(portal, way)
        clock.attach(page.context)
        request_code(page, portal, clock)
        ages.append(age_after(page, portal, clock, passed))
        clock.restore()
    assert ages[0] < LIFE < ages[1], ages
    assert portal.ahead < timedelta(seconds=1), "el reloj queda como estaba"


@pytest.mark.parametrize("way", [OFFSET, BY_SECONDS, BY_INSTANT], ids=["desfase", "segundos", "instante"])
def test_steps_of_time_add_up_since_the_request(page: Page, portal: Portal, way: ClockControl) -> None:
    clock = clock_of(portal, way)
    clock.attach(page.context)
    clock.advance(timedelta(minutes=5))
    request_code(page, portal, clock)
    clock.advance(timedelta(minutes=10))
    before = age_after(page, portal, clock, BEFORE - timedelta(minutes=10))
    after = age_after(page, portal, clock, timedelta(seconds=2))
    assert before < LIFE < after, (before, after)
    assert clock.leap is Leap.BEYOND
    request_code(page, portal, clock)
    assert clock.leap is None, "a new code has not aged"
    assert age_after(page, portal, clock, timedelta(minutes=1)) < timedelta(seconds=61)
    clock.restore()
    assert portal.ahead < timedelta(seconds=1)


def test_offset_is_sent_with_every_request_and_with_other_headers(page: Page, portal: Portal) -> None:
    clock = clock_of(portal, OFFSET)
    clock.attach(page.context)
    request_code(page, portal, clock)
    clock.advance(AFTER)
    page.goto(portal.address)
    assert float(str(page.evaluate("fetch('/edad').then(answer => answer.text())"))) > LIFE.total_seconds()
    assert portal.others == "x"


def test_wait_is_real_and_reduced_by_the_time_passed(portal: Portal, page: Page) -> None:
    clock = clock_of(portal, WAIT)
    clock.attach(page.context)
    request_code(page, portal, clock)
    time.sleep(0.5)
    began = time.monotonic()
    age = age_after(page, portal, clock, timedelta(seconds=1.5))
    assert time.monotonic() - began > 0.5
    assert timedelta(seconds=1.4) <= age


@pytest.mark.parametrize(("passed", "shown"), [(timedelta(minutes=13), "vigente"), (AFTER, "vencido")])
@pytest.mark.parametrize("kind", [OFFSET, BY_SECONDS], ids=["desfase", "llamada"])
def test_clock_of_the_page_moves_along(
    page: Page, portal: Portal, kind: ClockControl, passed: timedelta, shown: str
) -> None:
    clock = clock_of(portal, ClockControl(**{**vars(kind), "page": True}))
    clock.attach(page.context)
    request_code(page, portal, clock)
    clock.advance(passed)
    expect(page.locator("#estado")).to_have_text(shown)


def test_clock_of_the_page_stays_where_the_profile_does_not_declare_it(page: Page, portal: Portal) -> None:
    clock = clock_of(portal, BY_SECONDS)
    clock.attach(page.context)
    request_code(page, portal, clock)
    clock.advance(AFTER)
    assert page.inner_text("#estado") == "vigente"


@pytest.mark.parametrize("way", [OFFSET, BY_SECONDS, WAIT], ids=["desfase", "llamada", "espera"])
def test_running_clock_cannot_be_stopped_at_the_exact_end(portal: Portal, way: ClockControl) -> None:
    with pytest.raises(Undecided, match="no se puede detener en los quince minutos exactos"):
        clock_of(portal, way).advance(EXACT)


def test_nobody_waits_a_day(portal: Portal) -> None:
    with pytest.raises(Undecided, match="no espera 1445 minutos"):
        clock_of(portal, WAIT).advance(timedelta(minutes=1445))


def test_clock_without_a_way_is_undecided(portal: Portal) -> None:
    with pytest.raises(Undecided, match="no declara cómo mover el reloj"):
        clock_of(portal, ClockControl()).advance(AFTER)


def test_clock_that_nothing_proved_measures_what_became_of_the_code(portal: Portal) -> None:
    measured: list[tuple[str, str]] = []
    clock = clock_of(portal, OFFSET, measured)
    clock.note_use(CodeUse.ACCEPTED)
    assert not measured, "the clock was not moved yet"
    for passed in (BEFORE, timedelta(minutes=1), timedelta(days=31), AFTER):
        clock.mark_request()
        clock.advance(passed)
    clock.note_use(CodeUse.REFUSED)
    leaps = (Leap.WITHIN, Leap.MINUTE, Leap.MONTH, Leap.BEYOND)
    expected = [*((each, CodeUse.UNKNOWN) for each in leaps), (Leap.BEYOND, CodeUse.REFUSED)]
    assert measured == [(Kind.CODE_USE, code_use_value(*each)) for each in expected]
    clock_of(portal, OFFSET).advance(BEFORE)
    assert len(measured) == len(expected), "a clock that was proved measures nothing"


def test_failed_call_is_environment_trouble(portal: Portal) -> None:
    with pytest.raises(EnvironmentTrouble, match="La llamada del perfil"):
        clock_of(portal, ClockControl(ClockKind.HTTP, url="/reloj?segundos=pronto")).advance(AFTER)


@pytest.mark.parametrize(
    ("way", "read"),
    [
        (OFFSET, True),
        (BY_SECONDS, True),
        (BY_INSTANT, True),
        (WAIT, True),
        (ClockControl(), False),
        (ClockControl(ClockKind.HEADER, header="X-Nadie"), False),
        (ClockControl(ClockKind.HTTP, url="/nadie?segundos={seconds}"), False),
    ],
)
def test_preflight_confirms_only_a_clock_that_refuses_nonsense(
    portal: Portal, way: ClockControl, *, read: bool
) -> None:
    assert bool(proof_before_run(Settings(Profile("x", address=portal.address, clock=way), Path("x.toml"), 1))) is read


@pytest.mark.parametrize(
    ("way", "pause", "late"),
    [(BY_SECONDS, 0.0, False), (BY_SECONDS, 1.1, True), (OFFSET, 1.1, False)],
    ids=["a tiempo", "tarde", "no anda"],
)
def test_failure_is_undecided_where_the_code_may_have_expired_meanwhile(
    portal: Portal, way: ClockControl, pause: float, *, late: bool
) -> None:
    clock = clock_of(portal, way)
    clock.mark_request()
    clock.advance(BEFORE)
    time.sleep(pause)
    clock.age.start_decision()
    if not late:
        clock.age.refuse_late_decision()
        return
    with pytest.raises(Undecided, match="el código pudo vencer de verdad"):
        clock.age.refuse_late_decision()


def test_clock_moved_by_a_call_excludes_workers() -> None:
    profile = Profile("x", clock=BY_SECONDS)
    refuse_shared_clock(profile, 1)
    refuse_shared_clock(Profile("x", clock=OFFSET), 4)
    with pytest.raises(ConfigurationError, match="repita con -n 0"):
        refuse_shared_clock(profile, 2)


def test_context_attached_twice_keeps_one_route(context: BrowserContext, portal: Portal) -> None:
    page = context.new_page()
    for _ in range(2):
        clock = clock_of(portal, OFFSET)
        clock.attach(context)
        request_code(page, portal, clock)
    assert age_after(page, portal, clock, AFTER) > LIFE
    assert json.loads(page.inner_text("body")) < (AFTER + timedelta(seconds=30)).total_seconds()
