"""What every process of a run loads, and the browser that inspections and scenarios share."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from playwright.sync_api import BrowserType

from fixtures.browser.shared_browser import SharedBrowser
from harness.plugin_registration import register_plugins
from harness.scope import ROOT

LEFT_OUT = ("requests", "rich", "faker", "imap_tools", "jinja2", "jsonschema", "pyhanko")
"""Libraries that only some scenarios, or the closing of a record, need."""
COLLECT = f"""
import sys, pytest
code = pytest.main(["features/5.1-portada.feature", "--collect-only", "-qq", "-p", "no:cacheprovider"])
print(int(code), *sorted(set({LEFT_OUT!r}) & sys.modules.keys()))
"""


def test_collection_loads_no_library_that_it_does_not_need() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COLLECT], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "0"


def test_a_blocked_plugin_is_not_even_imported() -> None:
    manager = pytest.PytestPluginManager()
    manager.set_blocked("no.such.module")
    register_plugins(manager, ["no.such.module"])
    with pytest.raises(ModuleNotFoundError):
        register_plugins(manager, ["no.other.module"])


def test_shared_browser_is_taken_only_where_it_was_started_alike(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any]
) -> None:
    shared, browser = SharedBrowser(), browser_type.launch(**browser_type_launch_args)
    assert shared.running("chromium", browser_type_launch_args) is None
    shared.keep("chromium", browser_type_launch_args, browser)
    assert shared.running("chromium", browser_type_launch_args) is browser
    assert shared.owns(browser)
    assert shared.running("chromium", {**browser_type_launch_args, "slow_mo": 5.0}) is None
    assert not browser.is_connected(), "the other one is closed, so that a process holds one at a time"


def test_lost_browser_is_not_given_out_again(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any]
) -> None:
    shared, browser = SharedBrowser(), browser_type.launch(**browser_type_launch_args)
    shared.keep("chromium", browser_type_launch_args, browser)
    shared.forget()
    assert shared.running("chromium", browser_type_launch_args) is None
    assert not shared.owns(browser), "its fixture closes it"
    browser.close()
    shared.keep("chromium", browser_type_launch_args, browser)
    assert shared.running("chromium", browser_type_launch_args) is None
