"""Mutants as Markdown: plain data with ``id``, ``file``, ``change`` and, where explained, ``reason``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Data = Mapping[str, Any]


def ids(mutants: Sequence[Data]) -> str:
    """A list of ids; empty for no mutants."""
    return "\n".join(f"- `{each['id']}`" for each in mutants)


def explained_table(mutants: Sequence[Data]) -> str:
    """A table of the reasons, with the number of mutants and their files."""
    if not mutants:
        return "Ninguno."
    rows = "\n".join(f"| {_cell(reason)} | {len(found)} | {_files(found)} |" for reason, found in _by_reason(mutants))
    return f"| Por qué no se descubre | Mutantes | Dónde |\n|---|---|---|\n{rows}"


def full_list(title: str, alive: Sequence[Data], explained: Sequence[Data]) -> str:
    """A page with every survivor and every explained mutant, each with its change."""
    groups = "\n\n".join(f"**{reason}**\n\n{_listed(found)}" for reason, found in _by_reason(explained))
    return f"""# {title}

## Vivos y todavía sin explicar

{_listed(alive) or "Ninguno."}

## Explicados

{groups or "Ninguno."}
"""


def _by_reason(mutants: Sequence[Data]) -> list[tuple[str, list[Data]]]:
    reasons = dict.fromkeys(each["reason"] for each in mutants)
    return [(reason, [each for each in mutants if each["reason"] == reason]) for reason in reasons]


def _files(mutants: Sequence[Data]) -> str:
    counts = Counter(each["file"] for each in mutants)
    return ", ".join(f"`{file}` ({count})" for file, count in sorted(counts.items()))


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _listed(mutants: Sequence[Data]) -> str:
    return "\n".join(f"- `{each['id']}`\n{_change(each)}" for each in mutants)


def _change(mutant: Data) -> str:
    lines = "\n".join(f"  {line}" for line in mutant["change"])
    return f"\n  ```diff\n{lines}\n  ```\n"
