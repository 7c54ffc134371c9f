"""Declarations as JSON data of a record: written, read, refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from harness.declarations import NotApplicable, Review, Waiver
from harness.verdict import Verdict
from reports.judge.declarations import Declarations, Unstable

DAY = date(2026, 11, 24)
WAIVER = Waiver("1.b", "no abrió", "se sabe", "Ana", DAY, "huella")
REVIEW = Review("1.c", Verdict.PASS, "Eva", DAY, "se miró", "huella", "evidencia/c.jpg")
WHOLE = Declarations(
    not_applicable=(NotApplicable("1.a", "no lo tiene"),),
    waivers=(WAIVER,),
    reviews=(REVIEW,),
    unstable=(Unstable("d", Verdict.FAIL, Verdict.PASS),),
    by_hand=("1.c",),
)
DATA: dict[str, list[Any]] = {
    "waived": [
        {
            "requirement": "1.b",
            "observation": "no abrió",
            "reason": "se sabe",
            "approver": "Ana",
            "expires": "2026-11-24",
            "fingerprint": "huella",
        }
    ],
    "not_applicable": [{"requirement": "1.a", "reason": "no lo tiene"}],
    "unstable": [{"subject": "d", "first": "fail", "second": "pass"}],
    "manual": [
        {
            "requirement": "1.c",
            "verdict": "pass",
            "reviewer": "Eva",
            "day": "2026-11-24",
            "note": "se miró",
            "fingerprint": "huella",
            "picture": "evidencia/c.jpg",
        }
    ],
    "by_hand": ["1.c"],
}
NOTHING: dict[str, list[Any]] = {"waived": [], "not_applicable": [], "unstable": [], "manual": []}


def test_declarations_become_json_data() -> None:
    assert WHOLE.data() == DATA


def test_declarations_are_read_from_json_data() -> None:
    again = Declarations.from_data(DATA)
    assert again == WHOLE
    assert isinstance(again.reviews[0].verdict, Verdict)
    assert isinstance(again.unstable[0].first, Verdict)
    assert isinstance(again.unstable[0].second, Verdict)


def test_empty_declarations_have_no_by_hand_key() -> None:
    assert Declarations().data() == NOTHING
    assert Declarations.from_data(NOTHING) == Declarations()


def test_every_group_is_sorted() -> None:
    other = replace(WAIVER, requirement="1.a")
    assert [each["requirement"] for each in Declarations(waivers=(WAIVER, other)).data()["waived"]] == ["1.a", "1.b"]
    assert Declarations(by_hand=("1.c", "1.b")).data()["by_hand"] == ["1.b", "1.c"]


def test_the_problem_of_a_waiver_is_not_read() -> None:
    data = {**NOTHING, "waived": [{**DATA["waived"][0], "problem": "venció"}]}
    assert Declarations.from_data(data).waivers == (WAIVER,)


def test_a_missing_picture_is_left_out() -> None:
    (entry,) = Declarations(reviews=(replace(REVIEW, picture=""),)).data()["manual"]
    assert "picture" not in entry
    assert Declarations.from_data({**NOTHING, "manual": [entry]}).reviews[0].picture == ""


def test_an_empty_required_field_is_kept() -> None:
    (entry,) = Declarations(waivers=(replace(WAIVER, reason=""),)).data()["waived"]
    assert entry["reason"] == ""


@pytest.mark.parametrize("group", sorted(NOTHING))
def test_declarations_without_a_group_are_refused(group: str) -> None:
    with pytest.raises(KeyError, match=group):
        Declarations.from_data({name: value for name, value in NOTHING.items() if name != group})


@pytest.mark.parametrize(
    ("group", "changes", "message"),
    [
        ("not_applicable", {"reason": 7}, "«reason» es 7 y debe ser un texto"),
        ("waived", {"approver": 7}, "«approver» es 7 y debe ser un texto"),
        ("manual", {"note": 7}, "«note» es 7 y debe ser un texto"),
        ("unstable", {"subject": 7}, "«subject» es 7 y debe ser un texto"),
    ],
)
def test_a_declaration_with_a_value_of_another_type_is_refused(
    group: str, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        Declarations.from_data({**DATA, group: [{**DATA[group][0], **changes}]})


def test_by_hand_accepts_texts_only() -> None:
    with pytest.raises(TypeError, match="«by_hand» no tiene textos"):
        Declarations.from_data({**NOTHING, "by_hand": ["1.a", 7]})
