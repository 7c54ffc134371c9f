"""One walk from the first attempt to its finding: taken, shrunk, repeated and told."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from instructivo.model.demands import Demand, Expectation
from instructivo.requirement import Catalogue
from reports.record.walks import Finding, WalkResult
from walks.attempts import Attempts
from walks.checking import Contradiction
from walks.drawing import Walk, transitions_of
from walks.execution import WalkCourse
from walks.scenario_text import feature_text, walk_of
from walks.shrinking import REPETITIONS, may_try_another, shrink
from walks.stored import stored


class WalkSession:
    """Takes one walk, and makes a finding of its contradiction.

    Args:
        attempts: Makes attempts.
        catalogue: The requirements.
        budget: Seconds for shrinking.
        keep: Keeps the evidence of the last attempt, given requirement and scenario; kind, path and caption
            of each file.
    """

    def __init__(
        self,
        attempts: Attempts,
        catalogue: Catalogue,
        budget: float,
        keep: Callable[[str, str], tuple[tuple[str, str, str], ...]],
    ) -> None:
        self._attempts = attempts
        self._catalogue = catalogue
        self._budget = budget
        self._keep = keep

    def run(self, number: int, walk: Walk) -> WalkResult:
        """The result of a walk."""
        began = monotonic()
        course = self._take(walk)
        finding = self._finding(course, course.contradiction) if course.contradiction else None
        return WalkResult(
            number=number,
            actions=max(len(course.done) - 1, 0),
            registrations=course.registrations,
            transitions=course.transitions,
            planned=tuple(transitions_of(walk.whole)),
            learnt=course.learnt,
            attempts=self._attempts.made,
            seconds=round(monotonic() - began, 1),
            trouble=course.trouble,
            finding=finding,
        )

    def _take(self, walk: Walk) -> WalkCourse:
        return self._attempts.new().take(walk)

    def _contradiction(self, walk: Walk, demand: Demand) -> Contradiction | None:
        """The contradiction with which a walk ends; None where it ends otherwise, or by another demand."""
        course = self._take(walk)
        found = course.contradiction
        is_same = found is not None and found.expectation.demand is demand
        return found if is_same and course.done[-1] == walk.whole[-1] else None

    def _finding(self, course: WalkCourse, first: Contradiction) -> Finding:
        demand, end = first.expectation.demand, monotonic() + self._budget
        walk = walk_of(course.done)
        shortest = shrink(
            walk,
            first.expectation,
            lambda each: self._contradiction(each, demand) is not None,
            lambda: monotonic() < end and may_try_another(self._attempts.made),
        )
        repeated = [self._contradiction(shortest, demand) for _ in range(REPETITIONS)]
        last = next((each for each in reversed(repeated) if each is not None), first)
        return self._told(shortest, last, stable=all(repeated))

    def _told(self, walk: Walk, found: Contradiction, *, stable: bool) -> Finding:
        expectation: Expectation = found.expectation
        requirement = self._catalogue[expectation.requirement]
        feature = feature_text(walk, expectation, requirement.statement.rstrip("."))
        return Finding(
            requirement=requirement.id,
            level=str(requirement.level),
            demand=expectation.in_words,
            observed=found.observed,
            feature=feature,
            stable=stable,
            actions=len(walk.actions),
            walk=stored(walk),
            evidence=self._keep(requirement.id, feature),
        )
