"""Defects of country, province and city (5.3.1)."""

from collections.abc import Sequence
from dataclasses import replace

from portal.registration.catalogs import CATALOGS, Option, values
from portal.registration.defects.changes import catalog, changed, on_server, part
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.policy import Policy
from portal.registration.rules import Form

_COUNTRY, _PROVINCE, _CITY = (FIELDS[name].label for name in ("pais", "provincia", "ciudad"))
AZUAY, GUAYAS, IMBABURA = "01", "09", "10"


def _after_the_first(form: Form) -> frozenset[str]:
    """The values of all countries but the first, whose number is 0 or which stands where the prompt does."""
    return frozenset(values(form.catalogs.countries[1:]))


def _lacks(name: str, text: str) -> Change:
    return catalog(name, lambda old: tuple(each for each in old if each.text != text))


def _renamed(name: str, text: str, other: str) -> Change:
    return catalog(name, lambda old: tuple(replace(each, text=other) if each.text == text else each for each in old))


def _moved(name: str, text: str, place: int) -> Change:
    def apply(old: tuple[Option, ...]) -> tuple[Option, ...]:
        rest = [each for each in old if each.text != text]
        moved = [each for each in old if each.text == text]
        return (*rest[:place], *moved, *rest[place:])

    return catalog(name, apply)


def _alphabetical(name: str) -> Change:
    return catalog(name, lambda old: tuple(sorted(old, key=lambda each: each.text)))


def _cities(province: str, names: Sequence[str]) -> Change:
    return lambda old: _with_cities(old, {province: tuple(names)})


def _with_cities(old: Policy, other: dict[str, tuple[str, ...]]) -> Policy:
    return part("catalogs", cantons={**old.catalogs.cantons, **other})(old)


def _no_cities(old: Policy) -> Policy:
    return part("catalogs", cantons={province: () for province in old.catalogs.cantons})(old)


def _plain(options: tuple[Option, ...]) -> set[str]:
    """Values of the options whose text is in ASCII."""
    return {each.value for each in options if each.text.isascii()}


