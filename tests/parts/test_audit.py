"""What is known against a lock, as pip-audit reports it, and what it means that nobody answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.provision import audit, environment, shell
from harness.errors import EnvironmentTrouble


def test_what_is_known_is_told() -> None:
    bad = {"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2", "3"]}]}
    unfixed = {"name": "b", "version": "1", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}
    skipped = {"name": "c", "skip_reason": "no such"}
    sound = {"name": "d", "version": "1", "vulns": []}
    assert audit.vulnerable({"dependencies": [bad, unfixed, skipped, sound]}) == [
        "a 1: PYSEC-1, corregida en 2, 3",
        "b 1: PYSEC-2, sin versión corregida",
        "c: no se pudo consultar",
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [("requests.exceptions.ConnectionError: x", "no cuenta como aprobado"), ("KeyError: x", "pip-audit no terminó")],
)
def test_no_answer_is_no_pass(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str, told: str) -> None:
    monkeypatch.setattr(environment, "install_separately", lambda *_: None)
    monkeypatch.setattr(shell, "run", lambda *_, **__: shell.Outcome(1, said))
    with pytest.raises(EnvironmentTrouble, match=told):
        audit.audit([tmp_path / "run.txt"])
