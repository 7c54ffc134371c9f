"""What people declare beside the machine's outcomes: inputs of the judge, never verdicts of their own.

A declaration can keep a run from being green or explain why it is not; only a review can settle anything, and
only what no machine decided (``docs/veredictos.md``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, asdict, dataclass, fields
from datetime import date
from typing import Any

from harness.declarations import NotApplicable, Review, Waiver
from harness.verdict import Verdict
from reports.judge.outcomes import refuse_other_types


@dataclass(frozen=True)
class Unstable:
    """A requirement or scenario whose second run ended otherwise; the first verdict stands."""

    subject: str
    first: Verdict
    second: Verdict


@dataclass(frozen=True)
class Declarations:
    """All of them; none by default. ``by_hand`` names the requirements that a person judges on this portal."""

    not_applicable: tuple[NotApplicable, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    reviews: tuple[Review, ...] = ()
    unstable: tuple[Unstable, ...] = ()
    by_hand: tuple[str, ...] = ()

    def data(self) -> dict[str, list[Any]]:
        """As JSON data, under the names of ``verdicts.json``, in an order of their own."""
        groups: dict[str, Sequence[Any]] = {
            "waived": self.waivers,
            "not_applicable": self.not_applicable,
            "unstable": self.unstable,
            "manual": self.reviews,
        }
        found: dict[str, list[Any]] = {
            name: [_plain(each) for each in sorted(group, key=str)] for name, group in groups.items()
        }
        return {**found, **({"by_hand": sorted(self.by_hand)} if self.by_hand else {})}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Declarations:
        """Read what ``data`` wrote.

        Raises:
            KeyError, TypeError, ValueError: Something is missing or is not what it should be.
        """
        found = cls(
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
            by_hand=tuple(data.get("by_hand", ())),
        )
        for one in (*found.not_applicable, *found.waivers, *found.reviews, *found.unstable):
            refuse_other_types(one)
        if not all(isinstance(each, str) for each in found.by_hand):
            raise TypeError("«by_hand» no tiene textos")
        return found


def _declared(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A waiver without what the judge had to say about it."""
    return {key: value for key, value in entry.items() if key != "problem"}


def _plain(declared: Any) -> dict[str, Any]:
    """As JSON data, without what is optional and was not said."""
    optional = {each.name for each in fields(declared) if each.default is not MISSING}
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in asdict(declared).items()
        if value or key not in optional
    }
