"""Random texts and data as foreign files may contain them, more often close to valid ones."""

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
"""Values of a TOML file."""
JSON = st.recursive(
    st.one_of(TEXTS, st.integers(), st.floats(), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)
"""Values of a JSON file, with those that Python's parser accepts beyond the standard."""


@st.composite
def corrupted(draw: st.DrawFn, data: Any, values: st.SearchStrategy[Any]) -> Any:
    """The data with one value replaced, removed or added anywhere."""
    if isinstance(data, dict) and data and draw(st.integers(0, 3)):
        key = draw(st.sampled_from(sorted(data)))
        return {**data, key: draw(corrupted(data[key], values))}
    if isinstance(data, list) and data and draw(st.integers(0, 3)):
        at = draw(st.integers(0, len(data) - 1))
        return [*data[:at], draw(corrupted(data[at], values)), *data[at + 1 :]]
    if isinstance(data, dict) and draw(st.booleans()):
        kept = dict(data)
        if draw(st.booleans()) and kept:
            kept.pop(draw(st.sampled_from(sorted(kept))))
        else:
            kept[draw(TEXTS)] = draw(values)
        return kept
    return draw(values)


def only_one_sentence(read: Callable[[], Any]) -> Any:
    """Result of reading; None where it was refused with a sentence of one line.

    Raises:
        AssertionError: The message is not one sentence.
    """
    try:
        return read()
    except HarnessError as error:
        message = str(error)
        assert len(message.splitlines()) == 1, message
        assert message == message.strip()
        assert message.endswith((".", "?", "…")), message
        return None
