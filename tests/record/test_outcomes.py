"""Outcomes as lines of JSON: written, read, refused where a value has another type."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import pytest

from harness.errors import HarnessError
from harness.measurements import ALLOWED, CodeShape, Kind
from harness.verdict import Cause, Verdict
from reports.judge.outcomes import Evidence, Measurement, ScenarioOutcome, StepOutcome, check_field_types, decided

WHOLE = ScenarioOutcome(
    scenario="features/x.feature::abre",
    requirement="5.1.abre",
    name="El año",
    feature="features/x.feature",
    line=7,
    verdict=Verdict.FAIL,
    cause=Cause.FINDING,
    expected="el portal abre",
    observed="no abrió",
    steps=(StepOutcome("Cuando", "se abre", Verdict.PASS), StepOutcome("Entonces", "abre", Verdict.FAIL)),
    evidence=(Evidence("picture", "evidencia/abre.jpg", "La página"),),
    notes=("una nota",),
    measurements=(Measurement(Kind.CODE_SHAPE, CodeShape.BOTH),),
    duration=1.5,
    extras={"persona": "Ana"},
)
STEP = {"keyword": "Y", "text": "la lista es:", "verdict": "pass"}


@dataclass(frozen=True)
class Fields:
    """One field of each type that is checked."""

    text: str = ""
    number: int = 0
    seconds: float = 0.0
    yes: bool = True


def changed(**changes: Any) -> str:
    """Line of an outcome with changed values."""
    return json.dumps({**WHOLE.data(), **changes})


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("ABC", CodeShape.LETTERS),
        ("123", CodeShape.DIGITS),
        ("A1", CodeShape.BOTH),
        ("1ñ", CodeShape.BOTH),
        ("--", CodeShape.NEITHER),
        ("", CodeShape.NEITHER),
    ],
)
def test_the_shape_of_a_code_is_which_characters_it_has(code: str, shape: CodeShape) -> None:
    assert CodeShape.of(code) is shape


def test_every_kind_of_measurement_has_values() -> None:
    assert set(ALLOWED) == set(Kind)


def test_a_measurement_never_holds_the_code_itself() -> None:
    with pytest.raises(HarnessError, match="«ambos» o «letras» o «ninguno» o «números»") as refused:
        Measurement(Kind.CODE_SHAPE, "Ab12Cd")
    assert "Ab12Cd" not in str(refused.value)


def test_a_kind_without_values_is_refused() -> None:
    with pytest.raises(HarnessError, match="con un valor que no se conoce"):
        Measurement("peso", "1")  # type: ignore[arg-type] # as a fixture may have it


def test_an_unknown_kind_of_measurement_is_refused_with_those_there_are() -> None:
    with pytest.raises(HarnessError, match="«client-certificate» o «code-shape» o «code-use» o «mail-received»"):
        Measurement.of("peso", "1")


def test_a_measurement_is_made_from_texts() -> None:
    assert Measurement.of("mail-received", "tarde") == Measurement(Kind.MAIL_RECEIVED, "tarde")


def test_evidence_outside_the_record_is_refused_by_name() -> None:
    with pytest.raises(HarnessError, match=r"'\.\./x' y se esperaba una ruta dentro"):
        Evidence("picture", "../x", "")


def test_an_outcome_is_read_from_its_line() -> None:
    again = ScenarioOutcome.from_json(WHOLE.to_json())
    assert again == WHOLE
    assert isinstance(again.verdict, Verdict)
    assert isinstance(again.cause, Cause)
    assert isinstance(again.steps[0].verdict, Verdict)
    assert isinstance(again.measurements[0].kind, Kind)


def test_a_step_keeps_its_table_and_its_measured_time() -> None:
    step = StepOutcome("Y", "la lista es:", Verdict.PASS, (("Claro", "1"), ("Cnt", "2")), 0.25, 1.5)
    measured = replace(WHOLE, steps=(step,), started="2026-11-24T10:00:00.500+00:00")
    assert ScenarioOutcome.from_json(measured.to_json()) == measured
    assert json.loads(measured.to_json())["steps"][0]["table"] == [["Claro", "1"], ["Cnt", "2"]]


def test_an_outcome_of_an_older_record_is_written_as_it_was() -> None:
    data = json.loads(WHOLE.to_json())
    assert "started" not in data
    assert data["steps"][0] == {"keyword": "Cuando", "text": "se abre", "verdict": "pass"}


def test_an_outcome_is_one_readable_line() -> None:
    line = WHOLE.to_json()
    assert "\n" not in line
    assert '"El año"' in line


def test_half_a_character_becomes_a_question_mark() -> None:
    assert json.loads(ScenarioOutcome("a", "b", "\ud800!", "f", 1, Verdict.PASS).to_json())["name"] == "?!"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"notes": [7]}, "una nota no es un texto"),
        ({"extras": {"persona": 7}}, "una nota no es un texto"),
        ({"name": 7}, "«name» es 7 y debe ser un texto"),
        ({"line": "7"}, "«line» es '7' y debe ser un número entero"),
        ({"line": True}, "«line» es True y debe ser un número entero"),
        ({"duration": "1"}, "«duration» es '1' y debe ser un número"),
        ({"duration": float("nan")}, "«duration» es nan y debe ser un número mayor o igual que 0"),
        ({"duration": float("inf")}, "«duration» es inf y debe ser un número mayor o igual que 0"),
        ({"steps": [{"keyword": "Y", "text": 7, "verdict": "pass"}]}, "«text» es 7 y debe ser un texto"),
        ({"steps": [{**STEP, "table": "Claro"}]}, "«table» no es una tabla"),
        ({"steps": [{**STEP, "table": ["Claro"]}]}, "«table» no es una tabla"),
        ({"steps": [{**STEP, "table": [[7]]}]}, "«table» no tiene textos"),
        ({"steps": [{**STEP, "duration": "1"}]}, "«duration» es '1' y debe ser un número"),
        ({"steps": [{**STEP, "start": float("nan")}]}, "«start» es nan y debe ser un número mayor o igual que 0"),
        ({"started": 7}, "«started» es 7 y debe ser un texto"),
        ({"evidence": [{"kind": "mail", "path": "x", "caption": 7}]}, "«caption» es 7 y debe ser un texto"),
    ],
)
def test_an_outcome_with_a_value_of_another_type_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        ScenarioOutcome.from_json(changed(**changes))


@pytest.mark.parametrize("when", ["ayer", "2026-11-24T10:00:00", "0001-01-01T00:00:00+14:00"])
def test_a_start_that_is_no_instant_is_refused(when: str) -> None:
    with pytest.raises(ValueError, match=r"huso|isoformat|de un año"):
        ScenarioOutcome.from_json(changed(started=when))


@pytest.mark.parametrize("key", ["verdict", "cause", "steps", "evidence", "notes", "measurements"])
def test_an_outcome_without_a_key_is_refused(key: str) -> None:
    data = WHOLE.data()
    del data[key]
    with pytest.raises(KeyError, match=key):
        ScenarioOutcome.from_json(json.dumps(data))


def test_a_whole_number_of_seconds_is_a_number() -> None:
    assert ScenarioOutcome.from_json(changed(duration=2)).duration == 2


@pytest.mark.parametrize("sound", [Fields(), Fields("a", 1, 2.5, False), Fields(seconds=3)])
def test_fields_of_the_right_type_are_accepted(sound: Fields) -> None:
    check_field_types(sound)


@pytest.mark.parametrize("wrong", [{"text": None}, {"text": b"a"}, {"number": 1.5}, {"seconds": False}])
def test_fields_of_another_type_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=f"«{next(iter(wrong))}» es .+ y debe ser un "):
        check_field_types(Fields(**wrong))


@pytest.mark.parametrize(
    ("steps", "decides"),
    [
        ((), False),
        ((("Dado", Verdict.PASS), ("Cuando", Verdict.PASS)), False),
        ((("Cuando", Verdict.PASS), ("Entonces", Verdict.PASS)), True),
        ((("Cuando", Verdict.PASS), ("Entonces", Verdict.FAIL)), False),
        ((("Cuando", Verdict.PASS), ("Entonces", Verdict.PASS), ("Y", Verdict.FAIL)), False),
        ((("Dado", Verdict.PASS), ("Cuando", Verdict.INCONC), ("Entonces", Verdict.PASS)), True),
    ],
)
def test_a_scenario_decides_at_its_end_and_by_an_assertion_that_passed(
    steps: tuple[tuple[str, Verdict], ...], decides: bool
) -> None:
    told = tuple(StepOutcome(keyword, "algo", verdict) for keyword, verdict in steps)
    assert decided(told) is decides
    vacuous = bool(steps) and not decides
    assert replace(WHOLE, verdict=Verdict.PASS, steps=told).is_vacuous is vacuous
    assert not replace(WHOLE, verdict=Verdict.FAIL, steps=told).is_vacuous
