"""Conditions on a story, each a small predicate: what is asked for now, and what came before."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.registration.defects.sequence.story import SOUND, Step, Story

When = Callable[[Story], bool]


def on(*actions: str) -> When:
    """One of these actions is asked for now."""
    return lambda story: story.now.action in actions


def with_code_typed(story: Story) -> bool:
    """Some code is typed now."""
    return bool(story.now.values.get("codigo"))


def taken_for_sound(field: str) -> When:
    """The page says that it need not look at this field again."""
    return lambda story: field in story.now.values.get(SOUND, "").split()


@dataclass(frozen=True)
class After:
    """At least so many earlier steps are of this kind.

    Attributes:
        action: Their action; empty for any.
        result: Their result; empty for any, ``libre|ocupado`` for either.
        message: Their message; empty for any.
        same: Field that held what it holds now; empty for none.
        other: Fields that held something else than they hold now.
        times: How many steps.
        last: Whether only the step before this one counts.
    """

    action: str = ""
    result: str = ""
    message: str = ""
    same: str = ""
    other: tuple[str, ...] = ()
    times: int = 1
    last: bool = False

    def __call__(self, story: Story) -> bool:
        """Whether the story has them."""
        return len(self.steps(story)) >= self.times

    def steps(self, story: Story) -> list[Step]:
        """The earlier steps of this kind."""
        past = story.past[-1:] if self.last else story.past
        return [each for each in past if self._is_one(each, story.now)]

    def _is_one(self, step: Step, now: Step) -> bool:
        return (
            self.action in ("", step.action)
            and (not self.result or step.result in self.result.split("|"))
            and self.message in ("", step.message)
            and (not self.same or step.values.get(self.same) == now.values.get(self.same))
            and all(step.values.get(name) != now.values.get(name) for name in self.other)
        )
