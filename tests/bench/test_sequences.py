"""The measurement that no scenario finds the sequence defects: which cells run, and what counts as found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bench.detection.defects import Defect, DetectionInputs, load_defects
from bench.detection.docs import sequences_doc
from bench.detection.selection import Differences
from bench.detection.sequences import SequenceRun, found_ones, sequence_lines
from bench.engine.outcome_store import OutcomeStore, Stage
from bench.engine.plan import Cell
from bench.engine.scenarios import Scenario
from harness.verdict import Verdict
from instructivo.catalogue import Catalogue, load_catalogue
from tests.bench.conftest import Outcome

_MAIL, _FIELD = "f.feature::1.mail", "f.feature::1.field"
Measured = Callable[..., dict[str, Any]]


@dataclass
class _Outcomes:
    """Stands for a store: each cell ends as it is told, and passes where it is told nothing."""

    outcome: Outcome
    verdicts: dict[Cell, Verdict]
    outcomes: dict[Cell, Any] = field(default_factory=dict)
    seconds: float = 1.0
    ran: list[Cell] = field(default_factory=list)

    def complete(self, stage: Stage) -> None:
        for cell in stage.cells:
            self.ran.append(cell)
            requirement = cell[1].partition("::")[2]
            self.outcomes[cell] = self.outcome(requirement, self.verdicts.get(cell, Verdict.PASS))

    under = OutcomeStore.under


@pytest.fixture
def measured(
    catalogue: Catalogue,
    scenarios: tuple[Scenario, ...],
    defect: Defect,
    outcome: Outcome,
    monkeypatch: pytest.MonkeyPatch,
) -> Measured:
    """Measures one defect, whose sequence only the scenario of the mail meets, with these verdicts."""
    met = {each.id: {defect.id: frozenset({"POST /"})} if each.id == _MAIL else {} for each in scenarios}
    monkeypatch.setattr("bench.detection.sequences.differential_run", lambda *_: Differences(met, {}))

    def measure(**verdicts: Verdict) -> dict[str, Any]:
        names = {"first": defect.id, "again": f"{defect.id} (otra vez)"}
        store: Any = _Outcomes(outcome, {(names[when], _MAIL): each for when, each in verdicts.items()})
        inputs = DetectionInputs(catalogue, scenarios, (defect,), profile=Path("perfil.toml"))
        return {**SequenceRun(inputs, store).data(), "ran": store.ran}

    return measure


def test_only_scenarios_that_meet_the_sequence_run(measured: Measured) -> None:
    data = measured()
    assert data["ran"] == [("sin-correo", _MAIL)]
    assert found_ones(data) == []
    assert data["defects"][0]["tried"] == [_MAIL]
    assert next(sequence_lines(data)).endswith("ningún escenario descubre: 1 de 1")


@pytest.mark.parametrize(("again", "found"), [(Verdict.FAIL, True), (Verdict.INCONC, True), (Verdict.PASS, False)])
def test_what_does_not_pass_twice_has_found_the_defect(measured: Measured, again: Verdict, *, found: bool) -> None:
    data = measured(first=Verdict.FAIL, again=again)
    assert data["ran"][1:] == [("sin-correo (otra vez)", _MAIL)]
    assert bool(found_ones(data)) is found
    assert any("lo descubre" in line for line in sequence_lines(data)) is found


def test_page_tells_each_defect_and_what_was_tried(measured: Measured) -> None:
    page = sequences_doc(measured())
    assert "| `sin-correo` | `1.mail` | correo | No envía el correo. | 1 |" in page
    assert "- `sin-correo`: 1.mail" in page


def test_the_portal_lists_sixty_apart_from_the_others() -> None:
    catalogue = load_catalogue()
    sequences, others = load_defects(catalogue, "--sequence"), load_defects(catalogue)
    assert len(sequences) == 60
    assert not {each.id for each in sequences} & {each.id for each in others}
