"""Defects of the sign-in with credentials that are not those of an account (4.1.2)."""

import string

from django.http import HttpRequest
from django.utils import timezone

from portal.registration.defects.changes import chain, part, policy
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.models import Account
from portal.registration.policy import authenticated

_UNKNOWN, _WRONG, _OTHERS = (
    f"4.1.2.{name}"
    for name in ("credenciales-inventadas-no-abren", "contrasena-errada-no-abre", "contrasena-de-otra-no-abre")
)
_BACKEND = "django.contrib.auth.backends.ModelBackend"
_LATEST = 20  # accounts whose passwords are tried


def entering(account: Account) -> Account:
    """Make an account ready for ``login``."""
    account.backend = _BACKEND  # for ``login``, which authentication would set
    return account


def _named(username: str) -> Account | None:
    found: Account | None = Account.objects.filter(username_key=username.casefold(), is_active=True).first()
    return found


def _guest() -> Account:
    values = {"username": "invitado", "document_key": "invitado", "email_key": "invitado"}
    guest, _ = Account.objects.get_or_create(
        username_key="invitado", defaults={**values, "registered_at": timezone.now()}
    )
    return entering(guest)


def _guest_for_the_unknown(request: HttpRequest, username: str, password: str) -> Account | None:
    return authenticated(request, username, password) if _named(username) else _guest()


def _guest_for_all_others(request: HttpRequest, username: str, password: str) -> Account | None:
    return authenticated(request, username, password) or _guest()


def _by_name(_request: HttpRequest, username: str, _password: str) -> Account | None:
    account = _named(username)
    return entering(account) if account else None


def _by_eight(request: HttpRequest, username: str, password: str) -> Account | None:
    return authenticated(request, username, password[:8])


def _by_its_beginning(request: HttpRequest, username: str, password: str) -> Account | None:
    """The account of the ID, with its password or with all of it but the last letter or digit."""
    account = _named(username)
    whole = (f"{password}{last}" for last in string.ascii_letters + string.digits)
    if account and any(account.check_password(each) for each in whole):
        return entering(account)
    return authenticated(request, username, password)


def _in_any_case(request: HttpRequest, username: str, password: str) -> Account | None:
    return authenticated(request, username, password.casefold())


def _owner(password: str) -> Account | None:
    latest = Account.objects.filter(is_active=True).order_by("-pk")[:_LATEST]
    return next((each for each in latest if each.check_password(password)), None)


def _by_any_password(request: HttpRequest, username: str, password: str) -> Account | None:
    """The account of the ID, with a password that is somebody's."""
    account = _named(username) if _owner(password) else None
    return entering(account) if account else authenticated(request, username, password)


def _by_password(request: HttpRequest, username: str, password: str) -> Account | None:
    """The account of the password, if the ID exists too."""
    owner = _owner(password) if _named(username) else None
    return authenticated(request, username, password) or (entering(owner) if owner else None)


def _recognising(recognises: object) -> Change:
    return part("site", recognises=recognises)


DEFECTS = (
    Defect(
        "ingreso-de-invitado",
        _UNKNOWN,
        Kind.CHECK_MISSING,
        "A quien escribe un ID que no existe lo deja entrar como invitado.",
        _recognising(_guest_for_the_unknown),
    ),
    Defect(
        "ingreso-de-cualquiera",
        _UNKNOWN,
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Con credenciales que no conoce entra de todos modos, como invitado.",
        _recognising(_guest_for_all_others),
    ),
    Defect(
        "ingreso-sin-contrasena",
        _WRONG,
        Kind.CHECK_MISSING,
        "Con un ID registrado se entra con cualquier contraseña.",
        _recognising(_by_name),
    ),
    Defect(
        "ingreso-con-ocho",
        _WRONG,
        Kind.OFF_BY_ONE,
        "De la contraseña guarda y compara solo los primeros 8 caracteres.",
        chain(policy(stores_password=lambda password: password[:8]), _recognising(_by_eight)),
    ),
    Defect(
        "ingreso-con-el-comienzo",
        _WRONG,
        Kind.CHECK_MISSING,
        "Le basta que la contraseña de la cuenta empiece por la escrita, aunque falte la última letra.",
        _recognising(_by_its_beginning),
    ),
    Defect(
        "ingreso-sin-mayusculas",
        _WRONG,
        Kind.CHECK_MISSING,
        "Guarda y compara la contraseña sin distinguir mayúsculas de minúsculas.",
        chain(policy(stores_password=str.casefold), _recognising(_in_any_case)),
    ),
    Defect(
        "ingreso-con-la-contrasena-de-otra",
        _OTHERS,
        Kind.WRONG_FIELD,
        "Con un ID registrado se entra con la contraseña de otra cuenta.",
        _recognising(_by_any_password),
    ),
    Defect(
        "ingreso-por-la-contrasena",
        _OTHERS,
        Kind.CHECK_MISSING,
        "Busca la cuenta por su contraseña y entra en esa, sea cual sea el ID registrado que se escribe.",
        _recognising(_by_password),
    ),
)
