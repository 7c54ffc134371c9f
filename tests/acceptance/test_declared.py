"""What a profile declares, from its lines to the acta: waivers, and what does not apply."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reports.__main__ import main
from reports.audit.verify import audit
from reports.record.rebuilding import judge_again
from tests.acceptance.conftest import ALONE, PORTADA, PROFILE, ROOT, Configured, Finished, Suite

TYPES = "features/5.2-tipos-de-solicitud.feature"
SPOILT = ("portal/registration/request_types.py", "la aprobación de su representante legal", "un trámite")
SOME = (*ALONE, "-m", "5.2.aprobacion-empleado or 5.2.aprobacion-funcionarios or 5.2.aprobacion-discapacidad")
OTHER = "4.1.1.e-docs"


def profile_of(suite: Suite, run: Finished) -> Path:
    """A profile in which somebody answers for whatever failed in a run, and that declares something else absent."""
    profile = suite.write_profile()
    who = ("--reason", "Se corrige en enero", "--approver", "J. Jefa", "--until", "2099-12-31", "--long")
    for name in run.of("fail"):
        assert main(["waive", str(run.record), name, *who, "-o", str(profile)]) == 0
    with profile.open("a", encoding="utf-8") as file:
        file.write(f'\n[[absent]]\nrequirement = "{OTHER}"\nreason = "Se probó aparte"\n')
    return profile


def test_waived_failure_from_profile_to_acta(suite: Suite) -> None:
    suite.edit(*SPOILT)
    first = suite.run(TYPES, *SOME)
    assert (first.code, len(first.of("fail"))) == (1, 2), first.output
    profile_of(suite, first)
    second = suite.run(TYPES, *SOME, "--portal", PROFILE)
    assert second.code == 7, second.output
    assert second.of("fail") == first.of("fail")
    assert second.verdicts["document"]["verdict"] == "NO VERIFICADO POR COMPLETO"
    assert {one["standing"] for one in second.verdicts["requirements"] if one["verdict"] == "fail"} == {"waived"}
    assert second.requirement(OTHER)["standing"] == "not-applicable"
    assert "2 requisitos documentados quedaron «no conformes con dispensa»." in second.output
    acta = (second.record / "acta.html").read_text(encoding="utf-8")
    assert all(words in acta for words in ("con dispensa", "J. Jefa", "Se corrige en enero", "Se probó aparte"))
    assert not audit(second.record).problems
    _let_a_waiver_expire(second.record)  # tests/verdicts has the other ways in which one stops to count
    judge_again(second.record)
    assert not audit(second.record).problems
    assert second.verdicts["document"]["exit_code"] == 1
    assert any("venció el 01/01/2026" in each for each in second.verdicts["document"]["reasons"])


def _let_a_waiver_expire(record: Path) -> None:
    file = record / "verdicts.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["waived"][0]["expires"] = "2026-01-01"
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def test_waiver_that_nothing_needs_any_more_fails_the_run(served: Suite) -> None:
    waiver = (
        '\n[[waivers]]\nrequirement = "5.1.portal-visible"\nobservation = "No se veía."\nreason = "x"\n'
        'approver = "J. Jefa"\nexpires = 2099-12-31\nfingerprint = "{}"\n'
    )
    sound = (served.root / PROFILE).read_text(encoding="utf-8")
    served.write(PROFILE, sound + waiver.format("otra"))
    run = served.run(PORTADA, *ALONE)
    assert run.code == 6, run.output
    served.write(PROFILE, sound + waiver.format(run.verdicts["run"]["fingerprint_start"]))
    run = served.run(PORTADA, *ALONE)
    assert run.code == 6, run.output
    assert "sobra: el requisito ya se cumple" in run.output


@pytest.mark.parametrize("name", ["5.1.portal-visble"])
def test_requirement_that_does_not_exist_is_told_before_anything_runs(configured: Configured, name: str) -> None:
    reference = (ROOT / "profiles" / "reference.toml").read_text(encoding="utf-8")
    absent = f'{reference}\n[[absent]]\nrequirement = "{name}"\nreason = "x"\n'
    Path(PROFILE).write_text(absent, encoding="utf-8")
    run = configured("--portal", PROFILE)
    assert run.code == 4, run.output
    assert "¿quiso decir «5.1.portal-visible»?" in run.output


def test_dead_selector_is_told_in_the_preflight(served: Suite) -> None:
    sound = (served.root / PROFILE).read_text(encoding="utf-8")
    served.write(PROFILE, f'{sound}\n[selectors]\n"Fax" = "#nadie"\n"Operador" = "select"\n')
    run = served.run(PORTADA, *ALONE)
    line = len(sound.splitlines()) + 3
    assert f"«mi-portal.toml», línea {line}, el selector «#nadie» de «Fax» no encuentra nada" in run.output
    assert run.output.count("no encuentra nada") == 1
