"""Files of the continuous integration: what their schemas (``test_shards.py``) cannot tell."""

from __future__ import annotations

import re
from typing import Any

import pytest
from ruamel.yaml import YAML

from harness.layout import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAJORS = {"checkout": 7, "setup-python": 7, "setup-go": 7, "cache": 6, "upload-artifact": 7, "download-artifact": 8}
"""Current major versions in November 2026; one list, so that a new one is changed everywhere."""
WITH_A_RECORD = ("acceptance.yml", "shards.yml")


def read(path: Any) -> Any:
    return YAML(typ="safe").load(path)


def steps(name: str) -> list[dict[str, Any]]:
    jobs = read(ROOT / ".github" / "workflows" / name)["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def options(name: str, action: str) -> list[dict[str, Any]]:
    return [each.get("with", {}) for each in steps(name) if f"/{action}@" in each.get("uses", "")]


@pytest.mark.parametrize("name", [path.name for path in WORKFLOWS])
def test_actions_are_of_their_current_major_version(name: str) -> None:
    used = [each["uses"] for each in steps(name) if "uses" in each]
    assert used
    assert [
        each for each in used if each not in {f"actions/{action}@v{number}" for action, number in MAJORS.items()}
    ] == []


@pytest.mark.parametrize("name", [path.name for path in WORKFLOWS])
def test_what_is_dear_is_cached_by_the_exact_python(name: str) -> None:
    for cache in options(name, "cache"):
        assert {".venv", ".cache/mailpit", "~/.cache/ms-playwright"} <= set(cache["path"].split())
        assert "steps.python.outputs.python-version" in cache["key"]


@pytest.mark.parametrize("name", WITH_A_RECORD)
def test_a_record_is_uploaded_once_and_told_in_the_summary(name: str) -> None:
    uploaded = [path for each in options(name, "upload-artifact") for path in each["path"].split()]
    assert "reports/out" not in uploaded
    assert not any("latest" in path for path in uploaded)
    assert len(set(uploaded)) == len(uploaded)
    assert any(path.endswith("acta/junit.xml") for path in uploaded)
    assert any(re.search(r"-m reports ci (reports/out/)?acta$", each.get("run", "")) for each in steps(name))


def test_gitlab_caches_browser_and_packages_by_the_version_of_python() -> None:
    found = read(ROOT / ".gitlab-ci.yml")
    cache = found["parte"]["cache"]
    assert "$PYTHON" in cache["key"]["prefix"]
    assert "$PYTHON" in found["default"]["image"]
    assert {".venv", ".cache/mailpit", ".cache/ms-playwright", ".cache/apt"} == set(cache["paths"])
    assert found["acta"]["artifacts"]["reports"]["junit"] == "acta/junit.xml"
    assert any("-m reports ci acta" in line for line in found["acta"]["after_script"])
