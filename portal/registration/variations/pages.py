"""Variations of what a page loads, shows besides the form, and does with what is typed."""

from portal.registration.variations.model import Part, Variation, looking, scripted

_LETTERS_ADMITTED = tuple(
    f"{name}-{defect}"
    for name in ("telefono1", "telefono2", "celular")
    for defect in ("solo-numeros-", "final-sin-mirar", "letras-quitadas")
)
"""Defects of a server that admits letters in a number; nobody sends it any where the box takes none."""

VARIATIONS = (
    Variation(
        "marco-mudo",
        Part.TRAFFIC,
        "Cada página lleva un marco de otro servidor que nunca responde.",
        scripted("marco-mudo"),
        silent=True,
    ),
    Variation(
        "sondeo",
        Part.TRAFFIC,
        "Cada página pregunta sin cesar a su servidor, y a otro que nunca responde.",
        scripted("sondeo"),
        silent=True,
    ),
    Variation(
        "estadisticas",
        Part.TRAFFIC,
        "Cada página y cada clic cargan una imagen de otro servidor que nunca responde.",
        scripted("estadisticas"),
        silent=True,
    ),
    Variation(
        "aviso-de-cookies",
        Part.LAYERS,
        "Un aviso de cookies cubre la primera página hasta que alguien lo acepta o lo rechaza.",
        scripted("aviso-de-cookies"),
    ),
    Variation(
        "ayuda-en-linea",
        Part.LAYERS,
        "Un segundo después de abrirse la página aparece una ventana de ayuda que tapa lo de abajo y se puede cerrar.",
        scripted("ayuda-en-linea"),
    ),
    Variation(
        "registrar-pregunta",
        Part.QUESTIONS,
        "«Registrar» pregunta antes de enviar la solicitud, y sigue solo si la persona dice que sí.",
        scripted("registrar-pregunta"),
    ),
    Variation(
        "registrar-confirma",
        Part.QUESTIONS,
        "«Registrar» muestra lo escrito en otra pantalla, y la solicitud se envía al confirmarlo.",
        scripted("registrar-confirma"),
    ),
    Variation(
        "acceso-en-cabecera",
        Part.HEADER,
        "La solicitud tiene en su cabecera el acceso de la portada, con casillas del mismo nombre.",
        scripted("acceso-en-cabecera"),
    ),
    Variation(
        "ocultos",
        Part.HIDDEN,
        "La página guarda, sin mostrarlos, textos de todos los mensajes y respuestas, y campos que son trampas.",
        scripted("ocultos"),
    ),
    Variation(
        "programas-tarde",
        Part.SCRIPTS,
        "Los botones del formulario no hacen nada hasta 1,2 segundos después de mostrarse.",
        looking(late=True),
    ),
    Variation(
        "rotulos-partidos",
        Part.LABELS,
        "Los rótulos llevan guiones blandos, espacios de ancho cero y elementos anidados.",
        scripted("rotulos-partidos"),
    ),
    Variation(
        "mayusculas",
        Part.BOXES,
        "El nombre y la dirección se convierten en mayúsculas al escribirlos.",
        scripted("mayusculas"),
    ),
    Variation(
        "casillas-de-numeros",
        Part.BOXES,
        "Los teléfonos se escriben en casillas que solo aceptan números.",
        scripted("casillas-de-numeros"),
        masks=_LETTERS_ADMITTED,
    ),
    Variation("sin-pegar", Part.BOXES, "En ninguna casilla se puede pegar un texto.", scripted("sin-pegar")),
    Variation(
        "ciudades-por-partes",
        Part.LISTS,
        "La lista de ciudades se llena por partes, durante un cuarto de segundo.",
        scripted("ciudades-por-partes"),
    ),
)
