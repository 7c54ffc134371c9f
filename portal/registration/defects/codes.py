"""Defects of the security code, its mail and its life (5.3.1)."""

import secrets
from dataclasses import replace
from datetime import timedelta

from portal.registration.codes import Attempt, CodePolicy, CodeStatus, verify
from portal.registration.defects.changes import harmless, part, policy, silent, tells
from portal.registration.defects.model import Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.messages import Message, Occasion

_CODE = FIELDS["codigo"].label
_NEEDS = "5.3.1."


def _exactly(attempt: Attempt, code: CodePolicy) -> CodeStatus:
    """The last instant no longer counts."""
    found = verify(attempt, code)
    late = attempt.issued is not None and attempt.now - attempt.issued.sent_at >= code.lifetime
    return CodeStatus.EXPIRED if found is CodeStatus.VALID and late else found


def _never_expires(attempt: Attempt, code: CodePolicy) -> CodeStatus:
    return verify(attempt, replace(code, lifetime=timedelta(days=365)))


def _drawn(alphabet: str, length: int) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(length))


def _with_symbols(code: CodePolicy) -> str:
    return f"{_drawn(code.letters, 3)}{_drawn(code.digits, 1)}-{_drawn(code.letters + code.digits, 4)}"


def _underscored(code: CodePolicy) -> str:
    return f"{_drawn(code.letters, 3)}{_drawn(code.digits, 1)}_{_drawn(code.letters, 2)}{_drawn(code.digits, 2)}"


def _masked(code: str) -> str:
    return "•" * len(code)


