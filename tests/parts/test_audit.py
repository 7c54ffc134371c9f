"""Audit of the locked versions: pip-audit's reports, and audits without an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.provision import audit, environment, shell
from harness.errors import EnvironmentTrouble


def test_vulnerabilities_and_skipped_packages_are_listed() -> None:
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
    ("output", "message"),
    [("requests.exceptions.ConnectionError: x", "no cuenta como aprobado"), ("KeyError: x", "pip-audit no terminó")],
)
def test_audit_without_an_answer_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, output: str, message: str
) -> None:
    monkeypatch.setattr(environment, "install_separately", lambda *_: None)
    monkeypatch.setattr(shell, "run", lambda *_, **__: shell.Outcome(1, output))
    with pytest.raises(EnvironmentTrouble, match=message):
        audit.audit([tmp_path / "run.txt"])
