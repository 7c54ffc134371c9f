"""Sequence defects of «Registrar» and of signing in (4.1.2, 5.3.2, 5.4)."""

from django.http import HttpRequest

from portal.registration.defects.changes import chain, entry, part, policy, without
from portal.registration.defects.model import Change
from portal.registration.defects.sequence.model import SequenceDefect, SequenceKind
from portal.registration.defects.sequence.story import Story
from portal.registration.defects.sequence.when import After, on
from portal.registration.fields import FIELDS
from portal.registration.models import Account
from portal.registration.policy import Conflict

_OTHER_ID_UNCHECKED = chain(entry("conflicts", "usuario", Conflict.REPLACE), without("must_check", "usuario"))
_REFUSED_TWICE = (on("registrar"), After("registrar", "rechazado", times=2))


def _nobody(_request: HttpRequest, _username: str, _password: str) -> Account | None:
    return None


def _by_id_alone(_request: HttpRequest, username: str, _password: str) -> Account | None:
    found: Account | None = Account.objects.filter(username_key=username.casefold()).first()
    if found:
        found.backend = "django.contrib.auth.backends.ModelBackend"
    return found


def _first_password(story: Story) -> Change:
    first = After("registrar", "rechazado").steps(story)[0].values["contrasena"]
    return policy(stores_password=lambda _typed: first)


_REGISTERING: tuple[SequenceDefect, ...] = (
    SequenceDefect(
        "corregido-dos-veces-no-guardado",
        "5.3.2.se-corrige-y-registra",
        SequenceKind.COUNTER,
        "Después de dos rechazos dice que registró la solicitud corregida y no guarda la cuenta.",
        lambda _story: policy(store=lambda _account: None),
        _REFUSED_TWICE,
    ),
    SequenceDefect(
        "clave-del-primer-intento",
        "5.3.2.se-corrige-y-registra",
        SequenceKind.KEPT,
        "Cambiada la contraseña después de un rechazo, guarda la del primer intento.",
        _first_password,
        (on("registrar"), After("registrar", "rechazado", other=("contrasena",))),
        field=FIELDS["contrasena"].label,
    ),
    SequenceDefect(
        "id-cambiado-tras-comprobarlo",
        "5.3.1.id-ocupado-bloquea",
        SequenceKind.FLAG,
        "Comprobado un ID libre, no mira el que se escribe después y registra con uno en uso, cuya cuenta reemplaza.",
        lambda _story: _OTHER_ID_UNCHECKED,
        (on("registrar"), After("comprobar-usuario", "libre", other=("usuario",))),
        field=FIELDS["usuario"].label,
    ),
)
_SIGNING_IN: tuple[SequenceDefect, ...] = (
    SequenceDefect(
        "ingreso-errado-recordado",
        "4.1.2.id-da-acceso",
        SequenceKind.FLAG,
        "Después de una contraseña errada, la correcta no entra en la misma ventana.",
        lambda _story: part("site", recognises=_nobody),
        (on("ingreso"), After("ingreso", "rechazado", same="usuario", other=("contrasena",))),
    ),
    SequenceDefect(
        "ingreso-acertado-recordado",
        "4.1.2.contrasena-errada-no-abre",
        SequenceKind.CACHE,
        "Después de entrar una vez, en esa ventana el ID entra con cualquier contraseña.",
        lambda _story: part("site", recognises=_by_id_alone),
        (on("ingreso"), After("ingreso", "admitido", same="usuario", other=("contrasena",))),
    ),
    SequenceDefect(
        "ingreso-antes-de-registrarse",
        "5.4.aprobacion-automatica",
        SequenceKind.CACHE,
        "Quien intentó entrar antes de registrarse no entra después en esa ventana.",
        lambda _story: part("site", recognises=_nobody),
        (
            on("ingreso"),
            After("ingreso", "rechazado", same="usuario"),
            After("registrar", "registrado", same="usuario"),
        ),
    ),
)
DEFECTS = (*_REGISTERING, *_SIGNING_IN)
