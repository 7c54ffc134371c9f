"""Content of a merged record, and the refusal of records that are not parts of one run."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from harness.declarations import NotApplicable
from harness.errors import ConfigurationError
from harness.layout import WALK_RESULTS
from harness.verdict import Verdict
from reports.judge.declarations import Declarations
from reports.judge.outcomes import Evidence
from reports.judge.plan import UNREADABLE
from reports.record.files import VERDICTS, WALKS_FACT
from reports.record.manifest import Manifest, bound_files
from reports.record.merging import merge
from reports.record.reading import read_outcomes
from reports.record.repeats import Repeat, read_repeats
from reports.record.verdicts_data import with_files
from reports.record.walks import WalkRecord
from tests.record.making import ENDED, KNOWN, WRITTEN, RecordSpec, failing_printer, verdicts_of, write, write_manifest

pytestmark = pytest.mark.usefixtures("closed")
FIRST, SECOND = RecordSpec(("abre",)), RecordSpec(("envía", "envía otra vez"))
TRACE = Evidence("trace", "evidencia/rastro.zip", "Rastro")
AGAIN = Repeat("envía", Verdict.FAIL, Verdict.PASS, "se vio", (TRACE,))


def merged(folder: Path, *parts: RecordSpec) -> dict[str, Any]:
    """Write partial records, merge them, and read the verdicts."""
    merge(
        [write(folder / f"parte-{letter}", spec) for letter, spec in zip("abc", parts, strict=False)], folder / "acta"
    )
    return verdicts_of(folder / "acta")


def planned(spec: RecordSpec, **changes: Any) -> RecordSpec:
    """The same record with changes in its plan."""
    return replace(spec, plan=replace(spec.plan, **changes))


def test_one_part_that_ran_everything_is_the_run(tmp_path: Path) -> None:
    data = merged(tmp_path, RecordSpec())
    assert data["run"].pop("files").keys() == {"catalogo.toml"}
    assert {**data["run"], "facts": {}} == {**verdicts_of(tmp_path / "parte-a")["run"], "facts": {}}
    assert data["document"]["verdict"] == "CONFORME"


def test_a_merged_record_is_closed_and_reports_problems(tmp_path: Path, closed: list[tuple[Path, bool]]) -> None:
    parts = [write(tmp_path / "a", FIRST), write(tmp_path / "b", SECOND)]
    assert merge(parts, tmp_path / "una", failing_printer) == ["No se pudo imprimir."]
    merge(parts, tmp_path / "otra")
    assert closed == [(tmp_path / "una", True), (tmp_path / "otra", False)]


def test_verdicts_are_readable(tmp_path: Path) -> None:
    merged(tmp_path, FIRST, SECOND)
    text = (tmp_path / "acta" / "verdicts.json").read_text(encoding="utf-8")
    assert text.startswith('{\n  "schema": 1,\n  "document": {\n    "code": "X",')
    assert '"statement": "El año 1.abre."' in text
    assert text.endswith("\n}\n")


def test_the_evidence_of_each_part_has_its_own_folder(tmp_path: Path) -> None:
    merged(tmp_path, FIRST, SECOND)
    found, lost = read_outcomes(tmp_path / "acta")
    assert lost == 0
    assert [(each.scenario, each.evidence[0].path) for each in found] == [
        ("abre", "evidencia/parte-1/1.abre.jpg"),
        ("envía", "evidencia/parte-2/1.envia.jpg"),
        ("envía otra vez", "evidencia/parte-2/1.envia.jpg"),
    ]
    for each in found:
        assert (tmp_path / "acta" / each.evidence[0].path).read_bytes() == b"imagen"


def test_a_part_may_have_no_evidence(tmp_path: Path) -> None:
    first = write(tmp_path / "a", RecordSpec(()))
    (first / "evidencia").rmdir()
    merge([first, write(tmp_path / "b")], tmp_path / "acta")
    assert {each.name for each in (tmp_path / "acta" / "evidencia").iterdir()} == {"parte-2"}


def test_merged_outcomes_are_readable(tmp_path: Path) -> None:
    merged(tmp_path, FIRST, SECOND)
    assert '"La página"' in (tmp_path / "acta" / "outcomes.jsonl").read_text(encoding="utf-8")


def test_second_runs_are_merged_with_their_evidence(tmp_path: Path) -> None:
    data = merged(tmp_path, FIRST, replace(SECOND, failed=("envía",), repeats=(AGAIN,)))
    moved = replace(AGAIN, evidence=(replace(TRACE, path="evidencia/parte-2/rastro.zip"),))
    assert read_repeats(tmp_path / "acta") == (moved,)
    assert [each["scenario"] for each in data["repeated"]] == ["envía"]


def test_a_scenario_unstable_in_one_part_is_unstable_in_the_whole(tmp_path: Path) -> None:
    data = merged(tmp_path, FIRST, replace(SECOND, failed=("envía",), repeats=(AGAIN,)))
    assert data["unstable"] == [{"subject": "envía", "first": "fail", "second": "pass"}]


def test_declarations_of_all_parts_count_for_the_whole(tmp_path: Path) -> None:
    absent = Declarations(not_applicable=(NotApplicable("1.abre", "no lo tiene"),))
    data = merged(tmp_path, *(replace(each, declarations=absent) for each in (FIRST, SECOND)))
    assert data["not_applicable"] == [{"requirement": "1.abre", "reason": "no lo tiene"}]
    assert data["requirements"][0]["standing"] == "not-applicable"


def test_scenarios_of_a_requirement_that_does_not_apply_may_be_missing(tmp_path: Path) -> None:
    absent = Declarations(not_applicable=(NotApplicable("1.abre", "no lo tiene"),))
    assert not merged(tmp_path, replace(SECOND, declarations=absent))["document"]["partial"]


def test_the_whole_lasts_from_the_first_start_to_the_last_end(tmp_path: Path) -> None:
    late = replace(SECOND, began=datetime(2026, 11, 24, 10, 30, tzinfo=UTC), ended="2026-11-24T09:00:00-05:00")
    run = merged(tmp_path, FIRST, late)["run"]
    assert (run["started"], run["ended"]) == ("2026-11-24T10:00:00+00:00", "2026-11-24T09:00:00-05:00")
    assert run["ended"] < ENDED  # compared as texts


def test_every_part_is_named_with_its_digest(tmp_path: Path) -> None:
    facts = merged(tmp_path, FIRST, SECOND)["run"]["facts"]
    first, second = (Manifest.load(tmp_path / name).digest[:16] for name in ("parte-a", "parte-b"))
    other = ", escrita por otra versión de la suite"
    assert facts["Partes"] == (
        f"parte-a (1 escenario, sha256:{first}…{other}); parte-b (2 escenarios, sha256:{second}…{other})"
    )


def test_a_fact_of_one_part_is_kept(tmp_path: Path) -> None:
    other = replace(SECOND, facts={**SECOND.facts, "Semilla": "7"})
    facts = merged(tmp_path, FIRST, other)["run"]["facts"]
    assert (facts["Semilla"], facts["Suite"]) == ("7", "commit 1")


def test_every_part_that_was_interrupted_is_named(tmp_path: Path) -> None:
    parts = (planned(FIRST, interrupted="se cortó."), SECOND, planned(RecordSpec(()), interrupted="la pararon."))
    assert merged(tmp_path, *parts)["run"]["interrupted"] == "parte-a: se cortó. parte-c: la pararon."


def test_failures_of_the_suite_in_any_part_are_kept(tmp_path: Path) -> None:
    parts = planned(FIRST, broken=("z", "b")), planned(SECOND, broken=("a",))
    assert merged(tmp_path, *parts)["run"]["broken"] == ["a", "b", "z"]


def test_the_selected_scenarios_of_all_parts_are_joined(tmp_path: Path) -> None:
    assert merged(tmp_path, FIRST, SECOND)["run"]["selected"] == sorted(WRITTEN)


@pytest.mark.parametrize("changed", [0, 1])
def test_a_portal_that_changed_during_any_part_changed(tmp_path: Path, changed: int) -> None:
    parts = [FIRST, SECOND]
    parts[changed] = planned(parts[changed], fingerprint_end="otra")
    run = merged(tmp_path, *parts)["run"]
    assert (run["fingerprint_start"], run["fingerprint_end"]) == ("huella", "otra")


def test_a_portal_that_stayed_the_same_in_all_parts_did_not_change(tmp_path: Path) -> None:
    run = merged(tmp_path, FIRST, SECOND)["run"]
    assert run["fingerprint_end"] == run["fingerprint_start"]


@pytest.mark.parametrize(("second", "whole"), [("ruta", "ruta"), ("otra", ""), ("", "")])
def test_the_mail_route_is_known_only_where_all_parts_have_the_same(tmp_path: Path, second: str, whole: str) -> None:
    parts = planned(FIRST, mail_route="ruta"), planned(SECOND, mail_route=second)
    assert merged(tmp_path, *parts)["run"]["mail_route"] == whole


@pytest.mark.parametrize("days", [(23, 25), (25, 23)])
def test_waivers_must_hold_until_the_last_day(tmp_path: Path, days: tuple[int, int]) -> None:
    parts = (planned(spec, day=date(2026, 11, day)) for spec, day in zip((FIRST, SECOND), days, strict=True))
    assert merged(tmp_path, *parts)["run"]["day"] == "2026-11-25"


def test_ledgers_are_joined(tmp_path: Path) -> None:
    parts = [write(tmp_path / name, spec) for name, spec in (("a", FIRST), ("b", RecordSpec(())), ("c", SECOND))]
    for folder, content in ((parts[0], b"uno\ncort"), (parts[2], b"dos\n")):
        (folder / "libro.jsonl").write_bytes(content)
        write_manifest(folder)
    merge(parts, tmp_path / "acta")
    assert (tmp_path / "acta" / "libro.jsonl").read_bytes() == b"uno\ncort\ndos\n"


def test_the_catalogue_and_the_certificate_are_those_of_the_first_part(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a", FIRST), write(tmp_path / "b", SECOND)
    (first / "certificate.json").write_text("{}", encoding="utf-8")
    merge([write_manifest(first), second], tmp_path / "acta")
    assert (tmp_path / "acta" / "certificate.json").read_text(encoding="utf-8") == "{}"
    assert (tmp_path / "acta" / "catalogo.toml").read_text(encoding="utf-8") == KNOWN


def test_files_that_no_part_has_are_not_created(tmp_path: Path) -> None:
    merged(tmp_path, FIRST, SECOND)
    assert {each.name for each in (tmp_path / "acta").iterdir()} == {
        "catalogo.toml",
        "evidencia",
        "outcomes.jsonl",
        "verdicts.json",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Año (http://127.0.0.1:1)", "Año (http://127.0.0.1:2)"),
        ("Año (http://127.0.0.1:1) (http://a)", "Año (http://127.0.0.1:2) (http://a)"),
        ("Año (http://127.0.0.1:2)", "Año"),
    ],
)
def test_a_portal_is_the_same_at_another_address(tmp_path: Path, one: str, other: str) -> None:
    merged(tmp_path, replace(FIRST, facts={"Portal": one}), replace(SECOND, facts={"Portal": other}))


@pytest.mark.parametrize("facts", [{}, {"Portal": ""}, {"Portal": " (http://127.0.0.1:1)"}])
def test_a_portal_without_a_name_is_the_same_in_all_parts(tmp_path: Path, facts: dict[str, str]) -> None:
    merged(tmp_path, replace(FIRST, facts={}), replace(SECOND, facts=facts))


@pytest.mark.parametrize(
    ("second", "message"),
    [
        (replace(SECOND, facts={}), "se probaron portales de nombre distinto"),
        (replace(SECOND, facts={"Portal": "Otro (http://127.0.0.1:1)"}), "se probaron portales de nombre distinto"),
        (replace(SECOND, catalogue=f"{KNOWN}\n"), "se juzgaron con catálogos distintos"),
        (planned(SECOND, written={**WRITTEN, "más": "1.abre"}), "los escenarios escritos no son los mismos"),
        (planned(SECOND, fingerprint_start="otra"), "se probaron portales con huellas distintas"),
        (planned(SECOND, fingerprint_start=UNREADABLE), "no consta la huella del portal"),
        (planned(SECOND, fingerprint_start=""), "no consta la huella del portal"),
        *(
            (replace(SECOND, facts={**SECOND.facts, label: "otro"}), f"es distinto el dato «{label}»")
            for label in ("Suite", "Versiones", "Navegador", "Mailpit", "Buzón IMAP")
        ),
        (
            replace(SECOND, declarations=Declarations(not_applicable=(NotApplicable("1.abre", "no lo tiene"),))),
            "el perfil declara cosas distintas",
        ),
    ],
)
def test_parts_of_other_runs_are_refused_with_the_difference(tmp_path: Path, second: RecordSpec, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        merged(tmp_path, FIRST, second)


def test_a_scenario_in_two_parts_is_named_with_both(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"El escenario «envía» está en «.*/parte-a» y en «.*/parte-c»"):
        merged(tmp_path, RecordSpec(("envía",)), FIRST, SECOND)


@pytest.mark.parametrize(
    ("selected", "message"),
    [
        (("abre", "envía"), "«envía otra vez» está escrito y no está en ninguna parte"),
        (("abre",), r"«envía» \(y otro\) está escrito y no está en ninguna parte"),
        ((), r"«abre» \(y otros 2\) está escrito y no está en ninguna parte"),
    ],
)
def test_scenarios_that_no_part_ran_are_counted(tmp_path: Path, selected: tuple[str, ...], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        merged(tmp_path, RecordSpec(selected))


def test_an_unsound_part_is_named_with_its_first_problem(tmp_path: Path) -> None:
    first = write(tmp_path / "a", FIRST)
    (first / "nuevo.txt").touch()
    with pytest.raises(ConfigurationError, match=r"«.*/a» no está íntegra: Sobra el archivo «nuevo\.txt»"):
        merge([first, write(tmp_path / "b", SECOND)], tmp_path / "acta")


def test_a_part_that_walked_too_is_refused(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a", FIRST), write(tmp_path / "b", SECOND)
    (second / WALK_RESULTS).write_text(WalkRecord("Año", 7, 0).text(), encoding="utf-8")
    data = with_files(verdicts_of(second), bound_files(second))
    data["run"]["facts"] |= {WALKS_FACT: "0", "Semilla": "7"}
    (second / VERDICTS).write_text(json.dumps(data), encoding="utf-8")
    write_manifest(second)
    with pytest.raises(ConfigurationError, match=r"«.*/b» tiene además recorridos, que no se reparten"):
        merge([first, second], tmp_path / "acta")


@pytest.mark.parametrize(
    ("other", "kept"),
    [("address = 'a'\n", {"perfil.toml"}), ("address = 'b'\n", {"perfil-1.toml", "perfil-2.toml"})],
)
def test_profiles_of_the_parts_are_kept(tmp_path: Path, other: str, kept: set[str]) -> None:
    parts = [write(tmp_path / name, spec) for name, spec in (("a", FIRST), ("b", SECOND))]
    for part, text in zip(parts, ("address = 'a'\n", other), strict=True):
        (part / "perfil.toml").write_text(text, encoding="utf-8")
        write_manifest(part)
    merge(parts, tmp_path / "todas")
    assert {each.name for each in (tmp_path / "todas").glob("perfil*")} == kept
    assert verdicts_of(tmp_path / "todas")["run"]["files"].keys() == kept | {"catalogo.toml"}
