"""Fingerprints ignore differences between transcriptions; coverage is complete if each line has one explanation."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instructivo.catalogue import Catalogue, Level, Requirement, Verification
from instructivo.coverage import Group, NotNormative, compare
from instructivo.passages import Passage, fingerprint, normalise

WORDS = st.lists(st.text("abcñáé12*-_.", min_size=1, max_size=6), min_size=1, max_size=6)


@given(st.text(max_size=40))
def test_the_hash_is_of_the_normalised_text(text: str) -> None:
    assert fingerprint(text) == fingerprint(unicodedata.normalize("NFD", text))
    assert len(fingerprint(text)) == 16


@given(WORDS, st.sampled_from([" ", "\t", "  ", "\u00a0"]))
def test_white_space_case_and_composition_do_not_count(words: list[str], gap: str) -> None:
    plain = " ".join(words)
    other = unicodedata.normalize("NFD", f" {gap.join(words).upper()} ")
    assert normalise(other) == normalise(plain)


@pytest.mark.parametrize(
    ("one", "other"),
    [("- Claro", "CLARO"), ("**Nota:** cierre", "Nota: cierre"), ("• uno\u200b", "uno"), ("Uno **", "uno")],
)
def test_bullets_and_bold_do_not_count(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"), [("* Fax", "Fax"), ("--Selección--", "Selección"), ("de 15 minutos", "de 16 minutos"), ("á", "a")]
)
def test_a_change_of_content_changes_the_hash(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


@given(st.lists(st.integers(0, 9), min_size=1), st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_complete_is_exactly_when_each_line_has_one_explanation(
    lines: list[int], claimed: set[int], listed: set[int]
) -> None:
    passages = [Passage(line, 1, "1", f"{what:016x}", "") for line, what in enumerate(lines, start=1)]
    prints = tuple(f"{what:016x}" for what in sorted(claimed))
    one = Requirement("1.uno", "1", "Algo.", Level.DOCUMENTED, Verification.SCENARIO, page=1, fingerprint=prints)
    groups = (Group("1", "Porque sí.", frozenset(f"{what:016x}" for what in listed)),)
    coverage = compare(Catalogue("", "", "", {one.id: one}), NotNormative(groups), passages)
    explained = all((what in claimed) != (what in listed) for what in lines)
    assert coverage.complete == (explained and claimed <= set(lines) and bool(claimed))
    row = coverage.rows[0]
    assert row.uncovered == len(coverage.uncovered)
    assert row.covered + row.not_normative + row.uncovered == len(lines)
