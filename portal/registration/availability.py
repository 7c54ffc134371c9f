"""Availability of the ID, the document and the e-mail (5.3.1): keys, whether taken, and what is said of it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from django.db.models import Q

from portal.registration.models import Account, Draft
from portal.registration.rules import Form

KEY_COLUMNS = {"usuario": "username_key", "documento": "document_key", "correo2": "email_key"}


@dataclass(frozen=True)
class Keys:
    """What makes an account unique, as it is compared; empty parts are not looked for."""

    usuario: str = ""
    documento: str = ""
    correo2: str = ""

    def only(self, field: str) -> "Keys":
        """The same with only one part."""
        return Keys(**{field: getattr(self, field)})


@dataclass(frozen=True)
class Texts:
    """What is said of a value that is free and of one that is taken."""

    free: str
    taken: str


TEXTS: Mapping[str, Texts] = {
    "usuario": Texts("El ID de usuario está disponible.", "El ID de usuario ya está en uso."),
    "documento": Texts("El documento está disponible.", "El documento ya está en uso."),
    "correo2": Texts("El correo electrónico está disponible.", "El correo electrónico ya está en uso."),
}

MUST_CHECK: Mapping[str, str] = {
    "usuario": "Compruebe la disponibilidad del ID antes de registrarse.",
    "documento": "Compruebe la disponibilidad del documento antes de registrarse.",
    "correo2": "Compruebe la disponibilidad del correo antes de continuar.",
}

LOCKED = "Ya comprobó otro correo en esta solicitud y no puede cambiarlo."


def keys_of(form: Form) -> Keys:
    """The comparable keys of what was typed: without case."""
    return Keys(
        usuario=form.get("usuario").casefold(),
        documento=form.get("documento").upper(),
        correo2=email_key(form.get("correo2")),
    )


def email_key(address: str) -> str:
    """An address as it is compared: without case, its domain as the network writes it."""
    local, at, domain = address.rpartition("@")
    with suppress(UnicodeError):  # what is no domain the rules refuse
        domain = domain.encode("idna").decode("ascii")
    return f"{local}{at}{domain}".casefold()


def taken(keys: Keys) -> frozenset[str]:
    """Which of the fields belong to an account already, in one query."""
    wanted = {field: getattr(keys, field) for field in KEY_COLUMNS if getattr(keys, field)}
    condition = Q()
    for field, key in wanted.items():
        condition |= Q(**{KEY_COLUMNS[field]: key})
    if not wanted:
        return frozenset()
    rows = list(Account.objects.filter(condition).values(*KEY_COLUMNS.values()))
    return frozenset(field for field, key in wanted.items() if any(row[KEY_COLUMNS[field]] == key for row in rows))


def is_taken(keys: Keys, field: str) -> bool:
    """Whether one field belongs to an account already."""
    return field in taken(keys.only(field))


def is_reserved(keys: Keys, field: str, draft: Draft) -> bool:
    """Whether another request of registration, which is still in progress, found this value free."""
    column = KEY_COLUMNS[field]
    same = Draft.objects.exclude(pk=draft.pk).filter(**{column: getattr(keys, field)})
    return bool(same.exclude(code__consumed_at__isnull=False).exists())


def remembered(draft: Draft) -> Keys:
    """What was found free during this request of registration."""
    return Keys(draft.username_key, draft.document_key, draft.email_key)
