"""What files from elsewhere may look like: text, data and bytes made by chance, more often near what is expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from harness.errors import HarnessError

NASTY = ["", " ", "\n", "\u2028", "\x85", "]]>", "'''", "\\", "ñandú", "🦙", "../../etc/passwd", "\u202e", "a" * 300]
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
NUMBERS = st.one_of(st.integers(-(2**63), 2**63 - 1), st.sampled_from([float("nan"), float("inf"), -0.0, 1e308]))
SCALARS = st.one_of(TEXTS, NUMBERS, st.booleans(), st.dates(), st.datetimes(), st.times())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)
"""Whatever TOML can hold."""
JSON = st.recursive(
    st.one_of(TEXTS, st.integers(), st.floats(), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)
"""Whatever JSON can hold, and what Python's reader takes for it."""


@st.composite
def spoilt(draw: st.DrawFn, data: Any, values: st.SearchStrategy[Any]) -> Any:
    """The same data with one thing replaced, removed or put in, anywhere in it."""
    if isinstance(data, dict) and data and draw(st.integers(0, 3)):
        key = draw(st.sampled_from(sorted(data)))
        return {**data, key: draw(spoilt(data[key], values))}
    if isinstance(data, list) and data and draw(st.integers(0, 3)):
        at = draw(st.integers(0, len(data) - 1))
        return [*data[:at], draw(spoilt(data[at], values)), *data[at + 1 :]]
    if isinstance(data, dict) and draw(st.booleans()):
        kept = dict(data)
        if draw(st.booleans()) and kept:
            kept.pop(draw(st.sampled_from(sorted(kept))))
        else:
            kept[draw(TEXTS)] = draw(values)
        return kept
    return draw(values)


def only_one_sentence(read: Callable[[], Any]) -> Any:
    """What was read; None where it was refused, with one line that ends as a sentence does.

    Raises:
        AssertionError: The refusal is not one sentence.
    """
    try:
        return read()
    except HarnessError as error:
        told = str(error)
        assert len(told.splitlines()) == 1, told
        assert told == told.strip()
        assert told.endswith((".", "?", "…")), told
        return None
