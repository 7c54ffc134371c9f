"""Options in sight, or a box, in place of a list: used as a person does, and a finding of 4.1.4."""

from __future__ import annotations

import pytest

from pages.registration_form import RegistrationForm
from pages.view import View
from steps.expect.lists import expect_catalog
from tests.pages.conftest import Shows

KINDS, OPERATORS = ["RUC", "Cédula de Identidad", "Pasaporte"], ["Claro", "Movistar", "Cnt"]


def radios(name: str, texts: list[str], mark: str) -> str:
    """Radio buttons, the first of them chosen."""
    return "".join(
        mark.format(name=name, text=each, on="checked" if at == 0 else "", at=at) for at, each in enumerate(texts)
    )


AROUND = "<label><input type=radio name={name} {on}> {text}</label> "
BARE = "<input type=radio name={name} {on}> {text} "
APART = "<input type=radio name={name} id={name}{at} {on}><label for={name}{at}>{text}</label> "
HIDDEN = (
    "<label><span style='position:relative'><input type=radio name={name} {on} style='position:absolute; opacity:0;"
    "width:20px; height:20px'><span style='display:inline-block; width:20px; height:20px; background:#ddd'></span>"
    "</span><span>{text}</span></label> "
)
DRAWN = (
    "<span role=radio tabindex=0 aria-checked={at} onclick=\"this.parentElement.querySelectorAll('[role=radio]')"
    ".forEach(e => e.ariaChecked = e === this)\" style='display:inline-block'>{text}</span> "
)
ON_A_LINE = (
    "<p>Doc. Identificación {kinds} <input id=doc></p>"
    "<p>Numero de Celular {operators} <input id=cel> Fax <input id=fax></p>"
)
BELOW_A_LINK = (
    "<table><tr><td>ID.usuario</td><td><input> <a href='javascript:0'>Comprobar disponibilidad</a></td></tr>"
    "<tr><td>Doc. Identificación</td><td>{kinds}<br><input id=doc></td></tr>"
    "<tr><td>Numero de Celular</td><td>{operators}<br><input id=cel></td>"
    "<td>Fax</td><td><input id=fax></td></tr></table>"
)
ABOVE = (
    "<p>ID.usuario <input></p><div>{kinds}</div><p>Doc. Identificación <input id=doc></p><div>{operators}</div>"
    "<p>Numero de Celular <input id=cel> Fax <input id=fax></p>"
)
NAMED = (
    "<fieldset><legend>* Tipo de documento</legend>{kinds}</fieldset><p>Doc. Identificación <input id=doc></p>"
    "<p>Nombre Usuario <input></p><div role=radiogroup aria-label=Operador>{operators}</div>"
    "<p>Numero de Celular <input id=cel> Fax <input id=fax></p>"
)
IN_CELLS = (
    "<table><tr><td>Tipo de documento</td><td>{kinds}</td></tr>"
    "<tr><td>Doc. Identificación</td><td><input id=doc></td></tr>"
    "<tr><td>Operador</td><td>{operators}</td></tr><tr><td>Numero de Celular</td><td><input id=cel></td>"
    "<td>Fax</td><td><input id=fax></td></tr></table>"
)


def form_with(shows: Shows, place: str, mark: str) -> RegistrationForm:
    """A form with both groups in a place."""
    view: View = shows(place.format(kinds=radios("k", KINDS, mark), operators=radios("o", OPERATORS, mark)), deadline=1)
    return RegistrationForm(view)


@pytest.mark.parametrize(
    ("place", "mark"),
    [
        (ON_A_LINE, AROUND),
        (ON_A_LINE, BARE),
        (ON_A_LINE, DRAWN),
        (BELOW_A_LINK, BARE),
        (ABOVE, HIDDEN),
        (NAMED, APART),
        (IN_CELLS, BARE),
    ],
    ids=["line-around", "line-bare", "line-drawn", "below-link", "above-hidden", "named-apart", "cells-bare"],
)
def test_options_in_sight_are_read_and_chosen(shows: Shows, place: str, mark: str) -> None:
    form = form_with(shows, place, mark)
    kind, operator = form.catalog("Tipo de documento"), form.catalog("Operador")
    assert [kind.entries(), operator.entries()] == [KINDS, OPERATORS]
    kind.choose("cédula de identidad")
    operator.choose("Cnt")
    assert [kind.chosen(), operator.chosen()] == ["Cédula de Identidad", "Cnt"]
    for label, identifier in (("Doc. Identificación", "doc"), ("Numero de Celular", "cel"), ("Fax", "fax")):
        assert form.field(label).input.get_attribute("id") == identifier


def test_options_in_sight_are_no_drop_down_list(shows: Shows) -> None:
    form = form_with(shows, NAMED, BARE)
    with pytest.raises(AssertionError, match="siempre a la vista"):
        expect_catalog(form.catalog("Tipo de documento"))


def test_options_of_another_question_are_none_of_the_form(shows: Shows) -> None:
    other = radios("g", ["Sí", "No"], AROUND)
    view = shows(f"<p>¿Es extranjero? {other}</p><p>Doc. Identificación <input id=doc></p>", deadline=0.4)
    assert RegistrationForm(view).catalog("Tipo de documento").input.count() == 0


BOXES = (
    "<p>País <input id=pais></p><p><label>Provincia <select><option>--</select></label></p>"
    "<div class=el-select><p>Ciudad <input id=ciudad></p></div>{script}"
)
OPENS_LATE = """<script>
ciudad.onclick = () => setTimeout(() => ciudad.insertAdjacentHTML("afterend", `<ul style="position:absolute; z-index:2"
  onclick="ciudad.value = event.target.textContent; this.remove()"><li>Cuenca</li><li>Girón</li></ul>`), 1500);
</script>"""


def test_in_a_box_that_opens_no_list_the_option_is_written(shows: Shows) -> None:
    form = RegistrationForm(shows(BOXES.format(script=""), deadline=1))
    form.catalog("País").choose("Ecuador")
    assert form.catalog("País").chosen() == "Ecuador"
    with pytest.raises(AssertionError, match="no es una lista desplegable"):
        expect_catalog(form.catalog("País"))


def test_a_box_of_a_kit_of_lists_is_awaited(shows: Shows) -> None:
    city = RegistrationForm(shows(BOXES.format(script=OPENS_LATE), deadline=8)).catalog("Ciudad")
    city.choose("Girón")
    assert city.chosen() == "Girón"
