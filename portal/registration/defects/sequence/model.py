"""A sequence defect: a change of the policy that waits for a story, on the server, in the page, or in both."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from portal.registration.defects.changes import chain
from portal.registration.defects.model import Change
from portal.registration.defects.sequence.story import Story
from portal.registration.defects.sequence.when import When
from portal.registration.policy import PageSequence, Policy


class SequenceKind(StrEnum):
    """Kind of mistake that a sequence defect imitates, as the list tells it."""

    KEPT = "estado que queda"
    FLAG = "señal que no se repone"
    EVENT = "suceso equivocado"
    COUNTER = "contador"
    CACHE = "memoria con otra clave"
    SESSIONS = "dos sesiones"


def nothing(policy: Policy) -> Policy:
    """No change."""
    return policy


@dataclass(frozen=True)
class SequenceDefect:
    """A deliberate violation that shows only after a sequence of actions.

    Attributes:
        id: Its name, in Spanish, as a slug.
        requirement: Id of the one requirement it violates.
        kind: The sort of mistake.
        title: One Spanish sentence: what this portal does wrong.
        effect: Story -> change of the policy, once its conditions hold.
        when: Conditions, all of which must hold.
        always: Change that holds from the start and does not show by itself.
        page: What the page does after a sequence of its own.
        field: Label of the field that it is about; empty where it is about none.
    """

    id: str
    requirement: str
    kind: SequenceKind
    title: str
    effect: Callable[[Story], Change] = lambda _story: nothing
    when: tuple[When, ...] = ()
    always: Change = nothing
    page: tuple[PageSequence, ...] = ()
    field: str = ""

    def change(self, story: Story) -> Change:
        """The change of the policy on the server, at this point of a story."""
        holds = self.when and all(each(story) for each in self.when)
        return chain(self.always, self.effect(story)) if holds else self.always

    def as_json(self) -> dict[str, str]:
        """The defect as data."""
        names = ("id", "requirement", "title", "field")
        return {**{name: getattr(self, name) for name in names}, "kind": str(self.kind)}
