"""Variables of a Selenium Grid: address, capabilities, headers and secrets (``fixtures.browser.grid``)."""

from __future__ import annotations

import json

import pytest

from fixtures.browser.grid import CAPABILITIES, HEADERS, VARIABLE, grid_from, headers_from, refuse_other_browsers
from fixtures.browser.launch import select_browser
from fixtures.config.endpoints import VARIABLE as ENDPOINTS
from fixtures.config.permission import Permission
from fixtures.config.settings import REFERENCE, settings_for
from harness.errors import ConfigurationError
from pages.profile import load_profile

GRID = {VARIABLE: "http://grid:4444"}


def test_grid_is_used_only_where_the_environment_names_one() -> None:
    assert grid_from({}) == ""
    assert grid_from({VARIABLE: " http://ana:clave@grid:4444/wd/hub "}) == "http://ana:clave@grid:4444/wd/hub"


@pytest.mark.parametrize(
    "wrong", ["ws://grid/clave", "grid:4444/clave", "http:///clave", "http://grid:nada/clave", " "]
)
def test_invalid_address_is_refused_and_not_shown(wrong: str) -> None:
    with pytest.raises(ConfigurationError, match=VARIABLE) as refusal:
        grid_from({VARIABLE: wrong})
    assert "clave" not in str(refusal.value).partition("(no se muestra")[0]


def test_grid_and_browser_endpoints_exclude_each_other() -> None:
    with pytest.raises(ConfigurationError, match=f"{VARIABLE} y {ENDPOINTS}"):
        grid_from({VARIABLE: "http://grid:4444", ENDPOINTS: "ws://otro:3000/a"})


def test_a_grid_gives_chromium_only() -> None:
    refuse_other_browsers("chromium")
    with pytest.raises(ConfigurationError, match="Se pidió firefox"):
        refuse_other_browsers("firefox")


@pytest.mark.parametrize(
    "capabilities", ["", '{"platformName": "linux", "browserVersion": "156", "se:name": "aceptación"}']
)
def test_capabilities_besides_the_reserved_ones_are_accepted(capabilities: str) -> None:
    assert grid_from({**GRID, CAPABILITIES: capabilities}) == "http://grid:4444"


@pytest.mark.parametrize("key", ["goog:chromeOptions", "ms:edgeOptions", "browserName", "proxy"])
def test_reserved_capabilities_are_refused(key: str) -> None:
    capabilities = json.dumps({"platformName": "linux", key: {"args": ["--clave"]}})
    with pytest.raises(ConfigurationError, match=f"{CAPABILITIES} trae «{key}», .*la valla") as refusal:
        grid_from({**GRID, CAPABILITIES: capabilities})
    assert "--clave" not in str(refusal.value)


@pytest.mark.parametrize("wrong", ["{'clave': 1}", "platformName=clave", '["clave"]', '"clave"', "1", '{"clave": NaN}'])
def test_capabilities_that_are_not_an_object_are_refused_and_not_shown(wrong: str) -> None:
    with pytest.raises(ConfigurationError, match=f"{CAPABILITIES} no es un objeto JSON") as refusal:
        grid_from({**GRID, CAPABILITIES: wrong})
    assert "clave" not in str(refusal.value).partition("(no se muestra")[0]


def test_capabilities_are_ignored_without_a_grid() -> None:
    assert grid_from({CAPABILITIES: "nada"}) == ""


@pytest.mark.parametrize(
    ("value", "secrets"),
    [
        ("clave-del-grid", {"clave-del-grid"}),
        ("Bearer clave-del-grid", {"Bearer clave-del-grid", "clave-del-grid"}),
        ("Basic cWE6Y2xhdmUtZGVsLWdyaWQ=", {"cWE6Y2xhdmUtZGVsLWdyaWQ=", "qa:clave-del-grid", "clave-del-grid"}),
        ("Basic ñ-del-grid", {"ñ-del-grid"}),
        ('sesion=clave-del-grid; token="otra-clave"', {"clave-del-grid", "otra-clave"}),
    ],
)
def test_headers_to_a_grid_are_secret(value: str, secrets: set[str]) -> None:
    environ = {**GRID, HEADERS: json.dumps({"X-Llave": value})}
    settings = settings_for(load_profile(REFERENCE), REFERENCE, Permission(), environ)
    assert secrets <= set(settings.secrets)
    assert "Bearer" not in settings.secrets
    assert "clave-del-grid" not in repr(settings)


@pytest.mark.parametrize(
    "wrong", ["Authorization: clave", "['clave']", '["clave"]', '{"clave": 1}', '{"a": ["clave"]}']
)
def test_invalid_headers_are_refused_and_not_shown(wrong: str) -> None:
    with pytest.raises(ConfigurationError, match=HEADERS) as refusal:
        headers_from({**GRID, HEADERS: wrong})
    assert "clave" not in str(refusal.value).partition("(no se muestra")[0]


def test_headers_are_ignored_without_a_grid() -> None:
    assert headers_from({HEADERS: "nada"}) == {}


def test_origin_of_the_browser_names_where_it_runs() -> None:
    assert select_browser("chromium", (), "http://qa:clave@grid:4444").origin == "del Selenium Grid de grid:4444"
    assert select_browser("chromium", ("ws://otro:3000/clave",), "").origin == "servido por Playwright en otra máquina"
    with pytest.raises(ConfigurationError, match="Se pidió firefox"):
        select_browser("firefox", (), "http://grid:4444")
