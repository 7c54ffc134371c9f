"""Checks of a load level, and ratios between levels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bench.faults import rows
from bench.faults.load import load_lines, summary, troubles

FINE: Mapping[str, Any] = {
    "database": "SQLite 3.40.1",
    "users": 1,
    "seconds": 10.0,
    "in_time": 20,
    "registered": 21,
    "asked": 21,
    "statuses": {"200": 126},
    "refused": {},
    "accounts": 21,
    "without_account": 0,
    "duplicates": 0,
    "mails": 21,
    "mails_missing": 0,
    "mails_repeated": 0,
}


def test_level_without_losses_has_no_troubles() -> None:
    assert troubles(FINE) == []


@pytest.mark.parametrize(
    ("seen", "trouble"),
    [
        ({"accounts": 20}, "20 cuentas y 21 registros que el portal confirmó"),
        ({"accounts": 22}, "22 cuentas y 21 registros que el portal confirmó"),
        ({"without_account": 1}, "1 registros confirmados sin cuenta"),
        ({"duplicates": 1}, "1 cuentas con el ID, el documento o el correo de otra"),
        ({"mails_missing": 1}, "1 de 21 correos no llegaron"),
        ({"mails_repeated": 1}, "1 correos llegaron más de una vez"),
        ({"mails": 22}, "22 correos y 21 que se pidieron"),
        ({"statuses": {"200": 125, "500": 1}}, "1 respuestas 5xx, o ninguna respuesta"),
        ({"statuses": {"200": 125, "sin respuesta": 1}}, "1 respuestas 5xx, o ninguna respuesta"),
        ({"refused": {"registrar: rechazado": 2}}, "registrar: rechazado (2)"),
        ({"registered": 0, "accounts": 0}, "no se registró nadie"),
    ],
)
def test_each_disagreement_is_a_trouble(seen: Mapping[str, Any], trouble: str) -> None:
    assert troubles({**FINE, **seen}) == [trouble]


def test_rates_are_compared_with_fewest_users_and_with_sqlite() -> None:
    levels = [FINE, {**FINE, "users": 4, "in_time": 50}]
    levels += [{**each, "database": "PostgreSQL 15", "in_time": each["in_time"] / 2} for each in levels]
    levels[3] = {**levels[3], "mails_missing": 3}
    result = summary(levels, 10)
    assert [(each["growth"], each["to_sqlite"]) for each in result["levels"]] == [
        (1, 1),
        (2.5, 1),
        (1, 0.5),
        (2.5, 0.5),
    ]
    assert load_lines(result)[1].startswith("SQLite 3.40.1, 4 a la vez: 21 registros, 2,50 ×")
    assert "3 DE 21 CORREOS NO LLEGARON" in load_lines(result)[3]
    line = rows.LOAD.row(result)
    assert line.times == "84 registros en 4 multitudes"
    assert "PostgreSQL 15, 4 a la vez: 3 de 21 correos no llegaron" in line.happened
    assert "| PostgreSQL 15 | 4 | 21 | 2,50 × | 0,50 × |" in rows.load_table(result)


def test_level_without_registrations_in_time_has_no_ratio() -> None:
    result = summary([{**FINE, "in_time": 0}], 10)
    assert (result["levels"][0]["growth"], result["levels"][0]["to_sqlite"]) == (None, None)
