"""A Selenium Grid: which addresses are one, and what is told of it."""

from __future__ import annotations

import pytest

from fixtures.endpoints import VARIABLE as ENDPOINTS
from fixtures.grid import VARIABLE, grid_from, refuse_other_browsers
from harness.errors import ConfigurationError


def test_no_grid_unless_the_environment_names_one() -> None:
    assert grid_from({}) == ""
    assert grid_from({VARIABLE: " http://ana:clave@grid:4444/wd/hub "}) == "http://ana:clave@grid:4444/wd/hub"


@pytest.mark.parametrize("wrong", ["ws://grid/clave", "grid:4444/clave", "http:///clave", "http://grid:nada/clave"])
def test_wrong_address_is_not_shown(wrong: str) -> None:
    with pytest.raises(ConfigurationError, match=VARIABLE) as refusal:
        grid_from({VARIABLE: wrong})
    assert "clave" not in str(refusal.value).partition("(no se muestra")[0]


def test_two_places_for_browsers_are_one_too_many() -> None:
    with pytest.raises(ConfigurationError, match=f"{VARIABLE} y {ENDPOINTS}"):
        grid_from({VARIABLE: "http://grid:4444", ENDPOINTS: "ws://otro:3000/a"})


def test_a_grid_gives_chromium_only() -> None:
    refuse_other_browsers("chromium")
    with pytest.raises(ConfigurationError, match="Se pidió firefox"):
        refuse_other_browsers("firefox")
