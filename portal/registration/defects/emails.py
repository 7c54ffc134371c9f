"""Defects of the e-mail, its confirmation and the address at SENAE (5.3.1)."""

from dataclasses import replace
from typing import Any

from portal.registration.defects.changes import (
    added,
    changed,
    everywhere,
    field,
    harmless,
    on_page,
    part,
    silent,
    tells,
    warned_only,
)
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.messages import MESSAGES, Message, Occasion
from portal.registration.policy import Policy
from portal.registration.rulebook import EMAILS_EQUAL, Rule
from portal.registration.rules import Form

_EMAIL, _AGAIN, _SENAE = (FIELDS[name].label for name in ("correo", "correo2", "correo_senae"))


def _same_domain(value: str, form: Form) -> bool:
    """Same text after the at sign."""
    return value.rpartition("@")[2] == form.get("correo").rpartition("@")[2]


_AGREES_ALREADY = Rule(
    "correos-iguales-antes",
    lambda value, form: value == form.get("correo2"),
    MESSAGES[Message.EMAILS_DIFFER].text,
    {"kind": "same", "value": "correo2"},
)


def _lock(name: str, moment: str) -> Change:
    return lambda old: part("page", locks={**old.page.locks, name: moment})(old)


def _senae(**values: Any) -> Change:
    def apply(old: Policy) -> Policy:
        return part("page", senae=replace(old.page.senae, **values))(old)

    return apply


