"""Defects of the security code in another order: its age, a second one, and the codes of others (5.3.1)."""

from datetime import datetime, timedelta

from portal.registration.codes import Attempt, CodePolicy, CodeStatus, is_expired, verify
from portal.registration.defects.changes import chain, policy
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.models import Draft, SecurityCode
from portal.registration.policy import HEALTHY, issued_to

_CODE = FIELDS["codigo"].label
_NEEDS = "5.3.1."
_ACTIONS = frozenset({"comprobar-usuario", "comprobar-documento", "comprobar-correo", "solicitar-codigo", "registrar"})


def _from_the_first_button(draft: Draft, now: datetime) -> datetime:
    return draft.begun_at or now


def _from_the_first_code(draft: Draft, now: datetime) -> datetime:
    former = issued_to(draft, "")
    return former.sent_at if former else now


def _with_what_was_left(draft: Draft, now: datetime) -> datetime:
    """The later moment from which a second code counts, as what was left of the first is added."""
    former = issued_to(draft, "")
    left = HEALTHY.code.lifetime - (now - former.sent_at) if former else timedelta()
    return now + max(left, timedelta())


def _without_end_once_sent_again(draft: Draft, now: datetime) -> datetime:
    return now + timedelta(days=3650) if issued_to(draft, "") else now


def _ends_with_its_session(draft: Draft, digest: str) -> SecurityCode | None:
    """The code of a request that has lasted longer than a code counts as sent when the request began."""
    issued = issued_to(draft, digest)
    if issued and draft.begun_at:
        issued.sent_at = min(issued.sent_at, draft.begun_at)
    return issued


def _while_it_lives(former: SecurityCode, now: datetime) -> bool:
    return not is_expired(former, now, HEALTHY.code)


def _everybodys(draft: Draft, digest: str) -> SecurityCode | None:
    """The code that was typed, whose ever it is; else the own one."""
    unused = SecurityCode.objects.filter(digest=digest, consumed_at=None)
    return unused.first() or issued_to(draft, digest)


def _formers(draft: Draft, digest: str) -> SecurityCode | None:
    """The own code; where none was sent, that of the request which this browser has completed."""
    own = issued_to(draft, digest)
    return own or SecurityCode.objects.filter(draft_id=draft.former_pk or 0).first()


def _of_a_window(draft: Draft, digest: str) -> SecurityCode | None:
    """The same, as if it had been the right one."""
    former = _formers(draft, digest)
    if former and former.consumed_at:
        former.digest = digest
    return former


def _used_or_not(attempt: Attempt, code: CodePolicy) -> CodeStatus:
    """That a code was used is not looked at."""
    if attempt.issued:
        attempt.issued.consumed_at = None
    return verify(attempt, code)


def _plain(code: str, _owner: str, _email: str) -> str:
    return HEALTHY.fingerprint(code, "", "")


def _of_owner(code: str, owner: str, _email: str) -> str:
    return HEALTHY.fingerprint(code, owner, "")


def _of_domain(code: str, owner: str, email: str) -> str:
    return HEALTHY.fingerprint(code, owner, email.rpartition("@")[2])


_REOPENED = policy(remembers_lock=False)
_USED: Change = chain(policy(fingerprint=_plain, verify_code=_used_or_not, uses_codes_up=False))


def _defect(name: str, requirement: str, kind: Kind, title: str, change: Change) -> Defect:
    return Defect(name, f"{_NEEDS}{requirement}", kind, title, change, _CODE)


