"""Observations of a scenario that passed: the value read, the message shown, the subject of the mail, the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from harness.wording import in_short
from reports.judge.outcomes import AS_EXPECTED, SEEN

Data = Mapping[str, Any]
_MOST_CHARACTERS = 400


def shown_by(
    scenario: Data, wordings: Sequence[Data], mails: Sequence[Data], listed: Sequence[Sequence[str]]
) -> list[str]:
    """Spanish sentences about what a scenario that passed observed; never empty.

    Args:
        scenario: Scenario of ``verdicts.json``.
        wordings: Content of its evidence of the kind ``wording``.
        mails: Content of its evidence of the kind ``mail``.
        listed: Rows of the table of the step that decides.
    """
    found = [scenario["observed"]] if scenario["observed"] != AS_EXPECTED else []
    found += [line for line in scenario.get("extras", {}).get(SEEN, "").split("\n") if line]
    if not found or found == [scenario["observed"]]:
        found += _from_evidence(scenario["expected"], wordings, mails, listed)
    return [_cut(each) for each in dict.fromkeys(found)] or [
        f"Se comprobó: {scenario['expected'] or 'todos los pasos'}."
    ]


def _from_evidence(
    expected: str, wordings: Sequence[Data], mails: Sequence[Data], listed: Sequence[Sequence[str]]
) -> list[str]:
    """Sentences from the evidence alone, as in records before scenarios told what they saw."""
    found = [f"El portal mostró «{text}»." for each in wordings for text in _texts(each.get("seen"))]
    if "correo" in expected or "código que llega" in expected:
        found += [
            f"Llegó el correo «{each.get('subject', '')}» para {', '.join(_texts(each.get('to')))}." for each in mails
        ]
    if listed:
        found.append(f"Se leyeron: {in_short([' · '.join(row) for row in listed])}.")
    return found


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…"
