"""Who may do what how often: by session, by account or address of mail, and by network.

Sizes are settings (``PORTAL_LIMITS``). The network's are wide, as a whole office comes from one address; the others
are narrow. What a button answers beyond its limit is the same whether or not an account exists.
"""

from datetime import datetime

from portal.registration import availability, checks, throttle
from portal.registration.models import Draft
from portal.registration.network import network
from portal.registration.outcomes import BUSY, Outcome
from portal.registration.requests import PortalRequest
from portal.registration.rules import Form

TOO_MANY_CODES = "Ha pedido demasiados códigos. Espere un rato e inténtelo de nuevo."
TOO_MANY_FORMS = "Desde su red se enviaron demasiadas solicitudes. Espere unos minutos e inténtelo de nuevo."


def may_sign_in(request: PortalRequest, username: str) -> bool:
    """Whether one more password may be tried: for this ID from this network, for this ID, and from this network.

    The first limit is narrow and stops a guesser; the second is wide, so that the owner is not easily locked out.
    """
    origin = network(request)
    allowed = [
        throttle.allow("ingreso-id", f"{origin} {username}", request.instant),
        throttle.allow("ingreso-cuenta", username, request.instant),
        throttle.allow("ingreso-origen", origin, request.instant),
    ]
    return all(allowed)


def signed_in(request: PortalRequest, username: str) -> None:
    """Forget the failed attempts for this ID from this network, after a successful sign-in."""
    throttle.forget("ingreso-id", f"{network(request)} {username}")


def may_try_code(draft: Draft, form: Form, now: datetime) -> bool:
    """Whether one more code may be tried, right or wrong: in this request of registration, and for this address."""
    email = availability.keys_of(form).correo2
    by_draft = throttle.allow("codigo-intento", str(draft.pk), now)
    return by_draft and throttle.allow("codigo-intento-correo", email, now)


def refusal(request: PortalRequest, draft: Draft, form: Form, action: str) -> Outcome | None:
    """What a button answers to a network that has pressed it too often; None where it has not."""
    if action == "solicitar-codigo" and not throttle.allow("codigo-origen", network(request), request.instant):
        return checks.refuse(request.policy, {"codigo": TOO_MANY_CODES}, code=BUSY)
    if action != "registrar":
        return None
    if not throttle.allow("registro-origen", network(request), request.instant):
        return checks.refuse(request.policy, {"usuario": TOO_MANY_FORMS}, code=BUSY)
    unchecked = _unchecked(draft, form)
    if unchecked and not may_check(request):
        return checks.too_many(request.policy, unchecked[0])
    return None


def may_check(request: PortalRequest) -> bool:
    """Whether this network may ask once more who has an account."""
    return throttle.allow("disponibilidad", network(request), request.instant)


def _unchecked(draft: Draft, form: Form) -> list[str]:
    """The values that «Registrar» would tell taken or free without a check: it counts as one."""
    keys, checked = availability.keys_of(form), availability.remembered(draft)
    names = availability.KEY_COLUMNS
    return [name for name in names if getattr(keys, name) and getattr(keys, name) != getattr(checked, name)]
