"""«Nuevo Registro» in a closed menu of the front page is found as a person finds it (5.1)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from pages.front import NEW_REGISTRATION, FrontPage
from tests.pages.conftest import Shows

ITEM = "<a href='#tipos'>Nuevo Registro</a>"
MENUS = [
    pytest.param(f"<details><summary>Registro</summary>{ITEM}</details>", id="details"),
    pytest.param(
        "<button aria-expanded=false aria-controls=m onclick=\"m.hidden = false; this.ariaExpanded = 'true'\">Registro"
        f"</button><div id=m hidden>{ITEM}</div>",
        id="button",
    ),
    pytest.param(
        "<style>ul ul { display:none } li:hover > ul { display:block }</style>"
        f"<ul><li>Inicio</li><li>Registro<ul><li>{ITEM}</li></ul></li></ul>",
        id="pointer",
    ),
]


@pytest.mark.parametrize("menu", MENUS)
def test_option_in_a_closed_menu_is_found(shows: Shows, menu: str) -> None:
    view = shows(f"<details><summary>Ayuda</summary>Llame.</details>{menu}", deadline=1)
    option = FrontPage(view.page, view.profile).option(NEW_REGISTRATION)
    expect(option).to_be_visible(timeout=300)
    option.click()
    assert view.page.evaluate("location.hash") == "#tipos"


@pytest.mark.parametrize("menu", ["", "<details><summary>Registro</summary>No hay.</details>", f"<p hidden>{ITEM}</p>"])
def test_option_that_no_menu_shows_is_missing(shows: Shows, menu: str) -> None:
    view = shows(f"<p>Portal</p>{menu}", deadline=1)
    assert FrontPage(view.page, view.profile).option(NEW_REGISTRATION).count() == 0
