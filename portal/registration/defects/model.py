"""What a defect is: a pure change of the policy that violates one requirement of the document on purpose."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from portal.registration.policy import Policy

Change = Callable[[Policy], Policy]


class Kind(StrEnum):
    """What sort of mistake a defect imitates, as the list tells it."""

    CHECK_MISSING = "falta la comprobación"
    OFF_BY_ONE = "equivocado por uno"
    TOO_STRICT = "demasiado estricto"
    PAGE_ONLY = "solo en la página"
    SERVER_ONLY = "solo en el servidor"
    WRONG_MESSAGE = "mensaje equivocado"
    MESSAGE_WITHOUT_EFFECT = "mensaje sin efecto"
    EFFECT_WITHOUT_MESSAGE = "efecto sin mensaje"
    WRONG_MOMENT = "a destiempo"
    STALE = "dato atrasado"
    LIST = "lista corta o desordenada"
    WRONG_DEFAULT = "valor inicial equivocado"
    WRONG_FIELD = "regla en otro campo"
    ABSENT = "ausente"
    ASTERISK = "asterisco"
    WORDING = "rótulo"
    LAYOUT = "disposición"
    BUTTON = "botón"
    MAIL = "correo"
    APPROVAL = "aprobación"
    DEAD_END = "no lleva a donde dice"
    BEHIND_THE_PAGE = "detrás de la página"


@dataclass(frozen=True)
class Defect:
    """A deliberate violation.

    Attributes:
        id: Its name, in Spanish, as a slug.
        requirement: Id of the one requirement it violates.
        kind: The sort of mistake.
        title: One Spanish sentence: what this portal does wrong.
        change: Policy -> policy.
        field: Label of the field that it is about; empty where it is about none.
    """

    id: str
    requirement: str
    kind: Kind
    title: str
    change: Change
    field: str = ""

    def as_json(self) -> dict[str, str]:
        """The defect as data."""
        return {
            "id": self.id,
            "requirement": self.requirement,
            "kind": str(self.kind),
            "title": self.title,
            "field": self.field,
        }
