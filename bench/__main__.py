"""``python -m bench``: measurements of the suite itself.

Exit codes: 0 the measurement is what it should be, 1 it is not, 2 a wrong command line, 4 it could not be made,
130 interrupted; the same order goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench import docs
from bench.engine import checkout
from bench.faults import load
from bench.faults import measurement as faults
from bench.detection.measurement import DETECTED, Detection, Proof, SickPortal
from bench.detection.page import detection_lines, detection_page
from bench.engine.profiles import chosen_profile, named, portal_arguments
from bench.detection.findings import Findings, folder_of
from bench.engine.journal import Journal
from bench.engine.outcome_store import Ledger
from bench.mutants import command as mutants
from bench.soak.measurement import Conditions, soak
from bench.speed import command as speed
from bench.detection.defects import Subjects, load_defects, load_pairs, load_scenarios, load_variations, turn
from harness.errors import ConfigurationError, HarnessError
from harness.scope import ROOT
from instructivo.catalogue import load_catalogue

OK, BAD, UNUSABLE, INTERRUPTED = 0, 1, 4, 130
_WORKERS = {"completa": 3, "rápida": 2}
"""Under defects a worker spends much of its time waiting for what never comes; the quick form runs beside tests."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
    except SickPortal as error:
        print(error, file=sys.stderr)
        return BAD
    except HarnessError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("\nInterrumpido; la misma orden continúa donde quedó.", file=sys.stderr)
        return INTERRUPTED
    return code


def _soak(asked: argparse.Namespace) -> int:
    conditions = Conditions(asked.workers, asked.portal, asked.strain, asked.only)
    result = soak(asked.times, conditions, afresh=asked.afresh)
    wrong = len(result["differing"])
    print(
        f"{result['runs']} corridas, {result['scenario_runs']} escenarios ejecutados, {wrong} veredictos distintos; "
        f"con 95 % de confianza difiere menos del {100 * result['scenario_runs_bound']:.2g} % de los escenarios."
    )
    if asked.strain:
        print(
            f"El entorno dejó inconclusos {result['scenario_runs_undecided']} escenarios, y no cuentan como distintos."
        )
    print(f"Resultado: {conditions.result.relative_to(ROOT)}")
    return BAD if wrong else OK


def _detection(asked: argparse.Namespace) -> int:
    form, profile = "rápida" if asked.quick else "completa", chosen_profile(asked.portal)
    folder, page = DETECTED.parent / folder_of(form, profile), DETECTED.with_name(named("detection", profile) + ".html")
    folder.mkdir(parents=True, exist_ok=True)
    subjects = _subjects(asked, folder, profile)
    subject = {
        "suite": checkout.fingerprint(),
        "form": form,
        "seed": asked.seed,
        "only": sorted(subjects.only),
        "deadline": asked.deadline,
    }
    journal, aside = Journal.open(folder / "ledger.jsonl", subject, afresh=asked.afresh or asked.quick)
    if aside and not asked.quick:
        print("La suite cambió desde la última vez: se empieza de nuevo y lo anterior se conserva aparte.")
    workers = asked.workers or _WORKERS[form]
    ledger = Ledger(journal, folder, workers, portal_arguments(folder, asked.deadline, profile))
    ledger.read()
    if ledger.outcomes:
        print(f"Continúa donde quedó: {len(ledger.outcomes)} escenarios ya están hechos.")
    findings = _measure(Detection(subjects, ledger, asked.seed), asked, form)
    data = findings.data()
    page.with_suffix(".json").write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    page.write_text(detection_page(data, subjects.catalogue), encoding="utf-8")
    print("\n".join(detection_lines(data)))
    print(f"Resultado: {page.relative_to(ROOT)}")
    return OK if findings.good else BAD


def _subjects(asked: argparse.Namespace, folder: Path, profile: Path) -> Subjects:
    """What is measured with; pairs and variations belong to the whole of the portal's own look."""
    catalogue = load_catalogue()
    everything = load_defects(catalogue)
    only = frozenset(asked.only) or turn(everything, asked.rotation, asked.every)
    defects = tuple(each for each in everything if not only or each.requirement in only)
    if not defects:
        raise ConfigurationError(f"Ningún defecto viola {', '.join(asked.only)}: revise los ids en el catálogo.")
    found = Subjects(catalogue, load_scenarios(folder), defects, only, profile)
    if only or asked.quick or asked.portal:
        return found
    return replace(found, pairs=load_pairs(), variations=load_variations())


