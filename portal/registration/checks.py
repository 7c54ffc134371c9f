"""The three "Comprobar disponibilidad" buttons (5.3.1): neither free nor taken while the value is not valid."""

from dataclasses import replace

from portal.registration import availability, rulebook
from portal.registration.messages import Occasion
from portal.registration.models import Draft
from portal.registration.outcomes import BUSY, REFUSED, Outcome, Status
from portal.registration.policy import Policy
from portal.registration.rules import Form

TOO_MANY = "Ha hecho demasiadas comprobaciones. Espere unos minutos e inténtelo de nuevo."


def told(policy: Policy, outcome: Outcome, occasion: Occasion | None) -> Outcome:
    """An outcome with the message that its occasion calls for, if one does."""
    message = policy.tells.get(occasion) if occasion else None
    return replace(outcome, message=message, notice=policy.messages[message]) if message else outcome


def refuse(policy: Policy, errors: dict[str, str], occasion: Occasion | None = None, code: int = REFUSED) -> Outcome:
    """A refusal, with errors beside the fields and perhaps one of the five messages."""
    return told(policy, Outcome("rechazado", code, errors=errors), occasion)


def email_failures(policy: Policy, form: Form) -> dict[str, rulebook.Failure]:
    """What the pair of addresses breaks."""
    pair = {name: policy.fields[name] for name in ("correo", "correo2")}
    return rulebook.evaluate(pair, policy.rulebook, form)


def emails_differ(failures: dict[str, rulebook.Failure]) -> bool:
    """Whether what is wrong is that the two addresses are not the same (M1)."""
    failure = failures.get("correo2")
    return failure is not None and failure.code == rulebook.EMAILS_EQUAL


def locked_elsewhere(policy: Policy, draft: Draft, form: Form) -> bool:
    """Whether another address was found free before and may no longer be changed (5.3.1)."""
    kept = policy.page.locks and policy.remembers_lock
    return bool(kept and draft.email_key and not policy.is_checked(draft.email_key, form))


def _look_up(policy: Policy, draft: Draft, form: Form, name: str) -> Outcome:
    """Ask whether a valid value is free, and remember it if so."""
    keys = availability.keys_of(form)
    texts = policy.answers_check(form, name, policy.availability_texts[name])
    if not policy.asks_anew and getattr(availability.remembered(draft), name):
        return Outcome("libre", statuses={name: Status("libre", texts.free)})
    if policy.taken_when_asked(keys, name) or (policy.reserves and availability.is_reserved(keys, name, draft)):
        return Outcome("ocupado", statuses={name: Status("ocupado", texts.taken)})
    column = availability.KEY_COLUMNS[name]
    setattr(draft, column, getattr(keys, name))
    columns = [column]
    if name == "correo2":
        draft.email = form.get("correo2")
        columns.append("email")
    draft.save(update_fields=columns)
    free = Outcome("libre", statuses={name: Status("libre", texts.free)})
    return told(policy, free, Occasion.EMAIL_FREE) if name == "correo2" else free


def too_many(policy: Policy, name: str) -> Outcome:
    """The refusal of one check more than the limit."""
    return refuse(policy, {name: TOO_MANY}, code=BUSY)


def check_field(policy: Policy, draft: Draft, form: Form, name: str) -> Outcome:
    """Check the ID or the document."""
    failure = rulebook.judge(policy.fields[name], policy.rulebook, form)
    if failure:
        return refuse(policy, {name: failure.text})
    return _look_up(policy, draft, form, name)


def email_refusal(policy: Policy, form: Form) -> Outcome | None:
    """Reason for which the pair of addresses is refused; None where nothing that stops stands against it."""
    failures = email_failures(policy, form)
    if frozenset(f"{name}:{failure.code}" for name, failure in failures.items()) <= policy.harmless:
        return None
    occasion = Occasion.EMAILS_DIFFER if emails_differ(failures) else None
    return refuse(policy, {name: failure.text for name, failure in failures.items()}, occasion)


def check_email(policy: Policy, draft: Draft, form: Form) -> Outcome:
    """Check the pair of addresses; once free, it stays (M1 if they differ)."""
    refusal = email_refusal(policy, form)
    if refusal:
        return refusal
    if locked_elsewhere(policy, draft, form):
        return refuse(policy, {"correo2": availability.LOCKED})
    found = _look_up(policy, draft, form, "correo2")
    return told(policy, found, Occasion.EMAILS_DIFFER) if emails_differ(email_failures(policy, form)) else found
