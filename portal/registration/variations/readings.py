"""Variations that do not follow an interpretation of the suite: the document neither demands nor forbids it."""

import re
from dataclasses import replace

from portal.registration.catalogs import Option
from portal.registration.policy import Policy
from portal.registration.rulebook import Rule, pattern
from portal.registration.rules import Form
from portal.registration.variations.model import Part, Variation, with_rules

_PHONES = ("telefono1", "telefono2", "celular")
_HYPHENS_TOO = Rule(
    "solo-digitos",
    lambda value, _form: re.fullmatch("[0-9-]*", value) is not None,
    "Escriba solo dígitos y guiones.",
    pattern("[0-9\\-]*"),
)
_AT_MOST_20 = Rule(
    "contrasena-maximo",
    lambda value, _form: len(value) <= 20,
    "La contraseña debe tener como máximo 20 caracteres.",
    pattern(".{0,20}"),
)


def _plain(value: str, _form: Form) -> bool:
    return value.isascii()


_PLAIN = Rule("sin-tildes", _plain, "Use solo letras sin tilde.", pattern("[ -~]*"))


def _alphabetical(old: Policy) -> Policy:
    lists = old.catalogs
    ordered = replace(
        lists,
        document_types=_by_text(lists.document_types),
        operators=_by_text(lists.operators),
        countries=_by_text(lists.countries),
        provinces=_by_text(lists.provinces),
    )
    return replace(old, catalogs=ordered)


def _by_text(options: tuple[Option, ...]) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda each: each.text))


VARIATIONS = (
    Variation(
        "contrasena-hasta-20",
        Part.PASSWORDS,
        "La contraseña tiene un máximo de 20 caracteres.",
        with_rules({"contrasena": _AT_MOST_20}),
        undecided={"5.3.1.contrasena-de-32": "el documento ni fija un máximo ni lo prohíbe"},
    ),
    Variation(
        "telefonos-con-guiones",
        Part.BOXES,
        "En los teléfonos se pueden escribir guiones.",
        with_rules(dict.fromkeys(_PHONES, _HYPHENS_TOO)),
        undecided={
            f"5.3.1.{name}-sin-guiones": "el documento no dice si un guion es otra cosa que una manera de escribirlos"
            for name in _PHONES
        },
    ),
    Variation(
        "listas-alfabeticas",
        Part.LISTS,
        "Las listas van en orden alfabético.",
        _alphabetical,
        undecided={
            f"5.3.1.{name}-orden": "el documento enumera las opciones y no dice que su orden se exija"
            for name in ("documento", "pais", "provincia", "operador")
        },
    ),
    Variation(
        "letras-sin-tilde",
        Part.LETTERS,
        "El nombre y la dirección se escriben solo con letras sin tilde ni eñe.",
        with_rules(dict.fromkeys(("nombre", "direccion"), _PLAIN)),
        undecided={
            f"5.3.1.{name}-{what}": "el documento no dice qué letras caben, y el caso las lleva con tilde"
            for name in ("nombre", "direccion")
            for what in ("con-tildes", "vuelve")
        },
    ),
)
