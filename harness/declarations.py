"""Declarations of people about a portal: features it lacks, failures that are accepted, reviews by hand.

They stand in a profile and are applied by the judge; they never change the machine's verdict (``docs/veredictos.md``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from harness.errors import ConfigurationError
from harness.verdict import Verdict


@dataclass(frozen=True)
class NotApplicable:
    """A requirement about something that this portal does not have, with the reason."""

    requirement: str
    reason: str


@dataclass(frozen=True)
class Waiver:
    """A failure for which a person takes responsibility.

    Attributes:
        requirement: Id of the requirement that fails.
        observation: Exact text of what was observed; another text is another failure.
        reason: Why the failure is accepted.
        approver: Person who takes responsibility.
        expires: Last day on which it holds.
        fingerprint: Fingerprint of the portal for which it was granted.
    """

    requirement: str
    observation: str
    reason: str
    approver: str
    expires: date
    fingerprint: str


@dataclass(frozen=True)
class Review:
    """Verdict of a person, ``pass`` or ``fail``, on one state of the portal.

    Attributes:
        requirement: Id of the reviewed requirement.
        verdict: Verdict of the person.
        reviewer: Name of the person.
        day: Day of the review.
        note: What the person saw.
        fingerprint: Fingerprint of the portal for which the review holds.
        picture: Path of an attached picture inside the record; empty where there is none.
    """

    requirement: str
    verdict: Verdict
    reviewer: str
    day: date
    note: str
    fingerprint: str
    picture: str = ""

    def __post_init__(self) -> None:
        """Refuse a verdict other than ``pass`` and ``fail``, with a ``ConfigurationError``."""
        if self.verdict not in (Verdict.PASS, Verdict.FAIL):
            raise ConfigurationError(
                f"La revisión de «{self.requirement}» dice «{self.verdict}»: una persona decide «pass» o «fail»."
            )
