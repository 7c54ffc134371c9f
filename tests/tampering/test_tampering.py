"""Kinds of tampering: each is found, or not for the reason written down; ``python -m tests.tampering`` tries all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reports.audit.verify import audit
from tests.tampering.cells import TAMPERINGS, copy_of, reseal, try_tampering
from tests.tampering.model import Base, State, Tampering
from tests.tampering.page import PAGE, expected_cells, page
from tests.tampering.samples import Samples, invented_suite, make_samples

pytestmark = pytest.mark.xdist_group("manipulaciones")
WHOLE = TAMPERINGS[::4]
"""Kinds that are tried in every state; the others where the manifest was made anew."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samples]:
    """Records to tamper with."""
    home = tmp_path_factory.mktemp("actas")
    with invented_suite(home):
        yield make_samples(home)


@pytest.mark.parametrize("base", list(Base))
def test_what_nobody_touched_is_sound(samples: Samples, base: Base) -> None:
    for state in (State.AS_IS, State.SIGNED):
        copy = copy_of(base, state, samples, samples.plain.with_name("copia"))
        reseal(copy.folder)
        assert audit(copy.folder, [samples.authority], printer=samples.printer).problems == []


@pytest.mark.parametrize("tampering", TAMPERINGS, ids=lambda each: f"{each.kind}: {each.name}")
def test_tampering_is_found_unless_a_reason_says_why_not(samples: Samples, tampering: Tampering) -> None:
    states = list(State) if tampering in WHOLE else [State.RESEALED]
    cells = [try_tampering(tampering, state, samples, samples.plain.with_name("copia")) for state in states]
    assert {each.state for each in cells if not each.found} == set(tampering.missed) & set(states)


def test_page_has_every_kind_in_every_state() -> None:
    names = [(each.kind, each.name) for each in TAMPERINGS]
    assert len(names) == len(set(names)) >= 40
    assert PAGE.read_text(encoding="utf-8") == page(expected_cells()), "ejecute: python -m tests.tampering"
