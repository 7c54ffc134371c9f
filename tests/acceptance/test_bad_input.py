"""What a person sees when something is missing or wrong: one sentence, no green result, nothing left running."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from fixtures.provision import browser
from reports.__main__ import main
from reports.audit.verify import audit
from tests.acceptance.conftest import Finished, Suite, wait_until

PORTADA = "features/5.1-portada.feature"


def sentence_once(run: Finished, words: str) -> None:
    """The words are printed exactly once, and no traceback with them."""
    assert run.code != 0, run.output
    assert run.output.count(words) == 1, run.output
    assert "Traceback" not in run.output


def test_unknown_tag_names_file_and_line(suite: Suite) -> None:
    suite.edit(PORTADA, "@5.1.portal-visible", "@5.1.no-existe")
    run = suite.run(PORTADA, "-n", "2")
    sentence_once(run, "5.1-portada.feature, línea 6")
    assert "@5.1.no-existe" in run.output


def test_missing_tag_names_file_and_line(suite: Suite) -> None:
    suite.edit(PORTADA, "  @5.1.portal-visible\n", "")
    sentence_once(suite.run(PORTADA), "debe llevar la etiqueta de exactamente un requisito")


def test_syntax_error_names_file_and_line(suite: Suite) -> None:
    suite.edit(PORTADA, "    Entonces ve el portal", "    Luego ve el portal")
    sentence_once(suite.run(PORTADA), "5.1-portada.feature, línea 8")


def test_two_scenarios_of_one_name(suite: Suite) -> None:
    suite.edit(PORTADA, "La portada ofrece registrarse", "El portal se ve en el navegador")
    sentence_once(suite.run(PORTADA), "hay dos escenarios llamados")


def test_unknown_key_of_a_profile(suite: Suite) -> None:
    suite.edit("profiles/reference.toml", "bundled = true", "bundled = true\ncolor = 'azul'")
    run = suite.run(PORTADA)
    sentence_once(run, "la clave «color» no se conoce")
    assert "línea 5" in run.output


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("schema = 1\nname = 'x'\n", "falta «address»"),
        ("schema = 1\nname = 'x'\naddress = 'http://203.0.113.7'\n", "fuera de esta máquina"),
        ("schema = 1\nname = 3\nbundled = true\n", "«name» debe ser un texto"),
        ("schema = 2\nname = 'x'\nbundled = true\n", "esta suite entiende 1"),
        ("esto no es toml", "no es TOML válido"),
    ],
)
def test_wrong_profile(suite: Suite, text: str, words: str) -> None:
    suite.write("mal.toml", text)
    sentence_once(suite.run(PORTADA, "--portal", "mal.toml"), words)


def test_profile_that_is_not_there(suite: Suite) -> None:
    sentence_once(suite.run(PORTADA, "--portal", "nada.toml"), "No se puede leer el perfil «nada.toml»")


def inside_another_project(suite: Suite) -> None:
    """The copy lies in a project that has settings of its own for pytest."""
    suite.write("../pyproject.toml", "[tool.pytest.ini_options]\naddopts = '-q'\n")


def test_profile_outside_of_a_suite_that_lies_in_another_project(suite: Suite) -> None:
    inside_another_project(suite)
    suite.write("../perfil.toml", (suite.root / "profiles" / "reference.toml").read_text(encoding="utf-8"))
    asked = (PORTADA, "--portal", "../perfil.toml", "--no-pictures")
    run = suite.run(*asked)
    sentence_once(run, f"agregue «-c {suite.root / 'pyproject.toml'}»")
    assert suite.run("-c", "pyproject.toml", *asked).of("pass")


def test_workers_stay_in_this_suite_where_its_record_lies_in_another_project(suite: Suite) -> None:
    inside_another_project(suite)
    suite.record = "../actas"
    run = suite.run(PORTADA, "-n", "2", "--no-pictures")
    assert run.of("pass"), run.output


def test_record_is_never_overwritten(suite: Suite) -> None:
    assert suite.run(PORTADA).code == 0
    sentence_once(suite.finish(suite.start(PORTADA)), "un acta no se sobrescribe")


def test_two_outcomes_of_one_scenario_are_refused(suite: Suite) -> None:
    run = suite.run(PORTADA, "-n", "2", "--dist", "each")
    sentence_once(run, "tiene más de un resultado")
    assert run.code == 3
    assert not (run.record / "verdicts.json").exists()
    assert len((run.record / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_what_breaks_while_a_scenario_closes_is_not_green(suite: Suite) -> None:
    suite.write("rompe.py", "def pytest_runtest_teardown(item):\n    raise RuntimeError('algo quedó abierto')\n")
    run = suite.run(PORTADA, "-n", "2", "-p", "rompe")
    assert run.code == 6, run.output
    assert "Traceback" not in run.output
    reasons = run.verdicts["document"]["reasons"]
    assert any("La suite falló al cerrar «features/5.1" in each and "algo quedó abierto" in each for each in reasons)


def test_mailpit_missing(suite: Suite) -> None:
    (suite.root / ".cache").unlink()
    found = browser.find()
    assert found
    here = str(found.location or "")
    run = suite.run(PORTADA, "-n", "2", PATH=os.path.dirname(sys.executable), BROWSER_PATH=here)
    sentence_once(run, "No se encontró Mailpit")
    assert run.verdicts["document"]["verdict"] == "NO VERIFICADO POR COMPLETO"


def test_browser_missing(suite: Suite) -> None:
    run = suite.run(PORTADA, "-n", "2", BROWSER_PATH="/no/existe/navegador")
    sentence_once(run, "ahí no hay ningún programa")


def test_portal_that_does_not_answer(suite: Suite) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    suite.write("mudo.toml", f"schema = 1\nname = 'mudo'\naddress = '{address}'\n")
    run = suite.run("features", "-n", "2", "--portal", "mudo.toml")
    sentence_once(run, "El portal no responde en")
    assert run.verdicts["document"]["verdict"] == "NO VERIFICADO POR COMPLETO"
    assert not run.of("fail")


def test_portal_that_dies_ends_the_run_with_one_cause(suite: Suite) -> None:
    run = suite.start("features/5.3-estructura.feature", "features/5.3.1-correo.feature", "-n", "2")
    suite.wait_for_outcomes(2)
    suite.child("portal", "serve").kill()
    ended = suite.finish(run)
    assert ended.code == 2, ended.output
    assert not ended.of("fail")
    reached = [one for one in ended.verdicts["requirements"] if one["scenarios"]]
    assert len(reached) < len(ended.verdicts["requirements"]) / 2
    assert any("El portal no responde" in reason for reason in ended.verdicts["document"]["reasons"])


def test_mailpit_that_dies_is_trouble_of_the_environment(suite: Suite) -> None:
    run = suite.start("features/5.3.1-codigo.feature", "-p", "no:xdist")
    suite.wait_for_outcomes(1)
    next(each for each in suite.children() if "mailpit" in each.name()).kill()
    ended = suite.finish(run)
    assert ended.code not in (0, 1), ended.output
    assert not ended.of("fail")
    troubled = [one for one in ended.verdicts["requirements"] if one["blocked_by"] == "entorno"]
    assert troubled
    assert "Mailpit" in troubled[0]["reason"]


def test_control_c_writes_an_incomplete_record(suite: Suite) -> None:
    run = suite.start("features/5.3.1-telefonos.feature", "-n", "2")
    suite.wait_for_outcomes(2)
    os.killpg(run.pid, signal.SIGINT)
    ended = suite.finish(run)
    assert ended.code == 2, ended.output
    assert "Traceback" not in ended.output
    assert ended.verdicts["document"]["verdict"] == "NO VERIFICADO POR COMPLETO"
    assert any("incompleta" in reason for reason in ended.verdicts["document"]["reasons"])


def test_killed_run_leaves_its_outcomes_and_no_process_and_can_be_judged(suite: Suite) -> None:
    run = suite.start("features/5.3.1-telefonos.feature", "-n", "2")
    suite.wait_for_outcomes(2)
    portal = suite.child("portal", "serve")
    run.kill()
    run.communicate(timeout=60)
    wait_until(lambda: not suite.children(), seconds=20)
    assert not portal.is_running()
    lines = (suite.root / "acta" / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    finished = [json.loads(line) for line in lines]
    assert len(finished) >= 2

    assert main(["rebuild", str(suite.root / "acta"), "--no-pdf"]) == 0
    ended = Finished(0, "", suite.root / "acta")
    reached = {each["scenario"] for one in ended.verdicts["requirements"] for each in one["scenarios"]}
    assert reached == {each["scenario"] for each in finished}
    assert ended.verdicts["document"]["verdict"] == "NO VERIFICADO POR COMPLETO"
    assert any("terminó de golpe" in reason for reason in ended.verdicts["document"]["reasons"])
    assert ended.verdicts["run"]["facts"]["Portal"]
    assert not audit(suite.root / "acta").problems
    kept = [each["path"] for outcome in finished for each in outcome["evidence"]]
    assert kept
    assert all((suite.root / "acta" / path).is_file() for path in kept)


class _Taken(BaseHTTPRequestHandler):
    """Somebody else's server, which is no portal and no Mailpit."""

    def do_GET(self) -> None:
        """Answers with anything but what is expected."""
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def test_port_in_use_is_given_up_for_another(suite: Suite) -> None:
    with HTTPServer(("127.0.0.1", 0), _Taken) as taken:
        threading.Thread(target=taken.serve_forever, daemon=True).start()
        suite.edit(
            "fixtures/services/manager.py",
            "            ports = free_ports(2)\n",
            f"            ports = free_ports(2) if _ else [{taken.server_port}, {taken.server_port}]\n",
        )
        run = suite.run(PORTADA)
        taken.shutdown()
    assert run.code == 0, run.output


