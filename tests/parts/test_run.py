"""Entry point ``run.py``: arguments, installation of the environment, error messages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import run
from fixtures.provision import ROOT, environment, lock_files, pytest_arguments, shell
from fixtures.provision.pytest_arguments import GROUPED, LONG, NIGHTLY, NIGHTLY_TESTS
from harness.errors import ConfigurationError, EnvironmentTrouble


def test_arguments_of_make_and_of_the_command_line_are_joined_unchanged() -> None:
    assert pytest_arguments.extra_arguments(["--", "-x", "--"], '-k "a and b"') == ["-k", "a and b", "-x", "--"]
    assert pytest_arguments.extra_arguments(["-k", "a and b"], "") == ["-k", "a and b"]


def test_open_quote_is_one_sentence() -> None:
    with pytest.raises(ConfigurationError, match="comillas sin cerrar"):
        pytest_arguments.extra_arguments([], '-k "a')


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], ["features", "-n", "auto"]),
        (["-k", "a and b"], ["features", "-n", "auto", "-k", "a and b"]),
        (["-n", "3"], ["features", "-n", "3"]),
        (["-n3"], ["features", "-n3"]),
        (["--numprocesses=3"], ["features", "--numprocesses=3"]),
        (["-p", "no:xdist"], ["features", "-p", "no:xdist"]),
        (["--headed"], ["features", "-n", "0", "--headed"]),
        (["--no-header"], ["features", "-n", "auto", "--no-header"]),
        (["-k", "features/nada"], ["features", "-n", "auto", "-k", "features/nada"]),
        (["tests"], ["features", "-n", "auto", "tests"]),
    ],
)
def test_scenarios_run_in_parallel_unless_chosen_otherwise(
    monkeypatch: pytest.MonkeyPatch, given: list[str], expected: list[str]
) -> None:
    monkeypatch.delenv("PWDEBUG", raising=False)
    assert pytest_arguments.acceptance_arguments(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], ["tests", "-n", "3", *GROUPED, "--durations=20", *LONG]),
        (["-n", "0", "-x"], ["tests", *GROUPED, "--durations=20", "-n", "0", "-x", *LONG]),
        (["--pdb"], ["tests", "-n", "0", *GROUPED, "--durations=20", "--pdb", *LONG]),
        (["-p", "no:xdist"], ["tests", "--durations=20", "-p", "no:xdist", *LONG]),
        (["tests/parts"], ["-n", "3", *GROUPED, "--durations=20", "tests/parts"]),
    ],
)
def test_own_tests_run_in_three_processes_unless_told(
    monkeypatch: pytest.MonkeyPatch, given: list[str], expected: list[str]
) -> None:
    monkeypatch.delenv("PWDEBUG", raising=False)
    assert pytest_arguments.own_test_arguments(given) == expected


def test_own_tests_forget_what_a_person_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    left = {"MAILPIT_URL": "http://127.0.0.1:9", "DATABASE_URL": "postgresql:///no", "PYTEST_ADDOPTS": "-k nada"}
    for name, value in left.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(run, "set_up", lambda _: None)
    monkeypatch.setattr(shell, "run", lambda *_, **__: shell.Outcome(0, "Ran 1 test in 0.1s"))
    monkeypatch.setattr(run, "_in_sight", lambda _: sum(name in os.environ for name in left))
    assert run.test([]) == 0


def test_nothing_is_installed_to_stop_what_cannot_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "venv_python", lambda: tmp_path / "python")
    assert run.down([]) == 0
    assert "No había portal ni Mailpit en marcha" in capsys.readouterr().out


def test_path_inside_the_folder_replaces_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pytest_arguments, "ROOT", tmp_path)
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "a.feature").touch()
    for path in ("features", "features/a.feature", "features/a.feature::uno", str(tmp_path / "features")):
        assert pytest_arguments.with_folder([path], "features") == [path]


def test_browser_of_pytests_options_is_installed() -> None:
    assert pytest_arguments.browser_arguments(["-k", "x", "--browser", "firefox", "--headed"]) == [
        "--browser=firefox",
        "--headed",
    ]
    assert pytest_arguments.browser_arguments(["--browser=webkit"]) == ["--browser=webkit"]
    assert pytest_arguments.browser_arguments(["--browser-channel=chrome"]) == []


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Checkout with a lock file, and with a ``.venv`` that is an empty folder but for its interpreter."""
    lock = tmp_path / "requirements" / "run.txt"
    lock.parent.mkdir()
    lock.write_text("one\n", encoding="utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "LOCK", lock)
    monkeypatch.setattr(environment, "venv_python", lambda: python)
    return tmp_path


def test_pip_runs_once_per_lock_file(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(environment, "pip", lambda _, *arguments: calls.append(arguments))
    monkeypatch.setattr(environment, "create", lambda: None)
    environment.install()
    environment.install()
    assert len(calls) == 1
    assert calls[0][0] == "--require-hashes"
    environment.LOCK.write_text("two\n", encoding="utf-8")
    environment.install()
    assert len(calls) == 2


def test_interrupted_installation_is_not_up_to_date(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "create", lambda: None)
    monkeypatch.setattr(shell, "run", lambda *_, **__: shell.Outcome(1, "no route to the index"))
    with pytest.raises(EnvironmentTrouble, match="PIP_INDEX_URL"):
        environment.install()
    assert not environment.up_to_date()


def test_changed_lock_file_renews_the_environment(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    orders: list[list[str]] = []

    def note(order: list[str], **_: object) -> shell.Outcome:
        orders.append(order)
        return shell.Outcome(0, "")

    monkeypatch.setattr(shell, "run", note)
    environment.stamp().write_text(environment.fingerprint(), encoding="ascii")
    environment.create()
    assert orders == []
    environment.LOCK.write_text("two\n", encoding="utf-8")
    environment.create()
    assert "--clear" in orders[0]


def test_missing_ensurepip_names_its_package(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shell, "run", lambda *_, **__: shell.Outcome(1, ""))
    with pytest.raises(EnvironmentTrouble, match=rf"python3\.{sys.version_info.minor}-venv"):
        environment.create()


@pytest.mark.parametrize("name", ["run.txt", "go.txt"])
def test_lock_file_has_hashes_and_no_address(name: str) -> None:
    path = ROOT / "requirements" / name
    text = path.read_text(encoding="utf-8")
    lock_files.check_lock(text, path)
    pins = [line for line in text.splitlines() if "==" in line]
    assert pins
    assert all(line.endswith("\\") for line in pins), "each pin goes on to its hashes"


@pytest.mark.parametrize("line", ["--index-url https://example.com/simple", "one==1"])
def test_lock_file_with_an_address_or_without_hashes_is_refused(line: str) -> None:
    text = line if "==" in line else f"{line}\none==1 --hash=sha256:00"
    with pytest.raises(ConfigurationError, match="no se guarda"):
        lock_files.check_lock(text, Path("run.txt"))


@pytest.mark.parametrize(
    ("order", "code", "first"),
    [
        ([], 0, "Uso: make ORDEN"),
        (["help"], 0, "Uso: make ORDEN"),
        (["lnit"], 4, "No se conoce la orden «lnit»; las órdenes son estas:"),
    ],
)
def test_help_is_spanish(order: list[str], code: int, first: str) -> None:
    done = subprocess.run([sys.executable, "run.py", *order], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, "")
    assert done.stdout.startswith(first)
    assert "Uso: make ORDEN" in done.stdout


def test_trouble_is_one_sentence_and_code_4(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ARGS", '-k "a')
    monkeypatch.chdir(ROOT)
    assert run.main(["lint"]) == 4
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    ("code", "output", "passed"),
    [
        (0, "Ran 85 tests in 4.1s\n\nOK", 85),
        (1, "Ran 85 tests in 4.1s\n\nFAILED (failures=1)", 0),
        (0, "Ran 0 tests in 0.0s\n\nNO TESTS RAN", 0),
        (0, "", 0),
    ],
)
def test_portal_without_a_passed_test_fails(code: int, output: str, passed: int) -> None:
    assert run.tests_run(shell.Outcome(code, output)) == passed


@pytest.mark.parametrize(
    "order",
    ["soak", "detection"],
)
def test_measurements_get_their_arguments(monkeypatch: pytest.MonkeyPatch, order: str) -> None:
    started = started_commands(monkeypatch)
    assert run.main([order, "20"]) == 0
    assert started == [["-m", "bench", order, "20"]]


def test_walks_run_in_two_processes_and_get_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    started = started_commands(monkeypatch)
    assert run.main(["walks", "--walks", "40"]) == 0
    assert started == [["-m", "pytest", "-c", "pyproject.toml", "walks", "-n", "2", "--walks", "40"]]


def started_commands(monkeypatch: pytest.MonkeyPatch, *codes: int) -> list[list[str]]:
    """Arguments of the commands that are started from now on, which end with these codes, the first one first."""
    started: list[list[str]] = []
    left = list(codes)

    def in_sight(command: list[str]) -> int:
        started.append(command[1:])
        return left.pop(0) if left else 0

    monkeypatch.setattr(run, "set_up", lambda _: None)
    monkeypatch.setattr(run, "_in_sight", in_sight)
    return started


@pytest.mark.parametrize("codes", [(0, 0), (1, 0), (0, 1)])
def test_a_night_has_the_long_tests_and_a_quarter_of_the_defects(
    monkeypatch: pytest.MonkeyPatch, codes: tuple[int, int]
) -> None:
    started = started_commands(monkeypatch, *codes)
    assert run.main(["nightly", "20"]) == max(codes)
    tests, defects = started
    assert tests[: 2 + len(NIGHTLY) + len(NIGHTLY_TESTS)] == ["-m", "pytest", *NIGHTLY, *NIGHTLY_TESTS]
    assert all((ROOT / each).is_file() and f"--ignore={each}" in LONG for each in NIGHTLY)
    assert all(f"--deselect={each}" in LONG for each in NIGHTLY_TESTS)
    for each in NIGHTLY_TESTS:
        file, _, test = each.partition("::")
        assert f"def {test.partition('[')[0]}(" in (ROOT / file).read_text(encoding="utf-8"), each
    assert defects == ["-m", "bench", "detection", "--quick", "--every", "4", "20"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {}),
        ({"PYTHONDONTWRITEBYTECODE": "1"}, {"PYTHONPYCACHEPREFIX": str(ROOT / ".cache" / "pycache")}),
        ({"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": "suyo"}, {"PYTHONPYCACHEPREFIX": "suyo"}),
    ],
)
def test_bytecode_is_redirected_to_the_cache(given: dict[str, str], expected: dict[str, str]) -> None:
    run.keep_what_is_compiled(given)
    assert given == expected