_ALL_CITIES = tuple(name for names in CATALOGS.cantons.values() for name in names)
DEFECTS = (
    *(
        Defect(
            f"paises-sin-{slug}",
            "5.3.1.pais-opciones",
            Kind.LIST,
            f"La lista de países no ofrece «{name}».",
            _lacks("countries", name),
            _COUNTRY,
        )
        for slug, name in (("andorra", "Andorra"), ("antartida", "Antártida"), ("argentina", "Argentina"))
    ),
    Defect(
        "paises-anguila",
        "5.3.1.pais-opciones",
        Kind.WORDING,
        "La lista de países escribe «Anguila» y no «Anguilla».",
        _renamed("countries", "Anguilla", "Anguila"),
        _COUNTRY,
    ),
    Defect(
        "paises-alfabeticos",
        "5.3.1.pais-orden",
        Kind.LIST,
        "La lista de países va en orden alfabético.",
        _alphabetical("countries"),
        _COUNTRY,
    ),
    Defect(
        "paises-ecuador-primero",
        "5.3.1.pais-orden",
        Kind.LIST,
        "La lista de países empieza por «Ecuador».",
        _moved("countries", "Ecuador", 0),
        _COUNTRY,
    ),
    Defect(
        "paises-ultimos-cambiados",
        "5.3.1.pais-orden",
        Kind.LIST,
        "En la lista de países «Argentina» va antes que «Antártida».",
        _moved("countries", "Argentina", 8),
        _COUNTRY,
    ),
    *(
        Defect(
            f"provincias-sin-{slug}",
            "5.3.1.provincia-opciones",
            Kind.LIST,
            f"La lista de provincias no ofrece «{name}».",
            _lacks("provinces", name),
            _PROVINCE,
        )
        for slug, name in (("carchi", "Carchi"), ("el-oro", "El Oro"), ("imbabura", "Imbabura"))
    ),
    Defect(
        "provincias-canar-sin-tilde",
        "5.3.1.provincia-opciones",
        Kind.WORDING,
        "La lista de provincias escribe «Canar» y no «Cañar».",
        _renamed("provinces", "Cañar", "Canar"),
        _PROVINCE,
    ),
    Defect(
        "provincias-alfabeticas",
        "5.3.1.provincia-orden",
        Kind.LIST,
        "La lista de provincias va en orden alfabético, con «Chimborazo» antes que «Cotopaxi».",
        _alphabetical("provinces"),
        _PROVINCE,
    ),
    Defect(
        "provincias-guayas-primero",
        "5.3.1.provincia-orden",
        Kind.LIST,
        "La lista de provincias empieza por «Guayas».",
        _moved("provinces", "Guayas", 0),
        _PROVINCE,
    ),
    Defect(
        "provincia-solo-guayas",
        "5.3.1.provincia-elegible",
        Kind.SERVER_ONLY,
        "Ofrece todas las provincias y registra solo a quien elige «Guayas».",
        on_server(changed("provincia", "provincia-lista", lambda value, _form: value == GUAYAS)),
        _PROVINCE,
    ),
    Defect(
        "pais-primero-como-ninguno",
        "5.3.1.pais-elegible",
        Kind.OFF_BY_ONE,
        "El servidor toma el primer país de la lista por no haber elegido ninguno.",
        on_server(changed("pais", "pais-lista", lambda value, form: value in _after_the_first(form))),
        _COUNTRY,
    ),
    Defect(
        "pais-con-tilde-rechazado",
        "5.3.1.pais-elegible",
        Kind.SERVER_ONLY,
        "El servidor no reconoce los países cuyo nombre lleva tilde o eñe.",
        on_server(changed("pais", "pais-lista", lambda value, form: value in _plain(form.catalogs.countries))),
        _COUNTRY,
    ),
    Defect(
        "provincia-con-tilde-rechazada",
        "5.3.1.provincia-elegible",
        Kind.SERVER_ONLY,
        "El servidor no reconoce las provincias cuyo nombre lleva tilde o eñe.",
        on_server(
            changed("provincia", "provincia-lista", lambda value, form: value in _plain(form.catalogs.provinces))
        ),
        _PROVINCE,
    ),
    Defect(
        "ciudad-solo-de-guayas",
        "5.3.1.provincia-elegible",
        Kind.SERVER_ONLY,
        "Ofrece las ciudades de cada provincia y registra solo con una de «Guayas».",
        on_server(changed("ciudad", "ciudad-provincia", lambda value, form: value in form.catalogs.cantons[GUAYAS])),
        _PROVINCE,
    ),
    Defect(
        "ciudades-todas-al-abrir",
        "5.3.1.ciudad-espera-provincia",
        Kind.WRONG_MOMENT,
        "La lista de ciudades ofrece todas las del país antes de elegir la provincia.",
        part("page", cities_at_first=_ALL_CITIES),
        _CITY,
    ),
    Defect(
        "ciudades-de-la-ultima-visita",
        "5.3.1.ciudad-espera-provincia",
        Kind.STALE,
        "La lista de ciudades se abre con las de una provincia que nadie eligió.",
        part("page", cities_at_first=CATALOGS.cantons[AZUAY]),
        _CITY,
    ),
    Defect(
        "ciudades-ninguna",
        "5.3.1.ciudad-sigue-a-provincia",
        Kind.CHECK_MISSING,
        "Al elegir la provincia la lista de ciudades sigue vacía.",
        _no_cities,
        _CITY,
    ),
    Defect(
        "ciudades-de-imbabura-ninguna",
        "5.3.1.ciudad-sigue-a-provincia",
        Kind.LIST,
        "Al elegir «Imbabura» la lista de ciudades sigue vacía.",
        _cities(IMBABURA, ()),
        _CITY,
    ),
    Defect(
        "ciudades-de-guayas-en-azuay",
        "5.3.1.ciudad-cambia-con-provincia",
        Kind.WRONG_FIELD,
        "A «Azuay» le ofrece las ciudades de «Guayas».",
        _cities(AZUAY, CATALOGS.cantons[GUAYAS]),
        _CITY,
    ),
)
