"""Classification of Playwright's errors (``fixtures.browser.plugin``)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserType, Error, Page, expect

from fixtures.browser.plugin import pytest_acceptance_translate
from harness.errors import SuiteFault
from harness.layout import ROOT
from harness.verdict import Cause, Verdict
from pages.error_words import in_words
from pages.selector_engine import describe_selector, selector_for
from reports.session.step_trace import classify, readable
from tests.pages.hanging import NEVER, served


@pytest.mark.parametrize("kind", [Error, AssertionError])
def test_broken_script_of_the_suite_is_an_error_and_no_finding(
    kind: type[Exception], pytestconfig: pytest.Config, request: pytest.FixtureRequest
) -> None:
    said = kind("La solicitud tiene un campo.\nError: TypeError: SEEK[...] is not a function\n    at queryAll")
    trouble = pytest_acceptance_translate(said, pytestconfig, request.node)
    assert isinstance(trouble, SuiteFault)
    assert classify(trouble, None)[:2] == (Verdict.ERROR, Cause.SUITE)


def test_failed_assertion_stays_a_finding(pytestconfig: pytest.Config, request: pytest.FixtureRequest) -> None:
    said = AssertionError("No apareció el mensaje.")
    assert pytest_acceptance_translate(said, pytestconfig, request.node) is None


PAGE = (
    "<input id='n' type='number'><input id='r' readonly><select id='s'><option>a</select><button id='c' disabled>C"
    "</button><button id='h' style='display:none'>H</button><p>x</p><p>y</p><button id='b'>B</button>"
    "<div id='capa' style='position:fixed;inset:0'>capa</div>"
)
ENGLISH = re.compile(
    r"\b(the|to|is|not|for|timeout|exceeded|waiting|element|locator|page|frame|closed|event|navigation|error|query)\b",
    re.IGNORECASE,
)


def closed(page: Page) -> Page:
    """The page, after it was closed."""
    page.close()
    return page


Provoke = Callable[[Page, str], object]
KINDS: dict[str, Provoke] = {
    'lo tapa <div id="capa">': lambda page, _: page.locator("#b").click(),
    "«#c» está deshabilitado": lambda page, _: page.locator("#c").click(),
    "«#h» no se ve": lambda page, _: page.locator("#h").click(),
    "no deja escribir": lambda page, _: page.locator("#r").fill("x"),
    "no admite lo que se escribe": lambda page, _: page.locator("#n").fill("x"),
    "no ofrece la opción": lambda page, _: page.locator("#s").select_option(label="b"),
    "y hay 2: <p>x</p>, <p>y</p>": lambda page, _: page.locator("p").click(),
    "el selector de": lambda page, _: page.locator("a[").click(),
    "se esperaba una ventana nueva": lambda page, _: page.wait_for_event("popup"),
    "la red dijo ERR_": lambda page, _: page.goto("http://127.0.0.1:9/"),
    "un archivo para descargar": lambda page, url: page.goto(f"{url}/descarga"),
    "la página que sigue": lambda page, url: page.goto(f"{url}{NEVER}"),
    "no es la de una página": lambda page, _: page.goto("nada"),
    "cambió por otra": lambda page, _: page.evaluate("() => { location.reload(); return new Promise(() => 0); }"),
    "guion de la propia suite": lambda page, _: page.evaluate("() => nada.x"),
    "una respuesta de la página": lambda page, _: page.wait_for_function("() => false"),
    "se cerró": lambda page, _: closed(page).title(),
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """URL of a server whose answers hang."""
    with served({"/": PAGE}) as url:
        yield url


@pytest.mark.parametrize("said", list(KINDS))
def test_every_kind_of_error_is_told_in_spanish(page: Page, address: str, said: str) -> None:
    page.goto(address)
    page.set_default_timeout(1500)
    with pytest.raises(Error) as raised:
        KINDS[said](page, address)
    sentence = in_words(raised.value)
    assert said in sentence
    assert not ENGLISH.search(re.sub(r"<[^>]*>|«[^»]*»", "", sentence)), sentence


def test_browser_that_does_not_start_is_told_in_spanish(browser_type: BrowserType) -> None:
    for program in ("/no/existe", "/bin/false"):
        with pytest.raises(Error) as raised:
            browser_type.launch(executable_path=program)
        assert not ENGLISH.search(in_words(raised.value)), in_words(raised.value)


def test_unknown_error_is_told_without_its_words() -> None:
    assert in_words(Error("Page.dance: Cannot dance")) == "el navegador no pudo hacer lo que se le pidió"


@pytest.mark.parametrize(
    ("check", "left"),
    [
        (lambda page: expect(page.locator("p"), "No se ve.").to_be_visible(), "No se ve. Se vieron 2: "),
        (lambda page: expect(page.locator("#h"), "No se ve.").to_be_visible(), "No se ve. Se vio: oculto"),
        (lambda page: expect(page.locator("#no"), "No se ve.").to_be_visible(), "No se ve."),
        (lambda page: expect(page.locator("p"), "No.").to_have_count(3), "No. Se esperaba: '3' Se vio: 2"),
    ],
)
def test_failed_expectation_keeps_no_english(page: Page, check: Callable[[Page], None], left: str) -> None:
    page.set_content(PAGE)
    expect.set_options(timeout=300)
    with pytest.raises(AssertionError) as raised:
        check(page)
    sentence = readable(raised.value)
    assert sentence.startswith(left)
    assert not ENGLISH.search(re.sub(r"<[^>]*>", "", sentence)), sentence


def test_every_query_of_the_engine_has_words() -> None:
    source = (ROOT / "pages" / "selector_engine" / "queries.js").read_text(encoding="utf-8")
    table = source.partition("const QUERIES = {")[2].partition("};")[0]
    keys = re.findall(r"^  (\w+)[:,]", table, re.MULTILINE)
    assert len(keys) > 10
    for key in keys:
        words = describe_selector(f"locator({json.dumps(selector_for(**{key: 'Fax', 'kind': 'text'}))}).first")
        assert "query" not in words, key
        assert not ENGLISH.search(words), key
