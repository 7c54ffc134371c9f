"""The lists of the form (5.3.1: Doc. Identificación, País, Provincia, Ciudad, Celular), as immutable data."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

DATA = Path(__file__).resolve().parent / "data"
NOT_ISO = frozenset({"AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})
AS_IN_THE_DOCUMENT = {"AI": "Anguilla"}

RUC, CEDULA, PASSPORT = "RUC", "CEDULA", "PASAPORTE"


@dataclass(frozen=True)
class Option:
    """One choice of a list: what is sent and what is read."""

    value: str
    text: str


@dataclass(frozen=True)
class Catalogs:
    """Every list of the form, in the order in which it is shown."""

    document_types: tuple[Option, ...]
    operators: tuple[Option, ...]
    countries: tuple[Option, ...]
    provinces: tuple[Option, ...]
    cantons: Mapping[str, tuple[str, ...]]


def values(options: tuple[Option, ...]) -> frozenset[str]:
    """What may be sent for a list."""
    return frozenset(option.value for option in options)


def _countries() -> tuple[Option, ...]:
    """The 249 countries of ISO 3166-1 with their Spanish names, by alpha-2 code (5.3.1, País)."""
    names: Mapping[str, str] = Locale("es", "EC").territories
    codes = sorted(code for code in names if re.fullmatch("[A-Z]{2}", code) and code not in NOT_ISO)
    return tuple(Option(code, AS_IN_THE_DOCUMENT.get(code, names[code])) for code in codes)


def _load() -> Catalogs:
    """Read the lists once."""
    provinces = tomllib.loads((DATA / "provincias.toml").read_text(encoding="utf-8"))["provincia"]
    return Catalogs(
        document_types=(
            Option(RUC, "RUC"),
            Option(CEDULA, "Cédula de Identidad"),
            Option(PASSPORT, "Pasaporte"),
        ),
        operators=tuple(Option(name, name) for name in ("CLARO", "MOVISTAR", "CNT", "TUENTI", "OTROS")),
        countries=_countries(),
        provinces=tuple(Option(province["codigo"], province["nombre"]) for province in provinces),
        cantons={province["codigo"]: tuple(province["cantones"]) for province in provinces},
    )


CATALOGS = _load()
