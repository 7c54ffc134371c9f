"""A portal that nobody described gets true verdicts: its faults are blamed, and what it does not break conforms.

All three portals, and all that they can be asked, are asked in ``test_whole_portals.py``, by ``make nightly``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals.conftest import FAULTY, Portal
from tests.portals.rules import FAULTS

ASKED = (*FAULTS.values(), "5.3.2.registro", "4.2.1.sistema-sin-direccion")
"""With one requirement that alters what each of them sends, each in a way of its own."""
SHORT = "páginas con lista de errores"


@pytest.mark.parametrize("portal", [pytest.param(SHORT, marks=pytest.mark.xdist_group(SHORT))], indirect=True)
def test_its_faults_are_blamed_and_what_other_portals_break_conforms(portal: Portal, tmp_path: Path) -> None:
    wrong = {FAULTS[each] for each in portal.faults}
    verdicts = portal.verdicts(portal.faults, ASKED, tmp_path)
    assert verdicts == {each: "fail" if each in wrong else "pass" for each in sorted(ASKED)}


def test_every_fault_is_blamed_on_one_portal_and_conforms_on_another() -> None:
    assert set().union(*FAULTY.values()) == set(FAULTS)
    assert not set(FAULTS).intersection(*FAULTY.values())
