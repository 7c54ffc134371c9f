"""Records that are not parts of one run, as their profile, their address or their day tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from reports.record.merging import merge
from tests.record.making import RecordSpec, write, write_manifest

pytestmark = pytest.mark.usefixtures("closed")
FIRST, SECOND = RecordSpec(("abre",)), RecordSpec(("envía", "envía otra vez"))


def at(address: str) -> RecordSpec:
    """The second part, from a portal at an address."""
    return replace(SECOND, facts={**SECOND.facts, "Portal": f"Año ({address})"})


def parts(tmp_path: Path, second: RecordSpec = SECOND, first: RecordSpec = FIRST) -> list[Path]:
    """Write the two parts of a run."""
    return [write(tmp_path / "a", first), write(tmp_path / "b", second)]


@pytest.mark.parametrize(
    ("first", "second", "key"),
    [
        ("[clock]\nkind = 'none'\n", "[clock]\nkind = 'header'\n", "clock.kind"),
        ("name = 'x'\n", "name = 'x'\n[mail]\nroute = 'Se probó'\n", "mail.route"),
    ],
)
def test_parts_with_another_profile_are_refused(tmp_path: Path, first: str, second: str, key: str) -> None:
    found = parts(tmp_path)
    for part, text in zip(found, (first, second), strict=True):
        (part / "perfil.toml").write_text(text, encoding="utf-8")
        write_manifest(part)
    with pytest.raises(ConfigurationError, match=f"no son partes de una misma corrida: su perfil difiere en «{key}»"):
        merge(found, tmp_path / "acta")
    assert not (tmp_path / "acta").exists()


@pytest.mark.parametrize(
    "address",
    ["https://otra-maquina.example", "http://127.0.0.1.otra.example", "http://[::1", "http://localhost.example"],
)
def test_parts_from_another_address_are_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(ConfigurationError, match="se probaron portales de dirección distinta"):
        merge(parts(tmp_path, at(address)), tmp_path / "acta")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9999", "http://localhost:8000/portal", "https://[::1]:8443"])
def test_each_machine_may_start_its_own_portal(tmp_path: Path, address: str) -> None:
    merge(parts(tmp_path, at(address)), tmp_path / "acta")
    assert (tmp_path / "acta").is_dir()


@pytest.mark.parametrize(("day", "told"), [(25, []), (26, ["1 día"]), (30, ["5 días"])])
def test_long_pause_between_parts_is_told(tmp_path: Path, day: int, told: list[str]) -> None:
    plan = replace(SECOND.plan, day=date(2026, 11, day))
    late = replace(
        SECOND, plan=plan, began=datetime(2026, 11, day, 11, tzinfo=UTC), ended=f"2026-11-{day}T12:00:00+00:00"
    )
    first = replace(FIRST, ended="2026-11-24T11:00:01+00:00")
    said = [each for each in merge(parts(tmp_path, late, first), tmp_path / "acta") if each.startswith("Entre")]
    assert [each.partition("pasó más de ")[2].partition(":")[0] for each in said] == told
