"""The exploration of a portal whose pages a script draws."""

from __future__ import annotations

from playwright.sync_api import Page, Route

from pages.explore.exploration import explore
from pages.profile import Profile
from pages.profile.vocabulary import FIELDS

_ADDRESS = "http://portal.example"
_LATE = 900
"""Milliseconds after which a route is drawn."""
_FORM = "".join(f"<p><label>{name} <input></label></p>" for name in FIELDS)
_PAGE = f"""<!doctype html><title>Portal</title><body>
<button onclick="document.body.innerHTML = types">Nuevo Registro</button>
<script>
const types = "<a href='#' onclick='setTimeout(draw, {_LATE})'>Solicitud de registro para Usuario General</a>";
const draw = () => {{ document.body.innerHTML = `{_FORM}`; }};
</script></body>"""


_HALF = len(FIELDS) // 2
_LABELS = [f"<p><label>{name} <input></label></p>" for name in FIELDS]
_IN_PARTS = "".join(
    f"<details {opened}><summary>{title}</summary>{''.join(labels)}</details>"
    for opened, title, labels in (("open", "Datos", _LABELS[:_HALF]), ("", "Contacto", _LABELS[_HALF:]))
)


def serve(page: Page, body: str) -> None:
    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page.context.route(f"{_ADDRESS}/**", answer)


def test_form_in_parts_is_explored_whole(page: Page) -> None:
    serve(page, _PAGE.replace(_FORM, f"{_IN_PARTS}<label>Segundo apellido <input id=s></label>"))
    found = explore(page, Profile("de prueba", address=_ADDRESS))
    assert [each.name for each in found.fields if each.is_single] == list(FIELDS)
    assert [names for _, names in found.unknown_fields] == [("Segundo apellido",)]


def test_form_with_a_step_that_does_not_come_is_explored_as_far_as_it_goes(page: Page) -> None:
    serve(page, _PAGE.replace(_FORM, f"{''.join(_LABELS[:_HALF])}<button>Siguiente</button>"))
    found = explore(page, Profile("de prueba", address=_ADDRESS, deadline=1.0))
    assert [each.name for each in found.fields if each.found] == list(FIELDS[:_HALF])


def test_route_that_is_drawn_late_is_waited_for(page: Page) -> None:
    serve(page, _PAGE)
    found = explore(page, Profile("de prueba", address=_ADDRESS))
    assert [each.name for each in found.fields if each.found][: len(FIELDS)] == list(FIELDS)