def test_no_port_at_all_is_told_in_one_sentence(suite: Suite) -> None:
    with HTTPServer(("127.0.0.1", 0), _Taken) as taken:
        threading.Thread(target=taken.serve_forever, daemon=True).start()
        suite.edit(
            "fixtures/services/manager.py",
            "            ports = free_ports(2)\n",
            f"            ports = [{taken.server_port}, {taken.server_port}]\n",
        )
        run = suite.run(PORTADA)
        taken.shutdown()
    sentence_once(run, "No se pudo arrancar Mailpit")


def test_watchdog_ends_with_its_parent(suite: Suite) -> None:
    parent = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "harness.watchdog",
            sys.executable,
            "-m",
            "http.server",
            "--bind",
            "127.0.0.1",
            "0",
        ],
        cwd=suite.root,
        env=dict(suite.environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_until(lambda: len(suite.children()) == 2)
    assert parent.stdin
    parent.stdin.close()
    wait_until(lambda: not suite.children(), seconds=10)
    parent.wait(timeout=10)


def test_mailpit_url_of_something_else(suite: Suite) -> None:
    with HTTPServer(("127.0.0.1", 0), _Taken) as taken:
        threading.Thread(target=taken.serve_forever, daemon=True).start()
        assert httpx.get(f"http://127.0.0.1:{taken.server_port}").status_code == 404
        run = suite.run(PORTADA, MAILPIT_URL=f"http://127.0.0.1:{taken.server_port}")
        taken.shutdown()
    sentence_once(run, "ahí no respondió ningún Mailpit")
