"""Sequence defects of the three availability checks: what a session remembers of former answers (5.3.1)."""

from portal.registration.availability import Texts
from portal.registration.defects.changes import added, on_server, policy
from portal.registration.defects.model import Change
from portal.registration.defects.sequence.model import SequenceDefect, SequenceKind
from portal.registration.defects.sequence.when import After, When, on
from portal.registration.fields import FIELDS
from portal.registration.rulebook import Rule

_NAMES = {"id": "usuario", "documento": "documento", "correo": "correo2"}
_CHECKS = {"id": "comprobar-usuario", "documento": "comprobar-documento", "correo": "comprobar-correo"}
_TAKEN: Change = policy(taken_when_asked=lambda _keys, _field: True)
_FREE: Change = policy(taken_when_asked=lambda _keys, _field: False)
_SAYS_NOTHING: Change = policy(answers_check=lambda _form, _name, _texts: Texts("", ""))
_REFUSED: Change = on_server(
    added("documento", Rule("tipo-anterior", lambda _value, _form: False, "El número no es del tipo elegido antes."))
)


def _check(name: str, requirement: str, kind: SequenceKind, title: str, change: Change, *when: When) -> SequenceDefect:
    """A defect of the check that its requirement begins with: ``id``, ``documento`` or ``correo``."""
    word = requirement.partition("-")[0]
    conditions = (on(_CHECKS[word]), *when)
    label = FIELDS[_NAMES[word]].label
    return SequenceDefect(name, f"5.3.1.{requirement}", kind, title, lambda _story: change, conditions, field=label)


def _asked(word: str, result: str, same: bool = True, **more: object) -> After:
    """An earlier check, of the same value or of another one."""
    value = _NAMES[word]
    about = {"same": value} if same else {"other": (value,)}
    return After(_CHECKS[word], result, **about, **more)  # type: ignore[arg-type]


_OWN: tuple[SequenceDefect, ...] = (
    _check(
        "id-libre-dos-veces",
        "id-disponible",
        SequenceKind.COUNTER,
        "La tercera vez que se comprueba el mismo ID libre, dice que ya está en uso.",
        _TAKEN,
        _asked("id", "libre", times=2),
    ),
    _check(
        "correo-libre-dos-veces",
        "correo-disponible",
        SequenceKind.COUNTER,
        "La tercera vez que se comprueba el mismo correo libre, dice que ya está en uso.",
        _TAKEN,
        _asked("correo", "libre", times=2),
    ),
    _check(
        "correo-ocupado-por-su-codigo",
        "correo-disponible",
        SequenceKind.EVENT,
        "Solicitado el código, comprobar otra vez el correo dice que está en uso.",
        _TAKEN,
        After("solicitar-codigo", "codigo-enviado", same="correo2"),
    ),
    _check(
        "id-callado-al-repetir",
        "id-disponible",
        SequenceKind.FLAG,
        "Si se comprueba dos veces seguidas el mismo ID, la segunda no dice nada.",
        _SAYS_NOTHING,
        _asked("id", "libre", last=True),
    ),
    _check(
        "id-ocupado-tras-un-rechazo",
        "id-disponible",
        SequenceKind.KEPT,
        "Un registro rechazado deja el ID en uso para la ventana que lo intentó.",
        _TAKEN,
        After("registrar", "rechazado", same="usuario"),
    ),
    _check(
        "id-ocupado-por-un-ingreso",
        "id-disponible",
        SequenceKind.KEPT,
        "Intentar entrar con un ID que nadie registró lo deja en uso en esa ventana.",
        _TAKEN,
        After("ingreso", "rechazado", same="usuario"),
    ),
)
_FORMER: tuple[SequenceDefect, ...] = (
    _check(
        "id-sigue-ocupado",
        "id-disponible",
        SequenceKind.FLAG,
        "Después de un ID en uso, dice lo mismo de cualquier otro.",
        _TAKEN,
        _asked("id", "ocupado", same=False),
    ),
    _check(
        "documento-sigue-ocupado",
        "documento-disponible",
        SequenceKind.FLAG,
        "Después de un documento en uso, dice lo mismo de cualquier otro.",
        _TAKEN,
        _asked("documento", "ocupado", same=False),
    ),
    _check(
        "documento-sigue-libre",
        "documento-ocupado",
        SequenceKind.CACHE,
        "Después de un documento libre, dice que está libre cualquier otro.",
        _FREE,
        _asked("documento", "libre", same=False),
    ),
    _check(
        "id-libre-desde-antes",
        "id-ocupado",
        SequenceKind.SESSIONS,
        "Un ID que encontró libre lo sigue diciendo libre en esa ventana después de que alguien lo registró.",
        _FREE,
        _asked("id", "libre"),
    ),
    _check(
        "documento-del-tipo-anterior",
        "documento-disponible",
        SequenceKind.KEPT,
        "Elegido otro tipo de documento, juzga el número nuevo por el tipo que comprobó antes y lo rechaza.",
        _REFUSED,
        After("comprobar-documento", other=("tipo_documento", "documento")),
    ),
)
DEFECTS = (*_OWN, *_FORMER)
