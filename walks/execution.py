"""Execution of a walk: each action is done in the browser and checked, until one contradicts the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from playwright.sync_api import Error

from fixtures.people.walker import Walker
from harness.errors import HarnessError
from instructivo.model.actions import Action, Register, Start, TypeCode, possible
from instructivo.model.prediction import Prediction, predict
from instructivo.model.transitions import Seen
from reports.record.walks import Learnt
from walks.checking import Contradiction, ExpectationChecker
from walks.drawing import Transition, Walk, phase_of

REGISTERED, REFUSED = "registró", "no registró"


@dataclass(frozen=True)
class WalkCourse:
    """Course of a walk on a portal.

    Attributes:
        done: Actions that were done, the start first.
        transitions: Transitions of the model that they took.
        learnt: Behaviour of the portal at points that the document leaves open.
        registrations: Accounts that came about.
        contradiction: What contradicted the document; None where nothing did.
        trouble: Why the walk ended early without one, in one Spanish sentence; empty where it did not.
    """

    done: tuple[Action, ...] = ()
    transitions: tuple[Transition, ...] = ()
    learnt: tuple[Learnt, ...] = ()
    registrations: int = 0
    contradiction: Contradiction | None = None
    trouble: str = ""


@dataclass(frozen=True)
class WalkAttempt:
    """New people in fresh sessions, who take one walk.

    Attributes:
        walker: The people.
        checker: Checks what they see.
        explain: Translates an error, and says what clears the portal of it; None where nothing does.
    """

    walker: Walker
    checker: ExpectationChecker
    explain: Callable[[BaseException], HarnessError | None]

    def take(self, walk: Walk) -> WalkCourse:
        """Take a walk until its end, or until something contradicts the document or keeps it from going on."""
        course = WalkCourse()
        for action in walk.whole:
            if not self._can(action):
                continue  # the portal is in another state than the model foresaw
            try:
                course = self._step(course, action)
            except (HarnessError, Error) as error:
                explained = self.explain(error) or error
                return replace(course, trouble=str(explained).splitlines()[0])
            if course.contradiction is not None:
                return course
        return course

    def _can(self, action: Action) -> bool:
        if isinstance(action, TypeCode) and not self.walker.has_code(action.how):
            return False
        return isinstance(action, Start) or action in possible(self.walker.state)

    def _step(self, course: WalkCourse, action: Action) -> WalkCourse:
        walker = self.walker
        walker.reads_the_form()
        state, prediction = walker.state, predict(walker.state, action)
        seen = walker.performs(action, prediction)
        course = replace(course, done=(*course.done, action))
        if len(course.done) > 1:
            course = replace(course, transitions=(*course.transitions, (phase_of(state), type(action).__name__)))
        if isinstance(action, Register):
            course = _learnt(course, prediction, seen)
        contradiction = next(iter(self.checker.contradictions(prediction.expectations)), None)
        if contradiction is not None and (excuse := self.explain(contradiction.error)):
            raise excuse
        if contradiction is None:
            walker.updates_the_state(action, prediction, seen)
        return replace(course, contradiction=contradiction)


def _learnt(course: WalkCourse, prediction: Prediction, seen: Seen) -> WalkCourse:
    registered = bool(seen.registered)
    course = replace(course, registrations=course.registrations + registered)
    if seen.registered is None or prediction.is_judged:
        return course
    found = REGISTERED if registered else REFUSED
    return replace(course, learnt=(*course.learnt, *((each.id, found) for each in prediction.open_points)))
