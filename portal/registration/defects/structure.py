"""Defects of what the form shows when it opens (4.1.4, 5.3)."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.text import slugify

from portal.registration.defects.changes import button, companion, field, part, rows
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS, Section
from portal.registration.policy import Policy

SLUGS: Mapping[str, str] = {
    "usuario": "id",
    "documento": "documento",
    "nombre": "nombre",
    "contrasena": "contrasena",
    "contrasena2": "confirmacion-contrasena",
    "pais": "pais",
    "provincia": "provincia",
    "ciudad": "ciudad",
    "direccion": "direccion",
    "telefono1": "telefono1",
    "telefono2": "telefono2",
    "celular": "celular",
    "fax": "fax",
    "correo": "correo",
    "correo2": "confirmacion-correo",
    "codigo": "codigo",
    "correo_senae": "correo-senae",
}  # field -> how the catalogue of requirements calls it
_OTHER_LABELS = {
    "usuario": "Usuario",
    "documento": "Identificación",
    "nombre": "Nombres",
    "contrasena": "Clave",
    "contrasena2": "Repita la clave",
    "pais": "País de residencia",
    "provincia": "Provincia o estado",
    "ciudad": "Cantón",
    "direccion": "Domicilio",
    "telefono1": "Teléfono",
    "telefono2": "Otro teléfono",
    "celular": "Teléfono móvil",
    "fax": "Telefax",
    "correo": "E-mail",
    "correo2": "Repita el e-mail",
    "codigo": "Código",
    "correo_senae": "Correo institucional",
}
_PAIRS = (
    ("contrasenas", "contrasena", "contrasena2"),
    ("provincia-ciudad", "provincia", "ciudad"),
    ("telefonos", "telefono1", "telefono2"),
    ("celular-fax", "celular", "fax"),
)
_BUTTONS = (
    ("disponibilidad-id", "usuario", "Validar"),
    ("disponibilidad-documento", "documento", "Validar"),
    ("disponibilidad-correo", "correo2", "Validar"),
    ("solicitar-codigo", "codigo", "Enviar código"),
)
_LISTS = (
    ("pais", field("pais", open_rows=6)),
    ("provincia", field("provincia", open_rows=6)),
    ("ciudad", field("ciudad", open_rows=6)),
    ("documento", companion("documento", open_rows=3)),
    ("celular", companion("celular", open_rows=5)),
)


def _absent(name: str) -> Change:
    return rows(lambda old: tuple(kept for row in old if (kept := tuple(each for each in row if each != name))))


def _one_below_the_other(left: str, right: str) -> Change:
    def split(old: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        return tuple(part for row in old for part in ([(left,), (right,)] if row == (left, right) else [row]))

    return rows(split)


def _sections(*orders: tuple[int, ...]) -> Change:
    def apply(old: Policy) -> Policy:
        def ordered(section: Section, order: tuple[int, ...]) -> Section:
            return replace(section, rows=tuple(section.rows[place] for place in order))

        return replace(old, sections=tuple(map(ordered, old.sections, orders)))

    return apply


def _fields() -> list[Defect]:
    found = []
    for name, slug in SLUGS.items():
        needs, label = f"5.3.campo-{slug}", FIELDS[name].label
        found += [
            Defect(f"sin-campo-{slug}", needs, Kind.ABSENT, f"Falta el campo «{label}».", _absent(name), label),
            Defect(
                f"otro-rotulo-{slug}",
                needs,
                Kind.WORDING,
                f"El campo «{label}» se llama «{_OTHER_LABELS[name]}».",
                field(name, label=_OTHER_LABELS[name]),
                label,
            ),
        ]
    return found


def _pairs() -> list[Defect]:
    return [
        Defect(
            f"par-partido-{slug}",
            f"5.3.par-{slug}",
            Kind.LAYOUT,
            f"«{FIELDS[left].label}» y «{FIELDS[right].label}» van uno debajo del otro.",
            _one_below_the_other(left, right),
            FIELDS[left].label,
        )
        for slug, left, right in _PAIRS
    ]


_PRESSED_FOR = {
    "disponibilidad-id": "id-disponible",
    "disponibilidad-documento": "documento-disponible",
    "disponibilidad-correo": "correo-disponible",
    "solicitar-codigo": "codigo-se-puede-solicitar",
}  # button -> what cannot be had where it is disabled


def _buttons() -> list[Defect]:
    found = []
    for slug, name, other in _BUTTONS:
        needs, label, beside = f"5.3.boton-{slug}", FIELDS[name].label, FIELDS[name].button
        text = beside.text if beside else ""
        found += [
            Defect(
                f"boton-apagado-{slug}",
                f"5.3.1.{_PRESSED_FOR[slug]}",
                Kind.BUTTON,
                f"El botón «{text}» de «{label}» no se puede usar.",
                button(name, enabled=False),
                label,
            ),
            Defect(
                f"boton-ausente-{slug}",
                needs,
                Kind.ABSENT,
                f"Junto a «{label}» no hay botón «{text}».",
                field(name, button=None),
                label,
            ),
            Defect(
                f"boton-renombrado-{slug}",
                needs,
                Kind.WORDING,
                f"El botón «{text}» de «{label}» se llama «{other}».",
                button(name, text=other),
                label,
            ),
        ]
    return found


def _lists() -> list[Defect]:
    return [
        Defect(
            f"lista-abierta-{name}",
            "4.1.4.catalogos-desplegables",
            Kind.LAYOUT,
            f"La lista de «{FIELDS[name].label}» no se despliega: está siempre abierta.",
            change,
            FIELDS[name].label,
        )
        for name, change in _LISTS
    ]


_PROMPT = "--Selección--"
_INITIAL = (
    ("tipo-documento", "documento", "Cédula de Identidad", companion("documento", default="CEDULA")),
    ("tipo-documento", "documento", "Pasaporte", companion("documento", default="PASAPORTE")),
    ("tipo-documento", "documento", _PROMPT, companion("documento", default="", prompt=_PROMPT)),
    ("pais", "pais", "Ecuador", field("pais", default="EC")),
    ("pais", "pais", "-- País --", field("pais", prompt="-- País --")),
    ("provincia", "provincia", "Pichincha", field("provincia", default="17")),
    ("provincia", "provincia", "-- Provincia --", field("provincia", prompt="-- Provincia --")),
    ("ciudad", "ciudad", "-- Ciudad --", field("ciudad", prompt="-- Ciudad --")),
    ("ciudad", "ciudad", "--", field("ciudad", prompt="--")),
    ("operador", "celular", "Otros", companion("celular", default="OTROS")),
    ("operador", "celular", "Movistar", companion("celular", default="MOVISTAR")),
    ("operador", "celular", _PROMPT, companion("celular", default="", prompt=_PROMPT)),
)


def _initials() -> list[Defect]:
    return [
        Defect(
            f"inicial-{slug}-{slugify(shown) or 'guiones'}",
            f"5.3.inicial-{slug}",
            Kind.WRONG_DEFAULT,
            f"Al abrir el formulario, la lista de «{FIELDS[name].label}» muestra «{shown}».",
            change,
            FIELDS[name].label,
        )
        for slug, name, shown, change in _INITIAL
    ]


DEFECTS = (
    *_lists(),
    Defect(
        "formulario-otro-titulo",
        "5.3.titulo",
        Kind.WORDING,
        "El formulario se titula «Registro de ciudadano».",
        part("page", title="Registro de ciudadano"),
    ),
    Defect(
        "formulario-sin-titulo", "5.3.titulo", Kind.ABSENT, "El formulario no tiene título.", part("page", title="")
    ),
    *_fields(),
    Defect(
        "orden-contrasena-antes-del-nombre",
        "5.3.orden-de-campos",
        Kind.LAYOUT,
        "La contraseña va antes que el nombre.",
        _sections((0, 1, 3, 2), (0, 1, 2), (0, 1), (0, 1, 2, 3)),
    ),
    Defect(
        "orden-direccion-primero",
        "5.3.orden-de-campos",
        Kind.LAYOUT,
        "La dirección va antes que el país.",
        _sections((0, 1, 2, 3), (2, 0, 1), (0, 1), (0, 1, 2, 3)),
    ),
    Defect(
        "orden-celular-antes-del-telefono",
        "5.3.orden-de-campos",
        Kind.LAYOUT,
        "El celular y el fax van antes que los teléfonos.",
        _sections((0, 1, 2, 3), (0, 1, 2), (1, 0), (0, 1, 2, 3)),
    ),
    Defect(
        "orden-senae-antes-del-codigo",
        "5.3.orden-de-campos",
        Kind.LAYOUT,
        "El correo del SENAE va antes que el código.",
        _sections((0, 1, 2, 3), (0, 1, 2), (0, 1), (0, 1, 3, 2)),
    ),
    *_pairs(),
    *_buttons(),
    *_initials(),
)
