"""Mutants of the suite's own pure modules, tried with its own tests: ``python -m bench mutants --own``.

The portal's mutants measure the suite; these measure whether its tests would find a mistake in forming a verdict.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.engine import checkout
from bench.engine.formatting import per_cent, thousands, version
from bench.mutants.catalogue import TOOL, Mutant, explanations
from bench.mutants.listing import explained_table, full_list, ids
from bench.mutants.suite_groups import GROUPS, Group
from harness.errors import ConfigurationError, EnvironmentTrouble
from harness.scope import ROOT

FOLDER = checkout.OUT / "own-mutants"
RESULT = FOLDER / "own-mutants.json"
EXPLAINED = Path(__file__).with_name("suite_explained.toml")
_DRIVER = Path(__file__).with_name("mutmut_driver.py")
_ROOMS = ("harness", "instructivo", "steps", "pages", "fixtures", "reports", "walks")
_BESIDE = ("features", "profiles", "docs", "tests", "pyproject.toml")
_TOO_SLOW = ("--deselect=tests/verdicts/test_run_judgement.py::test_hostile_text_is_escaped_in_the_acta",)
"""It renders whole actas, for every mutant."""
_KNOWN = "mutmut-stats.json"
Entry = Mapping[str, Any]


def measure(only: str = "", *, afresh: bool = False) -> dict[str, Any]:
    """Try every mutant that is not killed yet, group by group, and write ``own-mutants.json``.

    Args:
        only: Text in the path of a module or the name of its group; empty for all modules.
        afresh: Delete earlier results first.

    Returns:
        Content of ``own-mutants.json``.

    Raises:
        ConfigurationError: No module matches.
        EnvironmentTrouble: mutmut is not installed, or the tests fail without a mutant.
    """
    wanted = [
        (group, found)
        for group in GROUPS
        if (found := [each for each in group.modules if only in each or only in group.name])
    ]
    if not wanted:
        raise ConfigurationError(f"Ningún módulo puro de la suite se llama como «{only}».")
    if not TOOL.is_dir():
        raise EnvironmentTrouble("Falta mutmut, que cambia el código: use «make mutants», que lo instala.")
    if afresh:
        shutil.rmtree(FOLDER, ignore_errors=True)
    for group, modules in wanted:
        _try(group, modules)
    result = _result()
    RESULT.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    listing = full_list("Mutantes de la propia suite", result["alive"], result["explanations"])
    RESULT.with_suffix(".md").write_text(listing, encoding="utf-8")
    return result


def _try(group: Group, modules: Sequence[str]) -> None:
    """Run mutmut on one group, in its own copy of the checkout."""
    copy = FOLDER / group.name
    _copy(copy)
    (copy / "setup.cfg").write_text(_settings(modules, group.tests), encoding="ascii")
    done = subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-P", str(_DRIVER), str(_listing(group)), *group.modules],
        cwd=copy,
        env={**os.environ, "PYTHONUTF8": "0", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(TOOL)},
        check=False,
    )
    if done.returncode:
        raise EnvironmentTrouble("mutmut no terminó; lo que dijo está arriba. La misma orden continúa donde quedó.")


def _listing(group: Group) -> Path:
    return FOLDER / f"{group.name}.json"


def _copy(copy: Path) -> None:
    """Update a copy of the checkout; unchanged files keep their time, so mutmut keeps their results."""
    ignored = shutil.ignore_patterns("out", "__pycache__", "*.sqlite3*")
    for name in (*_ROOMS, *_BESIDE):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=ignored, dirs_exist_ok=True)
        else:
            copy.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy / name)
    for path in (copy / "mutants").rglob("*"):  # mutmut renews only modules
        if path.is_file() and path.suffix not in (".py", ".meta", ".spans") and path.name != _KNOWN:
            path.unlink()


def _settings(modules: Sequence[str], tests: Sequence[str]) -> str:
    """Content of mutmut's ``setup.cfg``."""
    lists = {
        "source_paths": _ROOMS,
        "only_mutate": modules,
        "also_copy": _BESIDE,
        "pytest_add_cli_args_test_selection": tests,
        "pytest_add_cli_args": ("-p", "no:cacheprovider", "--hypothesis-profile=mutantes", *_TOO_SLOW),
    }
    options = "".join(f"{key}=\n" + "".join(f"    {each}\n" for each in values) for key, values in lists.items())
    return f"[mutmut]\n{options}"


