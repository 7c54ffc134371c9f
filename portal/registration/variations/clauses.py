"""Variations that keep a clause in another way than the portal does: what the document leaves to whoever builds it."""

from dataclasses import replace

from portal.registration.policy import Policy
from portal.registration.variations.model import Part, Variation, looking, scripted

_UNPRESSED = "el botón «Registrar» no se puede pulsar con el código vacío, y el mensaje se pide al pulsarlo"
_UNPRESSED_MESSAGES = {
    "5.3.1.mensaje-codigo-vacio": _UNPRESSED,
    "5.3.1.mensaje-codigo-no-solicitado-vacio": _UNPRESSED,
}
_ADMITTED_EMPTY = (
    *("vacio-admitido-", "vacio-solo-avisado-", "vacio-avisado-y-registrado-"),
    *("contrasenas-vacias-", "codigo-vacio-sirve", "direccion-opcional-", "celular-opcional-", "documento-opcional-"),
)
"""Defects of a server that registers an incomplete form; nobody sends it one where the button waits."""
_SILENT = "el portal calla cuando el valor está libre, y el documento no dice con qué palabras se avisa"


def _beginning_anew(policy: Policy) -> Policy:
    return replace(policy, remembers_lock=False)


def _one_session(policy: Policy) -> Policy:
    return replace(policy, site=replace(policy.site, one_session=True))


VARIATIONS = (
    Variation(
        "registrar-al-completar",
        Part.BUTTONS,
        "«Registrar» está apagado hasta que lo obligatorio está escrito.",
        scripted("registrar-al-completar"),
        undecided=_UNPRESSED_MESSAGES,
        masks=_ADMITTED_EMPTY,
    ),
    Variation(
        "registrar-marcado",
        Part.BUTTONS,
        "«Registrar» se anuncia apagado y no hace nada hasta que lo obligatorio está escrito.",
        scripted("registrar-marcado"),
        undecided=_UNPRESSED_MESSAGES,
        masks=_ADMITTED_EMPTY,
    ),
    Variation(
        "registrar-sin-puntero",
        Part.BUTTONS,
        "«Registrar» no recibe clics hasta que lo obligatorio está escrito.",
        scripted("registrar-sin-puntero"),
        undecided=_UNPRESSED_MESSAGES,
        masks=_ADMITTED_EMPTY,
    ),
    Variation(
        "pasos-en-orden",
        Part.BUTTONS,
        "El código se pide solo después de comprobar el correo, y su casilla se abre al pedirlo.",
        scripted("pasos-en-orden"),
        undecided={
            "5.3.1.mensaje-codigo-no-solicitado": "la casilla del código está cerrada hasta que se pide uno",
            "5.3.1.mensaje-codigo-no-solicitado-vacio": "la casilla del código está cerrada hasta que se pide uno",
            "5.3.1.codigo-usado-no-sirve": "la casilla del código está cerrada hasta que se pide uno",
        },
    ),
    Variation(
        "documento-da-el-nombre",
        Part.BUTTONS,
        "Al comprobar el documento, el portal propone un nombre si no hay ninguno.",
        scripted("documento-da-el-nombre"),
    ),
    Variation(
        "casillas-al-entrar",
        Part.BOXES,
        "Las casillas se abren cuando la persona entra en ellas, para que ningún navegador las llene.",
        scripted("casillas-al-entrar"),
    ),
    Variation(
        "documento-fija-el-nombre",
        Part.BUTTONS,
        "Al comprobar el documento, el portal pone el nombre y no deja cambiarlo.",
        scripted("documento-fija-el-nombre"),
        undecided={
            "4.2.1.obligatorio-nombre": "el portal pone el nombre él mismo, y no se puede dejar vacío",
        },
    ),
    Variation(
        "id-fijo-al-comprobar",
        Part.LOCKS,
        "Comprobado un ID libre, tampoco su casilla se puede cambiar.",
        lambda policy: replace(
            policy, page=replace(policy.page, locks={**policy.page.locks, "usuario": "comprobar-usuario"})
        ),
        undecided=dict.fromkeys(
            ("5.3.2.registro-con-otro-id", "5.3.1.id-ocupado"),
            "el documento no dice si un ID comprobado se puede cambiar",
        ),
    ),
    Variation(
        "id-abre-el-resto",
        Part.BUTTONS,
        "Lo demás del formulario se abre solo después de comprobar el ID.",
        scripted("id-abre-el-resto"),
    ),
    Variation(
        "comprobar-una-vez",
        Part.BUTTONS,
        "«Comprobar disponibilidad» se apaga después de responder, hasta que el valor cambia.",
        scripted("comprobar-una-vez"),
    ),
    Variation(
        "casillas-en-orden",
        Part.BUTTONS,
        "La confirmación de la contraseña, la provincia y la ciudad se abren cuando lo anterior tiene un valor.",
        scripted("casillas-en-orden"),
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
        "reserva-al-comprobar",
        Part.RESERVATION,
        "ID, documento y correo quedan reservados para la sesión que los comprobó: a otra le dicen que ya se usan.",
        lambda policy: replace(policy, reserves=True),
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
        "senae-al-comprobar",
        Part.SENAE,
        "El correo del SENAE aparece cuando la comprobación dice que el ID está libre.",
        scripted("senae-al-comprobar"),
    ),
    Variation(
        "provincias-del-pais",
        Part.LISTS,
        "La lista de provincias se llena cuando el país elegido es el Ecuador.",
        scripted("provincias-del-pais"),
    ),
    Variation(
        "correo-como-texto",
        Part.LOCKS,
        "Comprobado el correo, las dos direcciones quedan como texto y no como casillas.",
        scripted("correo-como-texto"),
    ),
    Variation(
        "abrir-otra-vez",
        Part.DRAFTS,
        "Abrir la solicitud otra vez empieza una nueva, en la que se puede comprobar otro correo.",
        _beginning_anew,
    ),
    Variation(
        "codigo-en-casillas",
        Part.CODES,
        "El código se escribe en casillas de un carácter, y el cursor pasa solo de una a otra.",
        scripted("codigo-en-casillas"),
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
        "entrada-en-mi-pagina",
        Part.SERVICES,
        "Se entra en «Mi página», cuyo menú tiene también su propio enlace.",
        looking(services_as="mi página"),
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
    Variation(
        "una-sesion-por-persona",
        Part.SIGN_IN,
        "Quien ya está dentro no puede entrar otra vez, desde otro navegador, sin salir antes.",
        _one_session,
    ),
)
