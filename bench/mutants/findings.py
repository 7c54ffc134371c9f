"""Results of a mutation run: ``mutants.json``, the list beside it, and ``docs/mutantes.md``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.engine import checkout
from bench.engine.bounds import CONFIDENCE, upper_bound
from bench.engine.formatting import per_cent, templates, thousands, version
from bench.engine.progress import duration
from bench.mutants.catalogue import Mutant
from bench.mutants.listing import explained_table, full_list, ids
from bench.mutants.mutation_run import MutationRun
from harness.wording import counted

SCHEMA_VERSION = 1
Data = Mapping[str, Any]
_TEMPLATES = templates(Path(__file__).with_name("templates"))


def findings(run: MutationRun, mutants: Sequence[Mutant], explained: Mapping[str, str]) -> dict[str, Any]:
    """Content of ``mutants.json``.

    Args:
        run: The mutation run.
        mutants: All mutants of the portal.
        explained: Mutant id -> why it cannot be found.
    """
    done = [each for each in run.mutants if each.id not in explained and run.finished(each)]
    killed = [each for each in done if run.killed(each)]
    alive = sorted((each for each in done if not run.killed(each)), key=lambda one: one.id)
    excused = sum(each.id in explained and run.reaches(each) for each in mutants)
    return {
        "schema": SCHEMA_VERSION,
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": checkout.commit(),
        "suite": checkout.fingerprint(),
        "mutants": len(mutants),
        "explained": len(explained),
        "explained_reached": excused,
        "tried": len(done),
        "killed": len(killed),
        "score": len(killed) / len(done) if done else 0.0,
        "raw_score": len(killed) / (len(done) + excused) if done else 0.0,
        "alive_bound": upper_bound(len(alive), len(done)),
        "confidence": CONFIDENCE,
        "seed": run.seed,
        "depth": run.depth,
        "runs": sum(len(run.tried(each)) for each in done),
        "seconds": round(run.store.seconds),
        "by_file": _by_file(mutants, done, killed),
        "alive": [_plain(each) | {"scenarios": len(run.tried(each))} for each in alive],
        "explanations": [_plain(each) | {"reason": explained[each.id]} for each in mutants if each.id in explained],
        "machine": checkout.machine(),
        "versions": checkout.versions(),
    }


def _by_file(mutants: Sequence[Mutant], done: Sequence[Mutant], killed: Sequence[Mutant]) -> list[dict[str, Any]]:
    return [
        {
            "file": name,
            "tried": sum(each.file == name for each in done),
            "killed": sum(each.file == name for each in killed),
        }
        for name in sorted({each.file for each in mutants})
    ]


def mutants_lines(data: Data) -> list[str]:
    """Results for the terminal."""
    alive = [f"  {each['id']} (tras {counted(each['scenarios'], 'escenario')})" for each in data["alive"]]
    return [
        *(["Siguen vivos:", *alive] if alive else []),
        f"Descubiertos: {data['killed']} de {data['tried']} mutantes probados ({per_cent(data['score'])}); hay "
        f"{thousands(data['mutants'])} en total y {data['explained']} explicados",
        f"Descansa en {thousands(data['runs'])} escenarios ejecutados en {duration(data['seconds'])}",
    ]


def mutants_page(data: Data) -> str:
    """Render ``docs/mutantes.md``, the summary of ``mutants.json``."""
    page = _TEMPLATES.get_template("mutantes.md.j2").render(
        data=data,
        version=version(data),
        alive=ids(data["alive"]) or "Ninguno.",
        explained=explained_table(data["explanations"]),
    )
    return f"{page}\n"


def mutants_list(data: Data) -> str:
    """Render ``mutants.md``, the full list of survivors and explained mutants, from ``mutants.json``."""
    return full_list("Mutantes del portal", data["alive"], data["explanations"])


def _plain(mutant: Mutant) -> dict[str, Any]:
    return {"id": mutant.id, "file": mutant.file, "function": mutant.function, "change": list(mutant.change)}
