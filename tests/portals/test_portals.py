"""Portals that nobody described get true verdicts: their faults are blamed, and what they do not break conforms.

All that these portals can be asked is asked in ``test_whole_portals.py``, by ``make nightly``.
"""

from __future__ import annotations

from pathlib import Path

from tests.portals.conftest import FAULTY, Portal
from tests.portals.rules import FAULTS

ASKED = (*FAULTS.values(), "5.3.2.registro", "4.2.1.sistema-sin-nombre")
"""With one requirement that alters what each of them sends, each in a way of its own."""


def test_its_faults_are_blamed_and_what_other_portals_break_conforms(portal: Portal, tmp_path: Path) -> None:
    wrong = {FAULTS[each] for each in portal.faults}
    verdicts = portal.verdicts(portal.faults, ASKED, tmp_path)
    assert verdicts == {each: "fail" if each in wrong else "pass" for each in sorted(ASKED)}


def test_every_fault_is_blamed_on_one_portal_and_conforms_on_another() -> None:
    assert set().union(*FAULTY.values()) == set(FAULTS)
    assert not set(FAULTS).intersection(*FAULTY.values())
