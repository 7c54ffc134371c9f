"""The mail that carries the security code (5.3.1): exact subject, text and HTML in Spanish, over real SMTP."""

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


class MailFailure(Exception):
    """The mail server did not take the message."""


@dataclass(frozen=True)
class MailPolicy:
    """The subject that the document gives, the templates of the body, who receives it and how the code is written.

    Where ``hidden``, it is addressed to its own sender, and the person gets a hidden copy.
    """

    subject: str = "ACTIVACIÓN DE CORREO ELECTRÓNICO"
    subject_again: str = ""  # of a mail that follows another; empty for the same
    text: str = "registration/mail/codigo.txt"
    html: str = "registration/mail/codigo.html"
    sent: bool = True
    to: Callable[[str], str] = str
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    hidden: bool = False
    written: Callable[[str], str] = str
    deliver: Callable[[EmailMultiAlternatives], object] = lambda message: message.send()


def send_code(policy: MailPolicy, to: str, code: str, minutes: int) -> None:
    """Send the code, or raise MailFailure."""
    if not policy.sent:
        return
    context = {"code": policy.written(code), "minutes": minutes, "subject": policy.subject}
    message = EmailMultiAlternatives(
        subject=policy.subject,
        body=render_to_string(policy.text, context),
        to=[settings.DEFAULT_FROM_EMAIL if policy.hidden else policy.to(to)],
        cc=policy.cc,
        bcc=(*policy.bcc, policy.to(to)) if policy.hidden else policy.bcc,
        headers={"Auto-Submitted": "auto-generated", "Content-Language": "es"},
    )
    message.attach_alternative(render_to_string(policy.html, context), "text/html")
    try:
        policy.deliver(message)
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("the mail server did not take the message: %s", type(error).__name__)
        raise MailFailure from error
