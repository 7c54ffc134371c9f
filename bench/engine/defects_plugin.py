"""A pytest plugin for a reference portal with defects: ``-p bench.engine.defects_plugin --defects NAME,NAME``."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bench.engine.plan import DEFECT_HEADER


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--defects``: names of ``python -m portal defects``."""
    parser.getgroup("aceptación").addoption("--defects", default="", help="defectos del portal de referencia")


def pytest_configure(config: pytest.Config) -> None:
    """Come after the suite's own plugins, so that this fixture stands for theirs."""
    config.pluginmanager.register(Spoilt(config.getoption("--defects")), "spoilt")


class Spoilt:
    """Every request names the defects that it wants to meet."""

    def __init__(self, defects: str) -> None:
        self._defects = defects

    @pytest.fixture(scope="session")
    def extra_headers(self) -> Mapping[str, str]:
        """In the place of the suite's own."""
        return {DEFECT_HEADER: self._defects}
