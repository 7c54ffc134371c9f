"""Pytest plugin that runs the suite under stress: ``-p bench.soak.stress --slow 400 --lossy 0.001 --burn 1``.

A proxy between browsers and portal delays answers and loses some connections, and processes beside the run keep the
processors busy. The controller, which checks the portal before and after the run, bypasses the proxy.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from typing import Any

import pytest

from bench.engine.proxy import Proxy, ResponseFault
from harness.compat.xdist_private import give_to_worker, given_to_node
from harness.scope import is_worker
from harness.watchdog import watched

SLOW, LOSSY, BURN = 400.0, 0.001, 1
"""Longest delay in milliseconds, share of lost requests, and number of processes of ``soak --strain``."""
ARGUMENTS = ("--slow", str(SLOW), "--lossy", str(LOSSY), "--burn", str(BURN))
_ADDRESS = "portal_url"
_BURNING = "while True: pass"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--slow``, ``--lossy`` and ``--burn``."""
    group = parser.getgroup("aceptación")
    group.addoption("--slow", type=float, default=0.0, help="milisegundos que una respuesta tarda de más, como mucho")
    group.addoption("--lossy", type=float, default=0.0, help="parte de las conexiones que se pierden, de 0 a 1")
    group.addoption("--burn", type=int, default=0, help="procesos que ocupan el procesador")


def pytest_configure(config: pytest.Config) -> None:
    """Register in the controller only."""
    if not is_worker(config):
        config.pluginmanager.register(Stress(config), "bench-stress")


class Stress:
    """The proxy and the busy processes of one run."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._fault = ResponseFault(slow=config.getoption("--slow"), lossy=config.getoption("--lossy"))
        self._running = ExitStack()
        self._proxy: Proxy | None = None

    @pytest.hookimpl(optionalhook=True, trylast=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Give a worker the address of the proxy instead of the portal's; start everything for the first worker."""
        if self._proxy is None:
            self._proxy = self._running.enter_context(Proxy(given_to_node(node)[_ADDRESS], fault=self._fault))
            for _ in range(self._config.getoption("--burn")):
                self._running.callback(_end, _burn())
        give_to_worker(node, **{_ADDRESS: self._proxy.url})

    def pytest_acceptance_facts(self) -> dict[str, str]:
        """The stress, as a fact of the record."""
        if self._proxy is None:
            return {}
        lost = f"respuestas hasta {self._fault.slow:g} ms más tarde, {len(self._proxy.affected)} conexiones perdidas"
        return {"Bajo esfuerzo": f"{lost}, {self._config.getoption('--burn')} procesos que ocupan el procesador"}

    def pytest_unconfigure(self) -> None:
        """End proxy and processes."""
        self._running.close()


def _burn() -> subprocess.Popen[bytes]:
    """Start a busy process that ends with this one, however this one ends."""
    order = watched([sys.executable, "-c", _BURNING])
    return subprocess.Popen(order, stdin=subprocess.PIPE)  # noqa: S603 - our own command line


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()
    if process.stdin is not None:
        process.stdin.close()
