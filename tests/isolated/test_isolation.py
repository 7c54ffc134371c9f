"""What tests and the launches in them do not inherit, and that a copy of the checkout is again what it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fixtures.provision.suite_variables import remove_suite_variables
from harness.git import git
from harness.scope import ROOT
from tests.conftest import Copy
from tests.isolation import PROFILES, isolated_environment

LEFT = ("ARGS", "MAILPIT_URL", "PYTEST_ADDOPTS", "BROWSER_ENDPOINTS", "SELENIUM_REMOTE_URL", "PORTAL_PROFILE")


def test_variables_that_steer_are_forgotten_and_others_stay() -> None:
    environ = {**dict.fromkeys(LEFT, "x"), "PATH": "/bin", "BROWSER_PATH": "/b", "DATABASE_URL": "y"}
    remove_suite_variables(environ)
    assert environ == {"PATH": "/bin", "BROWSER_PATH": "/b", "DATABASE_URL": "y"}


def test_launch_gets_none_of_them_but_what_a_test_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*LEFT, "DATABASE_URL"):
        monkeypatch.setenv(name, "x")
    found = isolated_environment(MAILPIT_URL="http://127.0.0.1:1")
    assert not found.keys() & {*LEFT, "DATABASE_URL"} - {"MAILPIT_URL"}
    assert found["MAILPIT_URL"] == "http://127.0.0.1:1"
    assert found["PATH"] == os.environ["PATH"]


def test_copy_of_the_checkout_is_again_what_it_was(checkout_copy: Copy) -> None:
    before = {path: path.read_bytes() for path in checkout_copy.files}
    changed, gone = (checkout_copy.root / name for name in ("pyproject.toml", "features/5.1-portada.feature"))
    changed.write_text("", encoding="utf-8")
    gone.unlink()
    (checkout_copy.root / "acta").mkdir()
    (checkout_copy.root / "acta" / "verdicts.json").touch()
    (checkout_copy.root.parent / "pyproject.toml").touch()
    (checkout_copy.root / ".cache").unlink()
    checkout_copy.restore()
    assert {path: path.read_bytes() for path in checkout_copy.files} == before
    assert list(checkout_copy.root.parent.iterdir()) == [checkout_copy.root]
    assert not (checkout_copy.root / "acta").exists()
    assert (checkout_copy.root / ".cache").resolve() == (ROOT / ".cache").resolve()


def test_committed_profiles_are_all_named() -> None:
    committed = git("ls-files", "--", "profiles/*.toml")
    found = committed.splitlines() if committed else [f"{name}.toml" for name in PROFILES]  # an export has no history
    assert {Path(each).stem for each in found} == set(PROFILES)
    assert all((ROOT / "profiles" / f"{name}.toml").is_file() for name in PROFILES)
