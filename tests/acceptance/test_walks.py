"""The walks for real, and the scenario of one: it fails on the portal that breaks the clause and passes on the healthy.

Asked for by name and every night, as they take minutes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from instructivo.model.actions import Action, AskCode, Check, Register, Start, Time, TypeCode, Wait
from instructivo.model.demands import Demand, Expectation
from instructivo.model.fields import CHECKED
from instructivo.model.state import Typed
from reports.record.walks import Finding, WalkRecord, WalkResult
from tests.acceptance.conftest import ALONE, PORTADA, Suite
from walks.drawing import Walk
from walks.scenario_text import feature_text
from walks.stored import stored

EXPIRY = "5.3.1.codigo-vence-15-01"
READY: tuple[Action, ...] = (*map(Check, CHECKED), AskCode(), TypeCode(Typed.LATEST))
TOLD = feature_text(
    Walk(Start(), (*READY, Wait(Time.TOO_LATE), Register())), Expectation(Demand.REFUSES, EXPIRY), "El código vence"
)
LIFE = ("portal/registration/codes.py", "return now - issued.sent_at > policy.lifetime", "return False")
HEALTHY_WALKS = 3


@pytest.mark.parametrize(("healthy", "verdict"), [(True, "pass"), (False, "fail")])
def test_the_scenario_of_a_walk_fails_where_the_clause_is_broken(suite: Suite, healthy: bool, verdict: str) -> None:
    if not healthy:
        suite.edit(*LIFE)
    suite.write("recorrido.feature", TOLD)
    found = suite.run("recorrido.feature", *ALONE)
    assert found.requirement(EXPIRY)["verdict"] == verdict, found.output


def test_what_a_walk_finds_stands_in_the_acta_and_undoes_nothing(suite: Suite) -> None:
    suite.edit(*LIFE)
    leave_contradiction(suite.root / "antes")
    found = suite.run(PORTADA, "--walks", "1", "--shrink-seconds", "1", "-p", "no:xdist")
    one = found.requirement(EXPIRY)
    assert (found.code, one["verdict"], one["scenarios"][0]["extras"]["recorrido"]) == (1, "fail", "1"), found.output
    others = [each for each in found.verdicts["requirements"] if each["scenarios_run"] and each["id"] != EXPIRY]
    assert {each["verdict"] for each in others} == {"pass"}
    record = WalkRecord.from_text((found.record / "recorridos.json").read_text(encoding="utf-8"))
    assert len(record.results) == 2, "the walk that contradicted last is taken first, then the one asked for"
    audit = subprocess.run(
        [sys.executable, "-m", "reports", "verify", str(found.record)],
        cwd=suite.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert audit.returncode == 0, audit.stdout


def leave_contradiction(folder: Path) -> None:
    """Leave the results of a run whose walk let a code expire and registered all the same."""
    walk = stored(Walk(Start(), (*READY, Wait(Time.TOO_LATE), Register())))
    finding = Finding(EXPIRY, "documentado", "no se registra", "registró", TOLD, stable=True, actions=7, walk=walk)
    result = WalkResult(1, 7, 1, (), (), (), 3, 1.5, finding=finding)
    folder.mkdir()
    (folder / "recorridos.json").write_text(
        WalkRecord("Portal de referencia", 1, 1, (result,)).text(), encoding="utf-8"
    )


def test_walks_on_the_healthy_portal_find_nothing(suite: Suite) -> None:
    found = suite.run("walks", "--walks", str(HEALTHY_WALKS), "--seed", "7", *ALONE)
    record = WalkRecord.from_text((found.record / "recorridos.json").read_text(encoding="utf-8"))
    assert (found.code, len(record.results), record.broken) == (0, HEALTHY_WALKS, ()), found.output
