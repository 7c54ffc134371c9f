"""Defects of services that are offered and not reached, and of a front page that answers an error (4.1.1, 5.1, 5.2)."""

from dataclasses import replace
from typing import Any

from portal.registration.defects.changes import part
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.models import Account
from portal.registration.policy import Policy
from portal.registration.site_services import Opens, Service

_SERVICES = (
    ("4.1.1.consulta-de-informacion", "Consulta de información pública"),
    ("4.1.1.e-docs", "e-docs"),
    ("4.1.1.preguntas-y-respuestas", "Preguntas y respuestas"),
    ("4.1.1.avisos", "Avisos"),
    ("5.2.acceso-arancel", "Consulta del Arancel"),
    ("5.2.acceso-mi-pagina", "Mi página"),
)
_EACH = (
    ("no-encontrado", "lleva a una página que no existe", {"opens": Opens.NOTHING}),
    ("con-error", "lleva a un error del servidor", {"opens": Opens.FAILURE}),
    ("pide-ingresar", "devuelve a quien ya entró a la página de ingreso", {"opens": Opens.SIGN_IN}),
)
"""Mistakes that each service can have."""
_ONE = (
    ("prohibido", "responde que no tiene permiso, con estado 403", {"opens": Opens.FORBIDDEN}),
    ("rechazado", "abre una página que dice que no tiene permiso", {"opens": Opens.REFUSAL}),
    ("en-blanco", "abre una página en blanco", {"opens": Opens.BLANK}),
    ("a-la-misma-lista", "lleva otra vez a la lista de servicios", {"opens": Opens.LIST}),
    ("enlace-muerto", "tiene un enlace que no lleva a ninguna parte", {"linked": False}),
    ("sin-rol", "responde que no tiene permiso, con estado 403", {"opens": Opens.FORBIDDEN}),
)
"""Mistakes of one service each, in their order."""


def _leading(place: int, **values: Any) -> Change:
    def apply(old: Policy) -> Policy:
        other = replace(old.services[place], **values)
        return replace(old, services=(*old.services[:place], other, *old.services[place + 1 :]))

    return apply


def _unreached() -> list[Defect]:
    found = []
    for place, (needs, words) in enumerate(_SERVICES):
        found += [
            Defect(
                f"servicio-{how}-{needs.rsplit('.', 1)[-1]}",
                needs,
                Kind.DEAD_END,
                f"«{words}» {title}.",
                _leading(place, **values),
            )
            for how, title, values in (*_EACH, _ONE[place])
        ]
    return found


def _only_announced(slug: str) -> Change:
    """A service is missing in the list, and the greeting says that it is still to come."""

    def offers(account: Account, services: tuple[Service, ...]) -> tuple[Service, ...]:
        named = next(each.name for each in services if each.slug == slug)
        account.name = f"{account.name}. Pronto podrá usar aquí: {named}"
        return tuple(each for each in services if each.slug != slug)

    return part("site", offers=offers)


DEFECTS = (
    Defect(
        "portada-con-404",
        "5.1.portal-visible",
        Kind.DEAD_END,
        "La portada se ve, con el estado 404 de lo que no existe.",
        part("site", front_status=404),
    ),
    Defect(
        "portada-con-403",
        "5.1.portal-visible",
        Kind.DEAD_END,
        "La portada se ve, con el estado 403 de lo que está prohibido.",
        part("site", front_status=403),
    ),
    Defect(
        "portada-no-encontrada",
        "5.1.portal-visible",
        Kind.DEAD_END,
        "En la dirección del portal hay una página que dice que no existe.",
        part("site", front="no_encontrada.html", front_status=404),
    ),
    *_unreached(),
    *(
        Defect(
            f"servicio-solo-anunciado-{needs.rsplit('.', 1)[-1]}",
            needs,
            Kind.ABSENT,
            f"De «{words}» dice en el saludo que se podrá usar pronto, y no lo ofrece.",
            _only_announced(slug),
        )
        for needs, words, slug in (
            ("4.1.1.avisos", "Avisos", "avisos"),
            ("4.1.1.e-docs", "e-docs", "e-docs"),
            ("5.2.acceso-mi-pagina", "Mi página", "mi-pagina"),
        )
    ),
    *(
        Defect(
            f"general-abre-{page}",
            "5.2.usuario-general-abre-solicitud",
            Kind.DEAD_END,
            f"El enlace de Usuario General lleva a {what} y no a su solicitud.",
            part("site", form_page=page),
        )
        for page, what in (
            ("buscador", "un buscador"),
            ("contacto", "un formulario de contacto"),
            ("ingreso", "la página de ingreso"),
        )
    ),
)
