"""Fields of the form and the classes of their values: admitted, refused, or left open (4.2.1, 5.3, 5.3.1).

The class is that of the text which a field really has, also where the page has dropped a letter of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial

ID, KIND, NUMBER, NAME = "ID.usuario", "Tipo de documento", "Doc. Identificación", "Nombre Usuario"
PASSWORD, PASSWORD_AGAIN = "Contraseña", "Confirmación de Contraseña"
COUNTRY, PROVINCE, CITY, STREET = "País", "Provincia", "Ciudad", "Dirección"
PHONE, PHONE2, OPERATOR, MOBILE, FAX = "Teléfono1", "Teléfono2", "Operador", "Numero de Celular", "Fax"
EMAIL, EMAIL_AGAIN = "Correo Electrónico", "Confirmación de correo electrónico"
IDENTIFIERS = (ID, NUMBER)
"""Labels of the fields that identify an account."""
EMAILS = (EMAIL, EMAIL_AGAIN)
"""Labels of the two address fields."""
CHECKED = (*IDENTIFIERS, EMAIL_AGAIN)
"""Labels of the fields with a button «Comprobar disponibilidad» (5.3)."""
LISTS = (KIND, COUNTRY, PROVINCE, CITY, OPERATOR)


class Admission(StrEnum):
    """Admission of a value by the document: admitted, refused, or left open."""

    ADMITTED = "admitido"
    REFUSED = "rechazado"
    OPEN = "abierto"


@dataclass(frozen=True)
class ValueClass:
    """Class of the values of one field.

    Attributes:
        pattern: Pattern of the whole text.
        source: Requirement that refuses or admits them; the observation where they are open.
        admission: What the document says of them.
    """

    pattern: str
    source: str
    admission: Admission


_admitted = partial(ValueClass, admission=Admission.ADMITTED)
_refused = partial(ValueClass, admission=Admission.REFUSED)
_open = partial(ValueClass, r"[\s\S]*", admission=Admission.OPEN)


_PLAIN = r"[A-Za-z]+(?: [A-Za-z]+)*"
_STREET = r"[A-Za-z]+(?: [A-Za-z0-9]+)*"
_NOTHING = r"\s{0}"
_WITH_LETTERS = r"[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*"

WITHOUT_PROVINCE = "4.2.1.opcional-provincia"
"""Source of the class of a province that was not chosen."""

CLASSES: Mapping[str, tuple[ValueClass, ...]] = {
    ID: (_refused(_NOTHING, "4.2.1.obligatorio-id"), _admitted(r"[a-z]\w{4,15}", "5.3.2.registro"), _open("O-25")),
    NUMBER: (
        _refused(_NOTHING, "4.2.1.obligatorio-documento"),
        _admitted(r"\d{10}|\d{13}|[A-Z]\d{8}", "5.3.2.registro"),
        _open("O-26"),
    ),
    NAME: (_refused(_NOTHING, "4.2.1.obligatorio-nombre"), _admitted(_PLAIN, "5.3.2.registro"), _open("O-62")),
    PASSWORD: (
        _refused(_NOTHING, "4.2.1.obligatorio-contrasena"),
        _refused(r"[A-Za-z0-9]{1,7}", "5.3.1.contrasena-menos-de-8"),
        _admitted(r"(?=.*[A-Za-z])(?=.*\d)[A-Za-z0-9]{8,12}", "5.3.1.contrasena-mas-de-8"),
        _open("O-30"),
    ),
    PASSWORD_AGAIN: (
        _refused(_NOTHING, "4.2.1.obligatorio-confirmacion-contrasena"),
        _admitted(".+", "5.3.2.registro"),
    ),
    COUNTRY: (_refused(r"(?:--.*)?", "4.2.1.obligatorio-pais"), _admitted(".+", "5.3.2.registro")),
    PROVINCE: (_admitted(r"(?:--.*)?", WITHOUT_PROVINCE), _admitted(".+", "5.3.2.registro")),
    CITY: (_admitted(r"(?:--.*)?", "4.2.1.opcional-ciudad"), _admitted(".+", "5.3.2.registro")),
    STREET: (_refused(_NOTHING, "4.2.1.obligatorio-direccion"), _admitted(_STREET, "5.3.2.registro"), _open("O-62")),
    PHONE: (
        _refused(_NOTHING, "4.2.1.obligatorio-telefono1"),
        _refused(r"\d{15,}", "5.3.1.telefono1-maximo-14"),
        _refused(_WITH_LETTERS, "5.3.1.telefono1-solo-numeros"),
        _refused(r"[1-9]\d*", "5.3.1.telefono1-empieza-con-0"),
        _admitted(r"0\d{9}", "5.3.1.telefono1-formato"),
        _open("O-32"),
    ),
    PHONE2: (
        _admitted(_NOTHING, "4.2.1.opcional-telefono2"),
        _refused(r"\d{15,}", "5.3.1.telefono2-maximo-14"),
        _refused(_WITH_LETTERS, "5.3.1.telefono2-solo-numeros"),
        _refused(r"[1-9]\d*", "5.3.1.telefono2-empieza-con-0"),
        _admitted(r"0\d{9}", "5.3.1.telefono2-formato"),
        _open("O-32"),
    ),
    MOBILE: (
        _refused(_NOTHING, "4.2.1.obligatorio-celular"),
        _refused(r"\d{15,}", "5.3.1.celular-maximo-14"),
        _refused(_WITH_LETTERS, "5.3.1.celular-solo-numeros"),
        _refused(r"(?!09)\d+", "5.3.1.celular-empieza-con-09"),
        _admitted(r"09\d{9}", "5.3.1.celular-formato"),
        _open("O-33"),
    ),
    FAX: (_admitted(_NOTHING, "4.2.1.opcional-fax"), _admitted(r"0\d{9}", "5.3.1.fax-numero"), _open("O-36")),
    EMAIL: (
        _refused(_NOTHING, "4.2.1.obligatorio-correo"),
        _admitted(r"[^@\s]+@[^@\s]+", "5.3.2.registro"),
        _open("O-37"),
    ),
    EMAIL_AGAIN: (
        _refused(_NOTHING, "4.2.1.obligatorio-confirmacion-correo"),
        _admitted(r"[^@\s]+@[^@\s]+", "5.3.2.registro"),
        _open("O-37"),
    ),
    KIND: (_admitted(".*", "5.3.1.documento-opciones"),),
    OPERATOR: (_admitted(".*", "5.3.1.operador-elegible"),),
}
"""Label -> classes of its values, the first that fits decides. Every text has one."""


@lru_cache(maxsize=4096)
def class_of(label: str, text: str) -> ValueClass:
    """The class of a text in a field."""
    return next(each for each in CLASSES[label] if re.fullmatch(each.pattern, text))


class Value(StrEnum):
    """Value that a person writes into a field, told so that it holds for any person.

    The words end the sentence «que en «Teléfono1» puso …».
    """

    OWN = "lo suyo"
    SECOND = "otro valor suyo"
    EMPTY = "nada"
    SHORT = "solo siete caracteres"
    OTHER = "algo distinto"
    WRONG_START = "un número con otro comienzo"
    TOO_LONG = "un número de quince cifras"
    TAKEN = "lo de la otra persona"


WRITABLE: Mapping[str, tuple[Value, ...]] = {
    ID: (Value.OWN, Value.SECOND, Value.EMPTY, Value.TAKEN),
    NUMBER: (Value.OWN, Value.EMPTY, Value.TAKEN),
    NAME: (Value.OWN, Value.EMPTY),
    PASSWORD: (Value.OWN, Value.SHORT, Value.EMPTY),
    PASSWORD_AGAIN: (Value.OWN, Value.OTHER, Value.EMPTY),
    STREET: (Value.OWN, Value.EMPTY),
    PHONE: (Value.OWN, Value.SECOND, Value.EMPTY, Value.WRONG_START, Value.TOO_LONG),
    PHONE2: (Value.OWN, Value.EMPTY, Value.WRONG_START, Value.TOO_LONG),
    MOBILE: (Value.OWN, Value.EMPTY, Value.WRONG_START, Value.TOO_LONG),
    FAX: (Value.OWN, Value.EMPTY),
    EMAIL: (Value.OWN, Value.EMPTY, Value.OTHER),
    EMAIL_AGAIN: (Value.OWN, Value.EMPTY, Value.OTHER, Value.TAKEN),
}
"""Label of a field in which a person writes -> the values that they try there."""
LEFT_EMPTY = (PROVINCE, CITY, COUNTRY, PHONE2, FAX)
"""Labels of the fields that a person who fills the form may leave alone, besides those of ``WRITABLE``."""


def text_of(value: Value, label: str, own: Mapping[str, str], other: Mapping[str, str]) -> str:
    """The text of a value for one person.

    Args:
        value: The value.
        label: Label of the field.
        own: Label -> text of the person's own data.
        other: The same of the person in the other window.
    """
    mine = own[label]
    if value is Value.TAKEN:
        return other[label]
    if label in (EMAIL, EMAIL_AGAIN) and value is Value.OTHER:
        return mine.replace("@", "x@")
    other_end = mine[:-1] + ("7" if mine[-1:] != "7" else "3")
    texts = {
        Value.OWN: mine,
        Value.EMPTY: "",
        Value.SHORT: mine[:7],
        Value.WRONG_START: f"8{mine[1:]}",
        Value.TOO_LONG: f"{mine}123456"[:15],
        Value.SECOND: f"{mine}b" if label == ID else other_end,
        Value.OTHER: other_end,
    }
    return texts[value]
