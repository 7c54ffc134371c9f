"""Division of a run into parts: ``--shard``, its refusals, and durations."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from harness.scope import FEATURES, ROOT
from instructivo.catalogue import load_catalogue
from reports.record.durations import DURATIONS, durations_of
from reports.record.reading import read_verdicts
from reports.session.shards import shard_of
from steps.gherkin.feature_text import written_scenarios


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("/", "¿falta definir una variable?"),
        ("/4", "¿falta definir una variable?"),
        ("2/", "CI_NODE_INDEX"),
        ("", "¿falta definir una variable?"),
        ("2", "¿falta definir una variable?"),
        ("dos/4", "debe ser la parte y cuántas hay"),
        ("0/4", "se cuentan de 1 a 4"),
        ("5/4", "se cuentan de 1 a 4"),
        ("1/0", "se cuentan de 1 a 1"),
        ("1/300", "reparte 193 escenarios en 300 partes"),
    ],
)
def test_invalid_part_is_refused_in_one_sentence(asked: str, words: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(words)):
        shard_of(asked, 193)


def test_shard_with_unset_variables_runs_nothing(tmp_path: Path) -> None:
    order = [sys.executable, "-m", "pytest", "features", "--shard", "/", "-p", "no:cacheprovider"]
    order += ["--record", str(tmp_path / "acta")]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    said = done.stdout + done.stderr
    assert (done.returncode, said.count("¿falta definir una variable?"), "Traceback" in said) == (4, 1, False), said
    assert not (tmp_path / "acta").exists()


def test_committed_durations_are_those_of_the_present_scenarios() -> None:
    known = json.loads(DURATIONS.read_text(encoding="utf-8"))
    written = written_scenarios(FEATURES, load_catalogue(), ROOT)
    assert len(set(written) - set(known)) <= len(written) // 10, "write them again: python -m reports durations DIR"
    assert all(0 < seconds < 60 for seconds in known.values())


def test_durations_are_medians_of_the_written_scenarios(tmp_path: Path, record: Callable[..., Path]) -> None:
    for number, times in enumerate([(1.0, 4.0, 0.0), (3.0, 4.0, 0.004), (2.0, 9.0, 0.001)]):
        folder = record(str(number))
        data = read_verdicts(folder)
        data["run"]["written"] = {"a": "x", "b": "x", "c": "x", "d": "x"}
        (folder / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
        lines = [_line(name, seconds) for name, seconds in zip("abd", times, strict=True)]
        (folder / "outcomes.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    folders = sorted(each for each in tmp_path.iterdir() if each.is_dir())
    assert durations_of(folders, {"b": 1.0, "c": 7.0, "borrado": 8.0}) == {"a": 2.0, "b": 4.0, "c": 7.0, "d": 0.01}


def _line(scenario: str, seconds: float) -> str:
    empty: dict[str, object] = {name: [] for name in ("steps", "evidence", "notes", "measurements")}
    outcome = {"scenario": scenario, "requirement": "x", "name": "", "feature": "", "line": 1, "duration": seconds}
    return json.dumps({**outcome, "verdict": "pass", "cause": "", **empty})


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", sorted((ROOT / ".github" / "workflows").glob("*.yml"))),
        ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"]),
    ],
)
def test_ci_files_conform_to_their_schema(schema: str, files: list[Path]) -> None:
    assert files
    order = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    done = subprocess.run(order, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
