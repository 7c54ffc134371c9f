"""Defects that show with one choice only: a type of document, an operator, a country, a province, a service."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from portal.registration.catalogs import CATALOGS, PASSPORT, RUC
from portal.registration.defects.changes import added, chain, changed, everywhere, not_demanded, on_server, part, policy
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS, Field
from portal.registration.models import Account
from portal.registration.policy import HEALTHY, Policy
from portal.registration.rulebook import Rule
from portal.registration.rules import Form
from portal.registration.site_services import Service

ECUADOR, BOLIVAR, CARCHI, CANAR = "EC", "02", "04", "03"
_OTHERS = "OTROS"
_ABROAD = "5.4.aprobacion-fuera-del-ecuador"


def _of(form: Form, name: str, value: str) -> bool:
    return form.get(name) == value


def _optional_with(name: str, chosen: str, value: str) -> Change:
    """A mandatory field that may be empty with one choice elsewhere; its rule hangs on the ID, which is never empty."""

    def holds(_value: str, form: Form) -> bool:
        return _of(form, chosen, value) or bool(form.get(name))

    rule = Rule(f"{name}-segun-{chosen}", holds, FIELDS[name].missing)
    return chain(everywhere(not_demanded(name)), on_server(added("usuario", rule)))


def _optional_abroad(_value: str, form: Form) -> bool:
    return not _of(form, "pais", ECUADOR) or bool(form.get("direccion"))


def _without_edocs(account: Account, services: tuple[Service, ...]) -> tuple[Service, ...]:
    kept = tuple(each for each in services if each.slug != "e-docs")
    return kept if account.document_type == PASSPORT else services


def _identified_with(kind: str) -> Callable[[Account], bool]:
    return lambda account: account.document_type == kind


def _lives_abroad(account: Account) -> bool:
    return account.country != ECUADOR


def _waiting(concerned: Callable[[Account], bool]) -> Change:
    """The accounts concerned wait for somebody's approval."""

    def store(account: Account) -> None:
        account.is_active = not concerned(account)
        HEALTHY.store(account)

    return policy(store=store)


def _once(concerned: Callable[[Account], bool]) -> Callable[[Account, datetime], bool]:
    """The accounts concerned open the portal only once."""
    return lambda account, _now: not concerned(account) or account.last_login is None


def _certificate(kind: str) -> Change:
    rule = Rule(
        "certificado-segun-tipo",
        lambda _value, form: not _of(form, "tipo_documento", kind),
        "Para registrarse con este documento debe presentar su certificado digital.",
    )
    return on_server(added("documento", rule))


def _as_in(province: str, other: str) -> Change:
    """A province offers the cities of another; of none, where that is none."""
    return lambda old: part("catalogs", cantons={**old.catalogs.cantons, province: CATALOGS.cantons.get(other, ())})(
        old
    )


def _document_types_last(old: Policy) -> Policy:
    """The list of document types stands in a row of its own, after all fields of the form."""
    kinds = Field(
        "tipo_documento", "Tipo de documento", kind="select", catalog="document_types", prompt="", default=RUC
    )
    *others, last = old.sections
    fields = {**old.fields, "documento": replace(old.fields["documento"], companion=None), "tipo_documento": kinds}
    return replace(old, fields=fields, sections=(*others, replace(last, rows=(*last.rows, ("tipo_documento",)))))


def _led_to(slug: str, other: str) -> Change:
    """The link of a service leads to the page of another."""

    def apply(old: Policy) -> Policy:
        return replace(
            old, services=tuple(replace(each, slug=other) if each.slug == slug else each for each in old.services)
        )

    return apply


