"""Defects of the pages around the form (4.1.1, 4.1.2, 5.1, 5.2)."""

from dataclasses import replace
from datetime import datetime, timedelta

from portal.registration.defects.changes import part, policy
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.policy import Policy
from portal.registration.request_types import LEGAL_REPRESENTATIVE, SENAE

_SERVICES = (
    ("4.1.1.consulta-de-informacion", 0, "consulta de información pública", "Estadísticas"),
    ("4.1.1.e-docs", 1, "e-docs", "Archivo personal"),
    ("4.1.1.preguntas-y-respuestas", 2, "preguntas y respuestas", "Ayuda en línea"),
    ("4.1.1.avisos", 3, "avisos", "Agenda"),
    ("5.2.acceso-arancel", 4, "Consulta del Arancel", "Simulador"),
    ("5.2.acceso-mi-pagina", 5, "Mi página", "Preferencias"),
)
_TYPES = (
    ("representante", 0, "Representante de Comercio Exterior", "Registro de importadores y exportadores"),
    ("empleado", 1, "Empleado", "Solicitud de registro de personal"),
    ("usuario-general", 2, "Usuario General", "Solicitud de registro de ciudadanos"),
    ("entidades", 3, "Representantes de Entidades Públicas", "Solicitud de registro de entidades"),
    ("funcionarios", 4, "Funcionarios de Entidades Públicas", "Solicitud de registro de funcionarios"),
    ("organismos", 5, "ORGANISMOS INTERNACIONALES", "Solicitud de registro de organismos"),
    ("discapacidad", 6, "Persona con Discapacidad", "Solicitud de registro preferente"),
)
_APPROVALS = (
    ("representante", 0, "Senae"),
    ("empleado", 1, "su representante legal"),
    ("entidades", 3, "Senae"),
    ("funcionarios", 4, "su representante legal"),
    ("discapacidad", 6, "Senae"),
)


def _rested(last: datetime | None, now: datetime) -> bool:
    return last is None or now - last > timedelta(days=1)


def _no_service(place: int) -> Change:
    return lambda old: replace(old, services=old.services[:place] + old.services[place + 1 :])


def _service(place: int, name: str) -> Change:
    def apply(old: Policy) -> Policy:
        other = replace(old.services[place], name=name, description="En construcción.")
        return replace(old, services=(*old.services[:place], other, *old.services[place + 1 :]))

    return apply


def _no_type(place: int) -> Change:
    return lambda old: replace(old, request_types=old.request_types[:place] + old.request_types[place + 1 :])


def _type(place: int, **values: str) -> Change:
    def apply(old: Policy) -> Policy:
        other = replace(old.request_types[place], **values)
        return replace(old, request_types=(*old.request_types[:place], other, *old.request_types[place + 1 :]))

    return apply


def _ordered(*places: int) -> Change:
    return lambda old: replace(old, request_types=tuple(old.request_types[place] for place in places))


def _services() -> list[Defect]:
    found = []
    for needs, place, words, other in _SERVICES:
        name = needs.rsplit(".", 1)[-1]
        found += [
            Defect(f"servicio-ausente-{name}", needs, Kind.ABSENT, f"Al entrar falta «{words}».", _no_service(place)),
            Defect(
                f"servicio-otro-{name}",
                needs,
                Kind.WORDING,
                f"En lugar de «{words}» ofrece «{other}».",
                _service(place, other),
            ),
        ]
    return found


def _types() -> list[Defect]:
    found = []
    for name, place, words, other in _TYPES:
        needs = f"5.2.tipo-{name}"
        found += [
            Defect(f"tipo-ausente-{name}", needs, Kind.LIST, f"Falta la solicitud de {words}.", _no_type(place)),
            Defect(
                f"tipo-renombrado-{name}",
                needs,
                Kind.WORDING,
                f"La solicitud de {words} se llama «{other}».",
                _type(place, name=other),
            ),
        ]
    return found


