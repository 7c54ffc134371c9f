"""Which tests make a row of the table of faults, and what the page says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.faults import rows
from bench.faults.portal_cases import perils_of_the_portal
from bench.faults.measurement import Row, rows_of, summary
from bench.faults.cases import Peril, peril_of
from bench.faults.page import reliability_page
from harness.errors import ConfigurationError

ROW = Row("Mailpit cae", "se mata", "no hay `fail`", ("tests/faults/test_x.py::test_y[mailpit]",))


def round_of(row: Row, *, held: bool, seen: tuple[str, ...] = (), tries: int = 1) -> dict[str, object]:
    said = "" if held else "AssertionError"
    return {"command": row.command, "held": held, "tries": tries, "seen": list(seen), "said": said, "seconds": 1.0}


def test_tests_of_one_name_make_one_row() -> None:
    one, two, other = (Peril(name, "i", "", f"t.py::{n}") for n, name in enumerate(("a", "a", "b")))
    assert [(row.name, row.tests) for row in rows_of([one, other, two])] == [
        ("a", ("t.py::0", "t.py::1")),
        ("b", ("t.py::2",)),
    ]


def test_tests_of_one_name_that_tell_two_things_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="no dicen lo mismo"):
        rows_of([Peril("a", "i", "", "t.py::0"), Peril("a", "j", "", "t.py::1")])


def test_mark_without_what_is_injected_is_refused() -> None:
    assert peril_of(pytest.mark.fault_case("a", injected="i").mark, "t") == Peril("a", "i", "", "t")
    with pytest.raises(pytest.UsageError, match="injected"):
        peril_of(pytest.mark.fault_case("a").mark, "t")


def test_attacks_on_the_portal_are_read_from_its_tests(tmp_path: Path) -> None:
    folder = tmp_path / "portal"
    folder.mkdir()
    text = 'class A(TestCase):\n    @fault_case("doble", injected="dos a la vez", holds="una")\n    def test_b(self): ...\n'
    (folder / "test_a.py").write_text(text, encoding="utf-8")
    found = list(perils_of_the_portal(folder))
    assert found == [Peril("doble", "dos a la vez", "una", "portal.test_a.A.test_b")]
    assert rows_of(found)[0].command == "python -m portal test portal.test_a.A.test_b"


def test_page_tells_what_did_not_hold() -> None:
    rounds = [round_of(ROW, held=True, seen=("4 conformes",)), round_of(ROW, held=False)]
    result = summary([ROW, Row("Nunca", "nada", "", ("t.py::t",))], rounds)
    page = reliability_page(result)
    assert "| Mailpit cae | se mata | no hay `fail` | 2 | **resistió 1 de 2**: 4 conformes (1) |" in page
    assert "| 0 | no se midió |" in page
    assert "### Mailpit cae\n\n```\nAssertionError" in page


def test_row_of_all_variants_names_the_function_alone() -> None:
    all_of_them = [Peril("a", "i", "", f"t.py::test_x[{each}]") for each in "12"]
    one_of_them = [Peril(name, "i", "", f"t.py::test_y[{name}]") for name in "bc"]
    rows = rows_of([*all_of_them, *one_of_them])
    assert [row.tests for row in rows] == [("t.py::test_x",), ("t.py::test_y[b]",), ("t.py::test_y[c]",)]


def test_page_names_what_nobody_measured_and_its_order() -> None:
    page = reliability_page(None, [rows.LOAD.line(None)])
    assert "| 0 | no se midió | `python -m bench faults 5` |" in page
    assert "| 0 | no se midió | `python -m bench load` |" in page


def test_page_tells_long_measurements_from_their_results() -> None:
    roll = [{"test": "t.py::test_forms", "ended": "passed", "tries": 20_000}]
    assert rows.HTTP_FUZZ.line(roll).happened == "ningún 5xx"
    assert rows.HTTP_FUZZ.line(roll).times == "20 000 peticiones"
    assert "test_forms" in rows.HTTP_FUZZ.line([{**roll[0], "ended": "failed"}]).happened
    assert "algún 5xx" in rows.HTTP_FUZZ.line([]).happened
    read = {"readers": {"perfil": {"runs": 1200, "held": True}, "traza": {"runs": 3, "held": False}}}
    line = rows.READERS_FUZZ.line(read)
    assert (line.times, line.happened) == ("1 203 archivos, 2 lectores", "**no resistieron: traza**")


def test_page_keeps_what_nobody_measured_again() -> None:
    result = summary([ROW], [round_of(ROW, held=True)])
    roll = [{"test": "t.py::test_forms", "ended": "passed", "tries": 20_000}]
    load = "## Carga\n\nDos a la vez.\n"
    first = reliability_page(result, [rows.HTTP_FUZZ.line(roll), rows.LOAD.line(None)], load)
    assert reliability_page(None, [rows.HTTP_FUZZ.line(None), rows.LOAD.line(None)], "", first) == first


def test_page_takes_what_was_measured_again() -> None:
    before = reliability_page(summary([ROW], [round_of(ROW, held=True)]), [rows.HTTP_FUZZ.line(None)])
    roll = [{"test": "t.py::test_forms", "ended": "passed", "tries": 20_000}]
    page = reliability_page(None, [rows.HTTP_FUZZ.line(roll)], "", before)
    assert "| 20 000 peticiones | ningún 5xx |" in page
    assert page.count("| Mailpit cae |") == 1
