"""Sequence defects of the five messages: the one before stays, or is told once only (5.3.1)."""

from portal.registration.defects.changes import silent, tells
from portal.registration.defects.model import Change
from portal.registration.defects.sequence.model import SequenceDefect, SequenceKind
from portal.registration.defects.sequence.when import After, When, on, with_code_typed
from portal.registration.fields import FIELDS
from portal.registration.messages import Message, Occasion

_CODE, _EMAIL = FIELDS["codigo"].label, FIELDS["correo2"].label
_M1, _M3, _M4, _M5 = (
    Message.EMAILS_DIFFER,
    Message.CODE_EXPIRED,
    Message.CODE_NOT_REQUESTED,
    Message.CODE_WRONG,
)
_SENT = After("solicitar-codigo", "codigo-enviado")


def _told(name: str, requirement: str, kind: SequenceKind, title: str, change: Change, *when: When) -> SequenceDefect:
    label = _EMAIL if name.startswith("correos-") else _CODE
    return SequenceDefect(name, f"5.3.1.{requirement}", kind, title, lambda _story: change, when, field=label)


def _once(message: Message) -> tuple[When, ...]:
    """«Registrar» again after it brought this message."""
    return on("registrar"), After("registrar", message=message)


DEFECTS: tuple[SequenceDefect, ...] = (
    _told(
        "correos-distintos-avisados-una-vez",
        "mensaje-correos-distintos",
        SequenceKind.FLAG,
        "De los correos distintos avisa una sola vez; después calla.",
        silent(Occasion.EMAILS_DIFFER),
        After(message=_M1),
    ),
    _told(
        "correos-corregidos-con-mensaje",
        "correos-iguales-sin-mensaje",
        SequenceKind.FLAG,
        "Avisado una vez que los correos difieren, lo repite cuando ya coinciden.",
        tells(Occasion.EMAIL_FREE, _M1),
        on("comprobar-correo"),
        After(message=_M1),
    ),
    _told(
        "enviado-avisado-una-vez",
        "mensaje-codigo-solicitado",
        SequenceKind.FLAG,
        "Avisa que envió el primer código y no dice nada de los siguientes.",
        silent(Occasion.CODE_SENT),
        _SENT,
    ),
    _told(
        "enviado-con-el-mensaje-de-incorrecto",
        "mensaje-codigo-solicitado",
        SequenceKind.KEPT,
        "Después de un código incorrecto, al solicitar otro repite el mensaje de incorrecto.",
        tells(Occasion.CODE_SENT, _M5),
        After("registrar", message=_M5),
    ),
    _told(
        "incorrecto-con-el-mensaje-de-no-solicitado",
        "mensaje-codigo-incorrecto",
        SequenceKind.FLAG,
        "Quien intentó registrarse sin solicitar el código lo solicita, y del incorrecto oye que no lo solicitó.",
        tells(Occasion.CODE_WRONG, _M4),
        *_once(_M4),
    ),
    _told(
        "incorrecto-borra-el-codigo",
        "mensaje-codigo-incorrecto",
        SequenceKind.KEPT,
        "Después de un código incorrecto, del segundo dice que no se solicitó.",
        tells(Occasion.CODE_WRONG, _M4),
        *_once(_M5),
    ),
    _told(
        "vencido-con-el-mensaje-anterior",
        "mensaje-codigo-vencido",
        SequenceKind.KEPT,
        "Después de un código incorrecto, del vencido dice que es incorrecto.",
        tells(Occasion.CODE_EXPIRED, _M5),
        *_once(_M5),
    ),
    _told(
        "vencido-borra-el-codigo",
        "mensaje-codigo-vencido",
        SequenceKind.KEPT,
        "Avisa una vez que el código venció; la segunda dice que no se solicitó.",
        tells(Occasion.CODE_EXPIRED, _M4),
        *_once(_M3),
    ),
    _told(
        "vacio-avisado-una-vez",
        "mensaje-codigo-vacio",
        SequenceKind.FLAG,
        "Del código sin escribir avisa una sola vez; la segunda calla.",
        silent(Occasion.CODE_MISSING),
        *_once(_M5),
    ),
    _told(
        "no-solicitado-avisado-una-vez",
        "mensaje-codigo-no-solicitado",
        SequenceKind.FLAG,
        "Del código no solicitado avisa una sola vez; la segunda calla.",
        silent(Occasion.CODE_NOT_REQUESTED),
        *_once(_M4),
        with_code_typed,
    ),
    _told(
        "registrado-con-el-mensaje-de-incorrecto",
        "codigo-correcto-sin-mensajes",
        SequenceKind.FLAG,
        "Corregido el código, registra y repite el mensaje de incorrecto.",
        tells(Occasion.REGISTERED, _M5),
        After("registrar", message=_M5),
        on("registrar", "/registro/completado/"),
    ),
)
