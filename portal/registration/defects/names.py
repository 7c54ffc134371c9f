"""Defects of the name and the address of the person (5.3.1)."""

import re
from collections.abc import Iterator

from portal.registration.defects.changes import added, everywhere, on_page, on_server
from portal.registration.defects.model import Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.rulebook import Rule, pattern

_PLAIN = Rule(
    "sin-tildes",
    lambda value, _form: value.isascii(),
    "Use solo letras sin tilde.",
    pattern("[ -~]*"),
)


_WITHOUT_DIAERESIS = "[A-Za-zÁÉÍÓÚáéíóúñ0-9 ]*"
"""Letters of Spanish without «ü» and «Ñ», which such a list easily forgets."""
_SOME_LETTERS = Rule(
    "algunas-letras",
    lambda value, _form: re.fullmatch(_WITHOUT_DIAERESIS, value) is not None,
    "Use solo letras y números.",
    pattern(_WITHOUT_DIAERESIS),
)


def _plain_only(name: str) -> Iterator[Defect]:
    """Letters with accents refused by the server, and by the page."""
    label, needs = FIELDS[name].label, f"5.3.1.{name}-con-tildes"
    yield Defect(
        f"{name}-con-tildes-rechazado",
        needs,
        Kind.SERVER_ONLY,
        f"El servidor rechaza las tildes y la eñe en «{label}».",
        on_server(added(name, _PLAIN)),
        label,
    )
    yield Defect(
        f"{name}-con-tildes-detenido",
        needs,
        Kind.TOO_STRICT,
        f"La página no deja seguir con tildes o eñe en «{label}».",
        on_page(added(name, _PLAIN)),
        label,
    )
    yield Defect(
        f"{name}-sin-dieresis",
        needs,
        Kind.TOO_STRICT,
        f"En «{label}» admite las vocales con tilde y la eñe, y no la «ü» ni la «Ñ».",
        everywhere(added(name, _SOME_LETTERS)),
        label,
    )


DEFECTS = (*_plain_only("nombre"), *_plain_only("direccion"))
