"""Browsers of a Selenium Grid on this machine: they decide as ours do, and a Grid that dies is no finding.

Asked for by name, as it needs Java, Maven and the driver of the browser: the first time all of it is downloaded.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bench.speed.peer_tools import chromedriver, install_driver
from fixtures.provision import CACHE, ROOT, browser
from fixtures.services.manager import ServiceManager, free_ports
from tests.acceptance.conftest import Suite, wait_until

JARS = CACHE / "selenium-grid" / "jars"
POM = ROOT / "requirements" / "grid.pom.xml"
PASSWORD = "clave-de-la-grilla"
PHONES = "features/5.3.1-telefonos.feature"
START_SECONDS = 60


@pytest.fixture(scope="module")
def jars() -> Path:
    """Grid and all it needs, from Maven's artifacts."""
    if not JARS.is_dir():
        fresh = JARS.with_name("jars-en-curso")
        order = ["mvn", "--quiet", "--batch-mode", "-f", str(POM), "dependency:copy-dependencies"]
        subprocess.run([*order, f"-DoutputDirectory={fresh}"], check=True)
        fresh.rename(JARS)
    return JARS


@pytest.fixture
def grid(jars: Path, tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A Grid of one machine, that asks for a password; its address with it, and its process."""
    install_driver()
    port = free_ports(1)[0]
    found = browser.find()
    assert found
    program = Path("/usr/lib/chromium") / Path(found.location or "").name  # Debian's wrapper delays every close
    stereotype = {"browserName": "chrome", "goog:chromeOptions": {"binary": str(program)}}
    order = ["java", "-cp", f"{jars}/*", "org.openqa.selenium.grid.Bootstrap", "standalone"]
    order += ["--host", "127.0.0.1", "--port", str(port), "--username", "qa", "--password", PASSWORD]
    order += ["--detect-drivers", "false", "--driver-configuration", "display-name=Chromium"]
    order += [f"webdriver-executable={chromedriver()}", f"stereotype={json.dumps(stereotype)}"]
    assert shutil.which("java"), "hace falta Java para ejecutar Selenium Grid"
    log = tmp_path / "grid.log"
    with log.open("wb") as said, subprocess.Popen(order, stdout=said, stderr=said, start_new_session=True) as process:
        try:
            wait_until(lambda: _is_ready(port), seconds=START_SECONDS)
            yield f"http://qa:{PASSWORD}@127.0.0.1:{port}", process
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a Grid with its drivers and browsers, as when its machine goes off."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)


def _is_ready(port: int) -> bool:
    try:
        answer = httpx.get(f"http://127.0.0.1:{port}/status", auth=("qa", PASSWORD))
    except httpx.HTTPError:
        return False
    return answer.is_success and bool(answer.json()["value"]["ready"])


def expect_no_secret(output: str, record: Path) -> None:
    assert PASSWORD not in output
    assert not [each for each in record.rglob("*") if each.is_file() and PASSWORD.encode() in each.read_bytes()]


def test_browser_of_a_grid_decides(suite: Suite, grid: tuple[str, subprocess.Popen[bytes]]) -> None:
    address, _ = grid
    run = suite.run(PHONES, "-n", "2", "-k", "Celular", "--pdf", SELENIUM_REMOTE_URL=address)
    assert run.code == 0, run.output
    assert not run.of("inconc"), run.output
    assert "del Selenium Grid de 127.0.0.1:" in run.output
    assert (run.record / "acta.pdf").is_file(), run.output
    expect_no_secret(run.output, run.record)


def test_grid_that_dies_is_no_finding(suite: Suite, grid: tuple[str, subprocess.Popen[bytes]]) -> None:
    address, process = grid
    run = suite.start(PHONES, "-p", "no:xdist", SELENIUM_REMOTE_URL=address)
    suite.wait_for_outcomes(2)
    end(process)
    ended = suite.finish(run)
    lines = (suite.root / "acta" / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert ended.code, ended.output
    assert {each["verdict"] for each in told} <= {"pass", "inconc"}, ended.output
    assert {each["cause"] for each in told if each["verdict"] == "inconc"} <= {"entorno"}, ended.output
    assert not ended.of("fail"), ended.output
    assert "Traceback" not in ended.output
    expect_no_secret(ended.output, ended.record)


def test_grid_is_used_and_named_without_a_scenario_too(
    suite: Suite, grid: tuple[str, subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    address, _ = grid
    checked = order(suite, address, "check", "profiles/reference.toml")
    with ServiceManager() as services:
        portal, _ = services.portal(services.mailpit().smtp, "")
        explored = order(suite, address, "explore", portal, "-o", str(tmp_path / "p.toml"))
    for each in (checked, explored):
        assert each.returncode == 0, each.stdout + each.stderr
        assert "Navegador: chromium, del Selenium Grid de 127.0.0.1:" in each.stdout
        assert PASSWORD not in each.stdout + each.stderr


def order(suite: Suite, grid: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One of the commands that run no scenario."""
    whole = [sys.executable, "-m", "fixtures", *arguments]
    environment = {**suite.environment, "SELENIUM_REMOTE_URL": grid}
    return subprocess.run(whole, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_grid_that_does_not_answer_ends_the_run_at_once(suite: Suite) -> None:
    place = f"127.0.0.1:{free_ports(1)[0]}"
    run = suite.run(PHONES, "-n", "2", "--no-pictures", SELENIUM_REMOTE_URL=f"http://qa:{PASSWORD}@{place}")
    assert run.code, run.output
    assert run.output.count(f"El Selenium Grid de {place} no responde") == 1, run.output
    assert PASSWORD not in run.output


def test_grid_that_does_not_accept_the_password_is_told_so(
    suite: Suite, grid: tuple[str, subprocess.Popen[bytes]]
) -> None:
    address, _ = grid
    run = suite.run(PHONES, "-n", "2", "--no-pictures", SELENIUM_REMOTE_URL=address.replace(PASSWORD, "otra-clave"))
    assert run.code, run.output
    assert run.output.count("no acepta las credenciales") == 1, run.output
    assert "otra-clave" not in run.output
