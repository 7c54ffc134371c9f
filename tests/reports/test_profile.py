"""Profile of the portal in a record: kept by a run, and named as the cause by ``compare`` and ``history``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pluggy
import pytest

from reports import hookspecs
from reports.__main__ import main
from reports.audit.compare import compare
from reports.audit.history import History
from reports.audit.verify import audit
from reports.record.files import PROFILE, START
from reports.record.folder import Record as Folder
from reports.record.manifest import Manifest, bound_files
from reports.session.record_keeper import RecordKeeper, RunResult

Record = Callable[..., Path]
BEFORE = 'name = "Mi portal"\n[clock]\nkind = "header"\n[data]\nfirst = "0912345678"\n'
AFTER = BEFORE.replace("header", "none")
MASKED = BEFORE.replace("0912345678", "••••••")


def keep(folder: Path, profile: str) -> Path:
    """Put a profile into a record, as a run does."""
    (folder / PROFILE).write_text(profile, encoding="utf-8")
    data = json.loads((folder / "verdicts.json").read_text(encoding="utf-8"))
    data["run"]["files"] = bound_files(folder)
    data["run"]["facts"]["Huella del perfil"] = sha256(profile.encode()).hexdigest()
    (folder / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
    Manifest.of(folder).save(folder)
    assert main(["rebuild", str(folder), "--no-pdf"]) == 0
    assert not audit(folder).problems
    return folder


class Portal:
    """Hooks of a run's portal."""

    @pytest.hookimpl
    def pytest_acceptance_profile(self) -> str:
        """Text of the profile."""
        return BEFORE

    @pytest.hookimpl
    def pytest_acceptance_plan(self) -> Mapping[str, str]:
        """The only scenario."""
        return {"abre": "1.abre"}


def test_a_run_keeps_its_profile_from_the_start(tmp_path: Path) -> None:
    hooks = pluggy.PluginManager("pytest")
    hooks.add_hookspecs(hookspecs)
    hooks.register(Portal())
    config = cast("Any", SimpleNamespace(hook=hooks.hook))
    keeper = RecordKeeper(config, Folder(tmp_path), RunResult(tmp_path))
    keeper.pytest_sessionstart(cast("Any", None))
    keeper.pytest_xdist_node_collection_finished(["abre"])
    assert (tmp_path / PROFILE).read_text(encoding="utf-8") == BEFORE
    facts = json.loads((tmp_path / START).read_text(encoding="utf-8"))["facts"]
    assert facts["Huella del perfil"] == sha256(BEFORE.encode()).hexdigest()


@pytest.mark.parametrize("hidden", ["perfil.toml", "verdicts.json"])
def test_a_changed_profile_is_found_though_the_manifest_is_new(record: Record, hidden: str) -> None:
    folder = keep(record(), BEFORE)
    (folder / PROFILE).write_text(AFTER, encoding="utf-8")
    if hidden == "verdicts.json":
        data = json.loads((folder / hidden).read_text(encoding="utf-8"))
        data["run"]["files"] = bound_files(folder)
        (folder / hidden).write_text(json.dumps(data), encoding="utf-8")
    Manifest.of(folder).save(folder)
    assert any(PROFILE in each for each in audit(folder).problems)


def test_compare_and_history_name_a_changed_profile(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    folders = [keep(record("uno"), BEFORE), keep(record("dos", failed=("registro",)), AFTER)]
    assert ("Cambió el perfil, clock.kind", "header", "none") in compare(*folders).circumstances
    found = History.of(folders)
    assert not found.flakes
    assert [row.causes for row in found.rows if row.changed] == [["el perfil"]]
    capsys.readouterr()
    assert main(["history", *map(str, folders)]) == 0
    assert "5.1.registro: CONFORME, NO CONFORME (cambió el perfil)" in capsys.readouterr().out


def test_a_masked_profile_is_not_a_changed_one(record: Record) -> None:
    folders = [keep(record("uno"), BEFORE), keep(record("dos", failed=("registro",)), MASKED)]
    assert not any("perfil" in what for what, _, _ in compare(*folders).circumstances)
    assert [row.requirement for row in History.of(folders).flakes] == ["5.1.registro"]
