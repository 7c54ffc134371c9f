"""The suite on its own portal, which is healthy: what it says of it, with workers and without."""

from __future__ import annotations

from reports.record.reading import read_verdicts
from tests.acceptance.conftest import ALONE, PORTADA, TOGETHER, Finished, Suite

SAMPLE = (PORTADA, "features/5.4-aprobacion.feature")
"""Scenarios that only look, and those that register and sign in."""


def verdicts_of(finished: Finished) -> dict[str, str]:
    return {one["id"]: one["verdict"] for one in finished.verdicts["requirements"]}


def test_same_verdicts_with_workers_and_without(served: Suite) -> None:
    first = served.run(*SAMPLE, *TOGETHER)
    assert first.code == 0, first.output
    seen = verdicts_of(first)
    assert seen == verdicts_of(served.run(*SAMPLE, *ALONE))
    assert {seen[name] for name in ("5.1.portal-visible", "5.4.aprobacion-automatica")} == {"pass"}


def test_record_is_complete_and_says_that_it_is_partial(served: Suite) -> None:
    run = served.run("features/5.3.2-registro.feature", "-n", "2")
    assert (run.code, run.verdicts["document"]["partial"]) == (0, True)
    assert run.verdicts["document"]["verdict"] == "NO VERIFICADO POR COMPLETO"
    assert "parcial" in run.output
    scenario = run.requirement("5.3.2.registro")["scenarios"][0]
    assert [step["verdict"] for step in scenario["steps"]] == ["pass"] * 4
    kept = {each["kind"]: (run.record / each["path"]).stat().st_size for each in scenario["evidence"]}
    assert kept["picture"] > 5_000
    assert {"picture", "people", "mail"} <= set(kept)
    acta = (run.record / "acta.html").read_text(encoding="utf-8")
    assert "NO VERIFICADO POR COMPLETO" in acta
    assert "data:image/jpeg" in acta
    assert not (run.record / "acta.pdf").exists(), "nobody asked for it"
    assert scenario["started"] > run.verdicts["run"]["started"]
    assert sum(step["duration"] for step in scenario["steps"]) > 0.1
    # Three scenarios, the document, and what the run decides as a whole.
    assert 'tests="5"' in (run.record / "junit.xml").read_text(encoding="utf-8")
    assert read_verdicts(run.record) == run.verdicts, "es lo que dice su esquema"
