"""Browsers served by Playwright elsewhere: the next one when one dies, and no secret told."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import httpx
import pytest
from playwright._impl._driver import compute_driver_executable

from fixtures.provision import browser
from fixtures.services.manager import free_ports
from tests.acceptance.conftest import PROFILE, TOGETHER, Suite, wait_until

SECRETS = ("clave-del-primero", "clave-del-segundo")
PHONES = "features/5.3.1-telefonos.feature"
SOME = " or ".join(f"5.3.1.celular-{each}" for each in ("formato", "acepta-14", "empieza-con-09", "maximo-14"))


@contextmanager
def server(secret: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Playwright's own server on a free port of this machine; its address, and its process."""
    port = free_ports(1)[0]
    order = [*map(str, compute_driver_executable()), "run-server", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen([*order, "--path", f"/{secret}", "--unsafe"], stdout=subprocess.DEVNULL) as process:
        try:
            wait_until(lambda: _answers(port))
            yield f"ws://127.0.0.1:{port}/{secret}", process
        finally:
            process.kill()


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/").status_code > 0
    except httpx.HTTPError:
        return False


@pytest.fixture
def program() -> str:
    """The browser that the servers start, where it is not Playwright's own."""
    found = browser.find()
    assert found
    return str(found.location or "")


def test_engine_that_dies_is_replaced_and_no_finding(served: Suite, program: str) -> None:
    served.edit(PROFILE, "schema = 1\n", "schema = 1\ndeadline_seconds = 40\n")  # a busy machine is no fault of it
    with ExitStack() as running:
        (first, dying), (second, _) = (running.enter_context(server(each)) for each in SECRETS)
        given = {"BROWSER_ENDPOINTS": f"{first} {second}", "BROWSER_PATH": program}
        run = served.start(PHONES, "-p", "no:xdist", "-m", SOME, **given)
        served.wait_for_outcomes(2)
        dying.kill()
        before = len((served.root / "acta" / "outcomes.jsonl").read_text(encoding="utf-8").splitlines())
        ended = served.finish(run)
    lines = (served.root / "acta" / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    lost = [each for each in told if each["cause"] == "entorno"]
    assert len(told) > before + 1, ended.output
    assert len(lost) <= 1, ended.output
    assert all(each["observed"].startswith("Navegador perdido") and each["verdict"] == "inconc" for each in lost)
    assert {each["verdict"] for each in told if each not in lost} == {"pass"}, ended.output
    assert ended.code == (6 if lost else 0), ended.output
    assert "servido por Playwright en 2 sitios" in ended.output
    files = [each.read_bytes() for each in ended.record.rglob("*") if each.is_file()]
    for secret in SECRETS:
        assert secret not in ended.output
        assert not any(secret.encode() in each for each in files)


def test_run_without_any_engine_ends_with_one_cause(suite: Suite) -> None:
    places = [f"127.0.0.1:{port}" for port in free_ports(2)]
    given = {"BROWSER_ENDPOINTS": ",".join(f"ws://{place}/{SECRETS[0]}" for place in places)}
    run = suite.run(PHONES, *TOGETHER, **given)
    assert run.code == 2, run.output
    assert run.output.count("No queda ningún navegador disponible") == 1, run.output
    assert all(f"{place} no responde" in run.output for place in places)
    assert SECRETS[0] not in run.output
    assert not run.of("fail")
