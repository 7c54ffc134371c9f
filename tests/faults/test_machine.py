"""Faults of the machine during a run: a full disk, and another run beside it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import psutil
import pytest

from reports.record.folder import Record
from reports.record.reading import read_outcomes
from reports.record.rebuilding import rebuild
from tests.acceptance.conftest import SECONDS, Suite, wait_until
from tests.faults.conftest import World
from tests.faults.test_faults import expect_untroubled, in_words, start

TWO = "5.1.portal-visible or 5.3.campo-fax or 5.3.1.id-disponible"
PLAIN = ("-m", TWO, "-n", "2", "--no-pictures")
Property = Callable[[str, object], None]


@pytest.mark.fault_case(
    "El disco se llena mientras se escribe el acta",
    injected="el proceso que escribe el acta ya no puede hacer crecer ningún archivo, tampoco a mitad de una línea",
    holds="lo terminado queda en el acta y se puede reconstruir; la corrida lo dice en una frase y no termina en 0",
)
def test_full_disk_loses_no_written_outcome(suite: Suite, record_property: Property) -> None:
    run = suite.start("features", *PLAIN)
    kept = suite.root / suite.record / "outcomes.jsonl"
    wait_until(partial(_has_reached, kept, 1, run), seconds=SECONDS)
    size = kept.stat().st_size + 40
    psutil.Process(run.pid).rlimit(psutil.RLIMIT_FSIZE, (size, size))
    before = read_outcomes(kept.parent)[0]
    finished = suite.finish(run)
    after, cut = read_outcomes(kept.parent)
    assert (after[: len(before)], cut) == (before, 0)
    assert finished.output.count("El acta no se puede escribir") == 1, finished.output
    assert "Traceback" not in finished.output
    assert "INTERNALERROR" not in finished.output
    assert finished.code == 3
    rebuild(kept.parent)
    verdicts = json.loads((kept.parent / "verdicts.json").read_text(encoding="utf-8"))
    assert not [one for one in verdicts["requirements"] if one["verdict"] == "fail"]
    assert verdicts["document"]["exit_code"] != 0
    record_property("seen", f"{len(after)} resultados conservados; código {finished.code}")


def _has_reached(outcomes: Path, count: int, run: subprocess.Popen[str]) -> bool:
    """Whether so many scenarios have ended, or the run has."""
    ended = len(outcomes.read_text(encoding="utf-8").splitlines()) if outcomes.exists() else 0
    return ended >= count or run.poll() is not None


@pytest.mark.fault_case(
    "Dos corridas a la vez en una máquina",
    injected="dos corridas del mismo checkout empiezan en el mismo instante, cada una con su portal y su Mailpit",
    holds="cada una escribe su propia acta, y todo queda `pass`",
)
def test_two_runs_on_one_machine_do_not_interfere(suite: Suite, record_property: Property) -> None:
    records = [replace(suite, record=f"acta-{number}") for number in (1, 2)]
    runs = [each.start("features", *PLAIN) for each in records]
    for each, run in zip(records, runs, strict=True):
        finished = each.finish(run)
        assert finished.code == 0, finished.output
        assert len(finished.of("pass")) == 3, finished.output
    record_property("seen", "dos actas, 3 pass en cada una")


@pytest.mark.fault_case(
    "Dos corridas a la vez contra un portal y un Mailpit",
    injected="dos corridas con personas distintas usan a la vez el mismo portal y el mismo Mailpit",
    holds="ninguna lee los correos de la otra ni ocupa sus identificadores: todo queda `pass`",
)
def test_two_runs_against_one_portal_do_not_interfere(world: World, record_property: Property) -> None:
    worlds = [replace(world, suite=replace(world.suite, record=f"acta-{number}")) for number in (1, 2)]
    runs = [start(each) for each in worlds]
    for each, run in zip(worlds, runs, strict=True):
        finished = each.suite.finish(run)
        expect_untroubled(finished)
        record_property("seen", in_words(finished))
        assert finished.code == 0, finished.output


def test_records_of_the_same_second_have_different_folders(tmp_path: Path) -> None:
    assert len({Record.open(tmp_path, None, tmp_path).folder for _ in range(5)}) == 5
