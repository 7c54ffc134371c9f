"""The suite on its own portal: what it says of a healthy one, and of one with a rule broken by hand."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from tests.acceptance.conftest import ROOT, Finished, Suite

SAMPLE = (
    "features/5.1-portada.feature",
    "features/5.3.2-registro.feature",
    "features/5.4-aprobacion.feature",
    "features/5.3.1-ubicacion.feature",
)


def verdicts_of(finished: Finished) -> dict[str, str]:
    return {one["id"]: one["verdict"] for one in finished.verdicts["requirements"]}


def test_same_verdicts_with_workers_and_without(suite: Suite) -> None:
    first = suite.run(*SAMPLE, "-n", "4")
    assert first.code == 0, first.output
    seen = verdicts_of(first)
    second = suite.run(*SAMPLE, "-n", "4")
    third = suite.run(*SAMPLE, "-p", "no:xdist")
    assert seen == verdicts_of(second) == verdicts_of(third)
    assert {seen[name] for name in ("5.1.portal-visible", "5.3.2.registro", "5.4.aprobacion-automatica")} == {"pass"}


def test_record_is_complete_and_says_that_it_is_partial(suite: Suite) -> None:
    run = suite.run("features/5.3.2-registro.feature", "-n", "2")
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
    assert 'tests="2"' in (run.record / "junit.xml").read_text(encoding="utf-8")
    schema = json.loads((ROOT / "reports" / "record" / "schema" / "verdicts.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(run.verdicts)


@pytest.mark.parametrize(
    ("edits", "broken", "beside"),
    [
        pytest.param(
            [("codes.py", "timedelta(minutes=15)", "timedelta(minutes=20)")],
            "5.3.1.codigo-vence-15-01",
            "5.3.1.codigo-vale-14-59",
            id="el código dura veinte minutos",
        ),
        pytest.param(
            [("mail.py", "ACTIVACIÓN DE CORREO ELECTRÓNICO", "ACTIVACIÓN DE CORREO")],
            "5.3.1.codigo-asunto",
            "5.3.1.codigo-llega",
            id="el correo lleva otro asunto",
        ),
        pytest.param(
            [("rules.py", "len(value) >= 8", "len(value) >= 7"), ("rulebook.py", ".{8,}", ".{7,}")],
            "5.3.1.contrasena-menos-de-8",
            "5.3.1.contrasena-8",
            id="la contraseña admite siete caracteres",
        ),
    ],
)
def test_broken_rule_is_blamed(suite: Suite, edits: list[tuple[str, str, str]], broken: str, beside: str) -> None:
    for file, old, new in edits:
        suite.edit(f"portal/registration/{file}", old, new)
    run = suite.run("features", "-n", "2", "-m", f"{broken} or {beside} or 5.3.2.registro")
    assert run.of("fail") == [broken], run.output
    assert run.requirement(beside)["verdict"] == "pass"
    scenario = run.requirement(broken)["scenarios"][0]
    assert scenario["observed"]
    row = (suite.root / scenario["feature"]).read_text(encoding="utf-8").splitlines()[scenario["line"] - 1]
    assert f"| {broken} " in row, "the line is the row's own"
    assert (run.code, run.verdicts["document"]["verdict"]) == (1, "NO CONFORME")


def test_seed_repeats_the_people(suite: Suite) -> None:
    decides = "    expect_registered("
    suite.edit("steps/accounts.py", decides, f"    notes.append(str(applicant.by_label()))\n{decides}")
    seen = []
    for _ in range(2):
        run = suite.run("features/5.3.2-registro.feature", "-k", "completa", "--seed", "42")
        assert "Semilla: 42" in run.output
        seen.append(run.requirement("5.3.2.registro")["scenarios"][0]["notes"])
    assert seen[0] == seen[1]
    assert len(seen[0]) == 1
