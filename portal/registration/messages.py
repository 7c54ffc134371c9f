"""The five messages of the form (5.3.1), each with its condition; the wording is this portal's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Message(StrEnum):
    """Which message, named after its condition."""

    EMAILS_DIFFER = "M1"
    CODE_SENT = "M2"
    CODE_EXPIRED = "M3"
    CODE_NOT_REQUESTED = "M4"
    CODE_WRONG = "M5"


@dataclass(frozen=True)
class Notice:
    """What the dialog says."""

    title: str
    text: str
    tone: str = "aviso"


MESSAGES: Mapping[Message, Notice] = {
    Message.EMAILS_DIFFER: Notice(
        "Los correos no coinciden",
        "El correo electrónico y su confirmación son distintos: escriba la misma dirección en los dos campos.",
    ),
    Message.CODE_SENT: Notice(
        "Código enviado",
        "Le hemos mandado un código de seguridad por correo: escríbalo en el formulario antes de que pasen 15 minutos.",
        "exito",
    ),
    Message.CODE_EXPIRED: Notice(
        "Código caducado",
        "Su código de seguridad ya no sirve porque lo enviamos hace más de 15 minutos: pida uno nuevo.",
    ),
    Message.CODE_NOT_REQUESTED: Notice(
        "Falta pedir el código",
        "Todavía no ha pedido ningún código de seguridad: solicítelo con el botón que está junto al campo.",
    ),
    Message.CODE_WRONG: Notice(
        "Código incorrecto",
        "El código de seguridad está vacío o no es igual al último que recibió: revíselo y vuelva a intentarlo.",
    ),
}
