"""Defects of the messages about the code, and of what they announce (5.3.1)."""

from portal.registration.codes import Attempt, CodePolicy, CodeStatus, verify
from portal.registration.defects.changes import harmless, policy, silent, tells
from portal.registration.defects.model import Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.messages import Message, Occasion
from portal.registration.policy import Verifier

_CODE = FIELDS["codigo"].label
_NEEDS = "5.3.1."


def _forgives(status: CodeStatus, *, typed: bool = True) -> Verifier:
    """A judge that takes one kind of bad code for good."""

    def judge(attempt: Attempt, code: CodePolicy) -> CodeStatus:
        found = verify(attempt, code)
        return CodeStatus.VALID if found is status and bool(attempt.typed) is typed else found

    return judge


def _one_off(attempt: Attempt, code: CodePolicy) -> CodeStatus:
    """Any code as long as the one that was sent."""
    found = verify(attempt, code)
    return CodeStatus.VALID if found is CodeStatus.WRONG and len(attempt.typed) == code.length else found


DEFECTS = (
    Defect(
        "enviado-sin-mensaje",
        f"{_NEEDS}mensaje-codigo-solicitado",
        Kind.EFFECT_WITHOUT_MESSAGE,
        "Envía el código sin mostrar el mensaje.",
        silent(Occasion.CODE_SENT),
        _CODE,
    ),
    Defect(
        "enviado-con-otro-mensaje",
        f"{_NEEDS}mensaje-codigo-solicitado",
        Kind.WRONG_MESSAGE,
        "Al enviar el código dice que no se ha solicitado.",
        tells(Occasion.CODE_SENT, Message.CODE_NOT_REQUESTED),
        _CODE,
    ),
    Defect(
        "enviado-avisado-al-comprobar",
        f"{_NEEDS}sin-mensaje-antes-de-solicitar",
        Kind.WRONG_MOMENT,
        "Dice que envió el código al comprobar el correo, sin que nadie lo solicite.",
        tells(Occasion.EMAIL_FREE, Message.CODE_SENT, modal=False),
        _CODE,
    ),
    Defect(
        "enviado-avisado-al-registrar",
        f"{_NEEDS}registro-correcto-sin-mensajes",
        Kind.WRONG_MOMENT,
        "Registra con el código correcto y vuelve a decir que lo envió.",
        tells(Occasion.REGISTERED, Message.CODE_SENT),
        _CODE,
    ),
    Defect(
        "no-solicitado-sin-mensaje",
        f"{_NEEDS}mensaje-codigo-no-solicitado",
        Kind.EFFECT_WITHOUT_MESSAGE,
        "Rechaza un código que no se solicitó sin mostrar el mensaje.",
        silent(Occasion.CODE_NOT_REQUESTED),
        _CODE,
    ),
    Defect(
        "no-solicitado-con-mensaje-de-incorrecto",
        f"{_NEEDS}mensaje-codigo-no-solicitado",
        Kind.WRONG_MESSAGE,
        "De un código que no se solicitó dice que es incorrecto.",
        tells(Occasion.CODE_NOT_REQUESTED, Message.CODE_WRONG),
        _CODE,
    ),
    Defect(
        "no-solicitado-sirve",
        f"{_NEEDS}codigo-no-solicitado-bloquea",
        Kind.CHECK_MISSING,
        "Registra con cualquier código que no se solicitó.",
        policy(verify_code=_forgives(CodeStatus.NOT_REQUESTED)),
        _CODE,
    ),
    Defect(
        "no-solicitado-avisado-y-registrado",
        f"{_NEEDS}codigo-no-solicitado-bloquea",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Avisa que el código no se solicitó y registra de todos modos.",
        harmless(Occasion.CODE_NOT_REQUESTED),
        _CODE,
    ),
    Defect(
        "ni-solicitado-ni-escrito-incorrecto",
        f"{_NEEDS}mensaje-codigo-no-solicitado-vacio",
        Kind.WRONG_MESSAGE,
        "De un código ni solicitado ni escrito dice que es incorrecto.",
        tells(Occasion.CODE_NEITHER, Message.CODE_WRONG),
        _CODE,
    ),
    Defect(
        "ni-solicitado-ni-escrito-sin-mensaje",
        f"{_NEEDS}mensaje-codigo-no-solicitado-vacio",
        Kind.EFFECT_WITHOUT_MESSAGE,
        "Rechaza un código ni solicitado ni escrito sin mostrar el mensaje.",
        silent(Occasion.CODE_NEITHER),
        _CODE,
    ),
    Defect(
        "no-escrito-sin-mensaje",
        f"{_NEEDS}mensaje-codigo-vacio",
        Kind.EFFECT_WITHOUT_MESSAGE,
        "Rechaza el código que falta sin mostrar el mensaje.",
        silent(Occasion.CODE_MISSING),
        _CODE,
    ),
    Defect(
        "no-escrito-con-mensaje-de-no-solicitado",
        f"{_NEEDS}mensaje-codigo-vacio",
        Kind.WRONG_MESSAGE,
        "Del código que falta dice que no se solicitó.",
        tells(Occasion.CODE_MISSING, Message.CODE_NOT_REQUESTED),
        _CODE,
    ),
    Defect(
        "incorrecto-sin-mensaje",
        f"{_NEEDS}mensaje-codigo-incorrecto",
        Kind.EFFECT_WITHOUT_MESSAGE,
        "Rechaza el código incorrecto sin mostrar el mensaje.",
        silent(Occasion.CODE_WRONG),
        _CODE,
    ),
    Defect(
        "incorrecto-con-mensaje-de-vencido",
        f"{_NEEDS}mensaje-codigo-incorrecto",
        Kind.WRONG_MESSAGE,
        "Del código incorrecto dice que venció.",
        tells(Occasion.CODE_WRONG, Message.CODE_EXPIRED),
        _CODE,
    ),
    Defect(
        "incorrecto-avisado-y-registrado",
        f"{_NEEDS}codigo-incorrecto-bloquea",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Avisa que el código es incorrecto y registra de todos modos.",
        harmless(Occasion.CODE_WRONG),
        _CODE,
    ),
    Defect(
        "incorrecto-sirve",
        f"{_NEEDS}codigo-incorrecto-bloquea",
        Kind.CHECK_MISSING,
        "Registra con cualquier código si se solicitó uno.",
        policy(verify_code=_forgives(CodeStatus.WRONG)),
        _CODE,
    ),
    Defect(
        "incorrecto-del-mismo-largo",
        f"{_NEEDS}codigo-incorrecto-bloquea",
        Kind.CHECK_MISSING,
        "Compara solo el largo del código.",
        policy(verify_code=_one_off),
        _CODE,
    ),
    Defect(
        "correcto-con-mensaje-de-incorrecto",
        f"{_NEEDS}codigo-correcto-sin-mensajes",
        Kind.WRONG_MOMENT,
        "Registra con el código correcto y dice que es incorrecto.",
        tells(Occasion.REGISTERED, Message.CODE_WRONG),
        _CODE,
    ),
    Defect(
        "correcto-con-mensaje-de-no-solicitado",
        f"{_NEEDS}codigo-correcto-sin-mensajes",
        Kind.WRONG_MOMENT,
        "Registra con el código correcto y dice que no se solicitó.",
        tells(Occasion.REGISTERED, Message.CODE_NOT_REQUESTED),
        _CODE,
    ),
)
