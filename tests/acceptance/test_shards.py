"""Two machines share a run, and one acta comes of it; what is missing or doubled is refused."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from harness.errors import ConfigurationError
from harness.scope import ROOT
from reports.record.merging import merge
from tests.acceptance.conftest import ALONE, TOGETHER, Suite

TWO = ("5.1-portada.feature",)
FOUR = (*TWO, "5.3.2-registro.feature")
"""Features with so many scenarios."""
PARTS = ("1 de 4", "2 de 4", "3 de 4", "4 de 4")


def scenarios(record: Path) -> list[str]:
    lines = (record / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["scenario"] for line in lines]


def keep(suite: Suite, features: Sequence[str]) -> None:
    """Leave the suite with these features only."""
    for file in (suite.root / "features").rglob("*.feature"):
        if file.name not in features:
            file.unlink()


def test_two_parts_make_one_acta_whether_workers_run_them_or_not(served: Suite, tmp_path: Path) -> None:
    keep(served, TWO)
    parts = []
    for part, how in (("1", ALONE), ("2", TOGETHER)):
        run = served.run("features", *how, "--shard", f"{part}/2")
        assert run.code == 0, run.output
        assert run.verdicts["document"]["partial"]
        assert run.verdicts["run"]["facts"]["Parte"] == f"{part} de 2"
        assert "pytest-split" not in run.output
        parts.append(run.record.rename(served.root / f"parte-{part}"))
    shares = [set(scenarios(each)) for each in parts]
    assert all(shares)
    assert not shares[0] & shares[1]
    assert len(shares[0] | shares[1]) == 3
    with pytest.raises(ConfigurationError, match="no está en ninguna parte"):
        merge(parts[:1], tmp_path / "hueco")
    with pytest.raises(ConfigurationError, match="debe estar en una sola parte"):
        merge([*parts, parts[1]], tmp_path / "doble")
    merge(parts, tmp_path / "acta")
    verdicts = json.loads((tmp_path / "acta" / "verdicts.json").read_text(encoding="utf-8"))
    assert set(scenarios(tmp_path / "acta")) == shares[0] | shares[1]
    passed = {one["id"] for one in verdicts["requirements"] if one["verdict"] == "pass"}
    assert {"5.1.portal-visible", "5.1.opcion-nuevo-registro"} <= passed
    assert verdicts["document"]["verdict"] == "NO VERIFICADO POR COMPLETO", "most of the document has no scenario here"


def job_of_the_guide() -> dict[str, Any]:
    """The Kubernetes job, as the guide shows it."""
    guide = (ROOT / "docs" / "varias-maquinas.md").read_text(encoding="utf-8")
    shown = next(each for each in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if "kind: Job" in each)
    return dict(YAML(typ="safe").load(shown))


def test_command_of_the_kubernetes_job_makes_parts_of_one_acta(served: Suite, tmp_path: Path) -> None:
    keep(served, FOUR)
    spec = job_of_the_guide()["spec"]
    container = spec["template"]["spec"]["containers"][0]
    (served.root / ".venv").symlink_to(ROOT / ".venv")
    order = [*container["command"], *(each.replace("/actas", str(tmp_path)) for each in container["args"])]
    quick = {"PYTEST_ADDOPTS": "--no-pictures -p no:cacheprovider", "PYTEST_XDIST_AUTO_NUM_WORKERS": "0"}
    given = {**served.environment, **quick}
    assert subprocess.run(order, cwd=served.root, env=given, check=False).returncode, "an index that is not set"
    assert (spec["completionMode"], spec["completions"]) == ("Indexed", len(PARTS))
    for index in (0, len(PARTS) - 1):  # the others are parts in the same way
        subprocess.run(order, cwd=served.root, env={**given, "JOB_COMPLETION_INDEX": str(index)}, check=True)
        data = json.loads((tmp_path / f"parte-{index}" / "verdicts.json").read_text(encoding="utf-8"))
        assert data["run"]["facts"]["Parte"] == PARTS[index]
    first, last = (scenarios(tmp_path / f"parte-{index}") for index in (0, len(PARTS) - 1))
    assert first
    assert last
    assert not set(first) & set(last)
