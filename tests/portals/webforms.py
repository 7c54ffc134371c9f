"""A conforming portal as WebForms makes them: one form for the whole page, which every button and some lists send.

The sign-in stands in the header of every page, boxes open once a person is in them, passwords come back empty, answers
come in a layer, «Registrar» asks first, and a chosen province loads the page again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape

from tests.portals.rules import CITIES, ITEMS, PROMPT, Draft, Item, Registry
from tests.portals.serving import Reply, Visit

TYPES = {
    "Solicitud de registro de usuario de Representante de Comercio Exterior": "Requiere aprobación de Senae.",
    "Solicitud de registro de usuario de Empleado": "Este registro requiere aprobación de su representante legal.",
    "Solicitud de registro para Usuario General": "Para un ciudadano.",
    "Solicitud de registro de usuario para Representantes de Entidades Públicas": "Requiere aprobación del Senae.",
    "Solicitud de registro de usuario para Funcionarios de Entidades Públicas": (
        "Este registro requiere de la aprobación de su representante legal."
    ),
    "Solicitud de registro de usuario para ORGANISMOS INTERNACIONALES": "Permite más de un representante.",
    "Registro de Usuario Persona con Discapacidad": "Este registro requiere aprobación de SENAE.",
}
SERVICES = (
    *("Consulta de información pública", "e-docs", "Preguntas y respuestas", "Avisos"),
    *("Consulta del Arancel", "Mi página"),
)
ENTRY = "Solicitud de registro para Usuario General"
ALL_CITIES = {**CITIES, "Loja": ("Loja", "Catamayo"), "Manabí": ("Manta", "Portoviejo")}
OWN_ITEMS = {each.name: each for each in ITEMS} | {
    each.name: replace(each, options=(PROMPT, *ALL_CITIES)) for each in ITEMS if each.name == "prov"
}
ROWS = (
    *(("id",), ("tipo", "doc"), ("nombre",), ("clave", "clave2"), ("pais",), ("prov", "ciudad"), ("dir",)),
    *(("tel1", "tel2"), ("oper", "cel", "fax"), ("mail",), ("mail2",), ("cod",), ("senae",)),
)
UNNAMED = frozenset(("tipo", "oper"))
"""Lists that the figure of 5.3 shows without a name."""
ANSWERED = frozenset(("ver-id", "ver-doc", "ver-mail2", "pedir", "registrar"))
_STYLE = """
body { font: 14px Verdana; margin: 0; } td { padding: 3px 6px; } .obligatorio:before { content: '* '; color: #d00000; }
.cabecera { background: #036; color: #fff; padding: 6px; }
.capa { position: fixed; inset: 0; background: #0008; z-index: 9; }
.caja { background: #fff; width: 380px; margin: 120px auto; padding: 20px; }
"""
_SCRIPT = """
function enviar(evento) { document.getElementById('evento').value = evento; document.forms[0].submit(); }
function cerrar(boton) { boton.closest('.capa').remove(); }
function preguntar() { document.body.append(document.querySelector('template').content.cloneNode(true)); }
"""
_QUESTION = """
<template><div class='capa'><div class='caja'><p>¿Está seguro de enviar su solicitud?</p>
<input type='button' value='Sí' onclick="enviar('registrar')"> <input type='button' value='No' onclick='cerrar(this)'>
</div></div></template>
"""
SENAE_SCRIPT = (
    " onblur=\"document.getElementById('senae').value = this.value ? this.value + '@correo.aduana.gob.ec' : ''\""
)
_HEADER = """
ID.usuario <input name='u' size='10'> Contraseña <input name='p' type='password' size='10'>
<input type='button' value='Ingresar' onclick="enviar('entrar')">
"""


@dataclass
class WholeRegistry(Registry):
    """A registry with every rule of 5.3.1.

    Attributes:
        locked: Code request of a browser -> the address that was checked in it and stays.
    """

    locked: dict[int, str] = field(default_factory=dict)

    def errors(self, typed: Mapping[str, str]) -> list[str]:
        """What is wrong with what was typed."""
        rules = {
            "La contraseña lleva 8 letras y números o más.": _fits(
                r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z\d]{8,}", typed["clave"]
            ),
            "Las contraseñas no son iguales.": typed["clave"] == typed["clave2"],
            "Los teléfonos empiezan por 0.": all(_fits(r"0\d{1,13}", typed[each]) for each in ("tel1", "tel2")),
            "El celular empieza por 09.": _fits(r"09\d{1,12}", typed["cel"]),
            "El fax solo lleva números.": _fits(r"\d+", typed["fax"]),
        }
        missing = [
            f"Falta {each.label}."
            for each in ITEMS
            if each.needed and each.name != "cod" and typed[each.name] in ("", PROMPT)
        ]
        taken = [
            f"{each}: ya está en uso."
            for each in ("id", "doc", "mail")
            if any(account[each] == typed[each] for account in self.accounts)
        ]
        return [*missing, *(said for said, holds in rules.items() if not holds), *taken]


def app(registry: Registry, visit: Visit) -> Reply:
    """One page for each address; the sign-in is sent from any of them."""
    typed, inside = visit.typed, visit.draft.inside
    if visit.sent and typed.get("evento") == "entrar":
        known = registry.signs_in(typed.get("u", ""), typed.get("p", ""), visit.draft)
        return Reply(place="/dentro") if known else _front("El usuario o la contraseña no son correctos.")
    page = _page_inside(visit) if inside else None
    return page or _page_outside(registry, visit)


def _page_outside(registry: Registry, visit: Visit) -> Reply:
    """The pages that need no sign-in."""
    match visit.path:
        case "/":
            return _front("")
        case "/tipos":
            cards = "".join(_card(name, said) for name, said in TYPES.items())
            return _page("Registro de usuario", f"<p>Usuarios del despacho y usuario de servicio adicional.</p>{cards}")
        case "/solicitud":
            return _form(registry, visit)
        case "/listo":
            return _page("Solicitud registrada", "<p>Su cuenta está activa.</p>")
    return Reply("No hay tal página.", status=404)


def _page_inside(visit: Visit) -> Reply | None:
    """The pages of a person who signed in; None for any other."""
    inside = visit.draft.inside
    match visit.path.split("/")[1:]:
        case ["salir"]:
            visit.draft.inside = ""
            return Reply(place="/")
        case ["dentro"]:
            links = "".join(f"<li><a href='/servicio/{at}'>{each}</a></li>" for at, each in enumerate(SERVICES))
            return _page("Inicio", f"<ul>{links}</ul>", inside=inside)
        case ["servicio", at]:
            return _page(SERVICES[int(at)], f"<p>Contenido de {SERVICES[int(at)]}.</p>", inside=inside)
    return None


def _fits(pattern: str, value: str) -> bool:
    return not value or re.fullmatch(pattern, value) is not None


def _front(said: str) -> Reply:
    return _page("Portal externo", "<p>Bienvenido al portal.</p><p><a href='/tipos'>Nuevo Registro</a></p>", said)


def _card(name: str, said: str) -> str:
    return f"<div><a href='{'/solicitud' if name == ENTRY else '/otra'}'>{name}</a><br><small>{said}</small></div>"


def _form(registry: Registry, visit: Visit) -> Reply:
    assert isinstance(registry, WholeRegistry)
    key, typed, said = id(visit.draft), {each: "" for each in OWN_ITEMS} | dict(visit.typed), ""
    if not visit.sent:
        registry.locked.pop(key, None)
        _forget(visit.draft)
    elif typed.get("evento") in ANSWERED:
        _keep_locked(registry, key, typed)
        answer = registry.act(typed["evento"], typed, visit.draft, visit.now)
        if answer.done:
            return Reply(place="/listo")
        said = " ".join((*answer.errors, *filter(None, [answer.message])))
        if typed["evento"] == "ver-mail2" and "está disponible" in said:
            registry.locked[key] = typed["mail"]
    _keep_locked(registry, key, typed)
    rows = "".join(f"<tr>{_row(names, typed, registry.locked.get(key, ''))}</tr>" for names in ROWS)
    press = "<p><input type='button' value='Registrar' onclick='preguntar()'></p>"
    return _page(ENTRY, f"<table>{rows}</table>{press}{_QUESTION}", said)


def _forget(draft: Draft) -> None:
    draft.code, draft.asked = "", None


def _keep_locked(registry: WholeRegistry, key: int, typed: dict[str, str]) -> None:
    if key in registry.locked:
        typed["mail"] = typed["mail2"] = registry.locked[key]


def _row(names: tuple[str, ...], typed: Mapping[str, str], locked: str) -> str:
    cells = []
    for name in names:
        item = OWN_ITEMS[name]
        owner = OWN_ITEMS[names[names.index(name) + 1]] if name in UNNAMED else item
        mark = " class='obligatorio'" if owner.needed else ""
        if names.index(name) == 0 or names[names.index(name) - 1] not in UNNAMED:
            cells.append(f"<td{mark}>{owner.label}</td><td>")
        cells.append(_control(item, typed, locked))
    return " ".join(cells)


def _control(item: Item, typed: Mapping[str, str], locked: str) -> str:
    value = "" if item.secret else escape(typed[item.name])
    if item.options:
        offered = (PROMPT, *ALL_CITIES.get(typed["prov"], ())) if item.name == "ciudad" else item.options
        entries = "".join(
            f"<option{' selected' if each == typed[item.name] else ''}>{each}</option>" for each in offered
        )
        change = " onchange=\"enviar('prov')\"" if item.name == "prov" else ""
        return f"<select name='{item.name}'{change}>{entries}</select>"
    if item.name == "senae":
        address = f"{escape(typed['id'])}@correo.aduana.gob.ec" if typed["id"] else ""
        return f"<input id='senae' readonly value='{address}'>"
    opens = "" if locked and item.name in ("mail", "mail2") else " onfocus='this.readOnly = false'"
    limit = " maxlength='14'" if item.name in ("tel1", "tel2", "cel") else ""
    follows = SENAE_SCRIPT if item.name == "id" else ""
    kind = "password" if item.secret else "text"
    button = f"<input type='button' value='{item.button}' onclick=\"enviar('{item.action}')\">" if item.button else ""
    return f"<input name='{item.name}' type='{kind}' value='{value}' readonly{opens}{limit}{follows}> {button}"


def _page(title: str, body: str, said: str = "", inside: str = "") -> Reply:
    header = f"{escape(inside)} <a href='/salir'>Salir</a>" if inside else _HEADER
    layer = (
        f"<div class='capa'><div class='caja'><p>{escape(said)}</p>"
        "<input type='button' value='Aceptar' onclick='cerrar(this)'></div></div>"
    )
    return Reply(
        f"<!doctype html><html lang='es'><head><title>{title}</title><style>{_STYLE}</style>"
        f"<script>{_SCRIPT}</script></head><body><form method='post'>"
        f"<input type='hidden' name='evento' id='evento'><div class='cabecera'>{header}</div>"
        f"<h2>{title}</h2>{body}</form>{layer if said else ''}</body></html>"
    )
