"""Defects of the lock on the e-mail that was found free (5.3.1)."""

from portal.registration.codes import fingerprint
from portal.registration.defects.changes import chain, part, policy, without
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.models import Account
from portal.registration.policy import HEALTHY

_EMAIL = FIELDS["correo"].label
_LOCKED, _KEPT, _REGISTERED = (
    f"5.3.1.{name}" for name in ("correo-comprobado-fijo", "correo-sigue-fijo", "correo-registrado-es-el-comprobado")
)


def _locks(moment: str) -> Change:
    """Both boxes can no longer be changed after this moment; the server keeps the address all the same."""
    return part("page", locks=dict.fromkeys(("correo", "correo2"), moment))


def _unlocked(*moments: str) -> Change:
    return part("page", unlocks=frozenset(moments))


def _of_owner(code: str, owner: str, _email: str) -> str:
    return fingerprint(code, owner, "")


def _with_senae_address(account: Account) -> None:
    account.email = account.email_key = account.senae_email
    HEALTHY.store(account)


def _cut_short(account: Account) -> None:
    account.email, account.email_key = account.email[:-1], account.email_key[:-1]
    HEALTHY.store(account)


_TRUSTING = chain(policy(remembers_lock=False, fingerprint=_of_owner), without("must_check", "correo2"))
DEFECTS = (
    Defect(
        "correo-comprobado-libre",
        _LOCKED,
        Kind.SERVER_ONLY,
        "El servidor fija el correo comprobado y la página deja cambiar los dos campos.",
        _locks(""),
        _EMAIL,
    ),
    Defect(
        "correo-comprobado-libre-hasta-el-codigo",
        _LOCKED,
        Kind.WRONG_MOMENT,
        "Los dos correos se bloquean al solicitar el código y no al comprobarlos.",
        _locks("solicitar-codigo"),
        _EMAIL,
    ),
    Defect(
        "correo-comprobado-se-pega",
        _LOCKED,
        Kind.CHECK_MISSING,
        "En el correo comprobado no se puede teclear, pero sí pegar.",
        part("page", lock_by="teclas"),
        _EMAIL,
    ),
    Defect(
        "correo-comprobado-solo-gris",
        _LOCKED,
        Kind.EFFECT_WITHOUT_MESSAGE,
        "El correo comprobado se ve apagado y se puede cambiar.",
        part("page", lock_by="aspecto"),
        _EMAIL,
    ),
    Defect(
        "correo-suelto-al-comprobar-otra-vez",
        _KEPT,
        Kind.WRONG_MOMENT,
        "Comprobar el correo por segunda vez vuelve a soltarlo.",
        _unlocked("otra-vez-comprobar-correo"),
        _EMAIL,
    ),
    Defect(
        "correo-suelto-al-rechazar",
        _KEPT,
        Kind.STALE,
        "Cuando el registro se rechaza, todos los campos se pueden cambiar otra vez.",
        _unlocked("rechazado"),
        _EMAIL,
    ),
    Defect(
        "correo-suelto-al-solicitar-el-codigo",
        _KEPT,
        Kind.WRONG_MOMENT,
        "Solicitar el código suelta el correo comprobado.",
        _unlocked("codigo-enviado"),
        _EMAIL,
    ),
    Defect(
        "correo-suelto-con-la-provincia",
        _KEPT,
        Kind.WRONG_FIELD,
        "Elegir una provincia suelta el correo comprobado.",
        _unlocked("elegir-provincia"),
        _EMAIL,
    ),
    Defect(
        "correo-suelto-con-el-codigo",
        _KEPT,
        Kind.CHECK_MISSING,
        "Al escribir el código se sueltan los correos, y se registra el último que se escriba.",
        chain(_unlocked("escribir-codigo"), _TRUSTING),
        _EMAIL,
    ),
    Defect(
        "correo-guardado-del-senae",
        _REGISTERED,
        Kind.WRONG_FIELD,
        "Guarda como correo de la cuenta el del SENAE y no el comprobado.",
        policy(store=_with_senae_address),
        _EMAIL,
    ),
    Defect(
        "correo-guardado-sin-la-ultima-letra",
        _REGISTERED,
        Kind.OFF_BY_ONE,
        "Guarda el correo comprobado sin su última letra.",
        policy(store=_cut_short),
        _EMAIL,
    ),
)
