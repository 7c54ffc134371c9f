"""Steps of the five documented messages (5.3.1)."""

from __future__ import annotations

from pytest_bdd import parsers, then, when

from pages.profile import Message
from pages.registration_form import RegistrationForm
from steps.judgements import expect_message, expect_no_message

NAMES = {
    "correos distintos": Message.EMAILS_DIFFER,
    "código solicitado": Message.CODE_REQUESTED,
    "código vencido": Message.CODE_EXPIRED,
    "código no solicitado": Message.CODE_NEVER_REQUESTED,
    "código incorrecto": Message.CODE_WRONG,
}


@when("sigue adelante hasta que el portal le avise", target_fixture="moment")
def go_on_until_told(form: RegistrationForm) -> str:
    """5.3.1: the document names no moment, so any passes and the one seen is noted."""
    return form.seek_notice()


@then(parsers.parse("el portal avisa con el mensaje de {name}"))
def message_is_shown_at_some_moment(form: RegistrationForm, name: str, moment: str, notes: list[str]) -> None:
    """5.3.1."""
    notes.append(f"El portal avisó {moment}." if moment else "El portal no avisó en ningún momento.")
    expect_message(form.notice, NAMES[name], notes)


@then(parsers.parse("el portal muestra el mensaje de {name}"))
def message_is_shown(form: RegistrationForm, name: str, notes: list[str]) -> None:
    """5.3.1."""
    expect_message(form.notice, NAMES[name], notes)


@then(parsers.parse("el portal no muestra el mensaje de {name}"))
def message_is_not_shown(form: RegistrationForm, name: str) -> None:
    """5.3.1."""
    expect_no_message(form.notice, NAMES[name])
