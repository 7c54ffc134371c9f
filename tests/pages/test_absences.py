"""What was waited for in vain is looked for only briefly, by whoever knows; nobody else is hurried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from harness.run_memo import RunMemo
from pages.absences import Absences
from pages.finding import see

SHORT, WHOLE = "Timeout 1000ms exceeded", "Timeout 300ms exceeded"
"""A tenth of the deadline of these tests, and what one waits who knows nothing."""


@pytest.fixture
def board(tmp_path: Path) -> RunMemo:
    file = tmp_path / "avisos.jsonl"
    file.touch()
    return RunMemo(file)


@pytest.fixture
def absences(board: RunMemo) -> Absences:
    return Absences(board, 10)


@pytest.fixture
def page(page: Page) -> Page:
    page.set_content("<label>Provincia <select><option>Azuay</option></select></label><p>Aquí</p>")
    return page


BUTTON = see(button="Registrar «ya»", selector="")
LIST = see(field="Provincia")


def waits_in_vain(page: Page, selector: str, option: str = "") -> str:
    """What Playwright says of a whole wait."""
    what = page.locator(selector)
    what = what.locator("option", has_text=re.compile(f"^{option}$")) if option else what
    with pytest.raises(TimeoutError) as told:
        what.inner_text(timeout=300)
    assert WHOLE in str(told.value)
    return str(told.value)


def test_absent_button_is_looked_for_briefly(page: Page, absences: Absences) -> None:
    absences.look(page.locator(BUTTON))
    absences.learn(waits_in_vain(page, BUTTON))
    with pytest.raises(TimeoutError, match=SHORT):
        absences.look(page.locator(BUTTON))
    absences.look(page.locator(LIST))


def test_what_came_after_all_is_there(page: Page, absences: Absences) -> None:
    absences.learn(waits_in_vain(page, BUTTON))
    page.set_content("<button>Registrar «ya»</button>")
    absences.look(page.locator(BUTTON))


def test_button_that_cannot_be_pressed_is_tried_briefly(page: Page, absences: Absences) -> None:
    page.set_content("<button disabled>Registrar «ya»</button>")
    with pytest.raises(TimeoutError) as told:
        page.locator(BUTTON).click(timeout=300)
    absences.learn(str(told.value))
    with pytest.raises(TimeoutError, match=SHORT):
        absences.look(page.locator(BUTTON))
    page.set_content("<button>Registrar «ya»</button>")
    absences.look(page.locator(BUTTON))


def test_absent_option_is_not_an_absent_list(page: Page, absences: Absences) -> None:
    absences.learn(waits_in_vain(page, LIST, "Guayas"))
    absences.look(page.locator(LIST))
    absences.look(page.locator(LIST).locator("option", has_text=re.compile("^Azuay$")))
    with pytest.raises(TimeoutError, match=SHORT):
        absences.look(page.locator(LIST).locator("option", has_text=re.compile("^Loja$")))


def test_failed_expectation_teaches_only_what_was_not_there(page: Page, absences: Absences) -> None:
    with pytest.raises(AssertionError) as there:
        expect(page.locator(LIST)).to_be_hidden(timeout=50)
    absences.learn(str(there.value))
    absences.look(page.locator(LIST))
    with pytest.raises(AssertionError) as absent:
        expect(page.locator(BUTTON).first, "No hay botón.").to_be_enabled(timeout=50)
    absences.learn(str(absent.value))
    with pytest.raises(TimeoutError, match=SHORT):
        absences.look(page.locator(BUTTON))


def test_all_processes_of_a_run_know_and_those_of_others_do_not(
    page: Page, absences: Absences, board: RunMemo, tmp_path: Path
) -> None:
    absences.learn(waits_in_vain(page, BUTTON))
    other = Absences(RunMemo(board.file), 10)
    with pytest.raises(TimeoutError, match=SHORT):
        other.look(page.locator(BUTTON))
    (tmp_path / "otra.jsonl").touch()
    for stranger in (RunMemo(tmp_path / "otra.jsonl"), RunMemo()):
        Absences(stranger, 10).look(page.locator(BUTTON))


def test_context_that_was_shared_knows(browser: Browser, absences: Absences) -> None:
    context = browser.new_context()
    absences.share(context)
    assert Absences.of(context) is absences
    context.close()
