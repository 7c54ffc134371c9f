"""What a person sees when something is missing or wrong: one sentence, no green result, nothing left running."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from fixtures.provision import browser
from fixtures.services import processes
from fixtures.services.manager import ServiceManager, free_ports
from harness.errors import ConfigurationError, EnvironmentTrouble
from instructivo.catalogue import load_catalogue
from reports.__main__ import main
from reports.audit.verify import audit
from reports.record.folder import Record
from steps.gherkin.feature_text import written_scenarios
from tests.acceptance.conftest import ALONE, PORTADA, TOGETHER, Configured, Finished, Suite, wait_until

TITLE = "Lleva una etiqueta que nadie conoce"
WRONG_TAG = f"""# language: es
Característica: Una de más

  @5.1.no-existe
  Escenario: {TITLE}
    Cuando una persona abre el portal en su navegador
    Entonces ve el portal
"""


def sentence_once(run: Finished, words: str) -> None:
    """The words are printed exactly once, and no traceback with them."""
    assert run.code != 0, run.output
    assert run.output.count(words) == 1, run.output
    assert "Traceback" not in run.output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("@5.1.no-existe", "@5.1.no-existe", "9-mala.feature, línea 5: .*@5.1.no-existe"),
        ("  @5.1.no-existe\n", "", "9-mala.feature, línea 4: .* debe llevar la etiqueta de exactamente un requisito"),
        ("    Entonces ve", "    Luego ve", "9-mala.feature, línea 7: no se entiende «Luego ve el portal»"),
        (
            "\n    Cuando",
            "\n  Escenario: Lleva una etiqueta que nadie conoce\n    Cuando",
            "hay dos escenarios llamados",
        ),
    ],
    ids=["etiqueta desconocida", "sin etiqueta", "sintaxis", "dos de un nombre"],
)
def test_wrong_feature_names_file_and_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert WRONG_TAG.count(old) == 1
    (tmp_path / "9-mala.feature").write_text(WRONG_TAG.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=told):
        written_scenarios(tmp_path, load_catalogue(), tmp_path)


def test_wrong_feature_is_told_once_and_nothing_runs(suite: Suite) -> None:
    suite.write("features/9-mala.feature", WRONG_TAG)
    run = suite.run(PORTADA, *TOGETHER)
    sentence_once(run, "9-mala.feature, línea 5")
    assert "@5.1.no-existe" in run.output
    assert run.code == 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("schema = 1\nname = 'x'\n", "falta «address»"),
        ("schema = 1\nname = 'x'\naddress = 'http://203.0.113.7'\n", "fuera de esta máquina"),
        ("schema = 1\nname = 3\nbundled = true\n", "«name» debe ser un texto"),
        ("schema = 2\nname = 'x'\nbundled = true\n", "y esta versión de la suite"),
        (
            "schema = 1\nname = 'x'\nbundled = true\ncolor = 'azul'\n",
            "línea 4, la clave «color» no se conoce",
        ),
        ("esto no es toml", "no es TOML válido"),
    ],
)
def test_wrong_profile(configured: Configured, text: str, words: str) -> None:
    Path("mal.toml").write_text(text, encoding="utf-8")
    sentence_once(configured("--portal", "mal.toml"), words)


def test_profile_that_is_not_there(configured: Configured) -> None:
    sentence_once(configured("--portal", "nada.toml"), "No se puede leer el perfil «nada.toml»")


def inside_another_project(suite: Suite) -> None:
    """The copy lies in a project that has settings of its own for pytest."""
    suite.write("../pyproject.toml", "[tool.pytest.ini_options]\naddopts = '-q'\n")


def test_profile_outside_of_a_suite_that_lies_in_another_project(served: Suite) -> None:
    inside_another_project(served)
    served.write("../perfil.toml", Path(served.environment["PORTAL_PROFILE"]).read_text(encoding="utf-8"))
    asked = (PORTADA, "--portal", "../perfil.toml", *ALONE)
    run = served.run(*asked)
    sentence_once(run, f"agregue «-c {served.root / 'pyproject.toml'}»")
    assert served.run("-c", "pyproject.toml", *asked).of("pass")


def test_workers_stay_in_this_suite_where_its_record_lies_in_another_project(served: Suite) -> None:
    inside_another_project(served)
    served.record = "../actas"
    run = served.run(PORTADA, *TOGETHER)
    assert run.of("pass"), run.output


def test_record_is_never_overwritten(configured: Configured, tmp_path: Path) -> None:
    Record.open(tmp_path, "acta", tmp_path)
    sentence_once(configured(), "un acta no se sobrescribe")


def test_two_outcomes_of_one_scenario_are_refused(served: Suite) -> None:
    run = served.run(PORTADA, *TOGETHER, "--dist", "each")
    sentence_once(run, "tiene más de un resultado")
    assert run.code == 3
    assert not (run.record / "verdicts.json").exists()
    assert len((run.record / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()) == 6


def test_what_breaks_while_a_scenario_closes_is_not_green(served: Suite) -> None:
    served.write("rompe.py", "def pytest_runtest_teardown(item):\n    raise RuntimeError('algo quedó abierto')\n")
    run = served.run(PORTADA, *TOGETHER, "-p", "rompe")
    assert run.code == 6, run.output
    assert "Traceback" not in run.output
    reasons = run.verdicts["document"]["reasons"]
    assert any("La suite falló al cerrar «features/5.1" in each and "algo quedó abierto" in each for each in reasons)


def test_mailpit_missing(suite: Suite) -> None:
    (suite.root / ".cache").unlink()
    found = browser.find()
    assert found
    here = str(found.location or "")
    run = suite.run(PORTADA, *TOGETHER, PATH=os.path.dirname(sys.executable), BROWSER_PATH=here)
    sentence_once(run, "No se encontró Mailpit")
    assert run.verdicts["document"]["verdict"] == "NO VERIFICADO POR COMPLETO"


def test_browser_missing(suite: Suite) -> None:
    run = suite.run(PORTADA, *ALONE, BROWSER_PATH="/no/existe/navegador")
    sentence_once(run, "ahí no hay ningún programa")


def test_portal_that_does_not_answer(suite: Suite) -> None:
    address = f"http://127.0.0.1:{free_ports(1)[0]}"
    suite.write("mudo.toml", f"schema = 1\nname = 'mudo'\naddress = '{address}'\n")
    run = suite.run("features", *TOGETHER, "--portal", "mudo.toml")
    sentence_once(run, "El portal no responde en")
    assert run.verdicts["document"]["verdict"] == "NO VERIFICADO POR COMPLETO"
    assert not run.of("fail")


def test_portal_that_dies_ends_the_run_with_one_cause(suite: Suite) -> None:
    run = suite.start("features/5.3-estructura.feature", "features/5.3.1-correo.feature", *TOGETHER)
    suite.wait_for_outcomes(2)
    suite.child("portal", "serve").kill()
    ended = suite.finish(run)
    assert ended.code == 2, ended.output
    assert not ended.of("fail")
    reached = [one for one in ended.verdicts["requirements"] if one["scenarios"]]
    assert len(reached) < len(ended.verdicts["requirements"]) / 2
    assert any("El portal no responde" in reason for reason in ended.verdicts["document"]["reasons"])


def test_mailpit_that_dies_is_trouble_of_the_environment(suite: Suite) -> None:
    some = " or ".join(f"5.3.1.codigo-{each}" for each in ("llega", "asunto", "destinatario", "en-el-correo"))
    run = suite.start("features/5.3.1-codigo.feature", *ALONE, "-m", some)
    suite.wait_for_outcomes(1)
    next(each for each in suite.children() if "mailpit" in each.name()).kill()
    ended = suite.finish(run)
    assert ended.code not in (0, 1), ended.output
    assert not ended.of("fail")
    troubled = [one for one in ended.verdicts["requirements"] if one["blocked_by"] == "entorno"]
    assert troubled
    assert "Mailpit" in troubled[0]["reason"]


def test_control_c_writes_an_incomplete_record(served: Suite) -> None:
    run = served.start("features/5.3.1-telefonos.feature", *TOGETHER)
    served.wait_for_outcomes(2)
    os.killpg(run.pid, signal.SIGINT)
    ended = served.finish(run)
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


@contextmanager
def taken() -> Iterator[int]:
    """A port on which somebody else listens."""
    with HTTPServer(("127.0.0.1", 0), _Taken) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_port_in_use_is_given_up_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    with taken() as port, ServiceManager() as services:
        offered = iter([[port, port]])
        monkeypatch.setattr(processes, "free_ports", lambda count: next(offered, None) or free_ports(count))
        post = services.mailpit()
        assert next(offered, None) is None
        assert httpx.get(f"{post.url}/readyz").is_success


def test_no_port_at_all_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with taken() as port, ServiceManager() as services:
        monkeypatch.setattr(processes, "free_ports", lambda count: [port] * count)
        with pytest.raises(EnvironmentTrouble, match="No se pudo arrancar Mailpit"):
            services.mailpit()


def test_watchdog_ends_with_its_parent(suite: Suite) -> None:
    server = ("http.server", "--bind", "127.0.0.1", "0")
    parent = subprocess.Popen(
        [sys.executable, "-m", "harness.watchdog", sys.executable, "-m", *server],
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
    with taken() as port:
        assert httpx.get(f"http://127.0.0.1:{port}").status_code == 404
        run = suite.run(PORTADA, *ALONE, MAILPIT_URL=f"http://127.0.0.1:{port}")
    sentence_once(run, "ahí no respondió ningún Mailpit")
