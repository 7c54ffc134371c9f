"""Choice and installation of a browser (``fixtures.provision.browser``)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.provision import Part, browser, shell
from harness.errors import EnvironmentTrouble

Program = Callable[[str, str], Path]
Registry = Callable[..., Path]
CHROMIUM = "echo Chromium 156.0.1"


def test_machine_without_a_browser_gives_none(machine: Program, registry: Registry) -> None:
    assert browser.find() is None


def test_headless_shell_is_preferred_without_a_window_only(machine: Program, registry: Registry) -> None:
    shell = machine("chromium-headless-shell", CHROMIUM)
    full = machine("google-chrome", "echo Google Chrome 155.0.2")
    headless, headed = browser.find(), browser.find(headed=True)
    assert headless is not None
    assert headed is not None
    assert (headless.location, headless.version) == (shell, "156.0.1")
    assert (headed.location, headed.version) == (full, "155.0.2")


def test_program_that_does_not_start_is_passed_over(machine: Program, registry: Registry) -> None:
    machine("chromium-browser", "echo run snap install; exit 1")
    assert browser.find() is None


def test_playwrights_own_browser_is_preferred_to_the_machines(machine: Program, registry: Registry) -> None:
    machine("chromium-headless-shell", CHROMIUM)
    registry("chromium_headless_shell-7", "chrome-headless-shell")
    part = browser.find()
    assert part is not None
    assert (part.origin, part.version, part.location) == ("el de Playwright", "159.0", None)


@pytest.mark.parametrize("folder", ["chromium_headless_shell-8", "chromium-8"])
def test_download_of_another_revision_is_not_used(machine: Program, registry: Registry, folder: str) -> None:
    registry(folder, "chrome-headless-shell")
    assert browser.find() is None


def test_incomplete_download_is_not_used(machine: Program, registry: Registry) -> None:
    program = registry("chromium_headless_shell-7", "chrome-headless-shell")
    (program.parents[1] / "INSTALLATION_COMPLETE").unlink()
    assert browser.find() is None


def test_download_without_its_libraries_is_passed_over(machine: Program, registry: Registry) -> None:
    registry("chromium_headless_shell-7", "chrome-headless-shell", "exit 127")
    shell = machine("chromium-headless-shell", CHROMIUM)
    part = browser.find()
    assert part is not None
    assert part.location == shell


def test_full_browser_serves_with_and_without_a_window(machine: Program, registry: Registry) -> None:
    registry("chromium_headless_shell-7", "chrome-headless-shell", "exit 127")
    full = registry("chromium-7", "chrome")
    headless, headed = browser.find(), browser.find(headed=True)
    assert headless is not None
    assert headed is not None
    assert headless.location == full, "without a window Playwright looks for the headless shell unless given a path"
    assert headed.location is None


def test_firefox_must_be_playwrights_own(machine: Program, registry: Registry) -> None:
    machine("firefox", "echo Mozilla Firefox 140.0")
    assert browser.find("firefox") is None
    registry("firefox-6", "firefox")
    part = browser.find("firefox")
    assert part is not None
    assert part.origin == "el de Playwright"


def test_browser_path_outranks_all_others(
    machine: Program, registry: Registry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    registry("chromium_headless_shell-7", "chrome-headless-shell")
    mine = machine("mine", "echo Brave 1.2.3")
    monkeypatch.setenv("BROWSER_PATH", str(mine))
    part = browser.find()
    assert part is not None
    assert (part.location, part.version) == (mine, "1.2.3")
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "nowhere"))
    with pytest.raises(EnvironmentTrouble, match=r"^BROWSER_PATH .* y repita la orden\.$"):
        browser.find()


def test_unknown_name_is_refused(machine: Program) -> None:
    with pytest.raises(EnvironmentTrouble, match="opera"):
        browser.find("opera")


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_missing_browser_is_one_spanish_sentence_with_the_remedies(
    machine: Program, registry: Registry, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(browser, "tool_python", lambda: str(machine("no-python", "echo refused; exit 1")))
    with pytest.raises(EnvironmentTrouble) as caught:
        browser.install(name)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert "la descarga de Playwright fue rechazada" in sentence
    assert sentence.endswith("y repita la orden.")


def test_playwrights_download_is_used_afterwards(
    machine: Program, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    downloads: list[list[str]] = []
    real = shell.run

    def download(order: list[str], *, timeout: float) -> shell.Outcome:
        if "playwright" not in order:
            return real(order, timeout=timeout)
        downloads.append(order)
        registry("chromium_headless_shell-7", "chrome-headless-shell")
        return shell.Outcome(0, "")

    monkeypatch.setattr(shell, "run", download)
    assert browser.install() == Part("chromium", "159.0", None, "el de Playwright")
    assert [order[1:] for order in downloads] == [["-m", "playwright", "install", "chromium", "--only-shell"]]


@pytest.mark.parametrize(
    ("known", "headed", "package"),
    [("exit 0", False, "chromium-headless-shell"), ("exit 100", False, "chromium"), ("exit 0", True, "chromium")],
)
def test_apt_get_installs_the_smallest_sufficient_package(
    machine: Program, monkeypatch: pytest.MonkeyPatch, *, known: str, headed: bool, package: str
) -> None:
    log = machine("apt-cache", known).parent / "log"
    machine("apt-get", f'echo "$@" >> {log}')
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(browser, "_is_root", lambda: True)
    browser._apt_get(headed)
    update, install = log.read_text(encoding="utf-8").splitlines()
    assert update.startswith("update")
    assert package in install.split()


def test_root_on_linux_runs_without_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    root = sys.platform == "linux" and os.geteuid() == 0
    assert ("--no-sandbox" in browser.launch_args()) is root
    monkeypatch.setattr(browser, "_is_root", lambda: False)
    assert browser.launch_args() == [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
        "--disable-site-isolation-trials",
        "--renderer-process-limit=1",
    ]
