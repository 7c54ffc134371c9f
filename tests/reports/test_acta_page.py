"""The acta in a real browser: hostile texts of a portal run and request nothing, its own script works, it fits."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

Record = Callable[..., Path]
STRANGER = "http://hostil.example"
HOSTILE = (
    f"</pre></td></script><script>window.ran=1;fetch('{STRANGER}/a')</script>"
    f"<img src='{STRANGER}/b.png' onerror='window.ran=2'><svg onload='window.ran=3'>"
    f"<iframe srcdoc=\"<script>parent.ran=4</script>\"></iframe><link rel=stylesheet href='{STRANGER}/c.css'>"
    f"<meta http-equiv=refresh content='0;url={STRANGER}/d'><style>@import url({STRANGER}/e.css);</style>"
    f"<form action='{STRANGER}/f'><input autofocus onfocus='window.ran=5'></form><base href='{STRANGER}/'>"
    "\"onmouseover='window.ran=6' {{ 7*7 }} {% raw %} javascript:alert(1) \u202etxt.exe\u2066"
)


@pytest.fixture(scope="module")
def chromium(browser: Browser) -> Browser:
    return browser


def opened(chromium: Browser, file: Path) -> tuple[Page, list[str]]:
    """Open a page and all its details; return it with the addresses that it requested."""
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    page.route(f"{STRANGER}/**", lambda route: route.abort())
    page.goto(file.as_uri(), wait_until="load")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    page.wait_for_load_state("networkidle")
    return page, [each for each in asked if not each.startswith(("file:", "data:"))]


def hostile(record: Record) -> Path:
    texts = dict.fromkeys(("observed", "name", "mail", "subject", "wording", "portal", "fingerprint"), HOSTILE)
    return record(failed=("mensaje-codigo-solicitado",), interrupted=HOSTILE, **texts)


def test_hostile_text_runs_without_escaping(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "control.html").write_text(f"<!doctype html><body>{HOSTILE}", encoding="utf-8")
    page = chromium.new_page()
    with page.expect_request(lambda request: request.url.startswith(STRANGER)):
        page.goto((tmp_path / "control.html").as_uri(), wait_until="commit")
    page.close()


def test_nothing_runs_and_nothing_is_requested(record: Record, chromium: Browser) -> None:
    page, asked = opened(chromium, hostile(record) / "acta.html")
    assert asked == []
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.querySelectorAll('iframe, form, base, object, link').length") == 0
    assert page.evaluate("document.scripts.length") == 1
    shown = page.locator("body").inner_text()
    assert "<script>window.ran=1" in shown
    assert "{{ 7*7 }}" in shown
    assert "[U+202E]txt.exe" in shown
    page.close()


def test_own_script_runs_under_the_policy(record: Record, chromium: Browser) -> None:
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((record(failed=("registro",)) / "acta.html").as_uri())
    page.get_by_role("searchbox").fill("FORMULARIO")
    assert page.locator("#shown").inner_text() == "1 de 4 requisitos"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="NO CONFORME").click()
    assert page.locator("tr.row:visible").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page).to_have_url(re.compile(r"#5\.1\.formulario$"))
    # The address changes at once; the details open with the page's own `hashchange`.
    expect(page.locator("details[id='5.1.formulario']")).to_have_attribute("open", "")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    assert said == []
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "light"), (360, "dark")])
def test_page_fits_its_screen(record: Record, chromium: Browser, width: int, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((hostile(record) / "acta.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator(".sums").evaluate("table => table.getBoundingClientRect().right") <= width
    context.close()
