"""A kind of tampering with a record, the state in which it is tried, and why ``verify`` may not find it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from tests.tampering.samples import Copy


class State(StrEnum):
    """What was done beside the change; heads of the columns of ``docs/manipulaciones.md``."""

    AS_IS = "tal cual"
    RESEALED = "manifiesto hecho de nuevo"
    REBUILT = "rehecha con «rebuild»"
    SIGNED = "después de firmar"


class Base(Enum):
    """Sample that is changed before anybody signs it (``Samples``); after that, a signed one is."""

    PLAIN = "plain"
    PRINTED = "printed"
    STAMPED = "stamped"
    SIGNED = "signed"


class Reason(StrEnum):
    """Why a change is not found, after «no, porque»."""

    CONSISTENT = "todo concuerda y nada de la carpeta viene de fuera: sirven una firma, un sello o la huella copiada"
    UNDONE = "hacer de nuevo el manifiesto deshace el cambio"
    FORMED_AGAIN = (
        "«rebuild» lo escribe de nuevo con los resultados y dice que lo escribió otra versión; del cambio no queda nada"
    )
    PDF_DELETED = "«rebuild» borra el PDF, que nadie firmó"
    LOOKS = (
        "de un PDF sin firma solo se compara el texto, y «verify» lo da por no ligado: la primera firma lo reemplaza"
    )
    NO_PDF = "un acta sin PDF es un acta sin firmar, que se imprime con «pdf» o al firmar"
    LOOSE = "queda en un aviso: ningún resultado la nombra y no cuenta, y una corrida cortada también deja de esas"
    TOLD = "el acta la da por contada y no demostrada, y «verify» avisa que al lado no hay un acta con esa huella"
    LAST_SIGNATURE = "la última firma no la nombra nadie más: se nota con --receipt o --require-roles"
    NO_SIGNATURE = "queda un acta sin firmar, y se dice; se nota con --receipt o --require-roles"
    NO_STAMP = "queda un acta sin sello, que es otra cosa: guarde el sello en otro lugar"
    STAMP_DELETED = "«rebuild» borra el sello, que es de otra acta, y lo que queda es un acta sin sello"


@dataclass(frozen=True)
class Tampering:
    """A change of a record by hand.

    Attributes:
        kind: What of a record it changes, in Spanish.
        name: What it does, in Spanish.
        change: Makes the change.
        missed: States in which ``verify`` does not find it, with the reason.
        base: Record that it changes.
        outside: Names of files kept outside the record that are given to ``verify`` with it.
        reseals: Whether the manifest is made anew before ``rebuild`` and in a signed record; not where it was changed.
    """

    kind: str
    name: str
    change: Callable[[Copy], object]
    missed: Mapping[State, Reason] = field(default_factory=dict)
    base: Base = Base.PLAIN
    outside: tuple[str, ...] = ()
    reseals: bool = True


CONSISTENT = {State.RESEALED: Reason.CONSISTENT, State.REBUILT: Reason.CONSISTENT}
"""Where a change is not found that everything else in the record was made to agree with."""
