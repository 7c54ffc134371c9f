"""Pytest plugin for a reference portal with defects, conforming variations, or both.

``-p bench.engine.defects_plugin --defects NAME,NAME --variations NAME,NAME``
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bench.engine.plan import DEFECT_HEADER
from bench.engine.portal_lists import VARIATION_HEADER


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--defects`` and ``--variations``: names that ``python -m portal`` lists."""
    group = parser.getgroup("aceptación")
    group.addoption("--defects", default="", help="defectos del portal de referencia")
    group.addoption("--variations", default="", help="variaciones conformes del portal de referencia")


def pytest_configure(config: pytest.Config) -> None:
    """Register after the suite's own plugins, so that this fixture overrides theirs."""
    named = {DEFECT_HEADER: config.getoption("--defects"), VARIATION_HEADER: config.getoption("--variations")}
    headers = PortalHeaders({header: names for header, names in named.items() if names})
    config.pluginmanager.register(headers, "bench-portal-headers")


class PortalHeaders:
    """Headers that name the defects and variations of the portal.

    Args:
        headers: Header -> names, separated by commas.
    """

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers = headers

    @pytest.fixture(scope="session")
    def extra_headers(self) -> Mapping[str, str]:
        """Headers of every request; overrides the suite's own fixture."""
        return self._headers
