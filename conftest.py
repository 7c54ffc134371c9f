"""Joins the pytest plugins of the rooms; each plugin lives in the module that owns its concern."""

import fixtures
import fixtures.config
import harness
import reports
import steps

pytest_plugins = [*harness.PLUGINS, *fixtures.config.PLUGINS, *reports.PLUGINS, *fixtures.PLUGINS, *steps.PLUGINS]
