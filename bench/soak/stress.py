"""A pytest plugin that makes a run hard: ``-p bench.soak.stress --slow 400 --lossy 0.001 --burn 1``.

A proxy stands between the browsers and the portal, answers late and loses some connections; processes beside the run
keep the processors busy. The controller, which looks at the portal before and after, goes straight to it.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from typing import Any

import pytest

from bench.engine.proxy import Proxy, Weather
from harness.scope import is_worker

SLOW, LOSSY, BURN = 400.0, 0.001, 1
"""Milliseconds at most, share of the requests, processes: what ``soak --strain`` asks for."""
_ADDRESS = "portal_url"
_BURNING = "while True: pass"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--slow``, ``--lossy`` and ``--burn``."""
    group = parser.getgroup("aceptación")
    group.addoption("--slow", type=float, default=0.0, help="milisegundos que una respuesta tarda de más, como mucho")
    group.addoption("--lossy", type=float, default=0.0, help="parte de las conexiones que se pierden, de 0 a 1")
    group.addoption("--burn", type=int, default=0, help="procesos que ocupan el procesador")


def pytest_configure(config: pytest.Config) -> None:
    """Strain a run from its controller."""
    if not is_worker(config):
        config.pluginmanager.register(Strain(config), "bench-strain")


class Strain:
    """The proxy and the load of one run."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._weather = Weather(slow=config.getoption("--slow"), lossy=config.getoption("--lossy"))
        self._running = ExitStack()
        self._proxy: Proxy | None = None

    @pytest.hookimpl(optionalhook=True, trylast=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Lead a worker through the proxy, once its address is known."""
        if self._proxy is None:
            self._proxy = self._running.enter_context(Proxy(node.workerinput[_ADDRESS], weather=self._weather))
            for _ in range(self._config.getoption("--burn")):
                self._running.callback(_end, _burn())
        node.workerinput[_ADDRESS] = self._proxy.url

    def pytest_acceptance_facts(self) -> dict[str, str]:
        """That a proxy stood in between, and what it did."""
        if self._proxy is None:
            return {}
        lost = f"respuestas hasta {self._weather.slow:g} ms más tarde, {len(self._proxy.spoilt)} conexiones perdidas"
        return {"Bajo esfuerzo": f"{lost}, {self._config.getoption('--burn')} procesos que ocupan el procesador"}

    def pytest_unconfigure(self) -> None:
        """Leave nothing behind."""
        self._running.close()


def _burn() -> subprocess.Popen[bytes]:
    """A process that ends with this one, however this one ends."""
    order = [sys.executable, "-m", "fixtures.leash", sys.executable, "-c", _BURNING]
    return subprocess.Popen(order, stdin=subprocess.PIPE)  # noqa: S603 - our own command line


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()
    if process.stdin is not None:
        process.stdin.close()
