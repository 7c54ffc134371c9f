"""Portals that nobody described: each fault is blamed on its requirement, and all else that they can be asked conforms.

Takes minutes, so ``make nightly`` runs it, and ``make test`` the short form of ``test_portals.py``.
"""

from __future__ import annotations

from pathlib import Path

from tests.causes import with_causes
from tests.portals.conftest import Portal
from tests.portals.rules import FAULTS

ASKED = (*FAULTS.values(), "5.3.1.mensaje-correos-distintos", "5.4.aprobacion-automatica")


def test_each_fault_is_blamed_on_its_requirement_and_all_else_conforms(portal: Portal, tmp_path: Path) -> None:
    wrong = {FAULTS[each] for each in portal.faults}
    verdicts = portal.verdicts(portal.faults, with_causes(ASKED), tmp_path)
    assert {each for each, verdict in verdicts.items() if verdict == "fail"} == wrong
    assert {each for each, verdict in verdicts.items() if verdict == "pass"} == verdicts.keys() - wrong


def test_without_its_faults_what_failed_conforms(portal: Portal, tmp_path: Path) -> None:
    asked = [FAULTS[each] for each in portal.faults]
    assert portal.verdicts(frozenset(), asked, tmp_path) == dict.fromkeys(sorted(asked), "pass")
