"""Check of the profile's selectors (``fixtures.preflight.selectors``)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from fixtures.config.settings import Settings
from fixtures.preflight.selectors import FORM, FRONT, SelectorCheck, unmatched_warning
from pages.profile import Profile, load_profile

NAMED = {"Fax": "[name=txtFax]", "Operador": "#cmb", "Ingresar": "#entrar", "Cerrar sesión": "#salir", "País": "]["}


def check() -> SelectorCheck:
    return SelectorCheck(Profile("x", selectors=NAMED))


def test_selector_that_matches_on_any_page_or_frame_is_accepted(page: Page) -> None:
    selectors = check()
    page.set_content("<button id=entrar>Entrar</button>")
    selectors.visit(page, FRONT)
    page.set_content("<iframe srcdoc='<input name=txtFax>'></iframe>")
    page.frame_locator("iframe").locator("input").wait_for()
    selectors.visit(page, FORM)
    assert selectors.unmatched() == ["Operador", "País"]


def test_selectors_of_unvisited_pages_are_not_reported(page: Page) -> None:
    selectors = check()
    page.set_content("<p>Nada</p>")
    selectors.visit(page, FRONT)
    assert selectors.unmatched() == ["Ingresar"]


@pytest.mark.parametrize(("name", "line"), [("Fax", 5), ("Doc. Identificación", 6)])
def test_warning_cites_the_line_and_the_remedy(tmp_path: Path, name: str, line: int) -> None:
    file = tmp_path / "mi-portal.toml"
    head = "schema = 1\nname = 'x'\naddress = 'http://127.0.0.1:1'\n"
    file.write_text(
        f"{head}[selectors]\n'Fax' = '#a'\n'Doc. Identificación' = '#b'\n",
        encoding="utf-8",
    )
    warning = unmatched_warning(Settings(load_profile(file), file, 1), name)
    assert f"«mi-portal.toml», línea {line}" in warning
    assert warning.endswith("corríjalo o quítelo.")
