"""Small runs, each with another reason for its exit code; in most of them every scenario passes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from harness.declarations import NotApplicable, Review, Waiver
from harness.measurements import CodeShape, Kind
from harness.verdict import Cause, Verdict
from instructivo.requirement import Catalogue, Level, Requirement, Verification
from reports.exports.allure import write_allure
from reports.exports.ctrf import ctrf
from reports.exports.cucumber import cucumber_messages
from reports.exports.junit import junit_xml
from reports.judge.declarations import Declarations, Unstable
from reports.judge.outcomes import Measurement, ScenarioOutcome, StepOutcome
from reports.judge.plan import Plan
from reports.judge.run_checks import ENOUGH_CODES, RUN_CHECKS
from reports.judge.run_judgement import Judgement, judge
from reports.record.verdicts_data import verdicts_data

_FEATURE = "features/x.feature"
_NAMES = ("abre", "registro")
(_BY_RUN,) = RUN_CHECKS
_DAY, _PORTAL = date(2026, 11, 24), "huella"
_BEGAN = datetime(2026, 11, 24, 10, tzinfo=UTC)
_CATALOGUE = Catalogue(
    "SENAE-X",
    "3",
    "2023-09",
    {
        each.id: each
        for each in (
            Requirement("5.1.abre", "5.1", "El portal abre.", Level.DOCUMENTED, Verification.SCENARIO),
            Requirement("5.1.registro", "5.1", "El portal registra.", Level.DOCUMENTED, Verification.SCENARIO),
            Requirement(_BY_RUN, "5.3.1", "Hay letras y números.", Level.DOCUMENTED, Verification.RUN),
        )
    },
)


def _outcome(name: str, shape: CodeShape = CodeShape.BOTH) -> ScenarioOutcome:
    steps = (
        StepOutcome("Cuando", f"se prueba {name}", Verdict.PASS, (), 0.1, 0.2),
        StepOutcome("Entonces", "se cumple:", Verdict.PASS, (("Claro",), ("Cnt",)), 0.3, 0.6),
    )
    measured = (Measurement(Kind.CODE_SHAPE, shape),) * ENOUGH_CODES
    told = {"expected": "se cumple:", "observed": "Se observó lo esperado.", "started": _BEGAN.isoformat()}
    kept: dict[str, Any] = {"steps": steps, "measurements": measured, "duration": 1.0, **told}
    return ScenarioOutcome(f"{_FEATURE}::{name}", f"5.1.{name}", name, _FEATURE, 4, Verdict.PASS, **kept)


_PASSED = tuple(map(_outcome, _NAMES))
_WRITTEN = {each.scenario: each.requirement for each in _PASSED}
_PLAN = Plan(_WRITTEN, frozenset(_WRITTEN), fingerprint_start=_PORTAL, fingerprint_end=_PORTAL, day=_DAY)
_FAILED_STEPS = (_PASSED[1].steps[0], replace(_PASSED[1].steps[1], verdict=Verdict.FAIL))
_FAILED = replace(
    _PASSED[1], verdict=Verdict.FAIL, cause=Cause.FINDING, observed="No se registró.", steps=_FAILED_STEPS
)


def _judged(
    outcomes: tuple[ScenarioOutcome, ...] = _PASSED, plan: Plan = _PLAN, **declared: tuple[Any, ...]
) -> Judgement:
    return judge(_CATALOGUE, plan, outcomes, Declarations(**declared))


def runs() -> Mapping[str, Judgement]:
    """Spanish name of each run -> its judgement."""
    expired = Waiver("5.1.registro", "No se registró.", "se sabe", "Ana", date(2026, 1, 1), _PORTAL)
    review = Review("5.1.registro", Verdict.FAIL, "Eva", _DAY, "A mano no registra.", _PORTAL)
    return {
        "conforme": _judged(),
        "un escenario no cumple": _judged((_PASSED[0], _FAILED)),
        "la corrida en conjunto no cumple": _judged(tuple(_outcome(each, CodeShape.LETTERS) for each in _NAMES)),
        "el portal cambió": _judged(plan=replace(_PLAN, fingerprint_end="otra")),
        "una dispensa venció": _judged(waivers=(expired,)),
        "una persona no está de acuerdo": _judged(reviews=(review,)),
        "un escenario es inestable": _judged(unstable=(Unstable(_PASSED[0].scenario, Verdict.PASS, Verdict.FAIL),)),
        "algo no aplica": _judged(not_applicable=(NotApplicable("5.1.registro", "no lo tiene"),)),
        "falló la suite": _judged(plan=replace(_PLAN, broken=("La suite falló al cerrar.",))),
        "se cortó": _judged(plan=replace(_PLAN, interrupted="la interrumpió una persona.")),
    }


def export(judgement: Judgement, folder: Path) -> None:
    """Write ``junit.xml``, ``cucumber.ndjson``, ``ctrf.json`` and ``allure-results`` into a new folder."""
    (folder / _FEATURE).parent.mkdir(parents=True)
    scenarios = "".join(
        f"\n  @5.1.{name}\n  Escenario: {name}\n    Cuando se prueba {name}\n    Entonces se cumple:\n      | Claro |\n"
        "      | Cnt   |\n"
        for name in _NAMES
    )
    (folder / _FEATURE).write_text(f"# language: es\nCaracterística: X\n{scenarios}", encoding="utf-8")
    data = json.loads(json.dumps(verdicts_data(_CATALOGUE, judgement, _BEGAN, {"Portal": "de muestra"})))
    (folder / "junit.xml").write_text(junit_xml(data), encoding="utf-8")
    (folder / "cucumber.ndjson").write_text(cucumber_messages(data, (folder,)), encoding="utf-8")
    (folder / "ctrf.json").write_text(json.dumps(ctrf(data), ensure_ascii=False), encoding="utf-8")
    write_allure(data, folder, folder / "allure-results")
