"""Part of a drafted profile that rests on what a portal answers: deadlines, clock, mail, availability, messages."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pages.explore.learned import Learned

_CLOCK = """\
# FALTA: cómo se mueve el reloj del portal. Sin eso, los requisitos de los quince minutos quedan inconclusos.
[clock]
kind = "none"
# kind = "header"               # una cabecera de cada petición lleva el instante que el portal toma por ahora
# name = "X-Nombre-Cabecera"
"""
_MAIL = """\
[mail]
domain = "prueba.example"       # dominio de los correos de prueba; todos llegan al Mailpit de MAILPIT_URL
# Para leer un buzón de verdad, por IMAP, vea [mail] en profiles/plantilla.toml."""
_ROUTE = """\
# FALTA: quién comprobó, y cómo, que los correos de este portal llegan a ese buzón.
# route = "Redes lo comprobó el … con un correo enviado desde el servidor del portal"
"""
_AVAILABILITY = """\
# FALTA: con qué palabras contesta «Comprobar disponibilidad»; aquí, las que más se usan.
[availability]
free = "disponible"
taken = "en uso"
"""
_MESSAGES = """\
# FALTA: la redacción de los cinco mensajes, cuando alguien la apruebe: correos-distintos, codigo-solicitado,
# codigo-vencido, codigo-no-solicitado y codigo-incorrecto. Sin ella, lo que se muestre queda inconcluso.
# [messages.codigo-vencido]
# text = "…"
"""
_CLOCKS_AGREE = 60
"""Seconds by which two clocks may differ and still tell the same time of a code of fifteen minutes."""


def answers(learned: Learned | None) -> Iterator[str]:
    """Lines of the draft, in the order of the file.

    Args:
        learned: What the portal told; None where it was not asked.
    """
    if learned is None:
        yield from (_CLOCK, f"{_MAIL}\n{_ROUTE}", _AVAILABILITY, _MESSAGES)
        return
    if learned.trouble:
        yield f"# FALTA: no se le pudo preguntar todo ({' '.join(learned.trouble.split())})"
    yield f"# Su respuesta más lenta tardó {seconds_in_words(learned.slowest)}."
    yield f"deadline_seconds = {learned.deadline}\n"
    yield f"{_skew(learned.ahead)}{_CLOCK}"
    yield f"{_MAIL}\n{_mail(learned)}"
    yield _availability(learned)
    yield f"{_requested(learned)}{_MESSAGES}"


def _skew(ahead: float | None) -> str:
    """Comparison of the portal's clock with this machine's, as a comment."""
    if ahead is None:
        return "# El portal no fecha sus respuestas, y no se sabe qué hora tiene.\n"
    if abs(ahead) <= _CLOCKS_AGREE:
        return "# La hora con que el portal fecha sus respuestas es la de esta máquina.\n"
    where = "adelantado" if ahead > 0 else "atrasado"
    return f"# El reloj del portal va {abs(ahead):.0f} segundos {where} respecto al de esta máquina.\n"


def _mail(learned: Learned) -> str:
    if not learned.mail_seconds:
        return f"# FALTA: se pidió un código, si se pudo, y no llegó ningún correo a ese buzón.\n{_ROUTE}"
    told = f"# El correo con el código vino de {_comment(learned.sender)}, con el asunto {_comment(learned.subject)}.\n"
    code = "# FALTA: en él no se reconoce un código, o no se sabe cuál es.\n# code_pattern = '…'\n"
    took = seconds_in_words(learned.mail_seconds)
    route = f"explore --ask lo comprobó el {learned.day}: el correo pedido llegó en {took}"
    lines = (
        f"deadline_seconds = {learned.mail_deadline}\n{'' if learned.has_code else code}route = {toml_text(route)}\n"
    )
    return f"{told}{lines}"


def _availability(learned: Learned) -> str:
    if not learned.free:
        return f"# Al comprobar un ID libre, el portal no dijo nada.\n{_AVAILABILITY}"
    hints = f" En la página se lee también {', '.join(map(_comment, learned.hints))}." if learned.hints else ""
    return (
        f"# De un ID libre, el portal dijo {_comment(learned.said)}.\n"
        f"# FALTA: qué dice de un ID en uso, pues solo se preguntó por uno libre; aquí, lo que más se usa.{hints}\n"
        f'[availability]\nfree = {toml_text(" ".join(learned.free.split()))}\ntaken = "en uso"\n'
    )


def _requested(learned: Learned) -> str:
    """Text that the portal showed when the code was requested, as a comment: a person must approve it."""
    said = " ".join(f"{_comment(each)}." for each in learned.requested)
    told = f"# Al pedir el código, el portal mostró {said}\n# Si es lo que dice el documento, es codigo-solicitado.\n"
    return told if said else ""


def _comment(text: str) -> str:
    return f"«{' '.join(text.split())}»"


def seconds_in_words(number: float) -> str:
    """Seconds in Spanish, with one decimal."""
    return f"{number:.1f} segundos".replace(".", ",")


def toml_text(text: str) -> str:
    """A TOML string; TOML has the escapes of JSON."""
    return json.dumps(text, ensure_ascii=False)
