"""The button "Solicitar código de seguridad" (5.3.1): sends a new code, which replaces the one before."""

from datetime import datetime

from portal.registration import availability, codes
from portal.registration.checks import email_failures, emails_differ, locked_elsewhere, refuse, told
from portal.registration.mail import MailFailure, send_code
from portal.registration.messages import Occasion
from portal.registration.models import Draft, SecurityCode
from portal.registration.outcomes import BUSY, MAIL_DOWN, Outcome
from portal.registration.policy import Policy
from portal.registration.rules import Form
from portal.registration.throttle import allow

TOO_MANY = "Ha pedido demasiados códigos. Espere un rato e inténtelo de nuevo."
NOT_SENT = "No se pudo enviar el correo con el código. Inténtelo de nuevo en unos minutos."


def _unavailable(policy: Policy, draft: Draft, form: Form) -> str:
    """Why the address cannot receive a code yet: not checked, another one locked, or taken since."""
    keys = availability.keys_of(form)
    if locked_elsewhere(policy, draft, form):
        return availability.LOCKED
    if "correo2" in policy.must_check and availability.remembered(draft).correo2 != keys.correo2:
        return policy.must_check["correo2"]
    return policy.availability_texts["correo2"].taken if policy.taken_when_asked(keys, "correo2") else ""


def _within_limits(draft: Draft, email_key: str, now: datetime) -> bool:
    """Whether this request and this address may ask for one more code."""
    return allow("codigo-solicitud", str(draft.pk), now) and allow("codigo-correo", email_key, now)


def request_code(policy: Policy, draft: Draft, form: Form, now: datetime) -> Outcome:
    """Send a code to the checked address and say so (M2)."""
    failures = email_failures(policy, form)
    if failures:
        occasion = Occasion.EMAILS_DIFFER if emails_differ(failures) else None
        return refuse(policy, {name: failure.text for name, failure in failures.items()}, occasion)
    reason = _unavailable(policy, draft, form)
    if reason:
        return refuse(policy, {"correo2": reason})
    email_key = availability.keys_of(form).correo2
    if not _within_limits(draft, email_key, now):
        return refuse(policy, {"codigo": TOO_MANY}, code=BUSY)
    return _send(policy, draft, form.get("correo2"), email_key, now)


def _send(policy: Policy, draft: Draft, email: str, email_key: str, now: datetime) -> Outcome:
    """Mail first, remember after: a code that never left is not a code that was sent."""
    code = policy.generate_code(policy.code)
    try:
        send_code(policy.mail, email, code, int(policy.code.lifetime.total_seconds() // 60))
    except MailFailure:
        return refuse(policy, {"codigo": NOT_SENT}, code=MAIL_DOWN)
    digest = codes.fingerprint(code, str(draft.pk), email_key)
    SecurityCode.objects.update_or_create(draft=draft, defaults={"digest": digest, "sent_at": now, "consumed_at": None})
    return told(policy, Outcome("codigo-enviado"), Occasion.CODE_SENT)
