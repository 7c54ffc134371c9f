"""Defects of the name and the address of the person (5.3.1)."""

from collections.abc import Iterator

from portal.registration.defects.changes import added, everywhere, expressed, on_page, on_server, policy
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
_SOME_LETTERS = expressed("algunas-letras", _WITHOUT_DIAERESIS, "Use solo letras y números.")


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


_NO_SIGNS = expressed("sin-signos", "[^.,#/\\-]*", "Use solo letras, números y espacios.")
_SIGNS, _MAIL = "5.3.1.direccion-con-signos", "5.3.1.codigo-llega-con-tildes-en-el-nombre"
_ADDRESS, _NAME = FIELDS["direccion"].label, FIELDS["nombre"].label
_OTHERS = (
    Defect(
        "direccion-sin-signos",
        _SIGNS,
        Kind.TOO_STRICT,
        "En «Dirección» admite solo letras, números y espacios.",
        everywhere(added("direccion", _NO_SIGNS)),
        _ADDRESS,
    ),
    Defect(
        "direccion-sin-signos-en-el-servidor",
        _SIGNS,
        Kind.SERVER_ONLY,
        "El servidor rechaza en «Dirección» el punto, la coma y el guion, que la página admite.",
        on_server(added("direccion", _NO_SIGNS)),
        _ADDRESS,
    ),
    Defect(
        "codigo-no-sale-con-tildes-en-el-nombre",
        _MAIL,
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Dice que envió el código y no lo envía a quien tiene tildes en el nombre.",
        policy(addresses_code=lambda form: form.get("correo2") if form.get("nombre").isascii() else ""),
        _NAME,
    ),
)
DEFECTS = (*_plain_only("nombre"), *_plain_only("direccion"), *_OTHERS)