_COUNTRY, _MOBILE, _CITY, _DOCUMENT = (FIELDS[name].label for name in ("pais", "celular", "ciudad", "documento"))
DEFECTS = (
    Defect(
        "servicio-abre-otro-avisos",
        "4.1.1.avisos",
        Kind.DEAD_END,
        "«Avisos» lleva a la página de «Preguntas y respuestas».",
        _led_to("avisos", "preguntas"),
    ),
    Defect(
        "servicio-abre-otro-acceso-mi-pagina",
        "5.2.acceso-mi-pagina",
        Kind.DEAD_END,
        "«Mi página» lleva a la página de «Consulta del Arancel».",
        _led_to("mi-pagina", "arancel"),
    ),
    Defect(
        "servicio-segun-el-documento-e-docs",
        "4.1.1.e-docs-con-pasaporte",
        Kind.ABSENT,
        "Quien se registró con pasaporte no encuentra «e-docs».",
        part("site", offers=_without_edocs),
    ),
    Defect(
        "tipo-de-documento-lejos",
        "4.1.4.catalogos-desplegables",
        Kind.LAYOUT,
        "La lista de tipos de documento está al final del formulario y no junto a su campo.",
        _document_types_last,
        _DOCUMENT,
    ),
    Defect(
        "celular-opcional-con-otros",
        "4.2.1.obligatorio-celular",
        Kind.CHECK_MISSING,
        "Con el operador «OTROS» el celular puede quedar vacío.",
        _optional_with("celular", "operador", _OTHERS),
        _MOBILE,
    ),
    Defect(
        "celular-opcional-con-claro",
        "4.2.1.obligatorio-celular",
        Kind.CHECK_MISSING,
        "Con el operador «CLARO», que la página trae elegido, el celular puede quedar vacío.",
        _optional_with("celular", "operador", "CLARO"),
        _MOBILE,
    ),
    *(
        Defect(
            f"documento-opcional-con-{slug}",
            "4.2.1.obligatorio-documento",
            Kind.CHECK_MISSING,
            f"Quien se identifica con {word} puede dejar vacío el número.",
            _optional_with("documento", "tipo_documento", kind),
            _DOCUMENT,
        )
        for slug, word, kind in (("ruc", "RUC", RUC), ("pasaporte", "pasaporte", PASSPORT))
    ),
    Defect(
        "direccion-opcional-fuera-del-ecuador",
        "4.2.1.obligatorio-direccion",
        Kind.CHECK_MISSING,
        "Quien vive fuera del Ecuador puede dejar vacía la dirección.",
        chain(
            everywhere(not_demanded("direccion")),
            on_server(added("usuario", Rule("direccion-segun-pais", _optional_abroad, FIELDS["direccion"].missing))),
        ),
        FIELDS["direccion"].label,
    ),
    *(
        Defect(
            f"certificado-con-{slug}",
            "4.2.2.sin-certificado",
            Kind.TOO_STRICT,
            f"A quien se registra con {word} le exige un certificado digital.",
            _certificate(kind),
        )
        for slug, word, kind in (("ruc", "RUC", RUC), ("pasaporte", "pasaporte", PASSPORT))
    ),
    Defect(
        "pais-solo-ecuador",
        "5.3.1.pais-elegible",
        Kind.SERVER_ONLY,
        "Ofrece todos los países y registra solo a quien elige Ecuador.",
        on_server(changed("pais", "pais-lista", lambda value, _form: value == ECUADOR)),
        _COUNTRY,
    ),
    Defect(
        "pais-ajeno-con-provincia",
        "5.3.1.pais-elegible",
        Kind.TOO_STRICT,
        "A quien vive en otro país le exige una provincia del Ecuador.",
        on_server(
            added(
                "pais",
                Rule(
                    "provincia-del-pais",
                    lambda value, form: value == ECUADOR or bool(form.get("provincia")),
                    "Elija la provincia.",
                ),
            )
        ),
        _COUNTRY,
    ),
    Defect(
        "ciudades-de-canar-ninguna",
        "5.3.1.ciudad-sigue-a-provincia",
        Kind.LIST,
        "Al elegir «Cañar» la lista de ciudades sigue vacía.",
        _as_in(CANAR, ""),
        _CITY,
    ),
    Defect(
        "ciudades-de-carchi-ninguna",
        "5.3.1.ciudad-sigue-a-provincia",
        Kind.LIST,
        "Al elegir «Carchi» la lista de ciudades sigue vacía.",
        _as_in(CARCHI, ""),
        _CITY,
    ),
    Defect(
        "ciudades-de-bolivar-en-canar",
        "5.3.1.ciudad-cambia-con-provincia",
        Kind.STALE,
        "Al elegir «Cañar» después de «Bolívar» la lista conserva las ciudades de «Bolívar».",
        _as_in(CANAR, BOLIVAR),
        _CITY,
    ),
    Defect(
        "celular-con-otros-sin-09",
        "5.3.1.celular-empieza-con-09",
        Kind.CHECK_MISSING,
        "Con el operador «OTROS» el celular puede empezar por otro número.",
        everywhere(
            changed(
                "celular",
                "celular-empieza-con-09",
                lambda value, form: _of(form, "operador", _OTHERS) or value.startswith("09"),
                {},
            )
        ),
        _MOBILE,
    ),
    *(
        Defect(
            f"aprobacion-pendiente-con-{slug}",
            f"5.4.aprobacion-con-{slug}",
            Kind.APPROVAL,
            f"El registro de quien se identifica con {word} queda pendiente de que alguien lo apruebe.",
            _waiting(_identified_with(kind)),
        )
        for slug, word, kind in (("ruc", "RUC", RUC), ("pasaporte", "pasaporte", PASSPORT))
    ),
    Defect(
        "aprobacion-pendiente-fuera-del-ecuador",
        _ABROAD,
        Kind.APPROVAL,
        "El registro de quien vive en otro país queda pendiente de que alguien lo apruebe.",
        _waiting(_lives_abroad),
    ),
    Defect(
        "fuera-del-ecuador-entra-una-sola-vez",
        _ABROAD,
        Kind.APPROVAL,
        "Quien vive en otro país entra una vez, y después alguien debe aprobarlo.",
        part("site", admits=_once(_lives_abroad)),
    ),
    *(
        Defect(
            f"{slug}-entra-una-sola-vez",
            f"5.4.aprobacion-con-{slug}",
            Kind.APPROVAL,
            f"Quien se identificó con {word} entra una vez, y después alguien debe aprobarlo.",
            part("site", admits=_once(_identified_with(kind))),
        )
        for slug, word, kind in (("ruc", "RUC", RUC), ("pasaporte", "pasaporte", PASSPORT))
    ),
)
