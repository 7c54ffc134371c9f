"""Variations of how the page tells availability and the five messages."""

from portal.registration.variations.model import Part, Variation, scripted

VARIATIONS = (
    Variation(
        "respuestas-flotantes",
        Part.ANSWERS,
        "La disponibilidad se dice en avisos flotantes que desaparecen solos.",
        scripted("respuestas-flotantes"),
    ),
    Variation(
        "respuestas-en-ventana",
        Part.ANSWERS,
        "La disponibilidad se dice en una ventana que hay que cerrar para seguir.",
        scripted("respuestas-en-ventana"),
    ),
    Variation(
        "respuestas-pintadas",
        Part.ANSWERS,
        "La disponibilidad la escribe la hoja de estilo, después del campo.",
        scripted("respuestas-pintadas"),
    ),
    Variation(
        "respuestas-en-casilla",
        Part.ANSWERS,
        "La disponibilidad se dice en una casilla de solo lectura.",
        scripted("respuestas-en-casilla"),
    ),
    Variation(
        "mensajes-flotantes",
        Part.MESSAGES,
        "Los cinco mensajes salen en avisos flotantes que desaparecen solos.",
        scripted("mensajes-flotantes"),
    ),
    Variation(
        "mensajes-sin-papel",
        Part.MESSAGES,
        "Los cinco mensajes salen en una ventana hecha de cajas sin papel declarado, dentro del formulario.",
        scripted("mensajes-sin-papel"),
    ),
    Variation(
        "mensajes-en-burbuja",
        Part.MESSAGES,
        "Los cinco mensajes salen en la burbuja con que el navegador valida una casilla.",
        scripted("mensajes-en-burbuja"),
    ),
)
