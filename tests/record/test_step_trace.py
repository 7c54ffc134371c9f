"""Course of a scenario as pytest-bdd's hooks tell it: verdict, data table and measured time of each step."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from harness.compat.bdd_private import get_feature
from harness.verdict import Verdict
from reports.session import step_trace
from reports.session.step_trace import StepTracer

FEATURE = """# language: es
Característica: Algo

  Esquema del escenario: Otro
    Cuando una persona mira
    Entonces la lista «<campo>» es:
      | <primero> |
      | Cnt       |
    Y no pasa nada

    Ejemplos:
      | campo    | primero |
      | Operador | Claro   |
"""


class Clock:
    """A clock that is moved by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Its time, in seconds."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(step_trace, "perf_counter", made)
    return made


@pytest.fixture
def scenario(tmp_path: Path) -> Any:
    (tmp_path / "x.feature").write_text(FEATURE, encoding="utf-8")
    (template,) = get_feature(str(tmp_path), "x.feature").scenarios.values()
    return template.render({"campo": "Operador", "primero": "Claro"})


def test_each_step_has_its_own_time_and_its_table(clock: Clock, scenario: Any) -> None:
    tracer, item = StepTracer(), object()
    looked, listed, never = scenario.steps
    tracer.pytest_bdd_before_scenario(SimpleNamespace(node=item), scenario)  # type: ignore[arg-type]
    clock.now += 0.5
    tracer.pytest_bdd_before_step(looked)
    clock.now += 2
    tracer.pytest_bdd_after_step(looked)
    clock.now += 1
    tracer.pytest_bdd_before_step(listed)
    clock.now += 0.25
    tracer.pytest_bdd_step_error(listed)
    clock.now += 9
    trace = tracer.trace_of(item)  # type: ignore[arg-type]
    assert trace is not None
    assert [(each.verdict, each.start, each.duration) for each in trace.steps()] == [
        (Verdict.PASS, 0.5, 2.0),
        (Verdict.FAIL, 3.5, 0.25),
        (Verdict.NONE, None, None),
    ]
    assert [each.table for each in trace.steps()] == [(), (("Claro",), ("Cnt",)), ()]
    assert trace.steps()[2].text == never.name
    assert trace.started.tzinfo is not None


def test_a_step_without_a_function_has_no_time(clock: Clock, scenario: Any) -> None:
    tracer, item = StepTracer(), object()
    tracer.pytest_bdd_before_scenario(SimpleNamespace(node=item), scenario)  # type: ignore[arg-type]
    clock.now += 1
    tracer.pytest_bdd_step_func_lookup_error(scenario.steps[0])
    trace = tracer.trace_of(item)  # type: ignore[arg-type]
    assert trace is not None
    assert (trace.steps()[0].verdict, trace.steps()[0].duration) == (Verdict.FAIL, None)
