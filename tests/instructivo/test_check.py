"""``python -m instructivo`` with a document that is covered, changed, longer, shorter or missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from instructivo.__main__ import main
from instructivo.passages import fingerprint
from tests.instructivo.conftest import AIM, BODY, COLOUR, FOOTER, HORN, PAGE_2, SWITCH, Files, requirement

Output = pytest.CaptureFixture[str]


def edited(old: str, *new: str) -> list[str]:
    return [line for each in BODY for line in (new if each == old else [each])]


def test_a_document_covered_whole_exits_0(files: Files, capsys: Output) -> None:
    assert files.run("check") == 0
    told = capsys.readouterr().out
    assert "3 requisitos" in told
    assert "Cobertura completa: 12 pasajes" in told


def test_what_a_transcription_changes_is_no_change(files: Files) -> None:
    files.write(edited(SWITCH, "2.1.  GIRE la llave roja\tpara que prenda la luz."))
    assert files.run("check") == 0


def test_an_uncovered_line_is_a_gap_with_its_place(files: Files, capsys: Output) -> None:
    files.write(edited(COLOUR, COLOUR, "La puerta queda cerrada."))
    assert files.run("check") == 1
    assert "Sin cubrir: línea 12, página 2, sección 2.2" in capsys.readouterr().out


def test_a_changed_line_makes_its_requirement_stale_and_offers_what_it_may_be(files: Files, capsys: Output) -> None:
    files.write(edited(HORN, "- La bocina suena cuatro veces."))
    assert files.run("check") == 1
    told = capsys.readouterr().out
    assert f"Cambió o desapareció: 2.2.bocina, página 2, huella {fingerprint(HORN)}." in told
    assert "¿será ahora línea 12, página 2" in told
    assert "2.2.luz-blanca" not in told


def test_a_vanished_line_makes_its_requirement_stale_without_candidates(files: Files, capsys: Output) -> None:
    files.write(edited(HORN))
    assert files.run("check") == 1
    told = capsys.readouterr().out
    assert "Cambió o desapareció: 2.2.bocina" in told
    assert "¿será ahora" not in told


def test_a_mandatory_mark_that_comes_or_goes_is_a_change(files: Files) -> None:
    files.write(edited(HORN, "* La bocina suena tres veces."))
    assert files.run("check") == 1


def test_a_line_on_another_page_is_reported(files: Files, capsys: Output) -> None:
    files.write([SWITCH if each == COLOUR else COLOUR if each == SWITCH else each for each in BODY])
    assert files.run("check") == 1
    assert "Cambió de página: 2.1.llave dice la 1 y su pasaje está en la 2." in capsys.readouterr().out


def test_a_page_without_a_header_begins_after_the_footer_before_it(files: Files) -> None:
    files.write(edited(PAGE_2))
    assert files.run("check") == 0


def test_a_line_listed_for_one_section_does_not_count_in_another(files: Files, capsys: Output) -> None:
    files.write(edited(COLOUR, COLOUR, AIM))
    assert files.run("check") == 1
    assert f"sección 2.2, {fingerprint(AIM)}" in capsys.readouterr().out


def test_a_line_both_covered_and_not_normative_is_a_gap(files: Files, capsys: Output) -> None:
    with files.catalogue.open("a", encoding="utf-8") as catalogue:
        catalogue.write(requirement("1.claro", 1, AIM))
    assert files.run("check") == 1
    assert "Cubierto y a la vez listado como no normativo: línea 4" in capsys.readouterr().out


def test_a_requirement_without_a_fingerprint_is_a_gap(files: Files, capsys: Output) -> None:
    with files.catalogue.open("a", encoding="utf-8") as catalogue:
        catalogue.write(requirement("2.2.inventado", 2))
    assert files.run("check") == 1
    assert "Sin huella: el requisito 2.2.inventado" in capsys.readouterr().out


def test_a_not_normative_line_that_vanished_is_only_a_remark(files: Files, capsys: Output) -> None:
    files.write(edited(AIM))
    assert files.run("check") == 0
    assert "Nota: el documento ya no tiene" in capsys.readouterr().out


def test_the_json_says_the_same_without_the_text(files: Files, capsys: Output) -> None:
    files.write(edited(HORN, "- La bocina suena cuatro veces."))
    assert files.run("check", "--json") == 1
    told = capsys.readouterr().out
    data = json.loads(told)
    assert data["complete"] is False
    assert [each["requirement"] for each in data["stale"]] == ["2.2.bocina"]
    assert [each["line"] for each in data["uncovered"]] == [12]
    assert sum(each["passages"] for each in data["sections"]) == data["passages"]
    assert "cuatro veces" not in told


def test_a_change_is_followed_and_the_document_is_covered_again(files: Files, capsys: Output) -> None:
    louder = "- La bocina suena cuatro veces."
    files.write([*edited(HORN)[:-1], FOOTER, louder, FOOTER])
    before = files.catalogue.read_text(encoding="utf-8")
    change = f"{fingerprint(HORN)}={fingerprint(louder)}"
    assert files.run("fingerprint", "--changed", change) == 0
    assert files.catalogue.read_text(encoding="utf-8") == before
    assert files.run("fingerprint", "--changed", change, "--write") == 0
    assert "Página de 2.2.bocina → 3" in capsys.readouterr().out
    assert files.run("check") == 0


def test_the_fingerprints_are_printed_with_whoever_accounts_for_them(files: Files, capsys: Output) -> None:
    assert files.run("fingerprint") == 0
    told = capsys.readouterr().out
    assert f"{fingerprint(SWITCH)} «{SWITCH}»\n    2.1.llave\n" in told
    assert "no normativo: Propósito del manual." in told


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("abc", "no tiene la forma"),
        (f"{'0' * 16}={fingerprint(HORN)}", "Ningún requisito ni grupo usa"),
        (f"{fingerprint(HORN)}={'0' * 16}", "El documento no tiene ningún pasaje"),
    ],
)
def test_a_change_that_cannot_be_followed_is_bad_input(
    files: Files, capsys: Output, change: str, sentence: str
) -> None:
    assert files.run("fingerprint", "--changed", change, "--write") == 4
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", [None, b"", b" \n\t\n", b"\xff\xfe\x00%PDF"], ids=["nada", "vacío", "blanco", "PDF"]
)
def test_a_document_that_cannot_be_read_is_bad_input(files: Files, capsys: Output, content: bytes | None) -> None:
    files.document.unlink()
    if content is not None:
        files.document.write_bytes(content)
    assert files.run("check") == 4
    told = capsys.readouterr()
    assert "ocumento" in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_a_folder_is_no_document(files: Files, tmp_path: Path) -> None:
    assert files.run("check", "--document", str(tmp_path)) == 4


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[[group",
        "group = 3",
        "otra = 1\n[[group]]",
        '[[group]]\nsection = "1"\nfingerprint = ["0000000000000000"]',
        '[[group]]\nsection = "1"\nreason = "Título."\nfingerprint = ["Gire la llave."]',
        '[[group]]\nsection = "1"\nreason = "Título."\nfingerprint = "0000000000000000"',
    ],
)
def test_a_bad_list_of_not_normative_lines_is_bad_input(files: Files, capsys: Output, content: str) -> None:
    files.listed.write_text(content, encoding="utf-8")
    assert files.run("check") == 4
    assert capsys.readouterr().err.count("\n") == 1


def test_without_a_document_the_figures_of_the_catalogue_are_printed(files: Files, capsys: Output) -> None:
    assert main(["check", "--catalogue", str(files.catalogue)]) == 0
    assert "Por nivel: 3 documentado." in capsys.readouterr().out
    assert main(["check", "--catalogue", str(files.catalogue), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sections"] == {"2.1": 1, "2.2": 2}


def test_the_pages_of_the_docs_are_written(files: Files, tmp_path: Path) -> None:
    listed = tmp_path / "observations.toml"
    listed.write_text(
        '[[observation]]\nid = "O-01"\ntitle = "Color"\nsection = "2.2"\npage = 2\nsays = "Dice blanca."\n'
        'reading = "Blanca."\nalternatives = ["Crema."]\nrequirements = ["2.2.luz-blanca"]\n',
        encoding="utf-8",
    )
    assert files.run("docs", "--observations", str(listed), "--folder", str(tmp_path / "docs")) == 0
    assert "## O-01 Color" in (tmp_path / "docs" / "observaciones.md").read_text(encoding="utf-8")
    table = (tmp_path / "docs" / "cobertura.md").read_text(encoding="utf-8")
    assert "| 2.2 | 2 | 2 | 0 | 0 | 2 | 2 | 0 | 0 |" in table
    assert "bocina suena" not in table
