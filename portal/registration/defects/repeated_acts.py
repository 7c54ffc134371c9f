"""Defects that show when something is done a second time: another ID, another province, «Registrar» (5.3.1, 5.3.2)."""

from dataclasses import replace

from portal.registration.catalogs import CATALOGS
from portal.registration.defects.changes import part, policy
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS

_SENAE, _CITY = FIELDS["correo_senae"].label, FIELDS["ciudad"].label
_CITIES = "5.3.1.ciudades-de-su-provincia"
_MENDED, _KEPT = "5.3.2.se-corrige-y-registra", "5.3.2.rechazo-conserva-lo-escrito"


def _senae(follows: str) -> Change:
    return lambda old: part("page", senae=replace(old.page.senae, follows=follows))(old)


def _followed(name: str, title: str, follows: str) -> Defect:
    return Defect(name, "5.3.1.correo-senae-automatico", Kind.STALE, title, _senae(follows), _SENAE)


def _cities(name: str, title: str, mode: str) -> Defect:
    return Defect(name, _CITIES, Kind.STALE, title, part("page", cities_on_change=mode), _CITY)


def _forgotten(name: str, title: str, *fields: str) -> Defect:
    return Defect(name, _KEPT, Kind.STALE, title, part("page", forgets=frozenset(fields)))


_ALL_CITIES = tuple(name for names in CATALOGS.cantons.values() for name in names)
DEFECTS = (
    _followed("senae-solo-el-primer-id", "El correo del SENAE sigue solo al primer ID que se escribe.", "primero"),
    _followed("senae-hasta-el-segundo-id", "El correo del SENAE ya no sigue al tercer ID que se escribe.", "segundo"),
    _followed("senae-no-se-acorta", "El correo del SENAE no sigue a un ID más corto que el anterior.", "mas-largo"),
    _followed("senae-del-id-anterior", "El correo del SENAE muestra el ID anterior al que se escribe.", "anterior"),
    _cities(
        "ciudades-se-acumulan", "Al elegir otra provincia, sus ciudades se agregan a las de la anterior.", "agregar"
    ),
    _cities(
        "ciudades-de-la-primera-provincia",
        "Al elegir otra provincia, la lista de ciudades conserva las de la primera.",
        "una-vez",
    ),
    _cities(
        "ciudades-de-la-provincia-anterior",
        "La lista de ciudades muestra las de la provincia elegida antes.",
        "atrasadas",
    ),
    _cities(
        "ciudades-que-se-gastan",
        "Cada vez que se vuelve a una provincia, su lista tiene una ciudad menos.",
        "menguantes",
    ),
    Defect(
        "ciudades-de-todo-el-pais",
        "5.3.1.ciudad-cambia-con-provincia",
        Kind.LIST,
        "Con cualquier provincia ofrece las ciudades de todo el país.",
        part("catalogs", cantons=dict.fromkeys(CATALOGS.cantons, _ALL_CITIES)),
        _CITY,
    ),
    Defect(
        "boton-sordo-tras-rechazo",
        _MENDED,
        Kind.BUTTON,
        "«Registrar» no hace nada después de un rechazo.",
        part("page", after_refusal="boton-sordo"),
    ),
    Defect(
        "error-fijo-tras-rechazo",
        _MENDED,
        Kind.STALE,
        "La página sigue contando el error de un dato que ya se corrigió.",
        part("page", after_refusal="error-fijo"),
    ),
    Defect(
        "codigo-gastado-por-un-rechazo",
        _MENDED,
        Kind.SERVER_ONLY,
        "Un rechazo gasta el código, y el correcto ya no sirve.",
        policy(refusal_uses_code=True),
    ),
    _forgotten(
        "rechazo-borra-todo",
        "Un rechazo vacía la solicitud.",
        *(name for name, each in FIELDS.items() if not each.readonly and name not in {"correo", "correo2", "codigo"}),
    ),
    _forgotten(
        "rechazo-borra-las-listas", "Un rechazo devuelve las listas a su principio.", "pais", "provincia", "ciudad"
    ),
    _forgotten("rechazo-borra-los-telefonos", "Un rechazo borra los teléfonos.", "telefono1", "telefono2", "celular"),
    _forgotten("rechazo-borra-el-fax", "Un rechazo borra el fax.", "fax"),
)
