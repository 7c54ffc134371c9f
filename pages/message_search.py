"""Search for the moment at which a portal shows a message, where the document names none (5.3.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pages.components.availability_field import CHECK_AVAILABILITY
from pages.components.fields import REQUEST_CODE
from pages.profile import Message
from pages.registration_form import REGISTER, RegistrationForm, Submission


@dataclass(frozen=True)
class MessageMoment:
    """The moment at which the portal showed a message.

    Attributes:
        moment: In Spanish; empty where it showed none at any moment.
        sent: The contents of the form just before.
    """

    moment: str
    sent: Submission


class MessageSearch:
    """Acts on a form, moment by moment, until the portal shows a message.

    Args:
        form: The filled form.
    """

    def __init__(self, form: RegistrationForm) -> None:
        self._form = form

    def about_the_emails(self) -> MessageMoment:
        """Act until the portal shows the message about the two e-mails; the document names no moment for it."""
        form, press = self._form, self._form.presses.press
        form.notice.set_baseline()
        return self._search(
            Message.EMAILS_DIFFER,
            {
                "al salir del campo": form.email_again.input.blur,
                "al comprobar la disponibilidad": lambda: press(form.email_again.button, f"«{CHECK_AVAILABILITY}»"),
                "al solicitar el código": lambda: press(form.button(REQUEST_CODE), f"«{REQUEST_CODE}»"),
                "al registrar": lambda: press(form.button(REGISTER), f"«{REGISTER}»"),
            },
        )

    def about_the_code(self, time_passes: Callable[[], None]) -> MessageMoment:
        """Let time pass and go on, until the portal shows the message about the expired code."""
        form, press = self._form, self._form.presses.press
        form.notice.set_baseline()
        return self._search(
            Message.CODE_EXPIRED,
            {"por sí solo": time_passes, "al registrar": lambda: press(form.button(REGISTER), f"«{REGISTER}»")},
        )

    def _search(self, message: Message, moments: Mapping[str, Callable[[], object]]) -> MessageMoment:
        """Act moment by moment; a late message still counts, as the baseline stays the same."""
        sent = Submission()
        for moment, act in moments.items():
            sent = self._form.read_whole()
            self._form.do(act)
            if self._form.notice.may_show(message):
                return MessageMoment(moment, sent)
        return MessageMoment("", sent)
