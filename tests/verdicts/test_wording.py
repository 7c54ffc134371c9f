"""Comparison of two wordings, and lists in short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.wording import GONE, NEW, SAME, change_in_words, changes, counted, enumerated, in_short

TEXTS = st.lists(st.sampled_from(["el", "código", "venció", "pida", "otro"]), max_size=8).map(" ".join)


@given(TEXTS, TEXTS)
def test_both_wordings_follow_from_the_changes(approved: str, seen: str) -> None:
    found = changes(approved, seen)
    assert " ".join(words for kind, words in found if kind in (SAME, GONE)) == approved
    assert " ".join(words for kind, words in found if kind in (SAME, NEW)) == seen
    assert {kind for kind, _ in found} <= {SAME, GONE, NEW}
    assert all(words for _, words in found)
    assert changes(approved, approved) == ([(SAME, approved)] if approved else [])


def test_a_change_is_listed_word_by_word() -> None:
    assert changes("el código venció", "el código  caducó hoy") == [
        (SAME, "el código"),
        (GONE, "venció"),
        (NEW, "caducó hoy"),
    ]
    assert changes("uno dos", "uno") == [(SAME, "uno"), (GONE, "dos")]
    assert changes("uno", "cero uno") == [(NEW, "cero"), (SAME, "uno")]
    sentence = change_in_words("el código venció", ["otra cosa distinta", "el código caducó", "nada"])
    assert sentence == "Su redacción cambió: «el código [−venció−] [+caducó+]»."


def test_long_wordings_are_compared_in_full() -> None:
    words = ["uno"] * 300
    assert changes(" ".join([*words, "a"]), " ".join([*words, "b"]))[0] == (SAME, " ".join(words))
    assert change_in_words(" ".join([*words, "a"]), [" ".join([*words, "b"])]).startswith("Su redacción cambió: «uno ")


def test_a_frequent_word_is_compared_like_any_other() -> None:
    words = " ".join(["uno"] * 300)
    assert changes(f"a {words}", f"b {words}") == [(GONE, "a"), (NEW, "b"), (SAME, words)]
    assert change_in_words(f"a {words}", [f"b {words}"]) == f"Su redacción cambió: «[−a−] [+b+] {words}»."


def test_a_dissimilar_text_is_another_message() -> None:
    assert change_in_words("a b c d e", ["a b x y z"]) == "Su redacción cambió: «a b [−c d e−] [+x y z+]»."
    assert change_in_words("a b c d e f", ["a b x y z w"]) == ""
    assert change_in_words("a", []) == ""
    assert change_in_words("", [""]) == ""


def test_a_list_is_cut_after_its_first_entries() -> None:
    letters = list("abcdefghijklm")
    assert in_short([]) == "nada"
    assert in_short(letters[:12]) == ", ".join(letters[:12])
    assert in_short(letters) == f"{', '.join(letters[:12])} y 1 más"
    assert in_short(letters, 2) == "a, b y 11 más"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], ""),
        (["uno"], "uno"),
        (["uno", "dos"], "uno y dos"),
        (["uno", "dos", "tres"], "uno, dos y tres"),
        (["nombre", "ingreso"], "nombre e ingreso"),
        (["ingreso", "hielo", "cifra"], "ingreso, hielo y cifra"),
    ],
)
def test_words_are_enumerated_as_in_spanish(words: list[str], told: str) -> None:
    assert enumerated(words) == told


def test_a_number_goes_with_its_noun() -> None:
    assert [counted(each, "aviso") for each in (0, 1, 2)] == ["0 avisos", "1 aviso", "2 avisos"]
    assert [counted(each, "acción", "acciones") for each in (1, 2)] == ["1 acción", "2 acciones"]
