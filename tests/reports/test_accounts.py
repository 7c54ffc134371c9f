"""List of the data that a run left on a portal, for the person who deletes them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from harness.errors import ConfigurationError
from reports.__main__ import main
from reports.cli import accounts
from reports.record.leftovers import leftovers

Record = Callable[..., Path]
PERSON = {"id": "u1", "document_type": "RUC", "document": "0102030405001", "email": "u1@prueba.example"}


def ledger(folder: Path, *lines: Mapping[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    text = "".join(json.dumps({"trace": "solicitud enviada", **PERSON, **line}) + "\n" for line in lines)
    (folder / "libro.jsonl").write_text(text, encoding="utf-8")
    return folder


def told(folder: Path, *later: Path) -> dict[str, str]:
    return {each.person.id: each.in_words for each in leftovers(folder, later)}


def test_accounts_come_first_and_what_is_gone_last(tmp_path: Path) -> None:
    folder = ledger(
        tmp_path / "a",
        {"id": "solo-escrito", "trace": "escrito"},
        {"id": "sin-cuenta"},
        {"id": "sin-cuenta", "account": "no existe"},
        {"id": "enviada"},
        {"id": "con-cuenta", "trace": "escrito"},
        {"id": "con-cuenta", "account": "existe"},
    )
    found = told(folder)
    assert list(found) == ["con-cuenta", "enviada", "solo-escrito", "sin-cuenta"]
    assert found["con-cuenta"] == "Quedó la cuenta."
    assert found["enviada"].startswith("Pudo quedar la cuenta")
    assert found["solo-escrito"].startswith("No se envió la solicitud")
    assert found["sin-cuenta"] == "La misma corrida comprobó que no quedó cuenta."


@pytest.mark.parametrize(("account", "part"), [("no existe", "ya no está"), ("existe", "la registró de nuevo")])
def test_a_later_run_ticks_off_what_it_shows_to_be_gone(tmp_path: Path, account: str, part: str) -> None:
    first = ledger(tmp_path / "a", {"account": "existe"}, {"id": "u2", "account": "existe"})
    later = ledger(tmp_path / "b", {"account": account})
    found = told(first, later)
    assert part in found["u1"]
    assert found["u2"] == "Quedó la cuenta."


def test_a_masked_ledger_names_nobody(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="--mask"):
        leftovers(ledger(tmp_path / "a", {"id": "••••••"}))


def test_the_list_is_written_as_csv_and_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ledger(tmp_path / "a", {"account": "existe"}, {"id": "=1+1", "account": "no existe"})
    run = {"started": "2026-11-27T10:00:00+00:00", "facts": {"Portal": "Un portal"}}
    monkeypatch.setattr(accounts, "verified", lambda _: {"run": run})
    sheet, page = tmp_path / "c.csv", tmp_path / "c.html"
    assert main(["accounts", str(folder), "--csv", str(sheet), "--html", str(page)]) == 0
    assert "Por depurar en Un portal: 1. Ya no están: 1." in capsys.readouterr().out
    rows = list(csv.DictReader(sheet.read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["ID"], row["Ya no está"]) for row in rows] == [("u1", ""), ("'=1+1", "sí")]
    assert "1 por depurar" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("later", "part"), [(("Otro", "28"), "se esperaba una de"), (("Un portal", "26"), "no es posterior")]
)
def test_only_a_later_record_of_the_same_portal_counts(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    later: tuple[str, str],
    part: str,
) -> None:
    runs = {"a": ("Un portal", "27"), "b": later}

    def verified(folder: Path) -> dict[str, Any]:
        name, day = runs[folder.name]
        return {"run": {"started": f"2026-11-{day}T10:00:00+00:00", "facts": {"Portal": name}}}

    monkeypatch.setattr(accounts, "verified", verified)
    folders = [str(ledger(tmp_path / name, {})) for name in runs]
    assert main(["accounts", folders[0], "--later", folders[1]]) == 4
    assert part in capsys.readouterr().err
