"""Command ``waive``."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from harness.declarations import Waiver
from harness.scope import ROOT
from pages.profile import load_profile
from reports.__main__ import main
from reports.audit.verify import audit

Record = Callable[..., Path]
NAME, SEEN = "5.1.registro", "No hubo registro: la cuenta «no» está."
LATER = date.today() + timedelta(days=30)
WORDS = ("--reason", "Se corrige  en enero", "--approver", "J. Jefa", "--until", LATER.isoformat())


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "profiles" / "plantilla.toml", tmp_path / "mi-portal.toml"))


def waive(folder: Path, profile: Path, *words: str, name: str = NAME) -> int:
    return main(["waive", str(folder), name, *words, "-o", str(profile)])


def test_waiver_has_the_exact_observation_and_nothing_else_changes(
    record: Record, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = profile.read_text(encoding="utf-8")
    folder = record(failed=("registro",), observed=SEEN)
    assert waive(folder, profile, *WORDS) == 0
    output = capsys.readouterr().out
    assert f"por «{SEEN}»" in output
    assert f"hasta el {LATER:%d/%m/%Y}, para la huella huella-a" in output
    expected = Waiver(NAME, SEEN, "Se corrige en enero", "J. Jefa", LATER, "huella-a")
    assert load_profile(profile).waivers == (expected,)
    assert [line for line in before.splitlines() if line not in profile.read_text(encoding="utf-8").splitlines()] == []
    assert not audit(folder).problems


def test_waiver_is_replaced_by_the_next_one_of_its_requirement_only(record: Record, profile: Path) -> None:
    assert waive(record(failed=("registro",), observed=SEEN), profile, *WORDS) == 0
    assert waive(record("b", failed=("abre",), observed="No abre."), profile, *WORDS, name="5.1.abre") == 0
    changed = record("c", failed=("registro",), observed="Ahora es otra cosa.", fingerprint="huella-b")
    assert waive(changed, profile, *WORDS, "--approver", "O. Otra") == 0
    kept = {each.requirement: each for each in load_profile(profile).waivers}
    assert len(load_profile(profile).waivers) == 2
    assert (kept[NAME].observation, kept[NAME].fingerprint, kept[NAME].approver) == (
        "Ahora es otra cosa.",
        "huella-b",
        "O. Otra",
    )
    assert kept["5.1.abre"].observation == "No abre."


def test_more_than_a_year_needs_to_be_asked_for(
    record: Record, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record(failed=("registro",), observed=SEEN)
    far = date.today() + timedelta(days=367)
    assert waive(folder, profile, *WORDS[:5], far.isoformat()) == 4
    assert f"hasta el {far:%d/%m/%Y}, más de un año" in capsys.readouterr().err
    assert not load_profile(profile).waivers
    assert waive(folder, profile, *WORDS[:5], far.isoformat(), "--long") == 0
    assert load_profile(profile).waivers[0].expires == far
    assert waive(folder, profile, *WORDS[:5], (far - timedelta(days=1)).isoformat()) == 0


def test_failures_are_listed_with_what_was_observed(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    folder = record(failed=("registro",), observed=SEEN)
    assert main(["waive", str(folder)]) == 0
    assert f"{NAME}\n  Se observó: {SEEN}\n" in capsys.readouterr().out
    assert main(["waive", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {NAME: [SEEN]}
    assert main(["waive", str(record("bien"))]) == 0
    assert "no hay nada que dispensar" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Falta --reason"),
        (WORDS[:2], "Falta --approver"),
        (WORDS[:4], "Falta --until"),
        ((*WORDS[:5], "enero"), "debe ser una fecha como 2026-12-31"),
        ((*WORDS[:5], "2020-01-01"), "vencería el 01/01/2020, que ya pasó"),
    ],
)
def test_incomplete_waiver_is_refused(
    record: Record, profile: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    before = profile.read_bytes()
    assert waive(record(failed=("registro",)), profile, *words) == 4
    assert message in capsys.readouterr().err
    assert profile.read_bytes() == before


def test_only_a_failure_on_a_known_portal_is_waived(
    record: Record, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = profile.read_bytes()
    assert waive(record(), profile, *WORDS) == 4
    assert "todo lo que se probó se cumple" in capsys.readouterr().err
    assert waive(record("b", failed=("registro",)), profile, *WORDS, name="5.1.abre") == 4
    assert f"no se cumplen: {NAME}" in capsys.readouterr().err
    assert waive(record("c", failed=("registro",), fingerprint=""), profile, *WORDS) == 4
    assert "no lleva la huella del portal" in capsys.readouterr().err
    assert profile.read_bytes() == before


def test_nothing_is_waived_from_an_unsound_record(
    record: Record, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record(failed=("registro",))
    kept = folder / "verdicts.json"
    kept.write_text(kept.read_text(encoding="utf-8").replace("Se observó lo esperado.", "Nada."), encoding="utf-8")
    assert waive(folder, profile, *WORDS) == 4
    assert "no se dispensa nada" in capsys.readouterr().err


def test_requirement_that_does_not_apply_is_not_waived(
    record: Record, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with profile.open("a", encoding="utf-8") as file:
        file.write(f'\n[[absent]]\nrequirement = "{NAME}"\nreason = "No lo tiene"\n')
    assert waive(record(failed=("registro",)), profile, *WORDS) == 4
    assert "dice en [[absent]] que" in capsys.readouterr().err
