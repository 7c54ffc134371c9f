"""Line numbers of the keys of a profile, for error messages."""

from __future__ import annotations

import pytest

from pages.profile.checking import line_of

PROFILE = """\
# name = "no es una clave"
name = "Portal"
X=1
[mail]
inbox = "http://a/?b=c"
[data.documents]
"Cédula de Identidad" = []
RUC = [3]
[[absent]]
requirement = "uno"
reason = "a"
[[absent]]
requirement = "dos"
reason = "b"
[[waivers]]
requirement = "tres"
[[waivers]]
requirement = "cuatro"
[[waivers]]
requirement = "cinco"
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (["name"], 2),
        (["X"], 3),
        (["mail"], 4),
        (["mail", "inbox"], 5),
        (["data", "documents"], 6),
        (["data", "documents", "Cédula de Identidad"], 7),
        (["data", "documents", "RUC"], 8),
        (["absent", 0], 9),
        (["absent", 0, "reason"], 11),
        (["absent", 1], 12),
        (["absent", 1, "requirement"], 13),
        (["waivers", 0, "requirement"], 16),
        (["waivers", 1, "requirement"], 18),
        (["waivers", 2, "requirement"], 20),
    ],
)
def test_a_key_stands_on_its_line(path: list[str | int], line: int) -> None:
    assert line_of(PROFILE, path) == line


def test_an_entry_of_a_list_within_a_table_stands_where_the_list_does() -> None:
    assert line_of(PROFILE, ["data", "documents", "RUC", 0]) == 8


def test_an_entry_of_a_list_outside_any_table_stands_where_the_list_does() -> None:
    assert line_of("schema = 1\nby_hand = ['a', 3]\n", ["by_hand", 1]) == 2


def test_a_missing_key_has_the_line_of_its_table() -> None:
    assert line_of(PROFILE, ["mail", "folder"]) == 4


def test_a_dotted_key_stands_in_its_table() -> None:
    assert line_of("name = 'x'\nmail . 'inbox' = 'http://a'\n", ["mail", "inbox"]) == 2


@pytest.mark.parametrize("path", [["color"], ["no es una clave"], []])
def test_what_stands_nowhere_has_no_line(path: list[str | int]) -> None:
    assert line_of(PROFILE, path) == 0


def test_a_comment_is_no_key() -> None:
    assert line_of("# = nada\n'#' = 1\n", ["#"]) == 2


def test_the_first_of_two_lines_alike_is_the_key() -> None:
    assert line_of("name = '''\nname = 1\n'''\n", ["name"]) == 1


def test_a_line_of_text_is_no_key() -> None:
    assert line_of("text = '''\nname\n'''\nname = 'x'\n", ["name"]) == 4


def test_brackets_around_nothing_are_no_table() -> None:
    assert line_of("text = '''\n[ ]\n'''\n[mail]\ninbox = 1\n", ["mail", "inbox"]) == 5
