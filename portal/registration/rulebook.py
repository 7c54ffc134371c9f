"""The table field -> rules, with the wording of each refusal, and its evaluation (4.2.1, 5.3.1).

``hint`` is the same rule as plain data for the page's own script, so that page and server hold one truth.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.registration import rules
from portal.registration.fields import FIELDS, Field
from portal.registration.rules import Form

MANDATORY = "obligatorio"
EMAILS_EQUAL = "correos-iguales"


@dataclass(frozen=True)
class Rule:
    """A named rule: what must hold of a value that was typed, and what is said when it does not."""

    code: str
    holds: Callable[[str, Form], bool]
    error: str
    hint: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """The first rule that a field broke."""

    code: str
    text: str


@dataclass(frozen=True)
class Rulebook:
    """Which fields must be filled and what must hold of each; of the ``advisory`` ones the page only warns."""

    mandatory: frozenset[str]
    rules: Mapping[str, tuple[Rule, ...]]
    advisory: frozenset[tuple[str, str]] = frozenset()


def pattern(expression: str) -> dict[str, str]:
    """A rule that the page can check with a whole-value expression."""
    return {"kind": "pattern", "value": expression}


_DIGITS = Rule("solo-digitos", rules.digits_only, "Escriba solo dígitos, sin espacios ni guiones.", pattern("[0-9]*"))
_MAXIMUM = Rule("maximo-14", rules.phone_maximum, "Escriba como máximo 14 dígitos.", pattern(".{0,14}"))
_PHONE = (
    _DIGITS,
    Rule(
        "empieza-con-0",
        rules.starts_with_0,
        "El número debe empezar con 0, seguido del código de área.",
        pattern("0.*"),
    ),
    Rule("minimo-9", rules.phone_minimum, "Faltan dígitos: incluya el código de área.", pattern(".{9,}")),
    _MAXIMUM,
)
_EMAIL = Rule(
    "correo-valido",
    rules.email_valid,
    "Escriba una dirección de correo válida, como nombre@dominio.com.",
    pattern(r"[^\s@]+@[^\s@]+\.[^\s@]+"),
)

_RULES: Mapping[str, tuple[Rule, ...]] = {
    "usuario": (
        Rule(
            "id-caracteres",
            rules.username_characters,
            "Use solo letras sin tilde, números, punto, guion o guion bajo.",
            pattern(rules.USERNAME_PATTERN),
        ),
        Rule("id-longitud", rules.username_length, "El ID debe tener entre 4 y 20 caracteres.", pattern(".{4,20}")),
    ),
    "documento": (
        Rule("documento-tipo", rules.document_type_listed, "Elija un tipo de documento de la lista."),
        Rule("ruc-valido", rules.ruc_valid, "El RUC no es válido: revise sus 13 dígitos.", {"kind": "ruc"}),
        Rule("cedula-valida", rules.cedula_valid, "La cédula no es válida: revise sus 10 dígitos.", {"kind": "cedula"}),
        Rule(
            "pasaporte-valido",
            rules.passport_valid,
            "El pasaporte debe tener de 5 a 20 letras o números.",
            {"kind": "pasaporte"},
        ),
    ),
    "nombre": (Rule("nombre-longitud", rules.name_length, "Escriba como máximo 120 caracteres.", pattern(".{0,120}")),),
    "contrasena": (
        Rule(
            "contrasena-minimo",
            rules.password_minimum,
            "La contraseña debe tener al menos 8 caracteres.",
            pattern(".{8,}"),
        ),
        Rule(
            "contrasena-maximo",
            rules.password_maximum,
            "La contraseña debe tener como máximo 128 caracteres.",
            pattern(".{0,128}"),
        ),
        Rule(
            "contrasena-alfanumerica",
            rules.password_alphanumeric,
            "Use solo letras sin tilde y números en la contraseña.",
            pattern("[A-Za-z0-9]*"),
        ),
        Rule(
            "contrasena-mixta",
            rules.password_mixed,
            "Combine letras y números en la contraseña.",
            pattern("(?=.*[A-Za-z])(?=.*[0-9]).*"),
        ),
        Rule(
            "contrasena-comun", rules.password_uncommon, "Esa contraseña es de las primeras que se prueban: elija otra."
        ),
    ),
    "contrasena2": (
        Rule(
            "contrasenas-iguales",
            rules.password_repeated,
            "Las contraseñas no son iguales.",
            {"kind": "same", "value": "contrasena"},
        ),
    ),
    "pais": (Rule("pais-lista", rules.country_listed, "Elija un país de la lista."),),
    "provincia": (Rule("provincia-lista", rules.province_listed, "Elija una provincia de la lista."),),
    "ciudad": (Rule("ciudad-provincia", rules.city_of_province, "Elija una ciudad de la provincia indicada."),),
    "direccion": (
        Rule("direccion-longitud", rules.address_length, "Escriba como máximo 200 caracteres.", pattern(".{0,200}")),
    ),
    "telefono1": _PHONE,
    "telefono2": _PHONE,
    "celular": (
        Rule("celular-operador", rules.operator_listed, "Elija un operador de la lista."),
        _DIGITS,
        Rule(
            "celular-empieza-con-09",
            rules.starts_with_09,
            "El número de celular debe empezar con 09.",
            pattern("09.*"),
        ),
        Rule(
            "celular-minimo-10",
            rules.mobile_minimum,
            "Faltan dígitos: el celular tiene al menos 10.",
            pattern(".{10,}"),
        ),
        _MAXIMUM,
    ),
    "fax": (Rule("fax-caracteres", rules.fax_characters, "Escriba solo dígitos y espacios.", pattern("[0-9 ]{0,30}")),),
    "correo": (_EMAIL,),
    "correo2": (
        _EMAIL,
        Rule(
            EMAILS_EQUAL,
            rules.emails_equal,
            "No es igual al correo escrito antes.",
            {"kind": "same", "value": "correo"},
        ),
    ),
}


RULEBOOK = Rulebook(frozenset(name for name, each in FIELDS.items() if each.mandatory), _RULES)


def judge(field_: Field, rulebook: Rulebook, form: Form) -> Failure | None:
    """The first rule that one field breaks; optional fields left empty break none."""
    value = form.get(field_.name)
    if not value:
        return Failure(MANDATORY, field_.missing) if field_.name in rulebook.mandatory else None
    broken = (rule for rule in rulebook.rules.get(field_.name, ()) if not rule.holds(value, form))
    return next((Failure(rule.code, rule.error) for rule in broken), None)


def evaluate(fields: Mapping[str, Field], rulebook: Rulebook, form: Form) -> dict[str, Failure]:
    """What every field breaks, in the order of the form."""
    verdicts = {name: judge(declared, rulebook, form) for name, declared in fields.items()}
    return {name: failure for name, failure in verdicts.items() if failure is not None}
