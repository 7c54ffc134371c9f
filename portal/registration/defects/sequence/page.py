"""Sequence defects of the page's own script: boxes, lists and rules that remember too much (4.2.1, 5.3.1, 5.3.2).

Moments, each followed by a space: ``escribir-X``, ``salir-X-bien``, ``salir-X-mal``, ``salir-X-vacio``, ``elegir-X``,
``elegir-X-nada``, ``respuesta-ACTION-RESULT-``, which its message may follow, ``cerrar-mensaje``, ``mal-X`` for each
field that the page refuses when «Registrar» is pressed, and then ``resumen``.
"""

from collections.abc import Mapping
from dataclasses import replace

from portal.registration.defects.changes import Edit, dropped, not_demanded, on_server
from portal.registration.defects.sequence.model import SequenceDefect, SequenceKind
from portal.registration.defects.sequence.when import on, taken_for_sound
from portal.registration.fields import FIELDS
from portal.registration.policy import PageSequence

_UNCHECKED: Mapping[str, Edit] = {
    "telefono1": dropped("telefono1", "empieza-con-0"),
    "contrasena2": dropped("contrasena2", "contrasenas-iguales"),
    "nombre": not_demanded("nombre"),
    "celular": dropped("celular", "celular-empieza-con-09"),
}
"""Field -> what the server does not look at where the page took the field for sound."""
_LOCKED = "respuesta-comprobar-correo-libre- "
_CHOSEN = "elegir-provincia "
_REFUSED = "(resumen|respuesta-registrar-rechazado-(M.)?)"
_REFUSED_TWICE = f"{_REFUSED} (.* )?{_REFUSED} "
_SENT = "respuesta-solicitar-codigo-codigo-enviado-\\w* "


def _page(name: str, requirement: str, kind: SequenceKind, title: str, sequence: PageSequence) -> SequenceDefect:
    """A defect of the page alone, about the field of its sequence."""
    named = replace(sequence, name=name)
    label = FIELDS[sequence.what].label if sequence.what in FIELDS else ""
    return SequenceDefect(name, requirement, kind, title, page=(named,), field=label)


def _senae(name: str, kind: SequenceKind, title: str, sequence: PageSequence) -> SequenceDefect:
    return _page(name, "5.3.1.correo-senae-automatico", kind, title, replace(sequence, what="correo_senae"))


def _loose(name: str, kind: SequenceKind, title: str, after: str) -> SequenceDefect:
    return _page(name, "5.3.1.correo-sigue-fijo", kind, title, PageSequence(after, "suelta", "correo"))


def _cities(name: str, requirement: str, kind: SequenceKind, title: str, sequence: PageSequence) -> SequenceDefect:
    return _page(name, f"5.3.1.{requirement}", kind, title, replace(sequence, what="ciudad"))


def _trusted(name: str, requirement: str, kind: SequenceKind, title: str, sequence: PageSequence) -> SequenceDefect:
    """A defect by which the page takes a field for sound after a sequence, and tells the server, which believes it."""
    edit = _UNCHECKED[sequence.what]
    conditions = (on("registrar"), taken_for_sound(sequence.what))
    return replace(
        _page(name, requirement, kind, title, replace(sequence, does="da-por-bueno")),
        effect=lambda _story: on_server(edit),
        when=conditions,
    )


def _once(name: str, requirement: str, title: str, field: str) -> SequenceDefect:
    """A defect by which a value is refused once."""
    sequence = PageSequence(f"mal-{field} .*resumen $", "", field, f"mal-{field} .*resumen .")
    return _trusted(name, requirement, SequenceKind.COUNTER, title, sequence)


def _sound(name: str, requirement: str, title: str, field: str) -> SequenceDefect:
    """A defect by which a field that was right when it was left is not looked at again when it or its pair changes."""
    changed = f"salir-{field}-bien .*escribir-{field.removesuffix('2')}2? "
    return _trusted(name, requirement, SequenceKind.FLAG, title, PageSequence(f"{changed}$", "", field, changed))


