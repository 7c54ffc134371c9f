"""Secrets are found wherever a page shows them, and nothing else is redacted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from fixtures.evidence.redaction import elements_showing

SECRET = "Abc1234x"
IN_SHADOW = """
<div id='host'></div>
<script>document.getElementById('host').attachShadow({mode: 'open'}).innerHTML = '<p>Su clave es Abc1234x</p>'</script>
"""


def redacted(page: Page, *words: str) -> int:
    """Number of elements that are redacted."""
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
def test_visible_secret_is_redacted(page: Page, content: str) -> None:
    page.set_content(content)
    assert redacted(page, "otra cosa", SECRET) >= 1


def test_password_field_and_other_words_are_not_redacted(page: Page) -> None:
    page.set_content(f"<p>Su clave</p><input type=password value='{SECRET}'><input value='Abc'>")
    assert redacted(page, SECRET) == 0


def test_words_are_compared_without_their_spaces(page: Page) -> None:
    page.set_content("<p>Ana\n   María</p>")
    assert redacted(page, "Ana María") == 1
