"""Defects of what is shown: lists that end, passwords in sight, names and addresses that come back spoilt (5.3.1)."""

from collections.abc import Callable

from portal.registration.catalogs import Option
from portal.registration.defects.changes import catalog, chain, field, policy
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS

_TEN = 10
_COUNTRY, _PROVINCE, _NAME, _STREET = (FIELDS[name].label for name in ("pais", "provincia", "nombre", "direccion"))


def _ten(old: tuple[Option, ...]) -> tuple[Option, ...]:
    return old[:_TEN]


def _ten_twice(old: tuple[Option, ...]) -> tuple[Option, ...]:
    return (*old[:_TEN], *old[:_TEN])


def _ten_and_a_prompt(old: tuple[Option, ...]) -> tuple[Option, ...]:
    return (*old[:_TEN], Option("mas", "--Ver más--"))


def _kept(name: str, keep: Callable[[str], str]) -> Change:
    return policy(kept={name: keep})


def _misread(text: str) -> str:
    """Letters of UTF-8 read as Latin-1."""
    return text.encode().decode("latin-1")


def _asked(text: str) -> str:
    """Letters outside of ASCII become question marks."""
    return text.encode("ascii", "replace").decode()


def _returned(field_: str, slug: str, label: str, short: int) -> list[Defect]:
    needs = f"5.3.1.{slug}-vuelve"
    return [
        Defect(
            f"{slug}-hasta-{short}",
            needs,
            Kind.OFF_BY_ONE,
            f"De «{label}» guarda solo los primeros {short} caracteres.",
            _kept(field_, lambda text: text[:short]),
            label,
        ),
        Defect(
            f"{slug}-mal-codificado",
            needs,
            Kind.WORDING,
            f"Las tildes de «{label}» vuelven convertidas en otros signos.",
            _kept(field_, _misread),
            label,
        ),
        Defect(
            f"{slug}-con-interrogaciones",
            needs,
            Kind.WORDING,
            f"Las tildes de «{label}» vuelven convertidas en signos de interrogación.",
            _kept(field_, _asked),
            label,
        ),
    ]


def _lists() -> list[Defect]:
    found = []
    for name, slug, label in (("countries", "pais", _COUNTRY), ("provinces", "provincia", _PROVINCE)):
        found += [
            Defect(
                f"{slug}-{how}",
                f"5.3.1.{slug}-lista-sigue",
                Kind.LIST,
                f"{title} «{label}».",
                catalog(name, edit),
                label,
            )
            for how, title, edit in (
                ("solo-diez", "Solo las diez opciones nombradas están en", _ten),
                ("diez-dos-veces", "Las diez opciones nombradas están dos veces en", _ten_twice),
                ("diez-y-aviso", "Después de las diez nombradas solo hay un aviso en", _ten_and_a_prompt),
            )
        ]
    return found


_HIDDEN = "5.3.1.contrasena-oculta"
DEFECTS = (
    *_lists(),
    Defect(
        "contrasena-a-la-vista",
        _HIDDEN,
        Kind.WRONG_DEFAULT,
        "La contraseña se ve mientras se escribe.",
        field("contrasena", kind="text"),
        FIELDS["contrasena"].label,
    ),
    Defect(
        "confirmacion-a-la-vista",
        _HIDDEN,
        Kind.WRONG_DEFAULT,
        "La confirmación de la contraseña se ve mientras se escribe.",
        field("contrasena2", kind="text"),
        FIELDS["contrasena2"].label,
    ),
    Defect(
        "contrasenas-a-la-vista",
        _HIDDEN,
        Kind.WRONG_DEFAULT,
        "La contraseña y su confirmación se ven mientras se escriben.",
        chain(field("contrasena", kind="text"), field("contrasena2", kind="text")),
        FIELDS["contrasena"].label,
    ),
    *_returned("nombre", "nombre", _NAME, 20),
    *_returned("direccion", "direccion", _STREET, 30),
)
