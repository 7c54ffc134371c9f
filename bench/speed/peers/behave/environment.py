"""behave's hooks: one browser a process, forgotten between scenarios."""

from __future__ import annotations

from behave.model import Scenario
from behave.runner import Context
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from bench.speed.peers.people import WORLD


def before_all(context: Context) -> None:
    """Start the browser."""
    options = webdriver.ChromeOptions()
    options.binary_location = WORLD["browser"]
    for each in (*WORLD["browser_args"], "--window-size=1280,900", "--lang=es-EC"):
        options.add_argument(each)
    context.driver = webdriver.Chrome(options=options, service=Service(WORLD["chromedriver"]))


def before_scenario(context: Context, scenario: Scenario) -> None:
    """A browser that was never here."""
    del scenario
    context.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})


def after_all(context: Context) -> None:
    """End the browser."""
    context.driver.quit()
