"""``python -m bench detection``: its options, and the files that it writes."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bench.detection.defects import (
    Defect,
    DetectionInputs,
    load_defects,
    load_pairs,
    share_of_requirements,
    stratified,
)
from bench.detection.findings import Findings, folder_of
from bench.detection.measurement import Detection, SampleCheck
from bench.detection.page import detection_lines, detection_page, map_svg
from bench.detection.sequences import SequenceRun, found_ones, sequence_lines
from bench.engine import checkout
from bench.engine.arguments import positive
from bench.engine.journal import Journal
from bench.engine.outcome_store import OutcomeStore
from bench.engine.portal_lists import load_variations
from bench.engine.profiles import chosen_profile, name_for, portal_arguments
from bench.engine.scenarios import Scenario, load_scenarios
from harness.errors import ConfigurationError
from harness.spanish_argparse import add_command
from instructivo.catalogue import Catalogue, load_catalogue

FOLDER = checkout.OUT / "detection"
RESULT = FOLDER / "detection.json"
SEQUENCE_RESULT = FOLDER / "sequence.json"
"""Result for the portal's own look; those of other looks lie beside it, named after their profile."""
GOOD, BAD = 0, 1
_WORKERS = {"completa": 3, "rápida": 2, "secuencia": 2}
"""Under defects a worker mostly waits for what never comes; the quick form runs beside tests."""


def add_to(commands: Any) -> None:
    """Add the order to those of ``python -m bench``."""
    order = add_command(
        commands,
        "detection",
        "medir qué defectos del portal descubre la suite, y si señala el requisito correcto",
        "python -m bench detection",
        "python -m bench detection --quick",
        "python -m bench detection --quick --only 5.3.1.codigo-llega",
        "python -m bench detection --portal profiles/clasica.toml --every 9",
        "python -m bench detection --sequence",
    )
    order.add_argument("--quick", action="store_true", help="cada defecto ante su requisito y unos pocos más")
    order.add_argument(
        "--sequence", action="store_true", help="que ningún escenario descubre los defectos de secuencia, uno por uno"
    )
    order.add_argument("--only", action="append", default=[], metavar="ID", help="solo los defectos de un requisito")
    order.add_argument("--stratified", action="store_true", help="solo un defecto de cada clase y de cada sección")
    order.add_argument("--others", type=int, default=1, metavar="N", help="otros escenarios por defecto (1)")
    order.add_argument("--rotation", type=int, default=date.today().toordinal(), metavar="N", help="cuáles otros (hoy)")
    order.add_argument(
        "--every", type=positive, default=1, metavar="N", help="solo uno de cada N requisitos, otros cada día (1)"
    )
    order.add_argument("--sample", type=int, default=600, metavar="N", help="escenarios omitidos que se prueban (600)")
    order.add_argument("--seed", type=int, default=1, metavar="N", help="semilla de la muestra (1)")
    order.add_argument(
        "--deadline", type=positive, default=0, metavar="N", help="plazo de página y correo, en una máquina ocupada"
    )
    order.add_argument("--portal", default="", metavar="PERFIL", help="perfil de otro aspecto del portal")
    order.add_argument(
        "--workers", type=positive, default=0, metavar="N", help="procesos (3 en la forma completa, 2 en la rápida)"
    )
    order.add_argument("--afresh", action="store_true", help="empezar de nuevo aunque se pueda continuar")
    order.set_defaults(run=lambda asked: detect(asked, FOLDER))


def detect(asked: argparse.Namespace, results: Path, arguments: Sequence[str] = ()) -> int:
    """Run a detection and write its results.

    Args:
        asked: Options of the command line.
        results: Folder for the results; outcomes go into a folder below it.
        arguments: Further arguments of pytest for every session.

    Returns:
        0 where every defect is found and only its requirement is blamed, else 1.
    """
    if asked.sequence:
        return _detect_sequences(asked, results, arguments)
    form, profile = "rápida" if asked.quick else "completa", chosen_profile(asked.portal)
    folder = results / folder_of(form, profile)
    folder.mkdir(parents=True, exist_ok=True)
    inputs = _inputs(asked, folder, profile)
    store = _store(asked, folder, inputs, form, arguments)
    findings = _measure(Detection(inputs, store, asked.seed), asked, form)
    page = results / (name_for(profile, RESULT.stem) + ".html")
    data = findings.data()
    page.with_suffix(".json").write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    page.with_suffix(".svg").write_text(map_svg(data, inputs.catalogue), encoding="utf-8")
    page.write_text(detection_page(data, inputs.catalogue), encoding="utf-8")
    print("\n".join(detection_lines(data)))
    print(f"Resultado: {checkout.shown(page)}")
    return GOOD if findings.good else BAD


