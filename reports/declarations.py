"""What people declare beside the machine's outcomes: inputs of the judge, never verdicts of their own.

A declaration can keep a run from being green or explain why it is not; only a review can settle anything, and
only what no machine decided (``docs/veredictos.md``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

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
    """What a person decided by hand: ``pass`` or ``fail``, for one state of the portal."""

    requirement: str
    verdict: Verdict
    reviewer: str
    day: date
    note: str
    fingerprint: str

    def __post_init__(self) -> None:
        """A person says yes or no."""
        if self.verdict not in (Verdict.PASS, Verdict.FAIL):
            raise ConfigurationError(
                f"La revisión de «{self.requirement}» dice «{self.verdict}»: una persona decide «pass» o «fail»."
            )


@dataclass(frozen=True)
class Unstable:
    """A requirement or scenario whose second run ended otherwise; the first verdict stands."""

    subject: str
    first: Verdict
    second: Verdict


@dataclass(frozen=True)
class Declarations:
    """All of them; none by default."""

    not_applicable: tuple[NotApplicable, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    reviews: tuple[Review, ...] = ()
    unstable: tuple[Unstable, ...] = ()

    def data(self) -> dict[str, list[dict[str, Any]]]:
        """As JSON data, under the names of ``verdicts.json``, in an order of their own."""
        groups: dict[str, Sequence[Any]] = {
            "waived": self.waivers,
            "not_applicable": self.not_applicable,
            "unstable": self.unstable,
            "manual": self.reviews,
        }
        return {name: [_plain(each) for each in sorted(group, key=str)] for name, group in groups.items()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Declarations:
        """Read what ``data`` wrote.

        Raises:
            KeyError, TypeError, ValueError: Something is missing or is not what it should be.
        """
        return cls(
            not_applicable=tuple(NotApplicable(**each) for each in data["not_applicable"]),
            waivers=tuple(
                Waiver(**{**_declared(each), "expires": date.fromisoformat(each["expires"])}) for each in data["waived"]
            ),
            reviews=tuple(
                Review(**{**each, "verdict": Verdict(each["verdict"]), "day": date.fromisoformat(each["day"])})
                for each in data["manual"]
            ),
            unstable=tuple(
                Unstable(each["subject"], Verdict(each["first"]), Verdict(each["second"])) for each in data["unstable"]
            ),
        )


def _declared(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A waiver without what the judge had to say about it."""
    return {key: value for key, value in entry.items() if key != "problem"}


def _plain(declared: Any) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(declared).items()}
