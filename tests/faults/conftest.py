"""Portal, Mailpit, relay and proxies around a run, which a test may kill, limit, slow down and restart."""

from __future__ import annotations

import asyncio
import os
import signal
import smtplib
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from email import message_from_bytes
from functools import partial
from pathlib import Path

import httpx
import psutil
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from bench.engine.proxy import NO_FAULT, Proxy, ResponseFault
from fixtures.provision import mailpit
from fixtures.services.manager import free_ports
from harness.verdict import Verdict
from reports.record.reading import read_outcomes
from tests.acceptance.conftest import ROOT, SECONDS, Suite, suite, wait_until

__all__ = ["suite"]

_INBOX = '\n[mail]\ninbox = "{inbox}"\ndeadline_seconds = 10\n'


@dataclass
class ManagedProcess:
    """A process that can be killed and restarted at the same address.

    Attributes:
        command: Its command line.
        ready: Address that answers once it is ready.
        environment: Variables added to ours.
        process: The running process; None before the start.
    """

    command: Sequence[str]
    ready: str
    environment: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process and wait until it answers."""
        quiet = subprocess.DEVNULL
        given = {**os.environ, **self.environment}
        self.process = subprocess.Popen(self.command, cwd=ROOT, env=given, stdout=quiet, stderr=quiet)
        wait_until(self._answers)

    def kill(self) -> None:
        """Kill the process."""
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
            self.process.wait()

    def limit_files(self, size: int) -> None:
        """Limit the size of its files in bytes, which has the effect of a full disk."""
        assert self.process is not None
        psutil.Process(self.process.pid).rlimit(psutil.RLIMIT_FSIZE, (size, size))

    def _answers(self) -> bool:
        try:
            return httpx.get(self.ready, timeout=2).is_success
        except httpx.HTTPError:
            return False


@dataclass
class Relay:
    """An SMTP server that passes on each mail late, or several times.

    Attributes:
        smtp: Port of Mailpit's SMTP server.
        copies: Number of deliveries of each mail.
        delays: Seconds before a delivery; mails take them in turn.
        seen: Number of mails received.
    """

    smtp: int
    copies: int = 1
    delays: Sequence[float] = (0.0,)
    seen: int = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        """Deliver a mail at once and return its status; with a delay accept it and deliver it later."""
        del server, session
        delay = self.delays[self.seen % len(self.delays)]
        self.seen += 1
        deliver = partial(self._deliver, envelope)
        if not delay:
            return await asyncio.get_running_loop().run_in_executor(None, deliver)
        timer = threading.Timer(delay, deliver)
        timer.daemon = True
        timer.start()
        return "250 OK"

    def _deliver(self, envelope: Envelope) -> str:
        mail = message_from_bytes(envelope.original_content or b"")
        try:
            for _ in range(self.copies):
                with smtplib.SMTP("127.0.0.1", self.smtp, timeout=10) as server:
                    server.send_message(mail, envelope.mail_from, envelope.rcpt_tos)
        except (OSError, smtplib.SMTPException):
            return "451 the server behind did not take it"
        return "250 OK"


@dataclass
class World:
    """A portal behind a proxy, a relay to a Mailpit whose API is behind a proxy, and the suite.

    Attributes:
        suite: Copy of the checkout that runs.
        portal: Process of the portal.
        proxy: Proxy in front of the portal.
        mailpit: Process of Mailpit.
        mailpit_proxy: Proxy in front of Mailpit's API.
        relay: SMTP server between portal and Mailpit.
        database: SQLite file of the portal.
        mailpit_url: Address of Mailpit's API without the proxy.
    """

    suite: Suite
    portal: ManagedProcess
    proxy: Proxy
    mailpit: ManagedProcess
    mailpit_proxy: Proxy
    relay: Relay
    database: Path
    mailpit_url: str

    def disturb(self, proxy: Proxy, fault: ResponseFault, answers: int = 4) -> None:
        """Inject a fault into a number of answers of a proxy."""
        before = len(proxy.affected)
        proxy.fault = fault
        wait_until(lambda: len(proxy.affected) >= before + answers or self.is_over, seconds=SECONDS)
        proxy.fault = NO_FAULT
        assert len(proxy.affected) > before, "la falla no alcanzó a nadie"

    @property
    def is_over(self) -> bool:
        """Whether all runs have ended."""
        return all(run.poll() is not None for run in self.suite.runs)

    def restart(self, part: ManagedProcess, seconds: float = 0.0) -> None:
        """Kill a process and restart it after some seconds, or without them once a scenario has not passed."""
        part.kill()
        if seconds:
            time.sleep(seconds)
        else:
            wait_until(lambda: self.is_over or self.is_hit, seconds=SECONDS)
        part.start()

    @property
    def is_hit(self) -> bool:
        """Whether a scenario has not passed."""
        return any(one.verdict is not Verdict.PASS for one in read_outcomes(self.suite.root / self.suite.record)[0])

    def refuse_mail(self, probability: int) -> None:
        """Make Mailpit's Chaos refuse recipients, with a probability in per cent."""
        refusal = {"Recipient": {"ErrorCode": 451, "Probability": probability}}
        httpx.put(f"{self.mailpit_url}/api/v1/chaos", json=refusal).raise_for_status()

    def lock_database(self, seconds: float) -> None:
        """Lock the portal's database exclusively for some seconds, as a backup does."""
        with sqlite3.connect(self.database, timeout=30, isolation_level=None) as held:
            held.execute("BEGIN EXCLUSIVE")
            time.sleep(seconds)
            held.execute("ROLLBACK")
        held.close()


@pytest.fixture
def world(suite: Suite, tmp_path: Path) -> Iterator[World]:
    """All parts running, and the profile ``mi-portal.toml`` with their addresses."""
    part = mailpit.find()
    assert part
    portal, http, smtp = free_ports(3)
    mailpit_url, database = f"http://127.0.0.1:{http}", tmp_path / "portal.sqlite3"
    relay = Relay(smtp)
    with ExitStack() as running:
        mail_server = ManagedProcess(
            [*mailpit.command(part, http, smtp), "--enable-chaos", "--quiet"], f"{mailpit_url}/readyz"
        )
        running.callback(mail_server.kill)
        mail_server.start()
        mail = Controller(relay, hostname="127.0.0.1", port=free_ports(1)[0])
        mail.start()
        running.callback(mail.stop, no_assert=True)
        given = {"DATABASE_PATH": str(database), "SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(mail.port)}
        order = [sys.executable, "-m", "portal", "serve", "--port", str(portal)]
        served = ManagedProcess(order, f"http://127.0.0.1:{portal}/salud", {**given, "PORTAL_TEST_MODE": "1"})
        running.callback(served.kill)
        served.start()
        proxy = running.enter_context(Proxy(f"http://127.0.0.1:{portal}"))
        mailpit_proxy = running.enter_context(Proxy(mailpit_url))
        reference = (suite.root / "profiles" / "reference.toml").read_text(encoding="utf-8")
        profile = reference.replace("bundled = true", f'address = "{proxy.url}"') + _INBOX.format(
            inbox=mailpit_proxy.url
        )
        suite.write("mi-portal.toml", profile)
        yield World(suite, served, proxy, mail_server, mailpit_proxy, relay, database, mailpit_url)
        for run in suite.runs:
            if run.poll() is None:
                run.kill()
