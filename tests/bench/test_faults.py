"""Rows of the table of faults and attacks, and the page that shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.faults import rows
from bench.faults.cases import FaultCase, fault_case_of
from bench.faults.measurement import FaultRow, rows_of, summary
from bench.faults.page import reliability_page
from bench.faults.portal_cases import portal_fault_cases
from harness.errors import ConfigurationError

ROW = FaultRow("Mailpit cae", "se mata", "no hay `fail`", ("tests/faults/test_x.py::test_y[mailpit]",))


def round_of(row: FaultRow, *, held: bool, seen: tuple[str, ...] = (), tries: int = 1) -> dict[str, object]:
    said = "" if held else "AssertionError"
    return {"command": row.command, "held": held, "tries": tries, "seen": list(seen), "said": said, "seconds": 1.0}


def test_fault_cases_of_one_name_make_one_row() -> None:
    one, two, other = (FaultCase(name, "i", "", f"t.py::{n}") for n, name in enumerate(("a", "a", "b")))
    assert [(row.name, row.tests) for row in rows_of([one, other, two])] == [
        ("a", ("t.py::0", "t.py::1")),
        ("b", ("t.py::2",)),
    ]


def test_fault_cases_of_one_name_with_different_texts_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="no dicen lo mismo"):
        rows_of([FaultCase("a", "i", "", "t.py::0"), FaultCase("a", "j", "", "t.py::1")])


def test_mark_without_the_injected_fault_is_refused() -> None:
    assert fault_case_of(pytest.mark.fault_case("a", injected="i").mark, "t") == FaultCase("a", "i", "", "t")
    with pytest.raises(pytest.UsageError, match="injected"):
        fault_case_of(pytest.mark.fault_case("a").mark, "t")


def test_fault_cases_of_the_portal_are_read_from_its_tests(tmp_path: Path) -> None:
    folder = tmp_path / "portal"
    folder.mkdir()
    mark = '@fault_case("doble", injected="dos a la vez", holds="una")'
    text = f"class A(TestCase):\n    {mark}\n    def test_b(self): ...\n"
    (folder / "test_a.py").write_text(text, encoding="utf-8")
    found = list(portal_fault_cases(folder))
    assert found == [FaultCase("doble", "dos a la vez", "una", "portal.test_a.A.test_b")]
    assert rows_of(found)[0].command == "python -m portal test portal.test_a.A.test_b"


def test_page_shows_rows_that_did_not_hold_with_their_output() -> None:
    rounds = [round_of(ROW, held=True, seen=("4 conformes",)), round_of(ROW, held=False)]
    result = summary([ROW, FaultRow("Nunca", "nada", "", ("t.py::t",))], rounds)
    page = reliability_page(result)
    assert "| Mailpit cae | se mata | no hay `fail` | 2 | **resistió 1 de 2**: 4 conformes (1) |" in page
    assert "| 0 | no se midió |" in page
    assert "### Mailpit cae\n\n```\nAssertionError" in page


def test_row_with_all_variants_of_a_function_names_only_the_function() -> None:
    all_of_them = [FaultCase("a", "i", "", f"t.py::test_x[{each}]") for each in "12"]
    one_of_them = [FaultCase(name, "i", "", f"t.py::test_y[{name}]") for name in "bc"]
    rows = rows_of([*all_of_them, *one_of_them])
    assert [row.tests for row in rows] == [("t.py::test_x",), ("t.py::test_y[b]",), ("t.py::test_y[c]",)]


def test_page_names_the_order_of_a_measurement_without_result() -> None:
    page = reliability_page(None, [rows.LOAD.row(None)])
    assert "| 0 | no se midió | `python -m bench faults 5` |" in page
    assert "| 0 | no se midió | `python -m bench load` |" in page


def test_rows_of_long_measurements_come_from_their_results() -> None:
    listing = [{"test": "t.py::test_forms", "ended": "passed", "tries": 20_000}]
    assert rows.HTTP_FUZZ.row(listing).happened == "ningún 5xx"
    assert rows.HTTP_FUZZ.row(listing).times == "20 000 peticiones"
    assert "test_forms" in rows.HTTP_FUZZ.row([{**listing[0], "ended": "failed"}]).happened
    assert "algún 5xx" in rows.HTTP_FUZZ.row([]).happened
    read = {"readers": {"perfil": {"runs": 1200, "held": True}, "traza": {"runs": 3, "held": False}}}
    line = rows.READERS_FUZZ.row(read)
    assert (line.times, line.happened) == ("1 203 archivos, 2 lectores", "**no resistieron: traza**")


def test_page_keeps_rows_without_a_new_result() -> None:
    result = summary([ROW], [round_of(ROW, held=True)])
    listing = [{"test": "t.py::test_forms", "ended": "passed", "tries": 20_000}]
    load = "## Carga\n\nDos a la vez.\n"
    first = reliability_page(result, [rows.HTTP_FUZZ.row(listing), rows.LOAD.row(None)], load)
    assert reliability_page(None, [rows.HTTP_FUZZ.row(None), rows.LOAD.row(None)], "", first) == first


def test_page_replaces_rows_with_a_new_result() -> None:
    before = reliability_page(summary([ROW], [round_of(ROW, held=True)]), [rows.HTTP_FUZZ.row(None)])
    listing = [{"test": "t.py::test_forms", "ended": "passed", "tries": 20_000}]
    page = reliability_page(None, [rows.HTTP_FUZZ.row(listing)], "", before)
    assert "| 20 000 peticiones | ningún 5xx |" in page
    assert page.count("| Mailpit cae |") == 1
