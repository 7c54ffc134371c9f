"""What the decision of a scenario read: told in a sentence, from the page as it is after the step."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from fixtures.evidence.seen import seen_by
from pages.profile import Profile
from pages.registration_form import RegistrationForm
from pages.view import View

FORM = """
<p><label for=d><span style="color:rgb(200, 0, 0)">*</span> Dirección</label> <input id=d value="Calle 1"></p>
<p><label for=f>Fax</label> <input id=f readonly></p>
<p><label for=c>Contraseña</label> <input id=c type=password value="Secreta123"></p>
<p><label for=p>País</label> <select id=p><option>--Selección--<option>Andorra<option>Angola</select></p>
"""


@pytest.fixture
def form(page: Page) -> RegistrationForm:
    page.set_content(FORM)
    return RegistrationForm(View(page, Profile("x")))


@pytest.mark.parametrize(
    ("sentence", "more", "told"),
    [
        ("ve el campo", {"label": "Dirección"}, "«Dirección» contiene «Calle 1» y se puede modificar."),
        ("no se puede modificar", {"label": "Fax"}, "«Fax» está vacío y no se puede modificar."),
        ("ve el campo", {"label": "Contraseña"}, "«Contraseña» se puede modificar."),
        ("lleva un asterisco rojo", {"label": "Dirección"}, "200 de rojo, 0 de verde y 0 de azul"),
        ("no lleva asterisco", {"label": "Fax"}, "«Fax» no lleva asterisco."),
        ("muestra", {"label": "País", "option": "x"}, "La lista «País» muestra «--Selección--»."),
        ("contiene", {"label": "País", "datatable": []}, "La lista «País» ofrece Andorra, Angola."),
    ],
)
def test_what_was_read_is_told(form: RegistrationForm, sentence: str, more: dict[str, Any], told: str) -> None:
    (found,) = seen_by(sentence, {"form": form, **more})
    assert told in found


def test_a_page_that_is_gone_tells_nothing(form: RegistrationForm) -> None:
    form.page.close()
    assert seen_by("ve el campo", {"form": form, "label": "Fax"}) == []
