"""Defects of a field that drops a part of a wrong number, and registers the rest, which is wrong too (5.3.1)."""

from portal.registration.defects.changes import chain, dropped, everywhere, page_script
from portal.registration.defects.model import Defect, Kind
from portal.registration.fields import FIELDS

_SECOND = FIELDS["telefono2"].label
DEFECTS = (
    Defect(
        "telefono2-cortado-sin-0",
        "5.3.1.telefono2-empieza-con-0",
        Kind.CHECK_MISSING,
        f"Corta en «{_SECOND}» a diez cifras un número que no empieza por 0, y lo registra así.",
        chain(page_script("telefono2-a-diez"), everywhere(dropped("telefono2", "empieza-con-0"))),
        _SECOND,
    ),
    Defect(
        "telefono2-cortado-con-letras",
        "5.3.1.telefono2-solo-numeros",
        Kind.CHECK_MISSING,
        f"Corta en «{_SECOND}» a diez signos lo que lleva letras, y registra lo que queda.",
        chain(page_script("telefono2-a-diez"), everywhere(dropped("telefono2", "solo-digitos"))),
        _SECOND,
    ),
    Defect(
        "telefono2-cortado-una-letra",
        "5.3.1.telefono2-solo-numeros",
        Kind.CHECK_MISSING,
        f"Borra en «{_SECOND}» solo la primera letra, y registra las demás.",
        chain(page_script("telefono2-una-letra"), everywhere(dropped("telefono2", "solo-digitos"))),
        _SECOND,
    ),
)
