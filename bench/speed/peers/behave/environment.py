"""behave's hooks: one browser per process, whose cookies are deleted between scenarios."""

from __future__ import annotations

from behave.model import Scenario
from behave.runner import Context
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from bench.speed.peers.people import TESTBED


def before_all(context: Context) -> None:
    """Start the browser."""
    options = webdriver.ChromeOptions()
    options.binary_location = TESTBED["browser"]
    for each in (*TESTBED["browser_args"], "--window-size=1280,900", "--lang=es-EC"):
        options.add_argument(each)
    context.driver = webdriver.Chrome(options=options, service=Service(TESTBED["chromedriver"]))


def before_scenario(context: Context, scenario: Scenario) -> None:
    """Delete the browser's cookies."""
    del scenario
    context.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})


def after_all(context: Context) -> None:
    """End the browser."""
    context.driver.quit()
