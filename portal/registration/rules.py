"""One small named predicate for each rule of a field (5.3.1); every one is pure and knows nothing of pages.

A predicate receives the value of its field and the whole form, and says whether the rule holds.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from portal.registration import catalogs, documents

PHONE_MAX = 14
USERNAME_PATTERN = r"[A-Za-z0-9._\-]*"
CONTEXT_WORDS = frozenset({"ecuapass", "senae", "portal", "usuario", "contrasena", "password", "registro"})
_email = EmailValidator()
_common = CommonPasswordValidator()  # some 20 000, which come with Django


@dataclass(frozen=True)
class Form:
    """What was typed, by field name, and the lists in force."""

    values: Mapping[str, str]
    catalogs: catalogs.Catalogs

    def get(self, name: str) -> str:
        """The value of a field, empty if it was not sent."""
        return self.values.get(name, "")


def username_length(value: str, _form: Form) -> bool:
    """ID.usuario: 4 to 20 characters."""
    return 4 <= len(value) <= 20


def username_characters(value: str, _form: Form) -> bool:
    """ID.usuario: letters, digits, dot, hyphen and underscore."""
    return re.fullmatch(USERNAME_PATTERN, value) is not None


def document_type_listed(_value: str, form: Form) -> bool:
    """Doc. Identificación: its type is one of the list."""
    return form.get("tipo_documento") in catalogs.values(form.catalogs.document_types)


def ruc_valid(value: str, form: Form) -> bool:
    """Doc. Identificación: a RUC is sound."""
    return form.get("tipo_documento") != catalogs.RUC or documents.is_ruc(value)


def cedula_valid(value: str, form: Form) -> bool:
    """Doc. Identificación: a cédula is sound."""
    return form.get("tipo_documento") != catalogs.CEDULA or documents.is_cedula(value)


def passport_valid(value: str, form: Form) -> bool:
    """Doc. Identificación: a passport is sound."""
    return form.get("tipo_documento") != catalogs.PASSPORT or documents.is_passport(value)


def name_length(value: str, _form: Form) -> bool:
    """Nombre Usuario: at most 120 characters."""
    return len(value) <= 120


def password_minimum(value: str, _form: Form) -> bool:
    """Contraseña: at least 8 characters."""
    return len(value) >= 8


def password_maximum(value: str, _form: Form) -> bool:
    """Contraseña: at most 128 characters, so that hashing has a bound."""
    return len(value) <= 128


def password_alphanumeric(value: str, _form: Form) -> bool:
    """Contraseña: letters and digits only."""
    return re.fullmatch(r"[A-Za-z0-9]*", value) is not None


def password_mixed(value: str, _form: Form) -> bool:
    """Contraseña: at least one letter and one digit."""
    return re.search(r"[A-Za-z]", value) is not None and re.search(r"[0-9]", value) is not None


def password_uncommon(value: str, form: Form) -> bool:
    """Contraseña: not one of those that everybody tries first, nor the ID or a name of this portal with a number."""
    letters = value.strip("0123456789").casefold()
    guessed = letters in CONTEXT_WORDS or value.casefold() == form.get("usuario").casefold()
    return not guessed and value.casefold() not in _common.passwords


def password_repeated(value: str, form: Form) -> bool:
    """Confirmación de Contraseña: the same as the password."""
    return value == form.get("contrasena")


def country_listed(value: str, form: Form) -> bool:
    """País: one of the list."""
    return value in catalogs.values(form.catalogs.countries)


def province_listed(value: str, form: Form) -> bool:
    """Provincia: one of the list."""
    return value in catalogs.values(form.catalogs.provinces)


def city_of_province(value: str, form: Form) -> bool:
    """Ciudad: a canton of the province chosen."""
    return value in form.catalogs.cantons.get(form.get("provincia"), ())


def address_length(value: str, _form: Form) -> bool:
    """Dirección: at most 200 characters."""
    return len(value) <= 200


def digits_only(value: str, _form: Form) -> bool:
    """Telephones: digits and nothing else."""
    return re.fullmatch(r"[0-9]*", value) is not None


def starts_with_0(value: str, _form: Form) -> bool:
    """Teléfono1 and Teléfono2: the area code begins with 0."""
    return value.startswith("0")


def starts_with_09(value: str, _form: Form) -> bool:
    """Celular: begins with 09."""
    return value.startswith("09")


def phone_minimum(value: str, _form: Form) -> bool:
    """Teléfono1 and Teléfono2: 0 and at least 8 more digits."""
    return len(value) >= 9


def mobile_minimum(value: str, _form: Form) -> bool:
    """Celular: at least 10 digits."""
    return len(value) >= 10


def phone_maximum(value: str, _form: Form) -> bool:
    """Telephones: at most 14 digits."""
    return len(value) <= PHONE_MAX


def operator_listed(_value: str, form: Form) -> bool:
    """Celular: its operator is one of the list."""
    return form.get("operador") in catalogs.values(form.catalogs.operators)


def fax_characters(value: str, _form: Form) -> bool:
    """Fax: digits and spaces."""
    return re.fullmatch(r"[0-9 ]{0,30}", value) is not None


def email_valid(value: str, _form: Form) -> bool:
    """Correo Electrónico: an address to which mail can be sent."""
    try:
        _email(value)
    except ValidationError:
        return False
    return len(value) <= 254 and value.isprintable() and value.rpartition("@")[0].isascii()


def emails_equal(value: str, form: Form) -> bool:
    """Confirmación de correo electrónico: the same as the address before."""
    return value == form.get("correo")
