"""What a person declares about a portal: what it does not have, failures somebody answers for, what was seen by hand.

A profile says them, and the judge hears them; neither changes what the machine found (``docs/veredictos.md``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from harness.errors import ConfigurationError
from harness.verdict import Verdict


@dataclass(frozen=True)
class NotApplicable:
    """A requirement about something that this portal does not have, and why."""

    requirement: str
    reason: str


@dataclass(frozen=True)
class Waiver:
    """A failure that somebody answers for.

    Attributes:
        requirement: Its id.
        observation: What was observed, to the letter; anything else is another failure.
        reason: Why it is borne.
        approver: Who answers for it.
        expires: The last day on which it holds.
        fingerprint: The portal it was granted for.
    """

    requirement: str
    observation: str
    reason: str
    approver: str
    expires: date
    fingerprint: str


@dataclass(frozen=True)
class Review:
    """What a person decided by hand: ``pass`` or ``fail``, for one state of the portal.

    Attributes:
        requirement: Its id.
        verdict: What the person decided.
        reviewer: Who.
        day: When.
        note: What was seen.
        fingerprint: The portal it was seen on; the review says nothing of another.
        picture: Path of a picture below the record; empty where none was attached.
    """

    requirement: str
    verdict: Verdict
    reviewer: str
    day: date
    note: str
    fingerprint: str
    picture: str = ""

    def __post_init__(self) -> None:
        """A person says yes or no."""
        if self.verdict not in (Verdict.PASS, Verdict.FAIL):
            raise ConfigurationError(
                f"La revisión de «{self.requirement}» dice «{self.verdict}»: una persona decide «pass» o «fail»."
            )
