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


class Occasion(StrEnum):
    """When a message may be told."""

    EMAILS_DIFFER = "correos-distintos"
    EMAIL_FREE = "correo-disponible"
    CODE_SENT = "codigo-enviado"
    CODE_EXPIRED = "codigo-vencido"
    CODE_NOT_REQUESTED = "codigo-no-solicitado"
    CODE_NEITHER = "codigo-ni-solicitado-ni-escrito"
    CODE_MISSING = "codigo-no-escrito"
    CODE_WRONG = "codigo-incorrecto"
    REGISTERED = "registrado"


@dataclass(frozen=True)
class Notice:
    """What is said, in a dialog or, where it must not stop the person, above the form."""

    title: str
    text: str
    tone: str = "aviso"
    modal: bool = True


TELLS: Mapping[Occasion, Message] = {
    Occasion.EMAILS_DIFFER: Message.EMAILS_DIFFER,
    Occasion.CODE_SENT: Message.CODE_SENT,
    Occasion.CODE_EXPIRED: Message.CODE_EXPIRED,
    Occasion.CODE_NOT_REQUESTED: Message.CODE_NOT_REQUESTED,
    Occasion.CODE_NEITHER: Message.CODE_NOT_REQUESTED,
    Occasion.CODE_MISSING: Message.CODE_WRONG,
    Occasion.CODE_WRONG: Message.CODE_WRONG,
}


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
