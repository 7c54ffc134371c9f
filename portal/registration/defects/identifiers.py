"""Defects of an ID or an e-mail that resembles that of an account, and of capitals in an ID (5.3.1)."""

from collections.abc import Callable

from django.http import HttpRequest

from portal.registration.availability import Keys, Texts, is_taken
from portal.registration.defects.changes import added, chain, everywhere, part, policy
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.models import Account
from portal.registration.policy import authenticated
from portal.registration.rulebook import Rule, pattern
from portal.registration.rules import Form

_ID, _EMAIL = FIELDS["usuario"].label, FIELDS["correo2"].label
_RESEMBLING_ID, _RESEMBLING_EMAIL = "5.3.1.id-parecido-disponible", "5.3.1.correo-parecido-disponible"


def _looked_up(name: str, found: Callable[[Keys], bool]) -> Change:
    """The button looks a value up in another way."""
    return policy(taken_when_asked=lambda keys, field: found(keys) if field == name else is_taken(keys, field))


def _begins_with_an_account(keys: Keys) -> bool:
    beginnings = [keys.usuario[:end] for end in range(4, len(keys.usuario) + 1)]
    return bool(Account.objects.filter(username_key__in=beginnings).exists())


def _is_within_an_id(keys: Keys) -> bool:
    return bool(Account.objects.filter(username_key__contains=keys.usuario).exists())


def _is_within_an_address(keys: Keys) -> bool:
    return bool(Account.objects.filter(email_key__contains=keys.correo2).exists())


def _ends_an_address(keys: Keys) -> bool:
    return bool(Account.objects.filter(email_key__endswith=keys.correo2).exists())


def _has_capitals(text: str) -> bool:
    return text != text.lower()


def _only_as_stored(request: HttpRequest, username: str, password: str) -> Account | None:
    return None if _has_capitals(username) else authenticated(request, username, password)


def _free_with_capitals(form: Form, name: str, texts: Texts) -> Texts:
    return Texts(texts.free, texts.free) if name == "usuario" and _has_capitals(form.get("usuario")) else texts


_SMALL = Rule(
    "id-en-minusculas",
    lambda value, _form: not _has_capitals(value),
    "Escriba el ID en minúsculas.",
    pattern("[^A-Z]*"),
)

DEFECTS = (
    Defect(
        "id-ocupado-por-su-comienzo",
        _RESEMBLING_ID,
        Kind.TOO_STRICT,
        "Da por usado un ID que empieza como el de una cuenta.",
        _looked_up("usuario", _begins_with_an_account),
        _ID,
    ),
    Defect(
        "id-ocupado-por-estar-en-otro",
        _RESEMBLING_ID,
        Kind.TOO_STRICT,
        "Da por usado un ID que es una parte del de una cuenta.",
        _looked_up("usuario", _is_within_an_id),
        _ID,
    ),
    Defect(
        "correo-ocupado-por-estar-en-otro",
        _RESEMBLING_EMAIL,
        Kind.TOO_STRICT,
        "Da por usado un correo que es una parte del de una cuenta.",
        _looked_up("correo2", _is_within_an_address),
        _EMAIL,
    ),
    Defect(
        "correo-ocupado-por-su-final",
        _RESEMBLING_EMAIL,
        Kind.TOO_STRICT,
        "Da por usado un correo en el que acaba el de una cuenta.",
        _looked_up("correo2", _ends_an_address),
        _EMAIL,
    ),
    Defect(
        "id-guardado-en-minusculas",
        "5.3.1.registro-con-mayusculas-en-el-id",
        Kind.STALE,
        "Guarda el ID en minúsculas y lo busca como se escribe: quien puso mayúsculas no entra.",
        chain(policy(answers_check=_free_with_capitals), part("site", recognises=_only_as_stored)),
        _ID,
    ),
    Defect(
        "id-sin-mayusculas",
        "5.3.1.registro-con-mayusculas-en-el-id",
        Kind.TOO_STRICT,
        "No admite mayúsculas en el ID.",
        everywhere(added("usuario", _SMALL)),
        _ID,
    ),
)
