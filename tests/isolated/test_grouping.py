"""Which process runs a test, and in which order tests start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from harness.scope import ROOT
from tests.isolation import isolated_environment

CONFTEST = """
import pytest
from tests.grouping import Groups

def pytest_configure(config):
    config.pluginmanager.register(Groups(config), "groups")

@pytest.fixture(scope="session", params=["chromium"])
def playwright(request):
    pass
"""
TESTS = """
import os
import pytest

def tell(name):
    with open("orden.txt", "a") as file:
        file.write(f"{os.environ['PYTEST_XDIST_WORKER']} {name}\\n")

@pytest.mark.xdist_group("g")
def test_browser(playwright):
    tell("browser")

@pytest.mark.parametrize("number", range(6))
def test_alone(number):
    tell("alone")

@pytest.mark.xdist_group("g")
@pytest.mark.parametrize("number", range(6))
def test_group(number):
    tell("group")
"""


def test_group_stays_in_one_process_and_starts_first_and_a_browser_comes_last(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    for name in ("a", "b"):
        (tmp_path / f"test_{name}.py").write_text(TESTS, encoding="utf-8")
    order = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider", "."]
    environment = isolated_environment(PYTHONPATH=str(ROOT))
    done = subprocess.run(order, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    told = [line.split() for line in (tmp_path / "orden.txt").read_text(encoding="utf-8").splitlines()]
    assert len(told) == 2 * (1 + 6 + 6)
    grouped = {name: {worker for worker, other in told if other == name} for name in ("group", "browser")}
    assert [len(workers) for workers in grouped.values()] == [1, 1]
    (worker,) = grouped["group"]
    own = [name for each, name in told if each == worker]
    assert own[:12] == ["group"] * 12
    for each in ("gw0", "gw1"):
        names = [name for worker, name in told if worker == each]
        assert names == sorted(names, key="browser".__eq__), "a browser before others"
