"""A portal of plain pages: every button sends the whole form, and what is wrong is listed at the top."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from tests.portals.rules import CITIES_SCRIPT, ITEMS, SERVICES, Answer, Item, Registry, options
from tests.portals.serving import Reply, Visit

_ENTRY = "Solicitud de registro para Usuario General"


def app(registry: Registry, visit: Visit) -> Reply:
    """One page for each address."""
    match visit.path:
        case "/":
            return _front(registry, visit)
        case "/tipos":
            return Reply(_page("Registro de usuario", f'<ul><li><a href="/solicitud">{_ENTRY}</a></li></ul>'))
        case "/solicitud":
            return _form(registry, visit)
        case "/listo":
            return Reply(_page("Cuenta creada", '<p>Su cuenta está aprobada.</p><a href="/">Volver</a>'))
        case "/dentro" if visit.draft.inside:
            listed = "".join(f"<li>{each}: nada nuevo</li>" for each in SERVICES)
            return Reply(_page("Servicios", f'<ul>{listed}</ul><a href="/salir">Cerrar sesión</a>'))
    return Reply(_page("No hay tal página", ""), status=404)


def _front(registry: Registry, visit: Visit) -> Reply:
    if visit.sent and registry.signs_in(visit.typed.get("u", ""), visit.typed.get("p", ""), visit.draft):
        return Reply(place="/dentro")
    wrong = "<p>ID o contraseña incorrectos.</p>" if visit.sent else ""
    return Reply(
        _page(
            "Portal de comercio",
            f'<p><a href="/tipos">Nuevo Registro</a></p>{wrong}<form method="post">'
            '<p><label>ID.usuario <input name="u"></label></p>'
            '<p><label>Contraseña <input name="p" type="password"></label></p><button>Ingresar</button></form>',
        )
    )


def _form(registry: Registry, visit: Visit) -> Reply:
    answer = Answer()
    if visit.sent:
        answer = registry.act(visit.typed.get("accion", "registrar"), visit.typed, visit.draft, visit.now)
    if answer.done:
        return Reply(place="/listo")
    said = "".join(f"<li>{escape(each)}</li>" for each in (*answer.errors, *filter(None, [answer.message])))
    rows = "".join(_row(each, visit.typed) for each in ITEMS)
    top = f"<ul>{said}</ul>" if said else ""
    body = f'{top}<form method="post">{rows}<p><button name="accion" value="registrar">Registrar</button></p></form>'
    return Reply(_page(_ENTRY, body))


def _row(item: Item, typed: Mapping[str, str]) -> str:
    value = typed.get(item.name, "")
    mark = '<b style="color:#c00">*</b> ' if item.needed else ""
    if item.options:
        change = ' onchange="fillCities(this, this.form.ciudad)"' if item.name == "prov" else ""
        control = f'<select id="{item.name}" name="{item.name}"{change}>{options(item, typed)}</select>'
    elif item.name == "senae":
        value = f"{typed['id']}@correo.aduana.gob.ec" if typed.get("id") else ""
        control = f'<input id="senae" readonly value="{escape(value)}">'
    else:
        kind = "password" if item.secret else "text"
        control = f'<input id="{item.name}" name="{item.name}" type="{kind}" value="{escape(value)}">'
    button = f' <button name="accion" value="{item.action}">{item.button}</button>' if item.button else ""
    return f'<p><label for="{item.name}">{mark}{item.label}</label> {control}{button}</p>'


def _page(title: str, body: str) -> str:
    head = f"<title>{title}</title><script>{CITIES_SCRIPT}</script>"
    return f"<!doctype html><html lang='es'>{head}<h1>{title}</h1>{body}</html>"
