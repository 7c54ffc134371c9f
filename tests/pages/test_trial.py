"""Trial of the controls of an unknown form (``pages.explore.trial``): what opens, is read and closes again."""

from __future__ import annotations

import pytest

from pages.explore import trial
from pages.explore.trial import try_controls
from pages.view import View
from tests.pages.conftest import Shows

SELECT = "<label>País<select><option value=''>--Selección--<option>Andorra<option>Angola</select></label>"
DRAWN = """
<label id=p>País</label><div tabindex=0 role=combobox aria-labelledby=p aria-controls=l id=c
  style='width: 200px; height: 20px; border: 1px solid'></div>
<ul id=l role=listbox hidden><li role=option>Andorra<li role=option>Angola</ul>
<script>
c.onclick = () => { l.hidden = false; };
c.onkeydown = each => { if (each.key === "Escape") { l.hidden = HOLDS; } };
</script>
"""
DEAD = "<label>País<input aria-haspopup=listbox readonly></label>"
CITIES = """
<label>Provincia<select id=p><option value=''>--Selección--<option>Azuay<option>Guayas</select></label>
<label>Ciudad<select id=c DISABLED><option value=''>--Selección--</select></label>
<script>p.onchange = () => { c.disabled = false; c.add(new Option("Cuenca")); }</script>
"""


@pytest.mark.parametrize("body", [SELECT, DRAWN.replace("HOLDS", "true")], ids=["select", "drawn"])
def test_list_is_opened_read_and_closed(shows: Shows, body: str) -> None:
    found = try_controls(shows(body), ["País"])["País"]
    assert (list(found.entries), found.trouble) == (["Andorra", "Angola"], "")


def test_list_that_stays_open_is_told(shows: Shows) -> None:
    found = try_controls(shows(DRAWN.replace("HOLDS", "false")), ["País"])["País"]
    assert "no se cerró" in found.trouble


def test_list_that_opens_nothing_is_told(shows: Shows) -> None:
    assert "no mostró opciones" in try_controls(shows(DEAD, deadline=2), ["País"])["País"].trouble


def test_list_that_something_covers_is_told_and_the_others_are_tried(shows: Shows) -> None:
    cover = "<div style='position:absolute; left:0; width:300px; height:60px; top:60px'>Mapa</div>"
    body = DRAWN.replace("HOLDS", "true").replace("border:", "position:absolute; top:80px; left:9px; border:")
    view = shows(f"{SELECT.replace('País', 'Provincia')}{body}{cover}", deadline=1)
    view.page.set_default_timeout(500)
    found = try_controls(view, ["País", "Provincia"])
    assert "lo tapa «Mapa»" in found["País"].trouble
    assert list(found["Provincia"].entries) == ["Andorra", "Angola"]


@pytest.mark.parametrize("disabled", ["", "disabled"])
def test_cities_are_read_after_a_province_is_chosen(shows: Shows, disabled: str) -> None:
    found = try_controls(shows(CITIES.replace("DISABLED", disabled)), ["Ciudad", "Provincia"])
    assert (list(found["Ciudad"].entries), found["Ciudad"].trouble) == (["Cuenca"], "")


def test_box_that_the_page_keeps_closed_is_no_trouble(shows: Shows) -> None:
    view = shows("<label>Fax<input disabled></label><label>Dirección<input></label>")
    found = try_controls(view, ["Fax", "Dirección"])
    assert (found["Fax"].is_closed, found["Dirección"].is_closed) == (True, False)
    assert not found["Fax"].trouble


def test_what_the_time_does_not_allow_is_told(shows: Shows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "_SECONDS", -1)
    assert "tardó demasiado" in try_controls(shows(SELECT), ["País"])["País"].trouble


def test_browser_that_the_time_closed_is_no_trouble_of_the_list(shows: Shows, monkeypatch: pytest.MonkeyPatch) -> None:
    def blocks(view: View, name: str, _tried: object) -> trial.ControlTrial:
        view.page.close()
        view.page.title()
        return trial.ControlTrial()

    monkeypatch.setattr(trial, "_try_list", blocks)
    monkeypatch.setattr(trial, "monotonic", iter([0.0, 1.0, 99.0]).__next__)
    assert "tardó demasiado" in try_controls(shows(SELECT), ["País"])["País"].trouble
