"""Variations of words, clothes, pace and names: the portal is built as it is."""

from dataclasses import replace

from portal.registration.messages import Message
from portal.registration.policy import Policy
from portal.registration.variations.model import Part, Variation, looking

OTHER_WORDS = {
    Message.EMAILS_DIFFER: "Las dos direcciones de correo no son la misma. Corrija una de ellas para continuar.",
    Message.CODE_SENT: "Busque en su bandeja de entrada la clave que debe copiar aquí. Caduca en un cuarto de hora.",
    Message.CODE_EXPIRED: "Pasó más de un cuarto de hora y la clave que le mandamos caducó. Vuelva a solicitarla.",
    Message.CODE_NOT_REQUESTED: "Primero debe solicitar la clave que se envía a su correo.",
    Message.CODE_WRONG: "La clave que escribió no corresponde a la enviada, o no escribió ninguna.",
}
_NAMES = {
    Message.EMAILS_DIFFER: "correos-distintos",
    Message.CODE_SENT: "codigo-solicitado",
    Message.CODE_EXPIRED: "codigo-vencido",
    Message.CODE_NOT_REQUESTED: "codigo-no-solicitado",
    Message.CODE_WRONG: "codigo-incorrecto",
}


def _in_other_words(policy: Policy) -> Policy:
    told = {each: replace(notice, text=OTHER_WORDS[each]) for each, notice in policy.messages.items()}
    return replace(policy, messages=told)


VARIATIONS = (
    Variation(
        "otra-redaccion",
        Part.MESSAGES,
        "Los cinco mensajes dicen lo mismo con otras palabras.",
        _in_other_words,
        technique=False,
        words={_NAMES[each]: text for each, text in OTHER_WORDS.items()},
    ),
    Variation(
        "otro-estilo",
        Part.STYLE,
        "Otra tipografía, otros colores y otros espacios.",
        looking(stylesheet="otra.css"),
        technique=False,
    ),
    Variation("mas-lento", Part.PACE, "Cada respuesta tarda 0,3 segundos más.", delay=0.3, technique=False),
    Variation(
        "en-grupos", Part.FIELDS, "Los campos van dentro de grupos con leyenda.", looking(grouped=True), technique=False
    ),
    Variation(
        "otros-nombres",
        Part.FIELDS,
        "Los campos tienen otros nombres e identificadores.",
        looking(prefix="wf2_"),
        technique=False,
    ),
)
