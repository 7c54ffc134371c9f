"""The button "Registrar" (5.3.2, 5.4): rules first, then the code, then an account in one transaction."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from portal.registration import availability, rulebook
from portal.registration.checks import emails_differ, locked_elsewhere, refuse, told
from portal.registration.codes import Attempt, CodeStatus, verify
from portal.registration.limits import may_try_code
from portal.registration.messages import Occasion
from portal.registration.models import Account, Draft, SecurityCode
from portal.registration.outcomes import BUSY, Outcome
from portal.registration.policy import Conflict, Policy
from portal.registration.rules import Form

TOO_MANY = "Ha fallado demasiadas veces. Pida un código nuevo dentro de unos minutos."
CODE_ERRORS = {
    CodeStatus.NOT_REQUESTED: "Falta solicitar el código.",
    CodeStatus.WRONG: "Escriba el último código que recibió.",
    CodeStatus.EXPIRED: "Solicite un código nuevo.",
}


@dataclass(frozen=True)
class Objection:
    """What stands against a registration, and on which grounds: ``field:rule``, a field, or an occasion."""

    answer: Outcome
    grounds: frozenset[str]


def field_errors(policy: Policy, draft: Draft, form: Form, failures: dict[str, rulebook.Failure]) -> dict[str, str]:
    """Everything that is wrong beside a field: broken rules, values not checked, values taken since."""
    errors = {name: failure.text for name, failure in failures.items()}
    keys, checked = availability.keys_of(form), availability.remembered(draft)
    if "correo2" not in errors and locked_elsewhere(policy, draft, form):
        errors["correo2"] = availability.LOCKED
    for name in _refused(policy, form, checked):
        errors.setdefault(name, policy.availability_texts[name].taken)
    for name, reminder in policy.must_check.items():
        found_free = getattr(checked, name)
        is_checked = found_free == getattr(keys, name)
        if name == "correo2" and found_free:
            is_checked = policy.is_checked(found_free, form)
        if not is_checked:
            errors.setdefault(name, reminder)
    return {name: errors[name] for name in policy.fields if name in errors}


def _refused(policy: Policy, form: Form, checked: availability.Keys) -> list[str]:
    """The fields whose value belongs to another account and may not be used again."""
    keys = availability.keys_of(form)
    same = {name for name in availability.KEY_COLUMNS if getattr(keys, name) == getattr(checked, name)}
    taken = policy.taken(keys) - {name for name in same if _is_trusted(policy, name)}
    return sorted(name for name in taken if policy.conflicts[name] is Conflict.REFUSE)


def _is_trusted(policy: Policy, name: str) -> bool:
    """Whether «Registrar» does not look a value up again that a check found free."""
    return frozenset({name}) <= policy.trusts_checks


def _digest(policy: Policy, draft: Draft, form: Form) -> str:
    """The digest that the typed code would have, if it was sent for this request and this address."""
    return policy.fingerprint(form.get("codigo"), str(draft.pk), availability.keys_of(form).correo2)


def _judge_code(policy: Policy, draft: Draft, form: Form, now: datetime) -> CodeStatus:
    """What the typed code is worth."""
    if not policy.needs_code(form):
        return CodeStatus.VALID
    digest = _digest(policy, draft, form)
    return policy.verify_code(Attempt(form.get("codigo"), digest, policy.issued(draft, digest), now), policy.code)


def _occasion(status: CodeStatus, typed: str) -> Occasion:
    """Which message a code calls for that is not good."""
    if status is CodeStatus.EXPIRED:
        return Occasion.CODE_EXPIRED
    if status is CodeStatus.WRONG:
        return Occasion.CODE_WRONG if typed else Occasion.CODE_MISSING
    return Occasion.CODE_NOT_REQUESTED if typed else Occasion.CODE_NEITHER


def _objection(policy: Policy, draft: Draft, form: Form, now: datetime) -> Objection | None:
    """What stands against the registration: the fields first, the code after them."""
    failures = rulebook.evaluate(policy.fields, policy.rulebook, form)
    errors = field_errors(policy, draft, form, failures)
    if errors.keys() - {"codigo"}:
        differ = Occasion.EMAILS_DIFFER if emails_differ(failures) else None
        grounds = (f"{name}:{failures[name].code}" if name in failures else name for name in errors)
        return Objection(refuse(policy, errors, differ), frozenset(grounds))
    status = _judge_code(policy, draft, form, now)
    if status is not CodeStatus.NOT_REQUESTED and not may_try_code(draft, form, now):
        return Objection(refuse(policy, {"codigo": TOO_MANY}, code=BUSY), frozenset({"codigo"}))
    if status is CodeStatus.VALID:
        return None
    occasion = _occasion(status, form.get("codigo"))
    return Objection(refuse(policy, {"codigo": CODE_ERRORS[status]}, occasion), frozenset({occasion}))


def check_code(policy: Policy, draft: Draft, form: Form, now: datetime) -> Outcome:
    """Answer to a page that asks about the code before it sends the form; it registers nobody."""
    status = _judge_code(replace(policy, verify_code=verify), draft, form, now)
    if status is CodeStatus.VALID:
        return Outcome("codigo-bueno")
    return refuse(policy, {"codigo": CODE_ERRORS[status]}, _occasion(status, form.get("codigo")))


def register(policy: Policy, draft: Draft, form: Form, now: datetime) -> Outcome:
    """Register the person, or say everything that stands against it."""
    objection = _objection(policy, draft, form, now)
    if objection is None:
        return _create(policy, draft, form, now)
    if policy.gives_in(draft, objection.grounds):
        return _create(policy, draft, form, now)
    if objection.grounds <= policy.harmless:
        _create(policy, draft, form, now)
    if policy.refusal_uses_code:
        SecurityCode.objects.filter(draft=draft, consumed_at=None).update(consumed_at=now)
    return objection.answer


def _keys(policy: Policy, draft: Draft, form: Form) -> availability.Keys:
    """The keys under which the account is found; a value that is empty or may repeat is told apart by its request."""
    keys = availability.keys_of(form)
    again = {
        name for name in policy.taken(keys) if _is_trusted(policy, name) or policy.conflicts[name] is Conflict.REPEAT
    }
    alone = {name: getattr(keys, name) for name in availability.KEY_COLUMNS}
    return availability.Keys(
        **{name: f"{key} {draft.pk}" if not key or name in again else key for name, key in alone.items()}
    )


def _account(policy: Policy, draft: Draft, form: Form, now: datetime) -> Account:
    """The account that the form describes; hashing the password is the costly part, kept out of the transaction."""
    keys, address = _keys(policy, draft, form), policy.account_address(form)
    is_confirmed = address == form.get("correo2")
    columns: dict[str, Any] = {
        "username": form.get("usuario"),
        "username_key": keys.usuario,
        "document_type": form.get("tipo_documento"),
        "document": form.get("documento"),
        "document_key": keys.documento,
        "name": policy.kept.get("nombre", str)(form.get("nombre")),
        "password": make_password(policy.stores_password(form.get("contrasena"))),
        "country": form.get("pais"),
        "province": form.get("provincia"),
        "city": form.get("ciudad"),
        "address": policy.kept.get("direccion", str)(form.get("direccion")),
        "phone1": form.get("telefono1"),
        "phone2": form.get("telefono2"),
        "mobile_operator": form.get("operador"),
        "mobile": form.get("celular"),
        "fax": form.get("fax"),
        "email": address,
        "email_key": keys.correo2 if is_confirmed else f"{availability.email_key(address)} {draft.pk}",
        "senae_email": policy.page.senae.of(form.values),
        "is_active": policy.approves_at_once,
        "registered_at": now,
    }
    return Account(**columns)


def _use_up(issued: SecurityCode, now: datetime) -> bool:
    """Mark a code as used; whether it was not used before."""
    unused = SecurityCode.objects.filter(pk=issued.pk, digest=issued.digest, consumed_at=None)
    return bool(unused.update(consumed_at=now))


def _create(policy: Policy, draft: Draft, form: Form, now: datetime) -> Outcome:
    """Use the code up and create the account, both or neither."""
    for name, column in availability.KEY_COLUMNS.items():
        if policy.conflicts[name] is Conflict.REPLACE:
            Account.objects.filter(**{column: getattr(availability.keys_of(form), name)}).delete()
    account = _account(policy, draft, form, now)
    issued = policy.issued(draft, _digest(policy, draft, form)) if policy.uses_codes_up else None
    try:
        with transaction.atomic():
            if issued is not None and not _use_up(issued, now):
                return refuse(policy, {"codigo": CODE_ERRORS[CodeStatus.WRONG]}, Occasion.CODE_WRONG)
            policy.store(account)
    except IntegrityError:
        taken = sorted(availability.taken(availability.keys_of(form)))
        return refuse(policy, {name: policy.availability_texts[name].taken for name in taken})
    return told(policy, Outcome("registrado", username=account.username), Occasion.REGISTERED)
