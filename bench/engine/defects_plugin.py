"""Pytest plugin for a reference portal with defects: ``-p bench.engine.defects_plugin --defects NAME,NAME``."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bench.engine.plan import DEFECT_HEADER


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--defects``: names that ``python -m portal defects`` lists."""
    parser.getgroup("aceptación").addoption("--defects", default="", help="defectos del portal de referencia")


def pytest_configure(config: pytest.Config) -> None:
    """Register after the suite's own plugins, so that this fixture overrides theirs."""
    config.pluginmanager.register(DefectHeaders(config.getoption("--defects")), "bench-defects")


class DefectHeaders:
    """Names the defects in a header of every request.

    Args:
        defects: Names, separated by commas.
    """

    def __init__(self, defects: str) -> None:
        self._defects = defects

    @pytest.fixture(scope="session")
    def extra_headers(self) -> Mapping[str, str]:
        """Headers of every request; overrides the suite's own fixture."""
        return {DEFECT_HEADER: self._defects}
