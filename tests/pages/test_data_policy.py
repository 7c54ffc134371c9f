"""Numbers that the profile allows for documents (``[data]``), and a message that is shown in parts."""

from __future__ import annotations

import pytest

from pages.profile import DataPolicy, Match, Wording


@pytest.mark.parametrize(
    ("number", "allowed"),
    [
        ("0900000000", True),
        ("0900009999", True),
        ("0900010000", False),
        ("0899999999", False),
        ("090000500A", False),
        ("0900005000001", False),
    ],
)
def test_a_range_has_both_its_ends_and_whole_cedulas_only(number: str, *, allowed: bool) -> None:
    assert DataPolicy(first="0900000000", last="0900009999").allows("Cédula de Identidad", number) is allowed


@pytest.mark.parametrize(("number", "allowed"), [("0900000019", True), ("0900000020", False), ("090000001", False)])
def test_a_range_without_the_last_digit_is_of_cedulas_with_any(number: str, *, allowed: bool) -> None:
    assert DataPolicy(first="090000000", last="090000001").allows("Cédula de Identidad", number) is allowed


def test_no_list_of_its_kind_allows_nothing() -> None:
    assert not DataPolicy({"RUC": ("0900000001001",)}).allows("Pasaporte", "A1")


@pytest.mark.parametrize(("shown", "same"), [("Aviso\nCódigo\nvencido", True), ("Código ya vencido", False)])
def test_a_message_may_be_shown_in_parts(shown: str, *, same: bool) -> None:
    assert Wording(r"^Aviso código vencido$", Match.PATTERN).is_in(shown) is same
