"""A document without a root, as one that is loading or being replaced: it has nothing, and no script fails on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from fixtures.evidence.pictures import shown_area
from fixtures.evidence.redaction import elements_showing
from pages.profile import Profile
from pages.profile.keys import SignInKeys
from pages.selector_engine.engine import selector_for
from pages.sign_in.recognition import told_by

NAMING = {"names": ["Registrar"], "dismiss": ["Cerrar"]}
QUERIES: tuple[Mapping[str, Any], ...] = (
    {"field": "Fax"},
    {"mark": "Fax"},
    {"explain": "Fax"},
    {"about": "certificado"},
    {"demanding": "certificado"},
    {"controls": "todo"},
    {"button": "Registrar"},
    {"button": "Comprobar", "field": "Fax"},
    {"heading": "Registro"},
    {"entries": "registro"},
    {"entry": "Registro"},
    {"text": "Registro"},
    {"leading": "servicios"},
    {"menus": "todos"},
    {"messages": "baseline"},
    {"messages": "captured"},
    {"message": ["aviso"]},
    {"layer": "any", **NAMING},
    {"layer": "any", "whole": True, **NAMING},
    {"close": "any", "whole": True, **NAMING},
    {"question": "own", "whole": True},
    {"affirm": "own", "whole": True},
    {"question": "screen", "values": ["uno", "dos"]},
    {"captcha": "pantalla"},
    {"consents": "todos", "known": []},
    {"beyond": []},
    {"offers": "todas", "names": []},
    {"sign_in": "look", "told": told_by(Profile("de prueba")), "user": "mariana"},
    {"sign_in": "look", "told": told_by(Profile("de prueba", sign_in=SignInKeys(inside="Bienvenida")))},
)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: "-".join(map(str, query))[:40])
def test_every_query_finds_nothing_and_fails_on_nothing(page_of_module: Page, query: Mapping[str, Any]) -> None:
    page_of_module.evaluate("document.documentElement.remove()")
    page_of_module.locator(selector_for(**query)).count()


def test_a_picture_and_its_redaction_fail_on_nothing(page_of_module: Page) -> None:
    page_of_module.evaluate("document.documentElement.remove()")
    assert not elements_showing(page_of_module.main_frame, ["secreto"])
    assert shown_area(page_of_module, full_page=True)["width"] > 0