_SENAE = (
    _senae(
        "senae-quieto-con-id-comprobado",
        SequenceKind.EVENT,
        "Comprobado el ID, el correo del SENAE ya no sigue a otro.",
        PageSequence(
            "respuesta-comprobar-usuario-libre- $",
            "congela",
            shows="respuesta-comprobar-usuario-libre- .*escribir-usuario ",
        ),
    ),
    _senae(
        "senae-quieto-con-correo-comprobado",
        SequenceKind.EVENT,
        "Comprobado el correo, el del SENAE ya no sigue al ID.",
        PageSequence(f"{_LOCKED}$", "congela", shows=f"{_LOCKED}.*escribir-usuario "),
    ),
    _senae(
        "senae-quieto-tras-un-rechazo",
        SequenceKind.KEPT,
        "Después de un registro rechazado, el correo del SENAE ya no sigue al ID.",
        PageSequence(f"{_REFUSED} $", "congela", shows=f"{_REFUSED} .*escribir-usuario "),
    ),
)
_LOCK = (
    _loose(
        "correo-suelto-al-comprobar-el-id",
        SequenceKind.EVENT,
        "Comprobar el ID después del correo suelta el correo.",
        f"{_LOCKED}(.* )?respuesta-comprobar-usuario-\\w+- $",
    ),
    _loose(
        "correo-suelto-a-la-tercera",
        SequenceKind.COUNTER,
        "La tercera comprobación del correo lo suelta.",
        f"({_LOCKED}(.* )?){{2}}{_LOCKED}$",
    ),
    _loose(
        "correo-suelto-con-otro-id",
        SequenceKind.EVENT,
        "Escribir otro ID suelta el correo comprobado.",
        f"{_LOCKED}(.* )?escribir-usuario $",
    ),
    _loose(
        "correo-suelto-con-el-segundo-codigo",
        SequenceKind.COUNTER,
        "Solicitar un segundo código suelta el correo comprobado.",
        f"{_LOCKED}(.* )?{_SENT}(.* )?{_SENT}$",
    ),
)
_PLACES = (
    _cities(
        "ciudades-quedan-sin-provincia",
        "ciudad-espera-provincia",
        SequenceKind.KEPT,
        "Quitada la provincia, la lista de ciudades sigue ofreciendo las suyas.",
        PageSequence(f"{_CHOSEN}.*elegir-provincia-nada $", "devuelve"),
    ),
    _cities(
        "ciudades-quedan-con-ciudad-elegida",
        "ciudades-de-su-provincia",
        SequenceKind.KEPT,
        "Elegida una ciudad, al elegir otra provincia la lista no cambia.",
        PageSequence(f"elegir-ciudad .*{_CHOSEN}$", "devuelve"),
    ),
    _cities(
        "ciudades-vacias-con-correo-comprobado",
        "ciudad-sigue-a-provincia",
        SequenceKind.EVENT,
        "Comprobado el correo, al elegir otra provincia no hay ciudades.",
        PageSequence(f"{_LOCKED}.*{_CHOSEN}$", "vacia-lista"),
    ),
    _cities(
        "ciudades-vacias-al-volver",
        "ciudad-sigue-a-provincia",
        SequenceKind.FLAG,
        "Quitada la provincia y vuelta a elegir, no hay ciudades.",
        PageSequence(f"elegir-provincia-nada .*{_CHOSEN}$", "vacia-lista"),
    ),
)
_RULES = (
    _sound(
        "telefono1-bueno-para-siempre",
        "5.3.1.telefono1-empieza-con-0",
        "Si «Teléfono1» estuvo bien una vez, no vuelve a mirar cómo empieza.",
        "telefono1",
    ),
    _sound(
        "confirmacion-buena-para-siempre",
        "5.3.1.confirmacion-distinta",
        "Si las contraseñas coincidieron una vez, no vuelve a compararlas.",
        "contrasena2",
    ),
    _sound(
        "nombre-bueno-para-siempre",
        "4.2.1.obligatorio-nombre",
        "Si «Nombre Usuario» estuvo escrito una vez, se puede borrar y registrar.",
        "nombre",
    ),
    _once(
        "celular-avisado-una-vez",
        "5.3.1.celular-empieza-con-09",
        "Del celular que no empieza por 09 avisa una vez; si se insiste, registra.",
        "celular",
    ),
    _page(
        "telefono2-exigido-si-se-escribio",
        "4.2.1.opcional-telefono2",
        SequenceKind.KEPT,
        "Escrito una vez, «Teléfono2» ya no se puede dejar vacío.",
        PageSequence(
            "salir-telefono2-(bien|mal) $", "exige", "telefono2", "salir-telefono2-(bien|mal) .*salir-telefono2-vacio "
        ),
    ),
    _page(
        "provincia-exigida-si-se-eligio",
        "4.2.1.opcional-provincia",
        SequenceKind.KEPT,
        "Elegida una vez, la provincia ya no se puede dejar sin elegir.",
        PageSequence(f"{_CHOSEN}$", "exige", "provincia", f"{_CHOSEN}.*elegir-provincia-nada "),
    ),
)
_AFTER_REFUSAL = (
    _page(
        "registrar-sordo-tras-dos-rechazos",
        "5.3.2.se-corrige-y-registra",
        SequenceKind.COUNTER,
        "Después de dos rechazos, «Registrar» no hace nada.",
        PageSequence(
            f"{_REFUSED_TWICE}$",
            "ensordece",
            "registrar",
            f"{_REFUSED_TWICE}.",
        ),
    ),
    _page(
        "fax-perdido-al-segundo-rechazo",
        "5.3.2.rechazo-conserva-lo-escrito",
        SequenceKind.COUNTER,
        "El segundo rechazo borra el fax.",
        PageSequence(f"{_REFUSED_TWICE}$", "vacia", "fax"),
    ),
    _page(
        "comprobar-sordo-tras-un-id-en-uso",
        "5.3.1.id-disponible",
        SequenceKind.FLAG,
        "Después de un ID en uso, el botón que comprueba el siguiente no hace nada.",
        PageSequence(
            "respuesta-comprobar-usuario-ocupado- $",
            "ensordece",
            "comprobar-usuario",
            "respuesta-comprobar-usuario-ocupado- .*escribir-usuario ",
        ),
    ),
)
DEFECTS: tuple[SequenceDefect, ...] = (*_SENAE, *_LOCK, *_PLACES, *_RULES, *_AFTER_REFUSAL)
