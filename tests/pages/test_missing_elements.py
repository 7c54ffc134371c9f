"""An element that a whole wait did not find is afterwards waited for only briefly, by every process of the run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

from harness.run_memo import RunMemo
from pages.components.catalog_field import CatalogField
from pages.profile import Profile
from pages.view import View
from pages.waiting.missing_elements import MissingElements

DEADLINE = 300
"""Milliseconds of a whole wait."""
SHORT = "Timeout 30ms exceeded"
BUTTON, LIST = "Registrar «ya»", "Provincia"


@pytest.fixture
def memo(tmp_path: Path) -> RunMemo:
    file = tmp_path / "avisos.jsonl"
    file.touch()
    return RunMemo(file)


@pytest.fixture
def missing(memo: RunMemo, page: Page) -> MissingElements:
    elements = MissingElements(memo, DEADLINE / 1000)
    elements.share(page.context)
    return elements


@pytest.fixture
def view(page: Page, missing: MissingElements) -> View:
    """A page with a list and no button, whose whole waits are recorded."""
    del missing
    page.set_content(f"<label>{LIST} <select><option>Azuay</option></select></label><p>Aquí</p>")
    page.set_default_timeout(DEADLINE)
    return View(page, Profile("de prueba"))


def learn(missing: MissingElements, fail: Callable[[], object]) -> str:
    """Record what a failure shows, and return its message."""
    with pytest.raises((TimeoutError, AssertionError)) as caught:
        fail()
    missing.learn(caught.value)
    return str(caught.value)


def learn_from_a_whole_wait(missing: MissingElements, element: Locator) -> None:
    assert f"Timeout {DEADLINE}ms exceeded" in learn(missing, element.inner_text)


def other_process(page: Page, memo: RunMemo) -> View:
    """The same page, with what another process knows by a memo."""
    MissingElements(memo, DEADLINE / 1000).share(page.context)
    return View(page, Profile("de prueba"))


def test_missing_button_is_waited_for_briefly(view: View, missing: MissingElements) -> None:
    missing.check(view.button(BUTTON))
    learn_from_a_whole_wait(missing, view.button(BUTTON))
    with pytest.raises(TimeoutError, match=SHORT):
        view.press(view.button(BUTTON))
    with pytest.raises(TimeoutError, match=SHORT):
        view.follow(view.button(BUTTON))
    missing.check(view.find(field=LIST))


def test_button_that_appears_later_is_pressed(view: View, missing: MissingElements) -> None:
    learn_from_a_whole_wait(missing, view.button(BUTTON))
    view.page.set_content(f"<button>{BUTTON}</button>")
    view.press(view.button(BUTTON))


def test_disabled_button_is_tried_briefly(view: View, missing: MissingElements) -> None:
    view.page.set_content(f"<button disabled>{BUTTON}</button>")
    learn(missing, lambda: view.press(view.button(BUTTON)))
    with pytest.raises(TimeoutError, match=SHORT):
        view.press(view.button(BUTTON))
    view.page.set_content(f"<button>{BUTTON}</button>")
    view.press(view.button(BUTTON))


def test_missing_option_is_no_missing_list(view: View, missing: MissingElements) -> None:
    catalog = CatalogField(view, LIST)
    learn(missing, lambda: catalog.choose("Guayas"))
    catalog.choose("Azuay")
    missing.check(catalog.input)
    with pytest.raises(TimeoutError, match=SHORT):
        catalog.choose("Loja")


def test_failed_expectation_records_a_missing_element(view: View, missing: MissingElements) -> None:
    learn(missing, lambda: expect(view.button(BUTTON).first, "No hay botón.").to_be_enabled(timeout=DEADLINE))
    with pytest.raises(TimeoutError, match=SHORT):
        view.press(view.button(BUTTON))


def test_failed_expectation_of_an_element_that_is_there_records_nothing(view: View, missing: MissingElements) -> None:
    view.page.set_content(f"<button disabled>{BUTTON}</button>")
    learn(missing, lambda: expect(view.button(BUTTON)).to_be_hidden(timeout=DEADLINE))
    learn(missing, lambda: expect(view.button(BUTTON)).to_be_enabled(timeout=DEADLINE))
    view.page.evaluate("setTimeout(() => document.querySelector('button').disabled = false, 100)")
    view.press(view.button(BUTTON))
    view.page.set_content("<p>Aquí</p>")
    view.page.evaluate(f"setTimeout(() => document.body.innerHTML = '<button>{BUTTON}</button>', 100)")
    view.press(view.button(BUTTON))


def test_failure_without_a_whole_wait_records_nothing(view: View, memo: RunMemo) -> None:
    view.missing = MissingElements(memo, 60)
    learn(view.missing, lambda: expect(view.button(BUTTON), "No hay botón.").to_be_visible(timeout=DEADLINE))
    view.missing.check(view.button(BUTTON))


def test_element_that_was_used_is_not_blamed_for_a_later_wait(view: View, missing: MissingElements) -> None:
    view.page.set_content(f"<button onclick='this.remove()'>{BUTTON}</button>")
    view.press(view.button(BUTTON))
    learn(missing, lambda: view.page.wait_for_event("popup"))
    missing.check(view.button(BUTTON))


def test_page_that_was_closed_records_nothing(view: View, missing: MissingElements) -> None:
    with pytest.raises(TimeoutError) as caught:
        view.button(BUTTON).inner_text()
    other = view.page.context.new_page()
    view.page.close()
    missing.learn(caught.value)
    missing.check(View(other, Profile("de prueba")).button(BUTTON))


def test_every_process_of_a_run_knows_and_those_of_others_do_not(
    view: View, missing: MissingElements, memo: RunMemo, tmp_path: Path
) -> None:
    learn_from_a_whole_wait(missing, view.button(BUTTON))
    other = other_process(view.page, RunMemo(memo.file))
    with pytest.raises(TimeoutError, match=SHORT):
        other.press(other.button(BUTTON))
    (tmp_path / "otra.jsonl").touch()
    for stranger in (RunMemo(tmp_path / "otra.jsonl"), RunMemo()):
        other = other_process(view.page, stranger)
        other.missing.check(other.button(BUTTON))


def test_shared_context_gives_its_record(browser: Browser, missing: MissingElements) -> None:
    context = browser.new_context()
    missing.share(context)
    assert MissingElements.of(context) is missing
    context.close()
