"""The button "Registrar" (5.3.2, 5.4): rules first, then the code, then an account in one transaction."""

from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from portal.registration import availability, codes, rulebook
from portal.registration.checks import emails_differ, locked_elsewhere, refuse
from portal.registration.codes import CodeStatus
from portal.registration.messages import Message
from portal.registration.models import Account, Draft, SecurityCode
from portal.registration.outcomes import BUSY, Outcome
from portal.registration.policy import Policy
from portal.registration.rules import Form
from portal.registration.throttle import allow

TOO_MANY = "Ha fallado demasiadas veces. Pida un código nuevo dentro de unos minutos."
VERDICTS = {
    CodeStatus.NOT_REQUESTED: Message.CODE_NOT_REQUESTED,
    CodeStatus.WRONG: Message.CODE_WRONG,
    CodeStatus.EXPIRED: Message.CODE_EXPIRED,
}
CODE_ERRORS = {
    CodeStatus.NOT_REQUESTED: "Falta solicitar el código.",
    CodeStatus.WRONG: "Escriba el último código que recibió.",
    CodeStatus.EXPIRED: "Solicite un código nuevo.",
}


def field_errors(policy: Policy, draft: Draft, form: Form, failures: dict[str, rulebook.Failure]) -> dict[str, str]:
    """Everything that is wrong beside a field: broken rules, values not checked, values taken since."""
    errors = {name: failure.text for name, failure in failures.items()}
    keys, checked = availability.keys_of(form), availability.remembered(draft)
    if "correo2" not in errors and locked_elsewhere(policy, draft, form):
        errors["correo2"] = availability.LOCKED
    for name in policy.taken(keys):
        errors.setdefault(name, policy.availability_texts[name].taken)
    for name, reminder in policy.must_check.items():
        if getattr(checked, name) != getattr(keys, name):
            errors.setdefault(name, reminder)
    return {name: errors[name] for name in policy.fields if name in errors}


def _issued(draft: Draft) -> SecurityCode | None:
    """The code of the draft, if one was sent."""
    return getattr(draft, "code", None)


def _judge_code(policy: Policy, draft: Draft, form: Form, now: datetime) -> tuple[CodeStatus, str]:
    """What the typed code is worth, and its digest."""
    digest = codes.fingerprint(form.get("codigo"), str(draft.pk), availability.keys_of(form).correo2)
    return policy.verify_code(_issued(draft), digest, now, policy.code), digest


def register(policy: Policy, draft: Draft, form: Form, now: datetime) -> Outcome:
    """Register the person, or say everything that stands against it."""
    failures = rulebook.evaluate(policy.fields, policy.rulebook, form)
    errors = field_errors(policy, draft, form, failures)
    if errors.keys() - {"codigo"}:
        return refuse(policy, errors, Message.EMAILS_DIFFER if emails_differ(failures) else None)
    status, digest = _judge_code(policy, draft, form, now)
    if status is CodeStatus.WRONG and not allow("codigo-intento", str(draft.pk), now):
        return refuse(policy, {"codigo": TOO_MANY}, code=BUSY)
    if status is not CodeStatus.VALID:
        return refuse(policy, {"codigo": CODE_ERRORS[status]}, VERDICTS[status])
    return _create(policy, draft, form, digest, now)


def _account(policy: Policy, form: Form, now: datetime) -> Account:
    """The account that the form describes; hashing the password is the costly part, kept out of the transaction."""
    keys = availability.keys_of(form)
    columns: dict[str, Any] = {
        "username": form.get("usuario"),
        "username_key": keys.usuario,
        "document_type": form.get("tipo_documento"),
        "document": form.get("documento"),
        "document_key": keys.documento,
        "name": form.get("nombre"),
        "password": make_password(form.get("contrasena")),
        "country": form.get("pais"),
        "province": form.get("provincia"),
        "city": form.get("ciudad"),
        "address": form.get("direccion"),
        "phone1": form.get("telefono1"),
        "phone2": form.get("telefono2"),
        "mobile_operator": form.get("operador"),
        "mobile": form.get("celular"),
        "fax": form.get("fax"),
        "email": form.get("correo2"),
        "email_key": keys.correo2,
        "senae_email": form.get("usuario") + policy.page.senae_suffix,
        "is_active": policy.page.approves_at_once,
        "registered_at": now,
    }
    return Account(**columns)


def _create(policy: Policy, draft: Draft, form: Form, digest: str, now: datetime) -> Outcome:
    """Use the code up and create the account, both or neither."""
    account = _account(policy, form, now)
    unused = SecurityCode.objects.filter(draft=draft, consumed_at=None)
    issued = _issued(draft)
    try:
        with transaction.atomic():
            if not unused.filter(digest=issued.digest if issued else digest).update(consumed_at=now):
                return refuse(policy, {"codigo": CODE_ERRORS[CodeStatus.WRONG]}, Message.CODE_WRONG)
            account.save(force_insert=True)
    except IntegrityError:
        taken = policy.taken(availability.keys_of(form)) or availability.taken(availability.keys_of(form))
        return refuse(policy, {name: policy.availability_texts[name].taken for name in sorted(taken)})
    return Outcome("registrado", username=account.username)
