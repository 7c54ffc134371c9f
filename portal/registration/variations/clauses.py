"""Variations that keep a clause in another way than the portal does: what the document leaves to whoever builds it."""

from portal.registration.variations.model import Part, Variation, looking, scripted

_UNPRESSED = "el botón «Registrar» no se puede pulsar con el código vacío, y el mensaje se pide al pulsarlo"
_SILENT = "el portal calla cuando el valor está libre, y el documento no dice con qué palabras se avisa"

VARIATIONS = (
    Variation(
        "registrar-al-completar",
        Part.BUTTONS,
        "«Registrar» está apagado hasta que lo obligatorio está escrito.",
        scripted("registrar-al-completar"),
        undecided={
            "5.3.1.mensaje-codigo-vacio": _UNPRESSED,
            "5.3.1.mensaje-codigo-no-solicitado-vacio": _UNPRESSED,
        },
    ),
    Variation(
        "pasos-en-orden",
        Part.BUTTONS,
        "El código se pide solo después de comprobar el correo, y su casilla se abre al pedirlo.",
        scripted("pasos-en-orden"),
        undecided={
            "5.3.1.mensaje-codigo-no-solicitado": "la casilla del código está cerrada hasta que se pide uno",
            "5.3.1.mensaje-codigo-no-solicitado-vacio": "la casilla del código está cerrada hasta que se pide uno",
        },
    ),
    Variation(
        "documento-da-el-nombre",
        Part.BUTTONS,
        "Al comprobar el documento, el portal propone un nombre si no hay ninguno.",
        scripted("documento-da-el-nombre"),
    ),
    Variation(
        "disponible-con-icono",
        Part.ANSWERS,
        "La disponibilidad se dice con un icono que tiene nombre.",
        scripted("disponible-con-icono"),
    ),
    Variation(
        "disponible-con-color",
        Part.ANSWERS,
        "La disponibilidad se dice con un color, y con un texto para lectores de pantalla.",
        scripted("disponible-con-color"),
    ),
    Variation(
        "disponible-en-silencio",
        Part.ANSWERS,
        "Cuando el valor está libre, el portal no dice nada.",
        scripted("disponible-en-silencio"),
        undecided={f"5.3.1.{name}": _SILENT for name in ("id-disponible", "documento-disponible", "correo-disponible")},
    ),
    Variation(
        "rojo-de-otro-espacio",
        Part.MARKS,
        "El rojo de los asteriscos está escrito en oklch.",
        scripted("rojo-de-otro-espacio"),
    ),
    Variation("asterisco-dibujado", Part.MARKS, "Los asteriscos son dibujos SVG.", scripted("asterisco-dibujado")),
    Variation(
        "asterisco-de-fondo",
        Part.MARKS,
        "Los asteriscos son imágenes de fondo.",
        scripted("asterisco-de-fondo"),
    ),
    Variation(
        "asterisco-de-otro-signo", Part.MARKS, "El asterisco es otro de Unicode.", scripted("asterisco-de-otro-signo")
    ),
    Variation(
        "certificado-opcional",
        Part.FIELDS,
        "Hay un campo más, opcional, sobre el certificado digital.",
        scripted("certificado-opcional"),
    ),
    Variation(
        "senae-al-salir",
        Part.SENAE,
        "El correo del SENAE aparece al salir del campo del ID.",
        scripted("senae-al-salir"),
    ),
    Variation(
        "correo-como-texto",
        Part.LOCKS,
        "Comprobado el correo, las dos direcciones quedan como texto y no como casillas.",
        scripted("correo-como-texto"),
    ),
    Variation(
        "telefonos-agrupados",
        Part.BOXES,
        "Los teléfonos se muestran en grupos de cuatro cifras mientras se escriben.",
        scripted("telefonos-agrupados"),
    ),
    Variation(
        "servicios-en-menu",
        Part.SERVICES,
        "Los servicios están en un menú que se abre.",
        looking(services_menu=True),
    ),
    Variation(
        "servicios-en-la-pagina",
        Part.SERVICES,
        "Los servicios están en la misma página a la que se entra, sin enlaces.",
        looking(services_as="texto"),
    ),
    Variation(
        "servicios-en-ventanas",
        Part.SERVICES,
        "Cada servicio se abre en otra ventana.",
        looking(services_as="ventanas"),
    ),
    Variation(
        "servicios-en-otro-servidor",
        Part.SERVICES,
        "Los servicios están en otro servidor, al que llevan sus enlaces.",
        looking(services_as="ajenos"),
        undecided=dict.fromkeys(
            (
                "4.1.1.consulta-de-informacion",
                "4.1.1.e-docs",
                "4.1.1.preguntas-y-respuestas",
                "4.1.1.avisos",
                "5.2.acceso-arancel",
                "5.2.acceso-mi-pagina",
            ),
            "el servicio está en otro servidor, que la suite nombra y no visita",
        ),
    ),
)
