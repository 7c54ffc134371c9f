"""Portals that nobody described: each fault is blamed on its requirement, and all else that they can be asked conforms.

Takes minutes, so ``make nightly`` runs it, and ``make test`` the short form of ``test_portals.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from instructivo.catalogue import load_catalogue
from tests.portals.conftest import Portal
from tests.portals.rules import FAULTS

ASKED = (*FAULTS.values(), "5.3.1.mensaje-correos-distintos", "5.4.aprobacion-automatica")


def test_each_fault_is_blamed_on_its_requirement_and_all_else_conforms(portal: Portal, tmp_path: Path) -> None:
    wrong = {FAULTS[each] for each in portal.faults}
    verdicts = portal.verdicts(portal.faults, _with_causes(ASKED), tmp_path)
    assert {each for each, verdict in verdicts.items() if verdict == "fail"} == wrong
    assert {each for each, verdict in verdicts.items() if verdict == "pass"} == verdicts.keys() - wrong


def test_without_its_faults_what_failed_conforms(portal: Portal, tmp_path: Path) -> None:
    asked = [FAULTS[each] for each in portal.faults]
    assert portal.verdicts(frozenset(), asked, tmp_path) == dict.fromkeys(sorted(asked), "pass")


def _with_causes(requirements: Iterable[str]) -> list[str]:
    """Requirements and everything they depend on."""
    catalogue = load_catalogue()
    wanted, found = list(requirements), set[str]()
    while wanted:
        one = wanted.pop()
        found.add(one)
        wanted += [each for each in catalogue[one].depends_on if each not in found]
    return sorted(found)
