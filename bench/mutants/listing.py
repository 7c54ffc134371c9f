"""Mutants as the pages of ``docs/`` list them: plain data with ``id`` and ``change``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Data = Mapping[str, Any]


def listed(mutants: Sequence[Data]) -> str:
    """Each by its id, with its change."""
    return "\n".join(f"- `{each['id']}`\n{_change(each)}" for each in mutants)


def grouped(mutants: Sequence[Data]) -> str:
    """Those that a person explained, below their ``reason``."""
    reasons = list(dict.fromkeys(each["reason"] for each in mutants))
    return "\n\n".join(
        f"**{reason}**\n\n{listed([each for each in mutants if each['reason'] == reason])}" for reason in reasons
    )


def _change(mutant: Data) -> str:
    lines = "\n".join(f"  {line}" for line in mutant["change"])
    return f"\n  ```diff\n{lines}\n  ```\n"
