"""Defects of a value that was checked or confirmed and then changed: the ID, the e-mail (5.3.1, 5.3.2)."""

from datetime import UTC, datetime

from portal.registration.availability import Texts, email_key
from portal.registration.codes import fingerprint
from portal.registration.defects.changes import added, chain, changed, everywhere, on_server, policy
from portal.registration.defects.kept_confirmation import KeptConfirmation
from portal.registration.defects.model import Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.models import Account, Knock
from portal.registration.policy import HEALTHY
from portal.registration.rulebook import EMAILS_EQUAL, Rule
from portal.registration.rules import Form

_ID, _EMAIL = FIELDS["usuario"].label, FIELDS["correo"].label
_FIRST = "primer-id"
_EMAIL_ONCE = KeptConfirmation("correo", "correo2", "correo-visto")


def _first_id_key(address: str, username: str) -> str:
    """The key of the first ID that the owner of an address has checked; the ID is its last word."""
    return f"{fingerprint(email_key(address), '', _FIRST)[:40]} {username}"


def _first_id_of(address: str) -> str:
    """The first ID that the owner of an address has checked; empty where none was."""
    noted = Knock.objects.filter(kind=_FIRST, key__startswith=_first_id_key(address, "")).first()
    return noted.key.rpartition(" ")[2] if noted else ""


def _first_id_noted(form: Form, name: str, texts: Texts) -> Texts:
    """The texts of a check, which also keeps the ID if it is the first."""
    address = form.get("correo2")
    if name == "usuario" and address and not _first_id_of(address):
        key = _first_id_key(address, form.get("usuario"))
        Knock.objects.create(kind=_FIRST, key=key, started_at=datetime.now(UTC))
    return texts


def _with_the_first_id(account: Account) -> None:
    account.username = _first_id_of(account.email) or account.username
    account.username_key = account.username.casefold()
    HEALTHY.store(account)


_FIRST_ID_ONLY = Rule(
    "primer-id",
    lambda value, form: not form.get("codigo") or _first_id_of(form.get("correo2")) in ("", value),
    "En esta solicitud ya comprobó otro ID.",
)


DEFECTS = (
    Defect(
        "registro-con-el-primer-id",
        "5.3.2.registro-con-otro-id",
        Kind.STALE,
        "La cuenta queda con el primer ID que la persona comprobó, aunque después haya escrito otro.",
        policy(answers_check=_first_id_noted, store=_with_the_first_id),
        _ID,
    ),
    Defect(
        "registro-solo-con-el-primer-id",
        "5.3.2.registro-con-otro-id",
        Kind.TOO_STRICT,
        "Quien comprobó un ID libre ya no puede registrarse con otro.",
        chain(policy(answers_check=_first_id_noted), on_server(added("usuario", _FIRST_ID_ONLY))),
        _ID,
    ),
    Defect(
        "correos-comparados-antes",
        "5.3.1.mensaje-correos-distintos",
        Kind.STALE,
        "Compara los correos al comprobar el ID; si después cambia el primero, vale la confirmación de antes.",
        chain(
            policy(answers_check=_EMAIL_ONCE.keep),
            everywhere(changed("correo2", EMAILS_EQUAL, _EMAIL_ONCE.agrees, {})),
        ),
        _EMAIL,
    ),
)
