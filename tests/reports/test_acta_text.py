"""Text of the acta: what a check over the run weighed, expected lists whole, and what an older record does not hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from instructivo.catalogue import load_catalogue
from instructivo.requirement import Verification
from reports.acta.page import render_acta
from reports.judge.run_checks import RUN_CHECKS, detail_of_check
from reports.record.reading import catalogue_of, read_verdicts

Record = Callable[..., Path]
(RUN_CHECK,) = RUN_CHECKS
COUNTRIES = ["Andorra", "Emiratos Árabes Unidos", "Antártida & más"]


def visible(html: str) -> str:
    """Words of a page, without its tags."""
    body = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", html)
    return " ".join(re.sub(r"<[^>]*>", " ", body).replace("&amp;", "&").split())


def rendered(folder: Path, data: dict[str, Any]) -> str:
    return render_acta(data, folder, catalogue_of(folder))


def by_run(verdict: str, reason: str) -> dict[str, Any]:
    """Entry of the requirement that the run decides."""
    entry = {"id": RUN_CHECK, "section": "5.1", "page": 9, "field": "", "statement": "Hay letras y números."}
    entry |= {"level": "documentado", "verified_by": "corrida", "verdict": verdict, "raw": verdict, "blocked_by": ""}
    return {**entry, "reason": reason, "fault": "", "standing": verdict} | {
        "scenarios_written": 0,
        "scenarios_run": 0,
        "scenarios": [],
    }


def with_codes(data: dict[str, Any], verdict: str, *shapes: str, reason: str = "") -> dict[str, Any]:
    """Data in which the first scenario measured codes, and the run decided on them."""
    first = data["requirements"][0]["scenarios"][0]
    first["measurements"] = [{"kind": "code-shape", "value": each} for each in shapes]
    return {**data, "requirements": [*data["requirements"], by_run(verdict, reason)]}


def with_list(data: dict[str, Any]) -> dict[str, Any]:
    """Data in which the first scenario expects a list."""
    first = data["requirements"][0]["scenarios"][0]
    first["expected"] = "la lista «País» contiene:"
    first["steps"][-1] = {**first["steps"][-1], "text": first["expected"], "table": [[each] for each in COUNTRIES]}
    return data


def test_every_check_over_the_run_shows_what_it_weighed() -> None:
    decided = {one.id for one in load_catalogue() if one.verified_by is Verification.RUN}
    assert decided == set(RUN_CHECKS)
    assert all(detail_of_check(each, ()) is not None for each in decided)
    assert detail_of_check("5.1.abre", ()) is None


def test_what_the_run_decides_shows_what_it_weighed(record: Record) -> None:
    folder = record()
    page = rendered(folder, with_codes(read_verdicts(folder), "pass", "ambos", "letras", "ambos"))
    assert "Ningún escenario lo probó" not in page
    assert f'<details id="{RUN_CHECK}"' in page
    text = visible(page)
    assert "En los 3 códigos de la corrida hay letras y números." in text
    assert "Se esperaba Entre los códigos que se leyeron en toda la corrida hay alguno con letras" in text
    assert "Códigos con letras y números 2 Códigos solo con letras 1 Códigos solo con números 0" in text
    assert "Se leyeron al comprobar: 5.1.abre (3)." in text
    row = re.search(rf'(?s)<tr class="row" data-id="{RUN_CHECK}".*?</tr>', page)
    assert row is not None
    assert "—" not in row[0]


def test_what_the_run_finds_wrong_shows_what_it_weighed(record: Record) -> None:
    folder = record()
    reason = "En ninguno de los 5 códigos de la corrida hay números."
    data = with_codes(read_verdicts(folder), "fail", *["letras"] * 5, reason=reason)
    found = rendered(folder, data)
    (article,) = re.findall(rf'(?s)<article class="nc" id="nc-{RUN_CHECK}">.*?</article>', found)
    assert "Códigos solo con letras 5" in visible(article)
    assert "Se esperaba" in visible(article)


def test_a_run_that_read_no_code_says_so(record: Record) -> None:
    folder = record()
    text = visible(rendered(folder, with_codes(read_verdicts(folder), "inconc", reason="La corrida vio 0 códigos.")))
    assert "Ningún escenario de esta corrida leyó uno." in text


@pytest.mark.parametrize("failed", [(), ("abre",)])
def test_an_expected_list_stands_whole(record: Record, failed: tuple[str, ...]) -> None:
    folder = record(failed=failed)
    text = visible(rendered(folder, with_list(read_verdicts(folder))))
    listed = "la lista «País» contiene: " + " ".join(COUNTRIES)
    # The matrix, the step and what was expected; and where it failed the non-conformity and how to repeat it.
    assert text.count(listed) == (5 if failed else 3)


def test_an_older_record_says_where_its_list_is(record: Record) -> None:
    folder = record()
    data = with_list(read_verdicts(folder))
    del data["requirements"][0]["scenarios"][0]["steps"][-1]["table"]
    said = "contiene: (esta acta no guardó la lista; está en features/x.feature:7)"
    assert visible(rendered(folder, data)).count(said) == 2


def test_a_table_with_columns_keeps_its_rows(record: Record) -> None:
    folder = record()
    data = with_list(read_verdicts(folder))
    data["requirements"][0]["scenarios"][0]["steps"][-1]["table"] = [["Claro", "099"], ["Cnt", "096"]]
    assert "contiene: Claro · 099 Cnt · 096" in visible(rendered(folder, data))


def test_a_step_shows_its_measured_time(record: Record) -> None:
    folder = record()
    data = read_verdicts(folder)
    data["requirements"][0]["scenarios"][0]["steps"][0] |= {"start": 0.1, "duration": 0.732}
    assert "0,7\N{NO-BREAK SPACE}s" in rendered(folder, data)
