"""Reading the verdicts and the catalogue of a record; ``test_folder`` reads its outcomes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from instructivo.catalogue import load_catalogue
from reports.record.files import CATALOGUE, VERDICTS
from reports.record.manifest import Manifest
from reports.record.reading import catalogue_of, read_verdicts
from reports.record.rebuilding import rebuild
from tests.record.making import verdicts_of, write


def test_verdicts_are_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta")
    assert read_verdicts(folder) == verdicts_of(folder)


def test_a_folder_without_verdicts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=rf"En «{tmp_path}» no hay {VERDICTS}: indique la carpeta de un acta"):
        read_verdicts(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_verdicts_that_are_not_json_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / VERDICTS).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=f"El {VERDICTS} de «{tmp_path}» no es JSON"):
        read_verdicts(tmp_path)


def test_verdicts_in_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / VERDICTS).write_bytes(b'"\xff"')
    with pytest.raises(ConfigurationError, match="no es JSON"):
        read_verdicts(tmp_path)


def test_the_first_place_that_breaks_the_schema_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta")
    data = verdicts_of(folder)
    data["run"]["started"], data["document"]["verdict"] = 7, "TAL VEZ"
    (folder / VERDICTS).write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"no es el de un acta, por lo que dice en «document/verdict»"):
        read_verdicts(folder)


def test_data_that_is_no_record_at_all_has_no_place(tmp_path: Path) -> None:
    (tmp_path / VERDICTS).write_text("[]", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="no es el de un acta: alguien"):
        read_verdicts(tmp_path)


def test_the_catalogue_is_that_of_the_record_or_else_of_this_checkout(tmp_path: Path) -> None:
    folder = write(tmp_path / "acta")
    assert list(catalogue_of(folder).requirements) == ["1.abre", "1.envia"]
    (folder / CATALOGUE).unlink()
    assert catalogue_of(folder) == load_catalogue()


def test_folder_that_does_not_exist_is_said_so(tmp_path: Path) -> None:
    reads: tuple[Callable[[Path], object], ...] = (read_verdicts, Manifest.load, rebuild)
    for read in reads:
        with pytest.raises(ConfigurationError, match="No existe la carpeta"):
            read(tmp_path / "nada")
