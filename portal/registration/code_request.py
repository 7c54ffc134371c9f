"""The button "Solicitar código de seguridad" (5.3.1): sends a new code, which replaces the one before."""

from dataclasses import replace
from datetime import datetime

from portal.registration import availability
from portal.registration.checks import email_refusal, locked_elsewhere, refuse, told
from portal.registration.mail import MailFailure, MailPolicy, send_code
from portal.registration.messages import Occasion
from portal.registration.models import Draft, SecurityCode
from portal.registration.outcomes import BUSY, MAIL_DOWN, Outcome
from portal.registration.policy import Conflict, Policy
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
    refuses = policy.conflicts["correo2"] is Conflict.REFUSE
    return policy.availability_texts["correo2"].taken if refuses and policy.taken_when_asked(keys, "correo2") else ""


def _within_limits(draft: Draft, email_key: str, now: datetime) -> bool:
    """Whether this request and this address may ask for one more code."""
    return allow("codigo-solicitud", str(draft.pk), now) and allow("codigo-correo", email_key, now)


def request_code(policy: Policy, draft: Draft, form: Form, now: datetime) -> Outcome:
    """Send a code to the checked address and say so (M2)."""
    refusal = email_refusal(policy, form)
    if refusal:
        return refusal
    reason = _unavailable(policy, draft, form)
    if reason:
        return refuse(policy, {"correo2": reason})
    email_key = availability.keys_of(form).correo2
    if not _within_limits(draft, email_key, now):
        return refuse(policy, {"codigo": TOO_MANY}, code=BUSY)
    former = policy.issued(draft, "")
    if former and not policy.sends_again(former, now):
        return told(policy, Outcome("codigo-enviado"), Occasion.CODE_SENT)
    mail = replace(policy.mail, subject=(former and policy.mail.subject_again) or policy.mail.subject)
    return _send(policy, mail, draft, form, now)


def _send(policy: Policy, mail: MailPolicy, draft: Draft, form: Form, now: datetime) -> Outcome:
    """Mail first, remember after: a code that never left is not a code that was sent."""
    code = policy.generate_code(policy.code)
    try:
        send_code(mail, policy.addresses_code(form), code, int(policy.code.lifetime.total_seconds() // 60))
    except MailFailure:
        return refuse(policy, {"codigo": NOT_SENT}, code=MAIL_DOWN)
    digest = policy.fingerprint(code, str(draft.pk), availability.keys_of(form).correo2)
    values = {"digest": digest, "sent_at": policy.dates_code(draft, now), "consumed_at": None}
    store = SecurityCode.objects.update_or_create if policy.replaces_code else SecurityCode.objects.get_or_create
    store(draft=draft, defaults=values)
    return told(policy, Outcome("codigo-enviado"), Occasion.CODE_SENT)
