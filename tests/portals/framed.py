"""A portal of frames: a menu on the left, pages on the right, names in table cells, and everything said in alerts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

from tests.portals.rules import CITIES_SCRIPT, ITEMS, SERVICES, Answer, Item, Registry, options
from tests.portals.serving import Reply, Visit

_ENTRY = "Solicitud de registro para Usuario General"
_FRAMES = (
    "<html><title>Sistema de usuarios</title><frameset cols='190,*'>"
    "<frame name='menu' src='/menu'><frame name='principal' src='/entrada'></frameset></html>"
)
_MENU = (
    "<html><body bgcolor='#dde'><a href='/tipos' target='principal'><img alt='Nuevo Registro' src='/boton.svg'></a>"
    "</body></html>"
)
_PICTURE = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='150' height='30'><rect width='150' height='30' fill='#235'/>"
    "<text x='14' y='20' fill='#fff' font-size='15'>Nuevo Registro</text></svg>"
)


def app(registry: Registry, visit: Visit) -> Reply:
    """One page for each address; the first one only holds the frames."""
    still = {"/": Reply(_FRAMES), "/menu": Reply(_MENU), "/boton.svg": Reply(_PICTURE, "image/svg+xml")}
    match visit.path:
        case "/entrada":
            return _entry(registry, visit)
        case "/tipos":
            table = f"<table border=1><tr><td><a href='/solicitud'>{_ENTRY}</a></td></tr></table>"
            return Reply(_page("Registro de usuario", table))
        case "/solicitud":
            return _form(registry, visit)
        case "/dentro" if visit.draft.inside:
            rows = "".join(f"<tr><td>{each}</td><td>Nada nuevo</td></tr>" for each in SERVICES)
            return Reply(_page("Servicios", f"<table>{rows}</table><a href='/entrada'>Cerrar sesión</a>"))
    return still.get(visit.path, Reply(_page("No hay tal página", ""), status=404))


def _entry(registry: Registry, visit: Visit) -> Reply:
    if visit.sent and registry.signs_in(visit.typed.get("u", ""), visit.typed.get("p", ""), visit.draft):
        return Reply(place="/dentro")
    cells = (
        "<tr><td>ID.usuario</td><td><input name='u'></td></tr>"
        "<tr><td>Contraseña</td><td><input name='p' type='password'></td></tr>"
    )
    wrong = "ID o contraseña incorrectos." if visit.sent else ""
    return Reply(
        _page(
            "Ingreso", f"<form method='post'><table>{cells}</table><input type='submit' value='Ingresar'></form>", wrong
        )
    )


def _form(registry: Registry, visit: Visit) -> Reply:
    answer = Answer()
    if visit.sent:
        answer = registry.act(visit.typed.get("accion", "registrar"), visit.typed, visit.draft, visit.now)
    if answer.done:
        return Reply(_page("Cuenta creada", "Su cuenta está aprobada."))
    rows = "".join(_row(each, visit.typed) for each in ITEMS)
    said = "\n".join((*answer.errors, *filter(None, [answer.message])))
    body = (
        f"<form name='f' method='post'><input type='hidden' name='accion'><table>{rows}</table>"
        "<a href='#' onclick=\"return manda('registrar')\"><b>Registrar</b></a></form>"
    )
    return Reply(_page(_ENTRY, body, said))


def _row(item: Item, typed: Mapping[str, str]) -> str:
    value = typed.get(item.name, "")
    if item.options:
        change = " onchange='fillCities(this, this.form.ciudad)'" if item.name == "prov" else ""
        control = f"<select name='{item.name}'{change}>{options(item, typed)}</select>"
    else:
        kind = "password" if item.secret else "text"
        fixed = " readonly" if item.name == "senae" else ""
        control = f"<input name='{item.name}' type='{kind}' value='{escape(value)}'{fixed}>"
    button = f" <a href='#' onclick=\"return manda('{item.action}')\">{item.button}</a>" if item.button else ""
    mark = "<font color='#cc0000'>*</font>" if item.needed else ""
    return f"<tr><td>{mark}</td><td align='right'>{item.label}:</td><td>{control}{button}</td></tr>"


def _page(title: str, body: str, said: str = "") -> str:
    alert = f"<script>alert({json.dumps(said)})</script>" if said else ""
    sender = "function manda(a) { document.f.accion.value = a; document.f.submit(); return false; }"
    script = f"<script>{sender}{CITIES_SCRIPT}</script>"
    return f"<html><title>{title}</title>{script}<body><h2>{title}</h2>{body}{alert}</body></html>"