_MAIL = (
    Defect(
        "correo-no-sale",
        f"{_NEEDS}codigo-llega",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Dice que envió el código y no envía ningún correo.",
        part("mail", sent=False),
        _CODE,
    ),
    Defect(
        "correo-al-senae",
        f"{_NEEDS}codigo-llega",
        Kind.WRONG_FIELD,
        "Envía el código a una dirección del SENAE y no a la escrita.",
        part("mail", to=lambda address: f"{address.split('@', maxsplit=1)[0]}@correo.aduana.example"),
        _CODE,
    ),
    Defect(
        "correo-a-otro-buzon",
        f"{_NEEDS}codigo-llega",
        Kind.MAIL,
        "Envía el código a la dirección escrita sin su primer carácter.",
        part("mail", to=lambda address: address[1:]),
        _CODE,
    ),
    Defect(
        "asunto-recortado",
        f"{_NEEDS}codigo-asunto",
        Kind.MAIL,
        "El asunto del correo es solo «ACTIVACIÓN DE CORREO».",
        part("mail", subject="ACTIVACIÓN DE CORREO"),
        _CODE,
    ),
    Defect(
        "asunto-sin-tildes",
        f"{_NEEDS}codigo-asunto",
        Kind.MAIL,
        "El asunto del correo no lleva tildes.",
        part("mail", subject="ACTIVACION DE CORREO ELECTRONICO"),
        _CODE,
    ),
    Defect(
        "asunto-otro",
        f"{_NEEDS}codigo-asunto",
        Kind.WORDING,
        "El asunto del correo es «CÓDIGO DE SEGURIDAD».",
        part("mail", subject="CÓDIGO DE SEGURIDAD"),
        _CODE,
    ),
    Defect(
        "copia-visible",
        f"{_NEEDS}codigo-destinatario",
        Kind.MAIL,
        "Envía copia del código a la mesa de servicios.",
        part("mail", cc=("mesa.de.servicios@prueba.example",)),
        _CODE,
    ),
    Defect(
        "copia-al-anterior",
        f"{_NEEDS}codigo-destinatario",
        Kind.STALE,
        "Envía el código también a quien lo pidió antes.",
        part("mail", cc=("solicitante.anterior@prueba.example",)),
        _CODE,
    ),
    Defect(
        "copia-oculta",
        f"{_NEEDS}codigo-destinatario",
        Kind.MAIL,
        "Envía copia oculta del código a un archivo.",
        part("mail", bcc=("archivo@prueba.example",)),
        _CODE,
    ),
    Defect(
        "correo-sin-codigo",
        f"{_NEEDS}codigo-en-el-correo",
        Kind.ABSENT,
        "El correo llega sin el código.",
        part("mail", written=lambda _code: ""),
        _CODE,
    ),
    Defect(
        "correo-con-codigo-tapado",
        f"{_NEEDS}codigo-en-el-correo",
        Kind.MAIL,
        "El correo muestra puntos en lugar del código.",
        part("mail", written=_masked),
        _CODE,
    ),
    Defect(
        "codigo-con-guion",
        f"{_NEEDS}codigo-letras-y-numeros",
        Kind.CHECK_MISSING,
        "El código lleva un guion entre letras y números.",
        policy(generate_code=_with_symbols),
        _CODE,
    ),
    Defect(
        "codigo-solo-numeros",
        f"{_NEEDS}codigo-letras-y-numeros-ambos",
        Kind.CHECK_MISSING,
        "Todos los códigos son de números, sin letras.",
        policy(generate_code=lambda code: _drawn(code.digits, code.length)),
        _CODE,
    ),
    Defect(
        "codigo-solo-letras",
        f"{_NEEDS}codigo-letras-y-numeros-ambos",
        Kind.CHECK_MISSING,
        "Todos los códigos son de letras, sin números.",
        policy(generate_code=lambda code: _drawn(code.letters, code.length)),
        _CODE,
    ),
    Defect(
        "codigo-con-guion-bajo",
        f"{_NEEDS}codigo-letras-y-numeros",
        Kind.MAIL,
        "El código lleva un guion bajo, como los que salen de base64 para direcciones.",
        policy(generate_code=_underscored),
        _CODE,
    ),
)
_LIFE = (
    Defect(
        "codigo-14-58",
        f"{_NEEDS}codigo-vale-14-59",
        Kind.OFF_BY_ONE,
        "El código vence un segundo antes, a los 14:59.",
        part("code", lifetime=timedelta(minutes=14, seconds=58)),
        _CODE,
    ),
    Defect(
        "codigo-10-minutos",
        f"{_NEEDS}codigo-vale-14-59",
        Kind.WRONG_DEFAULT,
        "El código vence a los 10 minutos.",
        part("code", lifetime=timedelta(minutes=10)),
        _CODE,
    ),
    Defect(
        "codigo-hasta-15-00-exclusive",
        f"{_NEEDS}codigo-vale-15-00",
        Kind.OFF_BY_ONE,
        "A los 15:00 exactos el código ya no sirve.",
        policy(verify_code=_exactly),
        _CODE,
    ),
    Defect(
        "codigo-15-01",
        f"{_NEEDS}codigo-vence-15-01",
        Kind.OFF_BY_ONE,
        "El código sirve todavía a los 15:01.",
        part("code", lifetime=timedelta(minutes=15, seconds=1)),
        _CODE,
    ),
    Defect(
        "codigo-no-vence",
        f"{_NEEDS}codigo-vence-15-01",
        Kind.CHECK_MISSING,
        "El código no vence nunca.",
        policy(verify_code=_never_expires),
        _CODE,
    ),
    Defect(
        "codigo-vencido-avisado-y-registrado",
        f"{_NEEDS}codigo-vence-15-01",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Avisa que el código venció y registra de todos modos.",
        harmless(Occasion.CODE_EXPIRED),
        _CODE,
    ),
    Defect(
        "vencido-sin-mensaje",
        f"{_NEEDS}mensaje-codigo-vencido",
        Kind.EFFECT_WITHOUT_MESSAGE,
        "Rechaza el código vencido sin mostrar el mensaje.",
        silent(Occasion.CODE_EXPIRED),
        _CODE,
    ),
    Defect(
        "vencido-con-mensaje-de-incorrecto",
        f"{_NEEDS}mensaje-codigo-vencido",
        Kind.WRONG_MESSAGE,
        "Del código vencido dice que es incorrecto.",
        tells(Occasion.CODE_EXPIRED, Message.CODE_WRONG),
        _CODE,
    ),
    Defect(
        "vencido-con-mensaje-de-enviado",
        f"{_NEEDS}mensaje-codigo-vencido",
        Kind.STALE,
        "Con el código vencido repite el mensaje de código enviado.",
        tells(Occasion.CODE_EXPIRED, Message.CODE_SENT),
        _CODE,
    ),
    Defect(
        "vencido-avisado-al-registrar",
        f"{_NEEDS}sin-mensaje-de-vencido-antes",
        Kind.WRONG_MOMENT,
        "Registra con un código vigente y avisa que venció.",
        tells(Occasion.REGISTERED, Message.CODE_EXPIRED),
        _CODE,
    ),
)
DEFECTS = (*_MAIL, *_LIFE)