DEFECTS = (
    Defect(
        "correos-distintos-avisados-y-registrados",
        "5.3.1.correos-distintos-bloquea",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Avisa que los correos difieren, y deja pedir el código y registrar la solicitud de todos modos.",
        harmless(f"correo2:{EMAILS_EQUAL}"),
        _AGAIN,
    ),
    Defect(
        "correos-distintos-comparados-solo-en-la-pagina",
        "5.3.1.correos-distintos-bloquea",
        Kind.PAGE_ONLY,
        "La página avisa que los correos difieren; el servidor no los compara, y usa la confirmación.",
        warned_only("correo2", EMAILS_EQUAL),
        _AGAIN,
    ),
    Defect(
        "correos-distintos-despues-del-arroba",
        "5.3.1.correos-distintos-bloquea",
        Kind.CHECK_MISSING,
        "De los dos correos compara solo el dominio.",
        everywhere(changed("correo2", EMAILS_EQUAL, _same_domain, {})),
        _AGAIN,
    ),
    Defect(
        "correos-distintos-sin-mensaje",
        "5.3.1.mensaje-correos-distintos",
        Kind.EFFECT_WITHOUT_MESSAGE,
        "Rechaza los correos distintos sin mostrar el mensaje.",
        silent(Occasion.EMAILS_DIFFER),
        _AGAIN,
    ),
    Defect(
        "correos-distintos-otro-mensaje",
        "5.3.1.mensaje-correos-distintos",
        Kind.WRONG_MESSAGE,
        "Cuando los correos difieren muestra el mensaje de código no solicitado.",
        tells(Occasion.EMAILS_DIFFER, Message.CODE_NOT_REQUESTED),
        _AGAIN,
    ),
    Defect(
        "correos-iguales-con-mensaje",
        "5.3.1.correos-iguales-sin-mensaje",
        Kind.WRONG_MOMENT,
        "Muestra el mensaje de correos distintos cuando coinciden.",
        tells(Occasion.EMAIL_FREE, Message.EMAILS_DIFFER, modal=False),
        _AGAIN,
    ),
    Defect(
        "correos-distintos-avisados-sin-confirmar",
        "5.3.1.sin-mensaje-con-confirmacion-vacia",
        Kind.WRONG_MOMENT,
        "Al salir del primer correo, con la confirmación aún vacía, avisa que los correos difieren.",
        on_page(added("correo", _AGREES_ALREADY)),
        _EMAIL,
    ),
    Defect(
        "correos-distintos-avisados-al-registrar",
        "5.3.1.registro-correcto-sin-mensajes",
        Kind.WRONG_MOMENT,
        "Registra con dos correos iguales y dice que difieren.",
        tells(Occasion.REGISTERED, Message.EMAILS_DIFFER),
        _AGAIN,
    ),
    Defect(
        "correo-no-se-bloquea",
        "5.3.1.correo-se-bloquea",
        Kind.SERVER_ONLY,
        "El servidor fija el correo comprobado y la página deja cambiarlo.",
        _lock("correo", ""),
        _EMAIL,
    ),
    Defect(
        "correo-se-bloquea-tarde",
        "5.3.1.correo-se-bloquea",
        Kind.WRONG_MOMENT,
        "El correo se bloquea al solicitar el código y no al comprobarlo.",
        _lock("correo", "solicitar-codigo"),
        _EMAIL,
    ),
    Defect(
        "confirmacion-no-se-bloquea",
        "5.3.1.confirmacion-correo-se-bloquea",
        Kind.SERVER_ONLY,
        "El servidor fija el correo comprobado y la página deja cambiar su confirmación.",
        _lock("correo2", ""),
        _AGAIN,
    ),
    Defect(
        "confirmacion-se-bloquea-tarde",
        "5.3.1.confirmacion-correo-se-bloquea",
        Kind.WRONG_MOMENT,
        "La confirmación del correo se bloquea al solicitar el código y no al comprobarlo.",
        _lock("correo2", "solicitar-codigo"),
        _AGAIN,
    ),
    Defect(
        "correo-se-bloquea-al-salir",
        "5.3.1.correo-editable-antes",
        Kind.WRONG_MOMENT,
        "El correo se bloquea en cuanto se sale del campo, sin comprobarlo.",
        _lock("correo", "salir-de-correo"),
        _EMAIL,
    ),
    Defect(
        "correo-se-bloquea-con-el-id",
        "5.3.1.correo-editable-antes",
        Kind.WRONG_FIELD,
        "Comprobar el ID bloquea el correo.",
        _lock("correo", "comprobar-usuario"),
        _EMAIL,
    ),
    Defect(
        "confirmacion-se-bloquea-al-salir",
        "5.3.1.correo-editable-si-difiere",
        Kind.WRONG_MOMENT,
        "La confirmación del correo se bloquea en cuanto se sale del campo, aunque difiera del correo.",
        _lock("correo2", "salir-de-correo2"),
        _AGAIN,
    ),
    Defect(
        "confirmacion-se-bloquea-con-el-id",
        "5.3.1.correo-editable-si-difiere",
        Kind.WRONG_FIELD,
        "Comprobar el ID bloquea la confirmación del correo, aunque difiera de este.",
        _lock("correo2", "comprobar-usuario"),
        _AGAIN,
    ),
    Defect(
        "senae-otro-dominio",
        "5.3.1.correo-senae-automatico",
        Kind.WRONG_DEFAULT,
        "El correo del SENAE termina en @aduana.gob.ec.",
        _senae(suffix="@aduana.gob.ec"),
        _SENAE,
    ),
    Defect(
        "senae-del-nombre",
        "5.3.1.correo-senae-automatico",
        Kind.WRONG_FIELD,
        "El correo del SENAE se forma con el nombre y no con el ID.",
        _senae(source="nombre"),
        _SENAE,
    ),
    Defect(
        "senae-de-ocho",
        "5.3.1.correo-senae-automatico",
        Kind.OFF_BY_ONE,
        "El correo del SENAE toma solo los primeros 8 caracteres del ID.",
        _senae(length=8),
        _SENAE,
    ),
    Defect(
        "senae-de-30",
        "5.3.1.correo-senae-automatico",
        Kind.TOO_STRICT,
        "El correo del SENAE no pasa de 30 caracteres, y de un ID largo lleva solo los nueve primeros.",
        _senae(length=9),
        _SENAE,
    ),
    Defect(
        "senae-solo-al-enviar",
        "5.3.1.correo-senae-automatico",
        Kind.STALE,
        "El correo del SENAE no aparece en la solicitud, ni al escribir el ID ni al comprobarlo.",
        _senae(live=False),
        _SENAE,
    ),
    Defect(
        "senae-se-escribe",
        "5.3.1.correo-senae-no-editable",
        Kind.CHECK_MISSING,
        "El correo del SENAE se puede escribir a mano.",
        field("correo_senae", readonly=False),
        _SENAE,
    ),
)
