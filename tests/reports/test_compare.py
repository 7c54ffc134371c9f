"""Command ``compare``: text, JSON data, page and exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reports.__main__ import main
from reports.audit.compare import Comparison, compare

Record = Callable[..., Path]
PINNED = "Le hemos mandado un código."


@pytest.fixture
def compared(record: Record) -> Callable[..., Comparison]:
    """Compare two runs, each given by its changes to the default."""

    def between(accepted: dict[str, Any], new: dict[str, Any]) -> Comparison:
        return compare(record("aceptada", **accepted), record("nueva", **new))

    return between


def names(changes: Any) -> list[str]:
    return [each.requirement.removeprefix("5.1.") for each in changes]


def test_same_run_is_not_worse_and_nothing_changed(compared: Callable[..., Comparison]) -> None:
    found = compared({}, {})
    assert not found.is_worse
    changes = (found.newly_failed, found.newly_passed, found.otherwise, found.wording, found.circumstances)
    assert not any([*changes, found.gone, found.added])


def test_scenarios_with_another_title_compare_by_requirement(record: Record) -> None:
    accepted, new = record("aceptada"), record("nueva", failed=("registro",))
    verdicts = accepted / "verdicts.json"
    older = verdicts.read_text(encoding="utf-8").replace("x.feature::registro", "x.feature::Se registra[Fax]")
    verdicts.write_text(older, encoding="utf-8")
    found = compare(accepted, new)
    assert names(found.newly_failed) == ["registro"]
    assert not any([found.gone, found.added, found.newly_passed])


def test_newly_failed_has_what_was_observed_and_what_it_blocks(compared: Callable[..., Comparison]) -> None:
    found = compared({}, {"failed": ("mensaje-codigo-solicitado",), "observed": "Se vio otra cosa."})
    assert names(found.newly_failed) == ["mensaje-codigo-solicitado"]
    assert found.newly_failed[0].observed == "Se vio otra cosa."
    assert [(each.requirement, each.before, each.after) for each in found.otherwise] == [
        ("5.1.registro", "pass", "inconc")
    ]
    assert ("Veredicto del documento", "CONFORME", "NO CONFORME") in found.circumstances
    assert found.is_worse


def test_newly_passed_is_not_worse(compared: Callable[..., Comparison]) -> None:
    found = compared({"failed": ("registro",)}, {})
    assert names(found.newly_passed) == ["registro"]
    assert not found.is_worse


def test_requirement_that_is_no_longer_exercised_is_worse(compared: Callable[..., Comparison]) -> None:
    found = compared({}, {"selected": ("abre", "formulario", "mensaje-codigo-solicitado")})
    assert [(each.requirement, each.after) for each in found.otherwise] == [("5.1.registro", "none")]
    assert found.is_worse


def test_changed_wording_is_reported_though_both_pass(compared: Callable[..., Comparison]) -> None:
    found = compared({}, {"wording": "Revise su correo."})
    assert [(each.before, each.after) for each in found.wording] == [(PINNED, "Revise su correo.")]
    assert not found.newly_failed
    assert found.is_worse


@pytest.mark.parametrize(
    ("change", "circumstance"),
    [
        ({"fingerprint": "huella-b"}, ("Huella del portal", "huella-a", "huella-b")),
        ({"version": "4"}, ("Documento", "SENAE-X v3 (2023-09)", "SENAE-X v4 (2023-09)")),
        ({"suite": "commit 2"}, ("Versión de la suite", "commit 1", "commit 2")),
        ({"portal": "Otro (http://127.0.0.1:1)"}, ("Portal", "Portal de prueba", "Otro")),
    ],
)
def test_changed_circumstance_is_reported_and_is_not_worse(
    compared: Callable[..., Comparison], change: dict[str, Any], circumstance: tuple[str, str, str]
) -> None:
    found = compared({}, change)
    assert list(found.circumstances) == [circumstance]
    assert not found.is_worse


def reviewed(folder: Path, verdict: str) -> Path:
    """Let a person judge a requirement in a record."""
    by_hand = ["--requirement", "5.1.registro", "--verdict", verdict, "--by", "Eva", "--note", "Se miró a mano"]
    assert main(["review", str(folder), *by_hand]) == 0
    return folder


def test_review_against_the_suite_is_worse(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    accepted, new = record("aceptada"), reviewed(record("nueva"), "fail")
    capsys.readouterr()
    assert main(["compare", str(accepted), str(new)]) == 1
    output = capsys.readouterr().out
    assert "Empeoraron con el mismo veredicto de la suite: 5.1.registro" in output
    assert "  conforme → en desacuerdo entre la persona y la suite" in output
    assert output.endswith("El documento pasó de CONFORME a NO VERIFICADO POR COMPLETO. Empeoró.\n")
    assert main(["compare", str(new), str(accepted)]) == 0


def test_failure_by_hand_is_worse_where_the_suite_decided_nothing(record: Record) -> None:
    few = {"selected": ("abre", "formulario", "mensaje-codigo-solicitado")}
    found = compare(record("aceptada", **few), reviewed(record("nueva", **few), "fail"))
    assert [(each.before, each.after) for each in found.standing] == [
        ("sin veredicto", "no conforme por revisión de una persona")
    ]
    assert found.fell == "El documento pasó de NO VERIFICADO POR COMPLETO a NO CONFORME."
    assert found.is_worse


def test_run_that_broke_outside_the_scenarios_is_worse(record: Record, tmp_path: Path) -> None:
    accepted, new = record("aceptada"), record("nueva")
    (new / "manifest.json").unlink()
    assert main(["rebuild", str(new), "--no-pdf"]) == 0
    page = tmp_path / "cambios.html"
    assert main(["compare", str(accepted), str(new), "--html", str(page)]) == 1
    assert "El documento pasó de CONFORME a NO VERIFICADO POR COMPLETO." in page.read_text(encoding="utf-8")


def test_another_port_is_no_other_portal(compared: Callable[..., Comparison]) -> None:
    assert not compared({}, {"portal": "Portal de prueba (http://127.0.0.1:2)"}).circumstances


WORSE = {"failed": ("registro",), "observed": "<b>Otra</b> cosa.", "wording": "Revise su correo."}


@pytest.mark.parametrize(("new", "code"), [({}, 0), (WORSE, 1)])
def test_text_and_exit_code(record: Record, capsys: pytest.CaptureFixture[str], new: dict[str, Any], code: int) -> None:
    assert main(["compare", str(record("aceptada")), str(record("nueva", **new))]) == code
    output = capsys.readouterr().out
    lines = [
        "Dejaron de cumplirse: 5.1.registro",
        "CONFORME → NO CONFORME",
        f"{PINNED} → Revise su correo.",
        "Empeoró.",
    ]
    assert [each in output for each in lines] == [bool(code)] * 4
    assert ("No empeoró." in output) is not bool(code)


def test_data_for_a_program(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(record("aceptada")), str(record("nueva", **WORSE)), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["worse"] is True
    assert [each["requirement"] for each in data["newly_failed"]] == ["5.1.registro"]
    assert [each["after"] for each in data["wording"]] == ["Revise su correo."]
    assert {"what": "Veredicto del documento", "before": "CONFORME", "after": "NO CONFORME"} in data["circumstances"]


def test_page_shows_the_same_and_escapes_the_portals_texts(record: Record, tmp_path: Path) -> None:
    page = tmp_path / "cambios.html"
    assert main(["compare", str(record("aceptada")), str(record("nueva", **WORSE)), "--html", str(page)]) == 1
    output = page.read_text(encoding="utf-8")
    assert "EMPEORÓ" in output
    assert "&lt;b&gt;Otra&lt;/b&gt; cosa." in output
    assert "<b>Otra</b>" not in output
    assert "Revise su correo." in output


def test_folder_that_is_no_record_is_refused_in_one_sentence(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(record("aceptada")), str(tmp_path / "nada")]) == 4
    assert capsys.readouterr().err.count("\n") == 1
