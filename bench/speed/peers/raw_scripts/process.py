"""One process of raw scripts: its browser, its pages, and the number of scripts that passed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from bench.speed.peers.people import TESTBED, WAIT_SECONDS

SHARED = os.environ.get("SPEED_SHARED") == "1"
"""Whether scripts share pages as the suite does; otherwise each starts with a new context."""


@dataclass
class Tools:
    """State that the scripts of a process share.

    Attributes:
        browser: The browser.
        kept: Purpose -> page that several scripts use.
        opened: Contexts to close after the running script.
    """

    browser: Browser
    kept: dict[str, Page] = field(default_factory=dict)
    opened: list[BrowserContext] = field(default_factory=list)


Script = Callable[[Tools], None]


def run(scripts: Sequence[Script]) -> int:
    """Run the scripts of one share, ``K/N`` on the command line, and print how many passed.

    Returns:
        1 where a script failed, else 0.
    """
    number, _, shares = (sys.argv[1] if len(sys.argv) > 1 else "1/1").partition("/")
    mine = scripts[int(number) - 1 :: int(shares)]
    with sync_playwright() as playwright:
        expect.set_options(timeout=WAIT_SECONDS * 1000)
        browser = playwright.chromium.launch(executable_path=TESTBED["browser"], args=TESTBED["browser_args"])
        tools = Tools(browser)
        good = sum(_passes(script, tools) for script in mine)
        browser.close()
    print(f"{good} scenarios passed, {len(mine) - good} failed")
    return int(good < len(mine))


def _passes(script: Script, tools: Tools) -> bool:
    try:
        script(tools)
    except (AssertionError, Error) as error:
        print(f"FALLÓ {script.__doc__}: {str(error).strip().splitlines()[0]}")
        return False
    finally:
        for context in tools.opened:
            context.close()
        tools.opened.clear()
    return True


def new_page(tools: Tools, *, keep: bool = False) -> Page:
    """Open a page in a new session, closed after the script unless it is kept."""
    context = tools.browser.new_context(
        locale="es-EC", timezone_id="America/Guayaquil", viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(WAIT_SECONDS * 1000)
    if SHARED:
        context.set_extra_http_headers({"X-Portal-Instant": datetime.now(UTC).isoformat().replace("+00:00", "Z")})
    if not keep:
        tools.opened.append(context)
    return context.new_page()


def kept(tools: Tools, name: str, address: str) -> Page:
    """A page to read: one for all scripts where they share pages, else a new one."""
    if not SHARED:
        page = new_page(tools)
        page.goto(address)
        return page
    if name not in tools.kept:
        tools.kept[name] = new_page(tools, keep=True)
        tools.kept[name].goto(address)
    return tools.kept[name]
