"""Registers the pytest plugins of the rooms; each plugin lives in the module that owns its concern."""

import atexit
import gc

import pytest

import fixtures
import fixtures.config
import harness
import reports
import steps
import walks
from harness.compat.httpx_private import leave_out_command_line
from harness.plugin_registration import register_plugins

_ROOMS = (harness, fixtures.config, reports, fixtures, steps, walks)


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Register the plugins; this hook is called at once, so that their options and hooks count."""
    leave_out_command_line()
    atexit.register(gc.freeze)  # the interpreter would search all that is loaded for cycles, 0.2 s, only to end then
    register_plugins(pluginmanager, [plugin for room in _ROOMS for plugin in room.PLUGINS])
