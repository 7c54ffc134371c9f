"""A selector of the profile that leads to nothing is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from fixtures.config.settings import Settings
from fixtures.preflight.selectors import Selectors, told_with_its_line
from pages.profile import Profile, load_profile

NAMED = {"Fax": "[name=txtFax]", "Operador": "#cmb", "Ingresar": "#entrar", "Cerrar sesión": "#salir", "País": "]["}


def selectors() -> Selectors:
    return Selectors(Profile("x", selectors=NAMED))


def test_those_that_lead_to_something_anywhere_are_alive(page: Page) -> None:
    found = selectors()
    page.set_content("<button id=entrar>Entrar</button>")
    found.look_at(page, "portada")
    page.set_content("<iframe srcdoc='<input name=txtFax>'></iframe>")
    page.frame_locator("iframe").locator("input").wait_for()
    found.look_at(page, "solicitud")
    assert found.dead() == ["Operador", "País"]


def test_those_of_pages_that_nobody_saw_are_not_judged(page: Page) -> None:
    found = selectors()
    page.set_content("<p>Nada</p>")
    found.look_at(page, "portada")
    assert found.dead() == ["Ingresar"]


@pytest.mark.parametrize(("name", "line"), [("Fax", 5), ("Doc. Identificación", 6)])
def test_line_and_remedy_are_told(tmp_path: Path, name: str, line: int) -> None:
    file = tmp_path / "mi-portal.toml"
    head = "schema = 1\nname = 'x'\naddress = 'http://127.0.0.1:1'\n"
    file.write_text(
        f"{head}[selectors]\n'Fax' = '#a'\n'Doc. Identificación' = '#b'\n",
        encoding="utf-8",
    )
    told = told_with_its_line(Settings(load_profile(file), file, 1), name)
    assert f"«mi-portal.toml», línea {line}" in told
    assert told.endswith("corríjalo o quítelo.")
