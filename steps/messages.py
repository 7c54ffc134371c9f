"""Steps of the five documented messages (5.3.1)."""

from __future__ import annotations

from pytest_bdd import parsers, then, when

from fixtures.clock import Clock, duration
from fixtures.evidence.notes import Notes
from fixtures.people.applicant import Applicant
from fixtures.people.effects import leaves
from pages.message_search import MessageMoment, MessageSearch
from pages.profile import Message
from pages.registration_form import RegistrationForm, Submission
from steps.expect.lost_values import noted_loss
from steps.expect.messages import expect_message, expect_no_message, leave_undecided_if_unpressed, note_moment

NAMES = {each.in_words: each for each in Message}


@when("sigue adelante hasta que el portal le avise", target_fixture="told")
@leaves(accounts=1, mails=1)
def go_on_until_told(form: RegistrationForm) -> MessageMoment:
    """The person goes on until the portal shows its message; the document names no moment for it (5.3.1)."""
    return MessageSearch(form).about_the_emails()


@when(parsers.parse("pasan {time} y sigue adelante hasta que el portal le avise"), target_fixture="told")
@leaves(accounts=1)
def go_on_after_a_time(form: RegistrationForm, clock: Clock, time: str) -> MessageMoment:
    """Time passes, and the person goes on until the portal shows its message, by itself or on «Registrar» (5.3.1)."""
    return MessageSearch(form).about_the_code(lambda: clock.advance(duration(time)))


@then(parsers.parse("el portal avisa con el mensaje de {name}"))
def message_is_shown_at_some_moment(
    form: RegistrationForm, applicant: Applicant, name: str, told: MessageMoment, notes: Notes
) -> None:
    """Assert that the portal shows a message at any moment, which is noted (5.3.1)."""
    note_moment(told, notes)
    expect_message(form.notice, NAMES[name], notes, noted_loss(applicant, told.sent, notes))


@then(parsers.parse("el portal muestra el mensaje de {name}"))
def message_is_shown(form: RegistrationForm, applicant: Applicant, sent: Submission, name: str, notes: Notes) -> None:
    """Assert that the portal shows a message (5.3.1)."""
    leave_undecided_if_unpressed(sent, NAMES[name], form.notice)
    expect_message(form.notice, NAMES[name], notes, noted_loss(applicant, sent, notes))


@then(parsers.parse("el portal no muestra el mensaje de {name}"))
def message_is_not_shown(
    form: RegistrationForm, applicant: Applicant, sent: Submission, name: str, notes: Notes
) -> None:
    """Assert that the portal does not show a message (5.3.1)."""
    leave_undecided_if_unpressed(sent, NAMES[name], form.notice)
    expect_no_message(form.notice, NAMES[name], notes, noted_loss(applicant, sent, notes))
