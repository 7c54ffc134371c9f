"""Declarations of people, as inputs of the judge and as JSON data of a record.

A declaration is not a verdict. It can keep a run from passing or explain why it does not pass; only a review can
settle a requirement, and only one that no scenario decided (``docs/veredictos.md``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, asdict, dataclass, fields
from datetime import date
from typing import Any

from harness.declarations import NotApplicable, Review, Waiver
from harness.verdict import Verdict
from reports.judge.outcomes import check_field_types


@dataclass(frozen=True)
class Unstable:
    """A requirement or scenario whose second run had another verdict; the first one stands."""

    subject: str
    first: Verdict
    second: Verdict


@dataclass(frozen=True)
class Declarations:
    """All declarations about one portal; ``by_hand`` has the ids of requirements that a person judges there."""

    not_applicable: tuple[NotApplicable, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    reviews: tuple[Review, ...] = ()
    unstable: tuple[Unstable, ...] = ()
    by_hand: tuple[str, ...] = ()

    def data(self) -> dict[str, list[Any]]:
        """JSON data under the keys of ``verdicts.json``, sorted."""
        groups: dict[str, Sequence[Any]] = {
            "waived": self.waivers,
            "not_applicable": self.not_applicable,
            "unstable": self.unstable,
            "manual": self.reviews,
        }
        found: dict[str, list[Any]] = {
            name: [_entry(each) for each in sorted(group, key=str)] for name, group in groups.items()
        }
        return {**found, **({"by_hand": sorted(self.by_hand)} if self.by_hand else {})}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Declarations:
        """Read the result of ``data``.

        Raises:
            KeyError, TypeError, ValueError: A key is missing or a value has another type.
        """
        found = cls(
            not_applicable=tuple(NotApplicable(**each) for each in data["not_applicable"]),
            waivers=tuple(
                Waiver(**{**_without_problem(each), "expires": date.fromisoformat(each["expires"])})
                for each in data["waived"]
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
            check_field_types(one)
        if not all(isinstance(each, str) for each in found.by_hand):
            raise TypeError("«by_hand» no tiene textos")
        return found


def _without_problem(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Entry of a waiver without ``problem``, which the judge adds."""
    return {key: value for key, value in entry.items() if key != "problem"}


def _entry(declared: Any) -> dict[str, Any]:
    """JSON data of one declaration, without its empty optional fields."""
    optional = {each.name for each in fields(declared) if each.default is not MISSING}
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in asdict(declared).items()
        if value or key not in optional
    }
