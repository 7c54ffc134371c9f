"""Selection of scenarios, and the refusal of values that do not exist."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from harness.errors import ConfigurationError
from instructivo.catalogue import load_catalogue
from reports.record.reading import read_verdicts
from reports.session import changed, ordering
from reports.session.selection import Selection, new_since, selection_of, settled_in

ROOT = Path(__file__).resolve().parents[2]


class Line:
    """Command line with the options of the selection."""

    invocation_params = SimpleNamespace(dir=ROOT)

    def __init__(self, **asked: Any) -> None:
        self._asked = {"section": [], "requirement": [], "since": None, "changed": None, **asked}

    def getoption(self, name: str) -> Any:
        """Value of an option."""
        return self._asked[name.removeprefix("--")]


def taken(**asked: Any) -> set[str]:
    """Requirements whose scenarios a command line selects."""
    selected = selection_of(Line(**asked))  # type: ignore[arg-type] # all that it reads
    return {one.id for one in load_catalogue() if selected.includes(f"f.feature::{one.id}", one.id)}


def test_section_holds_those_below_it_and_values_add_up() -> None:
    sections = {one.id: one.section for one in load_catalogue()}
    assert {sections[each] for each in taken(section=["5.3"])} == {"5.3", "5.3.1", "5.3.2"}
    assert {sections[each] for each in taken(section=["5.1", "5.4."])} == {"5.1", "5.4"}
    assert taken() == set(sections)


def test_options_narrow_each_other() -> None:
    assert taken(section=["5.3"], requirement=["5.3.2.registro"]) == {"5.3.2.registro"}
    assert taken(section=["5.4"], requirement=["5.3.2.registro"]) == set()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"section": ["5.9"]}, "No hay la sección «5.9» en el catálogo: se parece a «5.4»"),
        ({"section": ["."]}, "No hay la sección «.»"),
        ({"requirement": ["registro"]}, "se parece a «5.3.2.registro»"),
        ({"requirement": ["5.3.2.registo"]}, "se parece a «5.3.2.registro»"),
        ({"requirement": ["4.1.5.persona-que-administra"]}, "lo decide una persona"),
        ({"since": "no/hay/nada"}, "No existe la carpeta"),
        ({"changed": "esta-rama-no-existe"}, "git no conoce «esta-rama-no-existe»"),
        ({"changed": "features"}, "póngalo al final de la orden"),
        ({"changed": "--upload-pack=x"}, "git no conoce"),
    ],
)
def test_unknown_value_is_refused_with_similar_ones(asked: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(words)):
        selection_of(Line(**asked))  # type: ignore[arg-type] # all that it reads


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--section", "5.9"), 4, "No hay la sección «5.9»"),
        (("--section", "5.4", "--requirement", "5.3.2.registro"), 5, "No hay nada que ejecutar"),
    ],
)
def test_refused_run_leaves_no_record(arguments: tuple[str, ...], code: int, words: str, tmp_path: Path) -> None:
    order = [sys.executable, "-m", "pytest", "features", "-p", "no:cacheprovider", *arguments]
    order += ["--record", str(tmp_path / "acta")]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    said = done.stdout + done.stderr
    assert (done.returncode, said.count(words), "Traceback" in said) == (code, 1, False), said
    assert not (tmp_path / "acta").exists()


def record_of(folder: Path, requirements: list[dict[str, str]], selected: list[str]) -> Path:
    """Write these requirements into a record."""
    data: dict[str, Any] = read_verdicts(folder)
    data["run"]["written"] = {f"f.feature::{one['id']}": one["id"] for one in requirements}
    data["run"]["selected"] = [f"f.feature::{each}" for each in selected]
    data["requirements"] = [{**data["requirements"][0], **one} for one in requirements]
    (folder / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def test_since_selects_what_a_record_left_open(record: Callable[..., Path]) -> None:
    dispositions = {
        "9.cumple": ("pass", "pass"),
        "9.incumple": ("fail", "fail"),
        "9.dispensado": ("fail", "waived"),
        "9.inconcluso": ("inconc", "inconc"),
        "9.inestable": ("pass", "unstable"),
        "9.de-la-suite": ("error", "error"),
        "9.sin-resultado": ("none", "none"),
        "9.no-aplica": ("inconc", "not-applicable"),
        "9.no-pedido": ("none", "none"),
    }
    requirements = [{"id": name, "verdict": each[0], "standing": each[1]} for name, each in dispositions.items()]
    left_open = record_of(record(), requirements, [name for name in dispositions if name != "9.no-pedido"])
    selected = Selection(settled=settled_in(left_open))
    left = {name for name in [*dispositions, "9.nuevo"] if selected.includes(f"f.feature::{name}", name)}
    assert left == {
        "9.incumple",
        "9.dispensado",
        "9.inconcluso",
        "9.inestable",
        "9.de-la-suite",
        "9.sin-resultado",
        "9.nuevo",
    }


def test_since_runs_a_renamed_row_again_and_counts_it(record: Callable[..., Path]) -> None:
    kept = record_of(record(), [{"id": "9.cumple", "verdict": "pass", "standing": "pass"}], ["9.cumple"])
    selected = Selection(settled=settled_in(kept))
    plan = {"f.feature::9.cumple": "9.cumple", "f.feature::con su título de ahora": "9.cumple"}
    assert [name for name, owner in plan.items() if selected.includes(name, owner)] == [
        "f.feature::con su título de ahora"
    ]
    assert new_since(kept, selected, plan) == 1
    assert new_since(kept, selected, {"f.feature::9.cumple": "9.cumple"}) == 0


def test_missing_record_is_refused_with_similar_ones(tmp_path: Path, record: Callable[..., Path]) -> None:
    record("20261124-101500")
    with pytest.raises(ConfigurationError, match="se parece a «20261124-101500»"):
        settled_in(tmp_path / "20261124-10150")


def test_changed_features_are_those_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def git(*arguments: str) -> None:
        order = ["git", "-c", "user.name=p", "-c", "user.email=p@prueba.example", *arguments]
        subprocess.run(order, cwd=tmp_path, check=True, capture_output=True, timeout=60)

    monkeypatch.setattr(changed, "ROOT", tmp_path)
    monkeypatch.setattr(changed, "FEATURES", tmp_path / "features")
    (tmp_path / "features").mkdir()
    files = {name: tmp_path / "features" / f"{name}.feature" for name in ("igual", "otra", "ñandú", "nueva")}
    for name in ("igual", "otra", "ñandú"):
        files[name].write_text("antes", encoding="utf-8")
    (tmp_path / "leeme.md").write_text("antes", encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "uno")
    git("checkout", "-qb", "rama")
    files["otra"].write_text("después", encoding="utf-8")
    git("commit", "-qam", "dos")
    files["ñandú"].write_text("después", encoding="utf-8")
    files["nueva"].write_text("nueva", encoding="utf-8")
    (tmp_path / "leeme.md").write_text("después", encoding="utf-8")
    here = {"features/ñandú.feature", "features/nueva.feature"}
    assert changed.changed_features("HEAD") == here
    assert changed.changed_features("main") == here | {"features/otra.feature"}
    with pytest.raises(ConfigurationError, match="se parece a «rama»"):
        changed.changed_features("ramas")


def test_controls_come_first_the_most_needed_before_the_others() -> None:
    weight = ordering.dependents_of_controls(load_catalogue())
    order = sorted(weight, key=lambda each: -weight[each])
    assert order[0] == "5.1.portal-visible"
    assert "5.3.2.registro" in order
    assert "5.3.1.contrasena-menos-de-8" not in weight
