"""Verification of a record: its problems and notices, literally."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harness.errors import ConfigurationError
from harness.verdict import Verdict
from reports.audit import judged_again
from reports.audit import verify as auditing
from reports.audit.pdf_comparison import PrintedFindings
from reports.audit.signatures import Signature, SignedRecord
from reports.audit.stamps import Stamp
from reports.audit.verify import NO_PDF, UNSEALED, Audit, audit, audit_without_pdf, mismatches
from reports.record.files import MANIFEST, PDF, VERDICTS
from reports.record.manifest import Manifest
from reports.record.repeats import Repeat
from tests.record.making import RecordSpec, verdicts_of, write, write_manifest

Copy = Callable[[], Path]
OTHER_VERSION = (
    "El acta la escribió otra versión de la suite: esta forma de otro modo acta.html, junit.xml, cucumber.ndjson, y su "
    "texto no se comparó; para comprobarla del todo use la del commit que dice el acta."
)


def signature(*problems: str) -> Signature:
    """Signature of a former format with given problems."""
    return Signature("Revisado", "", "Ana", "", stamped=False, known=False, problems=problems)


def change(folder: Path, tamper: Callable[[dict[str, Any]], object]) -> Path:
    """Change the verdicts and write the manifest anew."""
    data = verdicts_of(folder)
    tamper(data)
    (folder / VERDICTS).write_text(json.dumps(data), encoding="utf-8")
    return write_manifest(folder)


def test_a_sound_record_has_no_problems(folder: Path) -> None:
    found = audit(folder)
    assert (found.problems, found.signatures, found.files) == ([], [], 5)
    assert (found.verdict, found.digest) == ("NO CONFORME", Manifest.load(folder).digest)


def test_the_acta_of_this_version_is_compared(copy: Copy) -> None:
    found = audit(copy())
    assert (found.problems, found.notices[1:]) == ([], [UNSEALED, NO_PDF])
    assert "otra versión" not in found.notices[0]


@pytest.mark.parametrize(
    ("selected", "told"), [(("abre", "envía", "envía otra vez"), True), (("abre",), False), ((), False)]
)
def test_a_pdf_is_missed_only_in_a_whole_run(tmp_path: Path, selected: tuple[str, ...], *, told: bool) -> None:
    folder = write(tmp_path / "acta", RecordSpec(selected=selected))
    assert (NO_PDF in audit(folder).notices) == told


def test_a_changed_acta_is_reported(copy: Copy) -> None:
    folder = copy()
    (folder / "acta.html").write_bytes((folder / "acta.html").read_bytes() + b" ")
    Manifest.of(folder).save(folder)
    assert audit(folder).problems == ["acta.html no dice lo que dicen verdicts.json y la evidencia."]


def test_a_missing_acta_is_reported(copy: Copy) -> None:
    folder = copy()
    (folder / "acta.html").unlink()
    assert audit(folder).problems == ["Falta el archivo «acta.html»."]


def test_an_acta_of_another_version_is_not_compared(folder: Path) -> None:
    (folder / "acta.html").touch()
    found = audit(write_manifest(folder))
    assert found.problems == []
    assert found.notices[-3:] == [OTHER_VERSION, UNSEALED, NO_PDF]


def test_every_file_is_compared(folder: Path) -> None:
    (folder / "b.txt").touch()
    (folder / "z.txt").touch()
    write_manifest(folder)
    (folder / "a.txt").touch()
    (folder / "b.txt").unlink()
    (folder / "z.txt").write_text("otro", encoding="utf-8")
    assert audit(folder).problems == [
        "Sobra el archivo «a.txt», que no es de esta acta.",
        "Falta el archivo «b.txt».",
        "El archivo «z.txt» no es el que se cerró: su huella cambió.",
    ]


def test_a_wrong_digest_is_reported(folder: Path) -> None:
    replace(Manifest.load(folder), digest="0").save(folder)
    assert audit(folder).problems == [
        f"La huella del conjunto en {MANIFEST} no corresponde a los archivos que enumera."
    ]


def test_a_link_is_reported_with_its_path(folder: Path, tmp_path: Path) -> None:
    (folder / "evidencia" / "nota.txt").symlink_to(tmp_path / "no-hay")
    (problem,) = audit(write_manifest(folder)).problems
    assert problem == "«evidencia/nota.txt» es un enlace a otro lugar y no un archivo del acta."


@pytest.mark.parametrize("anew", [False, True])
def test_a_record_without_a_catalogue_is_never_sound(folder: Path, *, anew: bool) -> None:
    (folder / "catalogo.toml").unlink()
    problems = audit(write_manifest(folder) if anew else folder).problems
    assert any("Falta" in each and "catalogo.toml" in each for each in problems)


def test_a_record_with_another_catalogue_is_judged_with_its_own(folder: Path) -> None:
    assert audit(folder).notices[0] == (
        "El catalogo.toml del acta no es el de esta suite: se juzga con el del acta; compárelo antes de fiarse."
    )


def test_the_catalogue_of_this_suite_is_not_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "CATALOGUE_FILE", folder / "catalogo.toml")
    assert audit(folder).notices == [OTHER_VERSION, UNSEALED, NO_PDF]


@pytest.mark.parametrize(
    ("tamper", "problems"),
    [
        (lambda data: data["requirements"].pop(0), ["En verdicts.json falta el requisito «1.abre»."]),
        (
            lambda data: data["requirements"].append({**data["requirements"][0], "id": "1.z"}),
            ["En verdicts.json sobra el requisito «1.z»."],
        ),
        (
            lambda data: data["requirements"][0].update(reason="Año."),
            ['El requisito «1.abre» no sale así de los resultados: en «reason» consta "Año." y corresponde "".'],
        ),
        (
            lambda data: data["requirements"][1].update(raw="pass", standing="pass"),
            ['El requisito «1.envia» no sale así de los resultados: en «raw» consta "pass" y corresponde "fail".'],
        ),
        (
            lambda data: data.update(sections=[]),
            [
                "En verdicts.json, «sections» no sale así de los resultados: consta [] y "
                'corresponde [{"section": "1", "fail": 1, "pass": 1}].'
            ],
        ),
        (
            lambda data: data.update(by_hand=[]),
            ["En verdicts.json, «by_hand» no sale así de los resultados: consta [] y corresponde null."],
        ),
    ],
)
def test_verdicts_that_do_not_follow_from_the_outcomes_are_reported(
    folder: Path, tamper: Callable[[dict[str, Any]], object], problems: list[str]
) -> None:
    assert audit(change(folder, tamper)).problems == problems


@pytest.mark.parametrize(("length", "end"), [(158, '"'), (159, "…")])
def test_long_values_are_shortened(folder: Path, length: int, end: str) -> None:
    (problem,) = audit(change(folder, lambda data: data["requirements"][0].update(reason="ñ" * length))).problems
    assert f'consta "{"ñ" * length}{end} y corresponde' in problem


def test_second_runs_are_read_again(tmp_path: Path) -> None:
    again = Repeat("envía", Verdict.FAIL, Verdict.PASS, "se vio", ())
    assert audit(write(tmp_path / "acta", RecordSpec(failed=("envía",), repeats=(again,)))).problems == []


def test_a_missing_second_run_is_reported(tmp_path: Path) -> None:
    again = Repeat("envía", Verdict.FAIL, Verdict.PASS, "se vio", ())
    folder = write(tmp_path / "acta", RecordSpec(failed=("envía",), repeats=(again,)))
    (next(folder.glob("evidencia/*-repeticion.json"))).unlink()
    problems = audit(write_manifest(folder)).problems
    assert [each.partition(" no sale")[0] for each in problems] == [
        "En verdicts.json, «repeated»",
        "En verdicts.json, «unstable»",
    ]


def test_unreadable_lines_are_counted(folder: Path) -> None:
    with (folder / "outcomes.jsonl").open("a", encoding="utf-8") as lines:
        lines.write("{\n{\n")
    assert audit(write_manifest(folder)).problems == ["En outcomes.jsonl hay 2 líneas que no se pueden leer."]


def test_the_refusal_of_a_judgement_is_reported(folder: Path) -> None:
    lines = (folder / "outcomes.jsonl").read_text(encoding="utf-8")
    (folder / "outcomes.jsonl").write_text(lines * 2, encoding="utf-8")
    (problem,) = audit(write_manifest(folder)).problems
    assert problem.startswith("No se puede volver a juzgar con lo registrado: El escenario «abre» tiene más de un")


def test_an_unexpected_error_of_the_judgement_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("algo")

    monkeypatch.setattr(judged_again, "judge", fail)
    assert audit(folder).problems == ["No se puede volver a juzgar con lo registrado: falta o sobra algo ('algo')"]


def test_a_folder_that_is_no_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=MANIFEST):
        audit(tmp_path)


def test_signatures_and_pdf_are_checked_against_the_present_digest(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def check(*given: object) -> list[Signature]:
        asked.extend(given)
        return [signature(), signature("no vale.", "venció.")]

    def compare(*given: object) -> PrintedFindings:
        asked.extend(given[1:2])
        return PrintedFindings(["otro texto."], ["solo texto."])

    monkeypatch.setattr(auditing, "check_signatures", check)
    monkeypatch.setattr(auditing, "printed_findings", compare)
    (folder / PDF).touch()
    write_manifest(folder)
    (folder / "nuevo.txt").touch()
    found = audit(folder, [Path("ca.pem")])
    digest = Manifest.of(folder).digest
    assert asked == [folder / PDF, SignedRecord(digest, "NO CONFORME"), [Path("ca.pem")], digest]
    assert found.problems == [
        "Sobra el archivo «nuevo.txt», que no es de esta acta.",
        "no vale.",
        "venció.",
        "otro texto.",
    ]
    assert found.notices[-1] == "solo texto."
    assert UNSEALED not in found.notices
    assert len(found.signatures) == 2


def test_all_but_stamp_and_pdf_can_be_verified_alone(folder: Path) -> None:
    (folder / "nuevo.txt").touch()
    found = audit_without_pdf(folder)
    assert found.problems == ["Sobra el archivo «nuevo.txt», que no es de esta acta."]
    assert (found.signatures, found.stamp, found.verdict) == ([], None, "NO CONFORME")


def test_a_time_stamp_stands_in_the_data() -> None:
    stamp = Stamp("Autoridad", "2026-11-24T11:00:00+00:00", known=True)
    assert Audit((), (), (), 3, "CONFORME", "1f", stamp=stamp).data()["stamp"] == stamp.data()


def test_a_record_with_a_printed_acta_has_no_mismatches(folder: Path) -> None:
    (folder / PDF).touch()
    assert mismatches(write_manifest(folder)) == []


def test_contents_that_do_not_follow_are_mismatches_though_the_manifest_is_new(folder: Path) -> None:
    assert mismatches(folder) == []
    assert mismatches(change(folder, lambda data: data["document"].update(verdict="CONFORME"))) != []


def test_no_authority_is_trusted_by_default(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "check_signatures", lambda _, __, trust: [signature(f"{list(trust)}")])
    assert audit(folder).problems == ["[]"]


@pytest.mark.parametrize("problems", [(), ("Falta algo.",)])
def test_the_result_becomes_json_data(problems: tuple[str, ...]) -> None:
    signed = signature("no vale.")
    assert Audit(problems, ("un aviso",), (signed,), 3, "CONFORME", "1f").data() == {
        "sound": not problems,
        "status": "no está íntegra" if problems else "íntegra",
        "problems": list(problems),
        "notices": ["un aviso"],
        "signatures": [signed.data()],
        "files": 3,
        "verdict": "CONFORME",
        "digest": "1f",
    }
