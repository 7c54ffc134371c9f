"""Defects of comparisons that are content with less than the same: passwords, e-mails (5.3.1)."""

from collections.abc import Callable

from portal.registration.defects.changes import changed, everywhere
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.rulebook import EMAILS_EQUAL

_PASSWORDS, _EMAILS = FIELDS["contrasena2"].label, FIELDS["correo2"].label


def _compared(name: str, code: str, other: str, reading: Callable[[str], str]) -> Change:
    """Two values are compared by what is read of each, on the server alone."""
    return everywhere(
        changed(name, code, lambda value, form: reading(value) == reading(form.get(other)), {}),
    )


def _passwords(name: str, title: str, reading: Callable[[str], str]) -> Defect:
    change = _compared("contrasena2", "contrasenas-iguales", "contrasena", reading)
    return Defect(name, "5.3.1.confirmacion-distinta", Kind.CHECK_MISSING, title, change, _PASSWORDS)


def _emails(name: str, title: str, reading: Callable[[str], str]) -> Defect:
    change = _compared("correo2", EMAILS_EQUAL, "correo", reading)
    return Defect(name, "5.3.1.mensaje-correos-distintos", Kind.CHECK_MISSING, title, change, _EMAILS)


def _network(address: str) -> str:
    """An address at the network of its domain, whichever host of it receives the mail."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{'.'.join(domain.split('.')[-2:])}"


def _spaced(name: str, kind: Kind, title: str, reading: Callable[[str], str]) -> Defect:
    change = _compared("contrasena2", "contrasenas-iguales", "contrasena", reading)
    return Defect(name, "5.3.1.confirmacion-con-espacio", kind, title, change, _PASSWORDS)


DEFECTS = (
    _passwords("confirmacion-sin-mayusculas", "Compara las contraseñas sin distinguir mayúsculas.", str.casefold),
    _passwords(
        "confirmacion-hasta-8", "Compara solo los primeros ocho caracteres de las contraseñas.", lambda text: text[:8]
    ),
    _passwords("confirmacion-de-igual-largo", "Compara solo el largo de las contraseñas.", lambda text: str(len(text))),
    Defect(
        "confirmacion-a-medias",
        "5.3.1.confirmacion-distinta",
        Kind.CHECK_MISSING,
        "Le basta que la contraseña empiece por lo que dice la confirmación.",
        everywhere(
            changed(
                "contrasena2",
                "contrasenas-iguales",
                lambda value, form: form.get("contrasena").startswith(value),
                {},
            )
        ),
        _PASSWORDS,
    ),
    _spaced(
        "confirmacion-sin-espacios-al-final",
        Kind.CHECK_MISSING,
        "Compara las contraseñas sin los espacios del final.",
        str.rstrip,
    ),
    _spaced(
        "confirmacion-sin-espacios",
        Kind.CHECK_MISSING,
        "Compara las contraseñas sin ningún espacio.",
        lambda text: text.replace(" ", ""),
    ),
    _spaced(
        "confirmacion-recortada",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Recorta la confirmación por los dos lados antes de compararla.",
        str.strip,
    ),
    _emails(
        "correos-comparados-por-el-nombre",
        "Compara solo lo que va antes de la arroba de los dos correos.",
        lambda text: text.rpartition("@")[0],
    ),
    _emails(
        "correos-comparados-por-el-comienzo",
        "Compara solo los primeros cinco caracteres de los dos correos.",
        lambda text: text[:5],
    ),
    _emails(
        "correos-comparados-por-la-red",
        "Compara los correos sin el subdominio.",
        _network,
    ),
)
