"""Command ``merge``: a sound record from the parts of a run, and the refusal of other parts in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.errors import ConfigurationError
from reports.__main__ import main
from reports.audit.verify import audit
from reports.record.closing import close_record
from reports.record.files import WALKS_FACT
from reports.record.manifest import bound_files
from reports.record.merging import merge
from reports.record.reading import read_verdicts
from reports.record.verdicts_data import with_files
from reports.record.walks import WalkRecord
from tests.reports.conftest import NAMES

Record = Callable[..., Path]
PARTS = (NAMES[:2], NAMES[2:])


@pytest.fixture
def parts(record: Record) -> Callable[..., list[Path]]:
    """Write the two parts of a run, with changes to both and to the second."""

    def write(second: dict[str, Any] | None = None, **both: Any) -> list[Path]:
        first = record("parte-a", **{"selected": PARTS[0], **both})
        return [first, record("parte-b", **{"selected": PARTS[1], **both, **(second or {})})]

    return write


def test_parts_make_one_sound_acta(parts: Callable[..., list[Path]], tmp_path: Path) -> None:
    assert merge(parts(), tmp_path / "acta") == []
    data = read_verdicts(tmp_path / "acta")
    assert (data["document"]["verdict"], data["document"]["partial"]) == ("CONFORME", False)
    assert "parte-a (2 escenarios, sha256:" in data["run"]["facts"]["Partes"]
    found = audit(tmp_path / "acta")
    assert not found.problems
    assert found.verdict == "CONFORME"
    for one in data["requirements"]:
        for kept in one["scenarios"][0]["evidence"]:
            assert (tmp_path / "acta" / kept["path"]).is_file(), kept


def test_cause_in_one_part_blocks_what_ran_in_the_other(parts: Callable[..., list[Path]], tmp_path: Path) -> None:
    merge(parts(failed=("formulario",), observed="Otra cosa."), tmp_path / "acta")
    seen = {one["id"]: (one["verdict"], one["blocked_by"]) for one in read_verdicts(tmp_path / "acta")["requirements"]}
    assert seen["5.1.formulario"] == ("fail", "")
    assert seen["5.1.registro"] == ("inconc", "5.1.formulario")


def test_facts_that_differ_are_all_kept(parts: Callable[..., list[Path]], tmp_path: Path) -> None:
    merge(parts({"portal": "Portal de prueba (http://127.0.0.1:2)"}), tmp_path / "acta")
    portal = read_verdicts(tmp_path / "acta")["run"]["facts"]["Portal"]
    assert portal == "Portal de prueba (http://127.0.0.1:1) · Portal de prueba (http://127.0.0.1:2)"


def test_interrupted_part_leaves_the_whole_incomplete(parts: Callable[..., list[Path]], tmp_path: Path) -> None:
    merge(parts({"interrupted": "la interrumpió una persona."}), tmp_path / "acta")
    document = read_verdicts(tmp_path / "acta")["document"]
    assert document["verdict"] == "NO VERIFICADO POR COMPLETO"
    assert "La corrida quedó incompleta: parte-b: la interrumpió una persona." in document["reasons"]


@pytest.mark.parametrize(
    ("second", "message"),
    [
        pytest.param({"selected": NAMES[1:]}, "«features/x.feature::formulario» está en", id="solapamiento"),
        pytest.param({"selected": NAMES[3:]}, "mensaje-codigo-solicitado» está escrito y no está en", id="hueco"),
        pytest.param({"fingerprint": "huella-b"}, "portales con huellas distintas", id="otra huella"),
        pytest.param({"fingerprint": ""}, "no consta la huella", id="sin huella"),
        pytest.param({"portal": "Otro (http://127.0.0.1:1)"}, "portales de nombre distinto", id="otro portal"),
        pytest.param({"suite": "commit 2"}, "es distinto el dato «Suite»", id="otra versión"),
        pytest.param({"statement": "hace mal"}, "catálogos distintos", id="otro catálogo"),
    ],
)
def test_parts_of_different_runs_are_refused_in_one_sentence(
    parts: Callable[..., list[Path]],
    second: dict[str, Any],
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, other = parts(second)
    assert main(["merge", str(first), str(other), "--record", str(tmp_path / "acta"), "--no-pdf"]) == 4
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
    assert not (tmp_path / "acta").exists()


def test_part_that_was_changed_is_refused(parts: Callable[..., list[Path]], tmp_path: Path) -> None:
    first, second = parts()
    (second / "evidencia" / "registro.jpg").write_bytes(b"otra")
    with pytest.raises(ConfigurationError, match="no está íntegra"):
        merge([first, second], tmp_path / "acta")


def test_part_with_walks_is_refused(parts: Callable[..., list[Path]], tmp_path: Path) -> None:
    found = parts()
    (found[1] / "recorridos.json").write_text(WalkRecord("Portal de prueba", 7, 0).text(), encoding="utf-8")
    data = with_files(read_verdicts(found[1]), bound_files(found[1]))
    data["run"]["facts"][WALKS_FACT] = "0"
    (found[1] / "verdicts.json").write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    close_record(found[1])
    with pytest.raises(ConfigurationError, match="tiene además recorridos, que no se reparten"):
        merge(found, tmp_path / "acta")


def test_same_part_twice_is_refused(parts: Callable[..., list[Path]], tmp_path: Path) -> None:
    first, _ = parts()
    with pytest.raises(ConfigurationError, match="cada uno debe estar en una sola parte"):
        merge([first, first], tmp_path / "acta")


def test_existing_record_is_not_overwritten(parts: Callable[..., list[Path]]) -> None:
    first, second = parts()
    with pytest.raises(ConfigurationError, match="no se sobrescribe"):
        merge([first, second], first)


@pytest.mark.parametrize(("failed", "code"), [((), 0), (("registro",), 1)])
def test_exit_code_is_that_of_the_whole(
    parts: Callable[..., list[Path]],
    failed: tuple[str, ...],
    code: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folders = [str(each) for each in parts(failed=failed)]
    assert main(["merge", *folders, "--record", str(tmp_path / "acta"), "--no-pdf", "--json"]) == code
    assert json.loads(capsys.readouterr().out)["verdict"] == ("NO CONFORME" if failed else "CONFORME")
