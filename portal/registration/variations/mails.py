"""Variations of the mail that carries the security code (5.3.1)."""

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.core.mail import EmailMultiAlternatives

from portal.registration.codes import CodePolicy
from portal.registration.policy import Policy
from portal.registration.variations.model import Part, Variation

_RESULTS = "Hola:\n\nEn esta dirección va a recibir los resultados de su trámite y las notificaciones del portal.\n"


def _mailing(**other: Any) -> Callable[[Policy], Policy]:
    return lambda policy: replace(policy, mail=replace(policy.mail, **other))


def _notice(message: EmailMultiAlternatives) -> EmailMultiAlternatives:
    """Another mail to whom a mail goes, without a code."""
    return EmailMultiAlternatives("Su solicitud", _RESULTS, to=message.to, cc=message.cc, bcc=message.bcc)


def _with_enie(code: CodePolicy) -> str:
    return f"Ñ{secrets.choice(code.digits)}{''.join(secrets.choice(code.letters) for _ in range(code.length - 2))}"


def _decomposed(policy: Policy) -> Policy:
    subject = unicodedata.normalize("NFD", policy.mail.subject).replace(" ", "\N{NO-BREAK SPACE}", 1)
    return replace(policy, mail=replace(policy.mail, subject=f"{subject} "))


VARIATIONS = (
    Variation(
        "correo-letra-por-letra",
        Part.MAIL,
        "El código va letra por letra en una tabla, y la parte sin formato solo pide otro programa de correo.",
        _mailing(text="registration/mail/sin_formato.txt", html="registration/mail/letra_por_letra.html"),
    ),
    Variation(
        "correo-con-otros-numeros",
        Part.MAIL,
        "El correo trae además un número de trámite, fecha y hora, documento y teléfono.",
        _mailing(text="registration/mail/otros_numeros.txt", html="registration/mail/otros_numeros.html"),
    ),
    Variation(
        "destinatario-en-mayusculas",
        Part.RECIPIENTS,
        "El correo se dirige a la dirección escrita en mayúsculas.",
        _mailing(to=str.upper),
    ),
    Variation(
        "destinatario-oculto",
        Part.RECIPIENTS,
        "El correo se dirige al propio portal, y la persona lo recibe en copia oculta.",
        _mailing(hidden=True),
    ),
    Variation(
        "copia-al-archivo",
        Part.RECIPIENTS,
        "Un archivo del portal recibe copia oculta de cada correo.",
        _mailing(bcc=("archivo@prueba.example",)),
        undecided={"5.3.1.codigo-destinatario": "el documento no dice que nadie más reciba el correo"},
    ),
    Variation(
        "aviso-antes-del-codigo",
        Part.NOTICES,
        "Antes del correo del código llega a la misma dirección otro aviso.",
        _mailing(deliver=lambda message: (_notice(message).send(), message.send())),
    ),
    Variation(
        "aviso-despues-del-codigo",
        Part.NOTICES,
        "Después del correo del código llega a la misma dirección otro aviso.",
        _mailing(deliver=lambda message: (message.send(), _notice(message).send())),
    ),
    Variation(
        "codigo-con-enie",
        Part.CODES,
        "El código empieza con una eñe, que es una letra.",
        lambda policy: replace(policy, generate_code=_with_enie),
    ),
    Variation(
        "asunto-de-otro-teclado",
        Part.SUBJECT,
        "Las tildes del asunto van en dos caracteres, y un espacio es de los que no se parten.",
        _decomposed,
    ),
)
