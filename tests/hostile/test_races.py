"""Several visitors at the same instant, on a real server and its database: exactly one succeeds.

``DATABASE_URL`` chooses the database: ``test_postgresql.py`` runs these once more on PostgreSQL.
"""

from __future__ import annotations

import secrets

import pytest

from tests.hostile.served import Served, Visitor, at_once

pytestmark = pytest.mark.xdist_group("hostil")  # they share two portals
CROWD = 6


@pytest.mark.fault_case(
    "Un ID, un documento o un correo para muchos",
    injected="seis visitantes registran en el mismo instante el mismo valor, cada uno con su código",
    holds="exactamente una cuenta",
)
@pytest.mark.parametrize(
    "shared",
    [{"usuario": "codiciado"}, {"documento": "CODICIADO"}, {"correo": "codiciado@example.com"}],
    ids=["un-ID", "un-documento", "un-correo"],
)
def test_one_value_for_many_makes_one_account(portal: Served, shared: dict[str, str]) -> None:
    words = {name: secrets.token_hex(4) + value for name, value in shared.items()}
    words |= {"correo2": words["correo"]} if "correo" in words else {}
    crowd = [Visitor(portal, **words).with_code() for _ in range(CROWD)]
    answers = at_once(crowd, "registrar")
    assert sorted(answers) == [(200, "registrado"), *[(422, "rechazado")] * (CROWD - 1)]
    accounts = {each.typed["usuario"] for each in crowd if each.signs_in()}
    assert accounts == {crowd[answers.index((200, "registrado"))].typed["usuario"]}


@pytest.mark.fault_case(
    "Un código para muchos",
    injected="seis ventanas de una persona registran en el mismo instante con el mismo código",
    holds="exactamente una cuenta, y ninguna respuesta 5xx",
)
def test_one_code_makes_one_account(portal: Served) -> None:
    first = Visitor(portal).with_code()
    crowd = [first, *[first.twin() for _ in range(CROWD - 1)]]
    answers = at_once(crowd, "registrar")
    assert answers.count((200, "registrado")) == 1, answers
    assert all(status < 500 for status, _ in answers)
    assert first.signs_in()


@pytest.mark.fault_case(
    "Un código adivinado a la vez",
    injected="diez intentos en el mismo instante, y después el código correcto",
    holds="se cuentan todos: cinco se rechazan, los demás y el correcto se bloquean",
)
def test_guesses_at_once_are_all_counted(portal: Served) -> None:
    guesser = Visitor(portal).with_code()
    right = guesser.typed["codigo"]
    crowd = [guesser.twin() for _ in range(10)]
    answers = at_once(crowd, "registrar", [{"codigo": f"AAAAAA{number}A"} for number in "23456789AB"])
    assert sorted(status for status, _ in answers) == [422] * 5 + [429] * 5
    assert guesser.press("registrar", codigo=right).status_code == 429
    assert not guesser.signs_in()


def test_checks_at_once_of_a_free_value_stay_true(portal: Served) -> None:
    crowd = [Visitor(portal, usuario="libre.aun" + secrets.token_hex(3)) for _ in range(CROWD)]
    assert at_once(crowd, "comprobar-usuario") == [(200, "libre")] * CROWD