def _measure(detection: Detection, asked: argparse.Namespace, form: str) -> Findings:
    ledger, proofs = detection.ledger, list[Proof]()
    if asked.quick:
        detection.run_quickly(asked.others, asked.rotation)
    else:
        proofs = detection.run_in_full(asked.sample)
    runs, seconds = len(ledger.outcomes), ledger.seconds
    surprises = detection.look_again()
    found = Findings(
        subjects=detection.subjects,
        form=form,
        assessments=detection.assessments(),
        runs=runs,
        seconds=seconds,
        seed=asked.rotation if asked.quick else asked.seed,
        stopped=len(ledger.stopped),
        surprises=surprises,
        proofs=proofs,
    )
    return found if asked.quick else replace(found, pairs=detection.run_pairs(), healthy=detection.run_variations())


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"«{text}» no es un número entero desde 1")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Mediciones de la propia suite.",
        epilog="Códigos de salida: 0 es como debe ser; 1 no lo es; 2 orden mal escrita; 4 no se pudo medir; "
        "130 interrumpido (la misma orden continúa donde quedó).",
    )
    commands = parser.add_subparsers(required=True, metavar="ORDEN")

    soaking = commands.add_parser(
        "soak",
        help="repetir la suite entera: ningún veredicto debe cambiar",
        epilog="Ejemplos: python -m bench soak 20   ·   python -m bench soak 100 --workers 4 --strain",
    )
    soaking.add_argument("times", type=_positive, nargs="?", default=20, metavar="N", help="corridas en total (20)")
    soaking.add_argument("--workers", type=_positive, default=2, metavar="N", help="procesos de cada corrida (2)")
    soaking.add_argument("--portal", default="", metavar="FILE", help="perfil de otro portal")
    soaking.add_argument(
        "--strain", action="store_true", help="con el procesador ocupado y respuestas lentas o perdidas"
    )
    soaking.add_argument("--only", default="", metavar="MARCAS", help="una expresión de -m; sin ella, la suite entera")
    soaking.add_argument("--afresh", action="store_true", help="empezar de nuevo aunque se pueda continuar")
    soaking.set_defaults(run=_soak)

    detecting = commands.add_parser(
        "detection",
        help="qué defectos del portal descubre la suite, y si señala el requisito correcto",
        epilog="Ejemplos: python -m bench detection   ·   python -m bench detection --quick   ·   "
        "python -m bench detection --quick --only 5.3.1.codigo-llega   ·   "
        "python -m bench detection --portal profiles/clasica.toml --every 9",
    )
    detecting.add_argument("--quick", action="store_true", help="cada defecto ante su requisito y unos pocos más")
    detecting.add_argument(
        "--only", action="append", default=[], metavar="ID", help="solo los defectos de un requisito"
    )
    detecting.add_argument("--others", type=int, default=1, metavar="N", help="otros escenarios por defecto (1)")
    detecting.add_argument(
        "--rotation", type=int, default=date.today().toordinal(), metavar="N", help="cuáles otros (hoy)"
    )
    detecting.add_argument(
        "--every", type=_positive, default=1, metavar="N", help="solo uno de cada N requisitos, otros cada día (1)"
    )
    detecting.add_argument(
        "--sample", type=int, default=600, metavar="N", help="escenarios omitidos que se prueban (600)"
    )
    detecting.add_argument("--seed", type=int, default=1, metavar="N", help="semilla de la muestra (1)")
    detecting.add_argument(
        "--deadline", type=_positive, default=0, metavar="N", help="plazo de página y correo, en una máquina ocupada"
    )
    detecting.add_argument("--portal", default="", metavar="FILE", help="perfil de otro aspecto del portal")
    detecting.add_argument(
        "--workers", type=_positive, default=0, metavar="N", help="procesos (3 en la forma completa, 2 en la rápida)"
    )
    detecting.add_argument("--afresh", action="store_true", help="empezar de nuevo aunque se pueda continuar")
    detecting.set_defaults(run=_detection)

    mutants.add_to(commands)
    speed.add_to(commands)

    faults.add_to(commands)
    load.add_to(commands)
    docs.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