def _approvals() -> list[Defect]:
    found = []
    for name, place, who in _APPROVALS:
        needs, wrong = f"5.2.aprobacion-{name}", LEGAL_REPRESENTATIVE if who == "Senae" else SENAE
        found += [
            Defect(
                f"aprobacion-callada-{name}",
                needs,
                Kind.EFFECT_WITHOUT_MESSAGE,
                f"No avisa que la solicitud necesita la aprobación de {who}.",
                _type(place, approval=""),
            ),
            Defect(
                f"aprobacion-de-otro-{name}",
                needs,
                Kind.APPROVAL,
                f"Atribuye a otro la aprobación que da {who}.",
                _type(place, approval=wrong),
            ),
            Defect(
                f"aprobacion-negada-{name}",
                needs,
                Kind.APPROVAL,
                f"Dice que la solicitud no necesita la aprobación de {who}.",
                _type(place, approval=f"No requiere la aprobación de {who}."),
            ),
        ]
    return found


DEFECTS = (
    *_services(),
    Defect(
        "id-entra-una-sola-vez",
        "4.1.2.id-da-acceso",
        Kind.OFF_BY_ONE,
        "El ID da acceso una sola vez.",
        part("site", admits=lambda account, _now: account.last_login is None),
    ),
    Defect(
        "id-espera-un-dia",
        "4.1.2.id-da-acceso",
        Kind.STALE,
        "Quien ya entró debe esperar un día para volver a entrar.",
        part("site", admits=lambda account, now: _rested(account.last_login, now)),
    ),
    Defect(
        "portada-vacia",
        "5.1.portal-visible",
        Kind.ABSENT,
        "La dirección del portal devuelve una página vacía.",
        part("site", front="vacia.html"),
    ),
    Defect(
        "portada-sin-nuevo-registro",
        "5.1.opcion-nuevo-registro",
        Kind.ABSENT,
        "La portada no ofrece «Nuevo Registro».",
        part("site", front_option=""),
    ),
    Defect(
        "portada-crear-cuenta",
        "5.1.opcion-nuevo-registro",
        Kind.WORDING,
        "La opción de la portada se llama «Crear cuenta».",
        part("site", front_option="Crear cuenta"),
    ),
    Defect(
        "tipos-cerrados",
        "5.2.nuevo-registro-muestra-tipos",
        Kind.ABSENT,
        "«Nuevo Registro» lleva a una página que no existe.",
        part("site", types_closed=True),
    ),
    Defect(
        "tipos-sin-detalle",
        "5.2.nuevo-registro-muestra-tipos",
        Kind.LIST,
        "«Nuevo Registro» lleva a una lista de solicitudes vacía.",
        policy(request_types=()),
    ),
    Defect(
        "tipos-sin-enlace",
        "5.2.nuevo-registro-muestra-tipos",
        Kind.BUTTON,
        "Los tipos de solicitud son texto que no se puede elegir.",
        part("site", types_linked=False),
    ),
    Defect(
        "tipos-otro-titulo",
        "5.2.titulo",
        Kind.WORDING,
        "La página de los tipos se titula «Tipos de solicitud».",
        part("site", types_title="Tipos de solicitud"),
    ),
    Defect(
        "tipos-sin-titulo",
        "5.2.titulo",
        Kind.ABSENT,
        "La página de los tipos no tiene título.",
        part("site", types_title=""),
    ),
    *_types(),
    Defect(
        "tipos-alfabeticos",
        "5.2.orden-de-tipos",
        Kind.LIST,
        "Los tipos de solicitud van en orden alfabético.",
        lambda old: replace(old, request_types=tuple(sorted(old.request_types, key=lambda each: each.name))),
    ),
    Defect(
        "tipos-ultimos-cambiados",
        "5.2.orden-de-tipos",
        Kind.LIST,
        "Los dos últimos tipos de solicitud están cambiados.",
        _ordered(0, 1, 2, 3, 4, 6, 5),
    ),
    Defect(
        "tipos-general-primero",
        "5.2.orden-de-tipos",
        Kind.LIST,
        "La solicitud de Usuario General va primera y no tercera.",
        _ordered(2, 0, 1, 3, 4, 5, 6),
    ),
    *_approvals(),
    Defect(
        "general-no-abre",
        "5.2.usuario-general-abre-solicitud",
        Kind.ABSENT,
        "El enlace de Usuario General dice que la solicitud no está disponible.",
        part("site", opens_form=""),
    ),
    Defect(
        "general-abre-desde-empleado",
        "5.2.usuario-general-abre-solicitud",
        Kind.WRONG_FIELD,
        "El formulario de Usuario General se abre desde la solicitud de Empleado.",
        part("site", opens_form="empleado"),
    ),
)