def _result() -> dict[str, Any]:
    listings = [_listing(group) for group in GROUPS if _listing(group).exists()]
    listing = [each for file in listings for each in json.loads(file.read_text(encoding="utf-8"))]
    not_mutated = {each for group in GROUPS for each in group.modules} - {each["file"] for each in listing}
    reasons = explanations([_mutant(each) for each in listing], EXPLAINED, not_mutated)
    tried = [each for each in listing if each["status"] != "not checked"]
    alive = sorted((each for each in tried if each["status"] != "killed"), key=lambda one: str(one["id"]))
    return {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": checkout.commit(),
        "suite": checkout.fingerprint(),
        "mutants": len(listing),
        "waiting": len(listing) - len(tried),
        "groups": [{"name": group.name, **_counts(tried, group.modules)} for group in GROUPS],
        "files": [{"name": each, **_counts(tried, [each])} for group in GROUPS for each in group.modules],
        "alive": [dict(each) for each in alive if each["id"] not in reasons],
        "explanations": [{**each, "reason": reasons[each["id"]]} for each in alive if each["id"] in reasons],
        "machine": checkout.machine(),
    }


def _counts(tried: Sequence[Entry], files: Sequence[str]) -> dict[str, int]:
    mine = [each for each in tried if each["file"] in files]
    return {"tried": len(mine), "killed": sum(each["status"] == "killed" for each in mine)}


def _mutant(entry: Entry) -> Mutant:
    return Mutant(entry["id"], 0, entry["file"], entry["function"], tuple(entry["change"]))


def suite_mutants_lines(result: Entry) -> list[str]:
    """Results for the terminal."""
    alive = [f"  {each['id']}" for each in result["alive"]]
    return [*(["Siguen vivos:", *alive] if alive else []), *map(_summary, result["groups"])]


def _summary(group: Entry) -> str:
    if not group["tried"]:
        return f"{group['name']}: sin medir"
    return f"{group['name']}: {group['killed']} de {group['tried']} ({per_cent(group['killed'] / group['tried'])})"


def suite_mutants_page(result: Entry) -> str:
    """Render ``docs/mutantes-de-la-suite.md``, the summary of ``own-mutants.json``."""
    groups, files = ("\n".join(map(_row, result[each])) for each in ("groups", "files"))
    return f"""# Mutantes de la propia suite

Un error en lo que forma los veredictos sería peor que uno en el portal. mutmut cambia, uno por vez, el código de los
módulos puros de la suite (invierte una condición, suma uno a un número, quita un argumento, altera una clave) y se
ejecutan las pruebas que pasan por la función cambiada, sin navegador, portal ni correo. Un mutante cuenta como
descubierto cuando alguna falla o no termina. Esta página la escribe `python -m bench docs`; la medición se repite con
`python run.py mutants --own`, que continúa donde quedó y vuelve a probar los que siguen vivos.

Las oraciones para personas se dejan fuera: las pruebas miran en ellas solo lo que importa. Los explicados cuentan como
no descubiertos.

| | Probados | Descubiertos | |
|---|---|---|---|
{groups}

| Módulo | Probados | Descubiertos | |
|---|---|---|---|
{files}

Fecha: {result["date"][:10]}. Versión de la suite: {version(result)}. Mutantes en total de
los grupos medidos: {thousands(result["mutants"])}; sin probar todavía: {thousands(result["waiting"])}.

## Vivos y todavía sin explicar

{ids(result["alive"]) or "Ninguno."}

## Explicados

Cada mutante, con su cambio, está en `reports/out/own-mutants/own-mutants.md`, que escribe la medición.

{explained_table(result["explanations"])}
"""


def _row(counts: Entry) -> str:
    share = per_cent(counts["killed"] / counts["tried"]) if counts["tried"] else "sin medir"
    return f"| {counts['name']} | {counts['tried']} | {counts['killed']} | {share} |"