def _detect_sequences(asked: argparse.Namespace, results: Path, arguments: Sequence[str]) -> int:
    """Run the scenarios that meet the sequence of a defect; 0 where none finds one, else 1."""
    profile = chosen_profile(asked.portal)
    folder = results / name_for(profile, SEQUENCE_RESULT.stem)
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = load_catalogue()
    known = load_defects(catalogue, "--sequence")
    defects = tuple(each for each in known if not asked.only or {each.requirement, each.id} & {*asked.only})
    if not defects:
        raise ConfigurationError(f"Ningún defecto de secuencia es {', '.join(asked.only)}, ni viola ese requisito.")
    only = frozenset(each.id for each in defects)  # the watch compares these and no others
    acting = tuple(each for each in load_scenarios(folder) if not each.reads)  # who only looks does nothing in sequence
    inputs = DetectionInputs(catalogue, acting, defects, only, profile)
    data = SequenceRun(inputs, _store(asked, folder, inputs, "secuencia", arguments), asked.only).data()
    path = results / (name_for(profile, SEQUENCE_RESULT.stem) + ".json")
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    print("\n".join(sequence_lines(data)))
    print(f"Resultado: {checkout.shown(path)}")
    return BAD if found_ones(data) else GOOD


def _store(
    asked: argparse.Namespace, folder: Path, inputs: DetectionInputs, form: str, arguments: Sequence[str]
) -> OutcomeStore:
    """The outcomes so far; none where suite or options have changed."""
    subject = {
        "suite": checkout.fingerprint(),
        "form": form,
        "seed": asked.seed,
        "only": sorted(inputs.only),
        "deadline": asked.deadline,
    }
    journal = Journal.open(folder / "ledger.jsonl", subject, afresh=asked.afresh or asked.quick)
    portal = portal_arguments(folder, asked.deadline, inputs.profile)
    store = OutcomeStore(journal, folder, asked.workers or _WORKERS[form], (*portal, *arguments))
    store.resume()
    return store


def _inputs(asked: argparse.Namespace, folder: Path, profile: Path) -> DetectionInputs:
    """Requirements, scenarios and defects; pairs and variations only for all defects of the portal's own look."""
    catalogue = load_catalogue()
    scenarios = load_scenarios(folder)
    defects, only = _chosen(asked, load_defects(catalogue), scenarios, catalogue)
    if not defects:
        raise ConfigurationError(f"Ningún defecto viola {', '.join(asked.only)}: revise los ids en el catálogo.")
    inputs = DetectionInputs(catalogue, scenarios, defects, only, profile)
    if only or asked.quick or asked.portal:
        return inputs
    variations = tuple(each for each in load_variations() if not each.technique)  # ``conforming`` measures the others
    return replace(inputs, pairs=load_pairs(), variations=variations)


def _chosen(
    asked: argparse.Namespace, defects: Sequence[Defect], scenarios: Sequence[Scenario], catalogue: Catalogue
) -> tuple[tuple[Defect, ...], frozenset[str]]:
    """The defects to try, and the ids of their requirements; the set of ids is empty if all defects are tried."""
    only = frozenset(asked.only) or share_of_requirements(defects, asked.rotation, asked.every)
    chosen = tuple(each for each in defects if not only or each.requirement in only)
    if asked.stratified:
        chosen = stratified(chosen, scenarios, catalogue)
        only = frozenset(each.requirement for each in chosen)
    return chosen, only


def _measure(detection: Detection, asked: argparse.Namespace, form: str) -> Findings:
    store, checks = detection.store, list[SampleCheck]()
    if asked.quick:
        detection.run_quickly(asked.others, asked.rotation)
    else:
        checks = detection.run_in_full(asked.sample)
    runs, seconds = len(store.outcomes), store.seconds
    repeated = detection.repeat_unexpected()
    found = Findings(
        inputs=detection.inputs,
        form=form,
        assessments=detection.assessments(),
        runs=runs,
        seconds=seconds,
        seed=asked.rotation if asked.quick else asked.seed,
        stopped=len(store.stopped),
        repeated=repeated,
        checks=checks,
    )
    return found if asked.quick else replace(found, pairs=detection.run_pairs(), healthy=detection.run_variations())
