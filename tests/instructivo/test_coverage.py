"""Comparison of document and catalogue: candidates for lost lines, and the order of the sections."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from instructivo.catalogue import Catalogue, Level, Requirement, Verification
from instructivo.coverage import EVERYWHERE, Coverage, Group, NotNormative, Row, compare, load_not_normative
from instructivo.passages import FRONT, Passage, fingerprint

PRINT = "0123456789abcdef"


def needs(name: str, *prints: str, page: int = 1) -> Requirement:
    section = name.rpartition(".")[0]
    return Requirement(name, section, "Algo.", Level.DOCUMENTED, Verification.SCENARIO, page, fingerprint=prints)


def held(
    requirements: Iterable[Requirement], passages: Iterable[tuple[int, int, str, str]], *groups: Group
) -> Coverage:
    """Passages with these lines, pages, sections and fingerprints."""
    catalogue = Catalogue("", "", "", {one.id: one for one in requirements})
    return compare(catalogue, NotNormative(groups), [Passage(*each, text="") for each in passages])


def candidates(coverage: Coverage) -> list[int]:
    """Line numbers of the candidates for the only stale requirement."""
    (stale,) = coverage.stale
    return [each.line for each in stale.candidates]


def test_what_became_of_a_line_is_sought_on_its_page_and_in_its_section_only() -> None:
    lines = [(1, 1, "1", "a"), (2, 2, "1", "b"), (3, 2, "2", "c"), (4, 3, "2", "d"), (5, 3, "3", "e")]
    assert candidates(held([needs("2.uno", "x", page=2)], lines)) == [2, 3, 4]


def test_the_nearest_to_where_the_line_stood_come_first() -> None:
    lines = [(2, 1, "1", "e"), (10, 1, "1", "a"), (20, 1, "1", "b"), (30, 1, "1", "known"), (36, 1, "1", "d")]
    coverage = held([needs("1.uno", "known"), needs("1.dos", "lost"), needs("1.tres", "e")], lines)
    assert candidates(coverage) == [36, 20, 10]


def test_of_two_as_near_the_earlier_comes_first() -> None:
    lines = [(40, 1, "1", "b"), (30, 1, "1", "known"), (20, 1, "1", "a")]
    assert candidates(held([needs("1.uno", "known"), needs("1.dos", "lost")], lines)) == [20, 40]


def test_no_more_than_three_are_offered_from_the_top_where_nothing_tells_the_place() -> None:
    lines = [(line, 1, "1", f"p{line}") for line in (5, 4, 3, 2)]
    assert candidates(held([needs("1.uno", "lost")], lines)) == [2, 3, 4]


def test_what_a_requirement_still_has_tells_where_its_lost_line_stood() -> None:
    lines = [(1, 1, "1", "before"), (2, 1, "1", "a"), (50, 1, "1", "kept"), (51, 1, "1", "b")]
    coverage = held([needs("1.uno", "before"), needs("1.dos", "kept", "lost")], lines)
    assert candidates(coverage) == [51, 2]


def test_a_repeated_line_is_expected_at_its_first_place() -> None:
    lines = [(10, 1, "1", "twice"), (12, 1, "1", "a"), (88, 1, "1", "b"), (90, 1, "1", "twice")]
    assert candidates(held([needs("1.uno", "twice", "lost")], lines)) == [12, 88]


def test_a_requirement_lost_and_moved_is_reported_as_both() -> None:
    (stale,) = held([needs("1.uno", "lost", "kept")], [(9, 4, "1", "kept"), (12, 3, "1", "kept")]).stale
    assert (stale.lost, stale.pages, stale.candidates) == (("lost",), (3, 4), ())


def test_a_requirement_that_only_moved_has_no_candidates() -> None:
    (stale,) = held([needs("1.uno", "kept")], [(9, 2, "1", "kept"), (10, 1, "1", "free")]).stale
    assert (stale.lost, stale.pages, stale.candidates) == ((), (2,), ())


def test_sections_are_counted_in_the_order_of_their_numbers_after_what_has_none() -> None:
    lines = [(1, 1, "1", "z"), (2, 1, FRONT, "a"), (3, 1, "10", "b"), (4, 1, "2", "c"), (5, 1, "2.10", "d")]
    lines.append((6, 1, "2.9", "pie"))
    coverage = held([needs("1.uno"), needs("2.9.dos")], lines, Group(EVERYWHERE, "Pie.", frozenset({"pie"})))
    assert [row.section for row in coverage.rows] == [EVERYWHERE, FRONT, "1", "2", "2.9", "2.10", "10"]


def test_each_line_of_a_section_is_counted_once() -> None:
    lines = [(1, 1, "1", "a"), (2, 1, "1", "b"), (3, 1, "1", "c"), (4, 1, "1", "d"), (5, 2, "2", "b")]
    requirements = [needs("1.uno", "a"), needs("1.dos", "a", "b"), needs("2.tres", "b", page=2)]
    coverage = held(requirements, lines, Group("1", "Título.", frozenset({"c", "b"})))
    assert coverage.rows == (Row("1", 4, 2, 1, 2), Row("2", 1, 1, 0, 1))
    assert [row.uncovered for row in coverage.rows] == [1, 0]


def test_a_listed_line_in_another_section_is_unused() -> None:
    group = Group("1", "Título.", frozenset({"a", "b"}))
    assert held([], [(1, 1, "1", "a"), (2, 1, "2", "b")], group).unused == ((group, "b"),)


def test_the_list_comes_back_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "lista.toml"
    file.write_text(
        f"page_ends = ['{PRINT}']\n[[group]]\nsection = '1'\nreason = 'Título\tañadido.'\n"
        f"fingerprint = ['{fingerprint('a')}', '{fingerprint('b')}']\n",
        encoding="utf-8",
    )
    group = Group("1", "Título añadido.", frozenset({fingerprint("a"), fingerprint("b")}))
    assert load_not_normative(file) == NotNormative((group,), frozenset({PRINT}))


GROUP = f"[[group]]\nsection = '1'\nreason = 'Título.'\nfingerprint = ['{PRINT}']\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "En lista.toml, falta «group»."),
        ("group = 3", "En lista.toml no hay ninguna entrada [[group]]."),
        ("otra = 1\n" + GROUP, "En lista.toml, sobra la clave desconocida «otra»."),
        (GROUP + "[[group]]\nreason = 'x'\n", "En lista.toml, el grupo 2, falta «section»."),
        (GROUP + "color = 1\n", "En lista.toml, el grupo 1, sobra la clave desconocida «color»."),
        (
            GROUP.replace(PRINT, "Gire la llave."),
            "En lista.toml, el grupo 1, «fingerprint» admite solo huellas de 16 cifras hexadecimales, nunca el texto.",
        ),
        (GROUP.replace(f"'{PRINT}'", "3"), "En lista.toml, el grupo 1, «fingerprint» debe ser una lista de textos."),
        (
            "page_ends = ['Pie.']\n" + GROUP,
            "En lista.toml, «page_ends» admite solo huellas de 16 cifras hexadecimales, nunca el texto.",
        ),
    ],
)
def test_an_invalid_list_is_refused_with_the_place(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "lista.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_not_normative(file)
    assert str(caught.value) == told


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"^No se puede leer la lista de líneas no normativas nada\.toml: no"):
        load_not_normative(tmp_path / "nada.toml")
