"""Registration of pytest plugins by module name, without a search through what is installed.

``pytest_plugins`` would do, but pytest takes each name there for that of an installed plugin first, and reads the entry
points of every installed package to know: 0.2 s of processor for the plugins of this suite.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import pytest


def register_plugins(pluginmanager: pytest.PytestPluginManager, names: Sequence[str]) -> None:
    """Import and register plugins in this order, with pytest's own words for their assertions.

    Args:
        pluginmanager: Of the run; one that ``-p no:NAME`` blocks is not imported.
        names: Names of modules.
    """
    pytest.register_assert_rewrite(*names)
    for name in names:
        if not pluginmanager.is_blocked(name) and not pluginmanager.has_plugin(name):
            pluginmanager.register(import_module(name), name)
