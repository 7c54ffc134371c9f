"""What a picture must not show is found wherever a page shows it, and nothing else is covered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from fixtures.evidence.redaction import elements_showing

SECRET = "Abc1234x"
IN_SHADOW = """
<div id='host'></div>
<script>document.getElementById('host').attachShadow({mode: 'open'}).innerHTML = '<p>Su clave es Abc1234x</p>'</script>
"""


def covered(page: Page, *words: str) -> int:
    """How many elements are covered."""
    return sum(each.count() for each in elements_showing(page.main_frame, words))


@pytest.mark.parametrize(
    "content",
    [
        f"<p>Su clave es {SECRET}.</p>",
        f"<p>Su clave es {SECRET.upper()}.</p>",
        "<p>Su clave es Abc<b></b>1234x.</p>",
        f"<input value='{SECRET}'>",
        f"<textarea>clave {SECRET} de hoy</textarea>",
        IN_SHADOW,
    ],
)
def test_secret_that_shows_is_covered(page: Page, content: str) -> None:
    page.set_content(content)
    assert covered(page, "otra cosa", SECRET) >= 1


def test_nothing_else_is_covered(page: Page) -> None:
    page.set_content(f"<p>Su clave</p><input type=password value='{SECRET}'><input value='Abc'>")
    assert covered(page, SECRET) == 0


def test_words_apart_count_as_the_page_shows_them(page: Page) -> None:
    page.set_content("<p>Ana\n   María</p>")
    assert covered(page, "Ana María") == 1
