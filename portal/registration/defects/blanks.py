"""Defects of what counts as empty: spaces, both passwords, all optional fields, and one more asterisk (4.2.1)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from portal.registration.defects.changes import (
    Edit,
    added,
    chain,
    everywhere,
    field,
    harmless,
    not_demanded,
    on_page,
    on_server,
    part,
    policy,
)
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.defects.structure import SLUGS
from portal.registration.fields import FIELDS
from portal.registration.rulebook import MANDATORY, Rule, Rulebook
from portal.registration.rules import Form

_SPACED = ("nombre", "direccion", "telefono1", "celular")
_BOTH = ("contrasena", "contrasena2")
_SENAE = FIELDS["correo_senae"].label


def _spaces_pass(name: str) -> Edit:
    """No rule of a field looks at spaces alone."""

    def hint(given: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**given, "value": rf"\s+|(?:{given['value']})"} if given.get("kind") == "pattern" else given

    def lenient(rule: Rule) -> Rule:
        return replace(rule, holds=lambda value, form: value.isspace() or rule.holds(value, form), hint=hint(rule.hint))

    def edit(book: Rulebook) -> Rulebook:
        return replace(book, rules={**book.rules, name: tuple(lenient(rule) for rule in book.rules[name])})

    return edit


def _warned(*names: str) -> Change:
    def warn(book: Rulebook) -> Rulebook:
        return replace(book, advisory=book.advisory | {(name, MANDATORY) for name in names})

    return on_page(warn)


def _spaces() -> list[Defect]:
    found = []
    for name in _SPACED:
        label, needs, counts = FIELDS[name].label, f"4.2.1.espacios-{SLUGS[name]}", frozenset((name,))
        server = chain(policy(blanks_count={name: True}), on_server(_spaces_pass(name)))
        found += [
            Defect(
                f"espacios-admitidos-{SLUGS[name]}",
                needs,
                Kind.CHECK_MISSING,
                f"Registra la solicitud con solo espacios en «{label}».",
                chain(server, on_page(_spaces_pass(name)), part("page", blanks_count=counts)),
                label,
            ),
            Defect(
                f"espacios-solo-avisados-{SLUGS[name]}",
                needs,
                Kind.PAGE_ONLY,
                f"La página avisa que «{label}» está vacío, y el servidor cuenta sus espacios como escritos.",
                chain(server, _warned(name)),
                label,
            ),
        ]
    return found


_SAME = Rule(
    "contrasenas-distintas",
    lambda value, form: value == form.get("contrasena2"),
    "Las contraseñas no son iguales.",
    {"kind": "same", "value": "contrasena2"},
)
_COMPARED = everywhere(added("contrasena", _SAME))
"""A password that is written must be confirmed, so that only two empty ones are the same."""
_PASSWORD = FIELDS["contrasena"].label


def _needs_any(*names: str) -> Change:
    """At least one of these optional fields must be filled."""

    def holds(_value: str, form: Form) -> bool:
        return any(form.get(name) for name in names)

    return on_server(added("direccion", Rule("datos-de-contacto", holds, "Complete más datos de contacto.")))


def _all_needed(name: str, title: str, *names: str) -> Defect:
    return Defect(name, "4.2.1.opcionales-a-la-vez", Kind.TOO_STRICT, title, _needs_any(*names))


DEFECTS = (
    *_spaces(),
    Defect(
        "contrasenas-vacias-iguales",
        "4.2.1.obligatorio-contrasena",
        Kind.CHECK_MISSING,
        "Solo compara las contraseñas, y dos vacías son iguales.",
        chain(everywhere(not_demanded(*_BOTH)), _COMPARED),
        _PASSWORD,
    ),
    Defect(
        "contrasenas-vacias-solo-avisadas",
        "4.2.1.obligatorio-contrasena",
        Kind.PAGE_ONLY,
        "La página avisa que faltan las dos contraseñas, pero el servidor registra.",
        chain(on_server(not_demanded(*_BOTH)), _COMPARED, _warned(*_BOTH)),
        _PASSWORD,
    ),
    Defect(
        "contrasenas-vacias-avisadas-y-registradas",
        "4.2.1.obligatorio-contrasena",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "El servidor se queja de las dos contraseñas vacías y registra de todos modos.",
        chain(on_page(not_demanded(*_BOTH)), _COMPARED, harmless(*(f"{name}:{MANDATORY}" for name in _BOTH))),
        _PASSWORD,
    ),
    _all_needed(
        "exigido-un-segundo-numero",
        "No registra si «Teléfono2», «Fax» y la provincia están vacíos a la vez.",
        "telefono2",
        "fax",
        "provincia",
    ),
    _all_needed(
        "exigido-algun-opcional",
        "No registra si todos los campos opcionales están vacíos.",
        "provincia",
        "ciudad",
        "telefono2",
        "fax",
    ),
    _all_needed(
        "exigida-provincia-o-fax", "No registra si «Provincia» y «Fax» están vacíos a la vez.", "provincia", "fax"
    ),
    Defect(
        "asterisco-de-mas-correo-senae",
        "4.2.1.sin-asterisco-correo-senae",
        Kind.ASTERISK,
        f"«{_SENAE}», que se forma solo, lleva asterisco.",
        field("correo_senae", mandatory=True),
        _SENAE,
    ),
    Defect(
        "asterisco-negro-de-mas-correo-senae",
        "4.2.1.sin-asterisco-correo-senae",
        Kind.ASTERISK,
        f"«{_SENAE}», que se forma solo, lleva un asterisco negro.",
        field("correo_senae", mandatory=True, star="star--ink"),
        _SENAE,
    ),
    Defect(
        "asterisco-verde-de-mas-correo-senae",
        "4.2.1.sin-asterisco-correo-senae",
        Kind.ASTERISK,
        f"«{_SENAE}» lleva el asterisco en otro color.",
        field("correo_senae", mandatory=True, star="star--green"),
        _SENAE,
    ),
)