_AGE = (
    _defect(
        "codigo-desde-el-primer-boton",
        "codigo-cuenta-desde-la-solicitud",
        Kind.STALE,
        "Los 15 minutos del código cuentan desde el primer botón de la solicitud y no desde que se pide.",
        policy(dates_code=_from_the_first_button),
    ),
    _defect(
        "codigo-con-la-sesion",
        "codigo-cuenta-desde-la-solicitud",
        Kind.TOO_STRICT,
        "El código vence con la sesión, 15 minutos después de empezada la solicitud.",
        policy(issued=_ends_with_its_session),
    ),
    _defect(
        "codigo-renovado-al-registrar",
        "codigo-no-se-prorroga",
        Kind.WRONG_MOMENT,
        "Cada intento de registrar da otros 15 minutos al código.",
        policy(renews_code=frozenset({"registrar"})),
    ),
    _defect(
        "codigo-renovado-con-el-uso",
        "codigo-no-se-prorroga",
        Kind.CHECK_MISSING,
        "El código vence a los 15 minutos del último botón que se presionó.",
        policy(renews_code=_ACTIONS),
    ),
)
_SECOND = (
    _defect(
        "segundo-codigo-no-sale",
        "codigo-segundo-llega",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "De un segundo código dice que lo envió y no lo envía.",
        policy(sends_again=lambda _former, _now: False),
    ),
    _defect(
        "segundo-codigo-solo-antes-de-vencer",
        "codigo-segundo-llega",
        Kind.WRONG_MOMENT,
        "Vuelve a enviar un código solo mientras el anterior no ha vencido.",
        policy(sends_again=_while_it_lives),
    ),
    _defect(
        "segundo-codigo-con-la-hora-del-primero",
        "codigo-segundo-sirve",
        Kind.STALE,
        "Los 15 minutos del segundo código cuentan desde el primero.",
        policy(dates_code=_from_the_first_code),
    ),
    _defect(
        "segundo-codigo-no-guardado",
        "codigo-segundo-sirve",
        Kind.STALE,
        "Envía un segundo código y sigue esperando el primero.",
        policy(replaces_code=False),
    ),
)
_SECOND_EXPIRES = (
    _defect(
        "segundo-codigo-suma-el-tiempo-del-primero",
        "codigo-segundo-vence",
        Kind.WRONG_MOMENT,
        "El segundo código dura 15 minutos más lo que al primero le quedaba.",
        policy(dates_code=_with_what_was_left),
    ),
    _defect(
        "segundo-codigo-sin-vencimiento",
        "codigo-segundo-vence",
        Kind.CHECK_MISSING,
        "El segundo código no vence.",
        policy(dates_code=_without_end_once_sent_again),
    ),
)
_OTHERS = (
    _defect(
        "codigo-de-otra-persona-sirve",
        "codigo-de-otra-persona-bloquea",
        Kind.CHECK_MISSING,
        "Busca el código entre los de todas las solicitudes y no solo en la de la persona.",
        policy(fingerprint=_plain, issued=_everybodys),
    ),
    _defect(
        "codigo-de-otra-persona-sin-gastarlo",
        "codigo-de-otra-persona-bloquea",
        Kind.CHECK_MISSING,
        "Acepta cualquier código que haya enviado, y no lo da por usado.",
        policy(fingerprint=_plain, issued=_everybodys, uses_codes_up=False),
    ),
    _defect(
        "codigo-usado-sirve",
        "codigo-usado-no-sirve",
        Kind.STALE,
        "El código con que se registró una persona sirve para otra en la misma ventana.",
        chain(_USED, policy(issued=_formers)),
    ),
    _defect(
        "codigo-usado-sin-compararlo",
        "codigo-usado-no-sirve",
        Kind.CHECK_MISSING,
        "Después de un registro no vuelve a comparar el código en la misma ventana.",
        chain(_USED, policy(issued=_of_a_window)),
    ),
    _defect(
        "codigo-atado-a-la-ventana",
        "codigo-de-otra-direccion-bloquea",
        Kind.CHECK_MISSING,
        "Abierta la solicitud de nuevo, el código pedido para un correo sirve con otro.",
        chain(_REOPENED, policy(fingerprint=_of_owner)),
    ),
    _defect(
        "codigo-atado-al-dominio",
        "codigo-de-otra-direccion-bloquea",
        Kind.CHECK_MISSING,
        "Abierta la solicitud de nuevo, el código sirve con cualquier correo del mismo dominio.",
        chain(_REOPENED, policy(fingerprint=_of_domain)),
    ),
)
DEFECTS = (*_AGE, *_SECOND, *_SECOND_EXPIRES, *_OTHERS)
