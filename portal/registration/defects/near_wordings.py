"""Defects of words and lists that are almost those of the document: a word more, an entry twice, a clear colour."""

from dataclasses import replace

from portal.registration.defects.changes import button, catalog, changed, everywhere, field, part
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.policy import Policy
from portal.registration.request_types import REQUEST_TYPES, SENAE

_EMPLOYEE, _GENERAL = 1, 2


def _request(place: int, **values: str) -> Change:
    def apply(old: Policy) -> Policy:
        kinds = list(old.request_types)
        kinds[place] = replace(kinds[place], **values)
        return replace(old, request_types=tuple(kinds))

    return apply


def _again(name: str, place: int) -> Change:
    """An entry of a list a second time, at its end."""
    return catalog(name, lambda old: (*old, old[place]))


DEFECTS = (
    Defect(
        "asterisco-transparente-direccion",
        "4.2.1.asterisco-direccion",
        Kind.ASTERISK,
        "El asterisco de «Dirección» es rojo y transparente: no se ve.",
        field("direccion", star="star star--clear"),
        FIELDS["direccion"].label,
    ),
    Defect(
        "nuevo-registro-sin-efecto",
        "5.2.nuevo-registro-muestra-tipos",
        Kind.DEAD_END,
        "«Nuevo Registro» lleva otra vez a la portada.",
        part("site", front_leads="inicio"),
    ),
    Defect(
        "nuevo-registro-abre-la-solicitud",
        "5.2.nuevo-registro-muestra-tipos",
        Kind.DEAD_END,
        "«Nuevo Registro» abre la solicitud sin mostrar los tipos.",
        part("site", front_leads="formulario"),
    ),
    Defect(
        "tipo-con-una-palabra-de-mas",
        "5.2.tipo-empleado",
        Kind.WORDING,
        "Al nombre de la solicitud de Empleado le agrega una palabra.",
        _request(_EMPLOYEE, name=f"{REQUEST_TYPES[_EMPLOYEE].name} Nuevo"),
    ),
    Defect(
        "tipos-titulo-con-una-palabra-de-mas",
        "5.2.titulo",
        Kind.WORDING,
        "La página de los tipos se titula «Registro de usuario interno».",
        part("site", types_title="Registro de usuario interno"),
    ),
    Defect(
        "aprobacion-de-usuario-general",
        "5.2.usuario-general-sin-aprobacion",
        Kind.APPROVAL,
        "Dice que el registro de Usuario General requiere la aprobación del SENAE.",
        _request(_GENERAL, approval=SENAE),
    ),
    Defect(
        "titulo-con-una-palabra-de-mas",
        "5.3.titulo",
        Kind.WORDING,
        "El formulario se titula «Solicitud de registro para Usuario General OCE».",
        part("page", title="Solicitud de registro para Usuario General OCE"),
    ),
    Defect(
        "rotulo-con-una-palabra-de-mas",
        "5.3.campo-fax",
        Kind.WORDING,
        "El campo «Fax» se llama «Fax internacional».",
        field("fax", label="Fax internacional"),
        FIELDS["fax"].label,
    ),
    Defect(
        "boton-con-una-palabra-de-mas",
        "5.3.boton-solicitar-codigo",
        Kind.WORDING,
        "El botón del código se llama «Solicitar código de seguridad SMS».",
        button("codigo", text="Solicitar código de seguridad SMS"),
        FIELDS["codigo"].label,
    ),
    Defect(
        "tipos-de-documento-repetidos",
        "5.3.1.documento-opciones",
        Kind.LIST,
        "La lista de documentos ofrece dos veces «Cédula de Identidad».",
        _again("document_types", 1),
        FIELDS["documento"].label,
    ),
    Defect(
        "contrasena-de-ocho-octetos",
        "5.3.1.contrasena-menos-de-8",
        Kind.OFF_BY_ONE,
        "Cuenta los octetos de la contraseña y no sus caracteres: la eñe vale por dos.",
        everywhere(
            lambda book: changed("contrasena", "contrasena-alfanumerica", lambda value, _form: value.isalnum(), {})(
                changed("contrasena", "contrasena-minimo", lambda value, _form: len(value.encode()) >= 8, {})(book)
            )
        ),
        FIELDS["contrasena"].label,
    ),
    Defect(
        "operadores-repetidos",
        "5.3.1.operador-opciones",
        Kind.LIST,
        "La lista de operadores ofrece dos veces «CLARO».",
        _again("operators", 0),
        FIELDS["celular"].label,
    ),
)
