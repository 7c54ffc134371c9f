"""Joins the pytest plugins of the rooms; each plugin lives in the module that owns its concern."""

import fixtures
import fixtures.config
import harness
import reports
import steps
import walks

ROOMS = (harness, fixtures.config, reports, fixtures, steps, walks)
pytest_plugins = [plugin for room in ROOMS for plugin in room.PLUGINS]
