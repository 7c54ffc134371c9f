"""A breakdown ends the run with one cause, and a known absence or failure costs no scenario a whole wait.

``test_whole_breaker.py`` has a portal that hangs, for ``make nightly``.
"""

from __future__ import annotations

import json
import shutil

import pytest

from pages.profile import Profile
from tests.acceptance.conftest import ALONE, TOGETHER, Finished, Suite
from tests.grouping import TIMED

PHONES = "features/5.3.1-telefonos.feature"
PASSWORDS = "features/5.3.1-contrasena.feature"
BROKEN = """
def _while_whole(application):
    def answer(environ, start_response):
        if os.path.exists("roto") and environ["PATH_INFO"].startswith("/registro/"):
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [b"roto"]
        return application(environ, start_response)
    return answer


application = _while_whole(application)
"""
MOBILE = "5.3.1.celular-formato or 5.3.1.celular-acepta-14 or 5.3.1.celular-acepta-10"
DEADLINE = 10
"""Seconds: so long that waiting for it or not makes more of a difference than a busy machine."""


def outcomes(run: Finished) -> list[dict[str, object]]:
    """What the scenarios left, in the order in which they ended."""
    return [json.loads(line) for line in (run.record / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()]


def test_form_that_breaks_down_ends_the_run_with_one_cause(suite: Suite) -> None:
    file = suite.root / "portal" / "wsgi.py"
    file.write_text(file.read_text(encoding="utf-8") + BROKEN, encoding="utf-8")
    patient = "bundled = true\ndeadline_seconds = 8"  # a busy machine is no fault of the portal
    suite.edit("profiles/reference.toml", "bundled = true", patient)
    run = suite.start(PHONES, *TOGETHER)
    suite.wait_for_outcomes(2)
    before = (suite.root / "acta" / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    (suite.root / "roto").touch()
    ended = suite.finish(run)
    assert ended.code == 2, ended.output
    assert not ended.of("fail")
    assert {each["cause"] for each in outcomes(ended)[len(before) :]} <= {"", "entorno"}
    assert 1 <= sum(each["cause"] == "entorno" for each in outcomes(ended)) <= 4
    assert [json.dumps(each, ensure_ascii=False) for each in outcomes(ended)[: len(before)]] == before
    causes = [each for each in ended.verdicts["document"]["reasons"] if "con el error 500" in each]
    assert len(causes) == 1, ended.output
    assert "Traceback" not in ended.output


@pytest.mark.xdist_group(TIMED)
def test_what_one_scenario_waited_for_in_vain_is_not_waited_for_again(suite: Suite) -> None:
    button = 'field(default_factory=lambda: Button("Registrar", "registrar"))'
    suite.edit("portal/registration/policy.py", button, "None")
    suite.edit("profiles/reference.toml", "bundled = true", f"bundled = true\ndeadline_seconds = {DEADLINE}")
    run = suite.run(PHONES, *ALONE, "-m", MOBILE)
    stuck = [each for each in outcomes(run) if "«Registrar»" in str(each["observed"])]
    assert len(stuck) == 3, run.output
    assert {(each["verdict"], each["cause"]) for each in stuck} == {("inconc", "estímulo")}
    assert len({str(each["observed"]) for each in stuck}) == 1, "a short look tells the same as a long one"
    seconds = [float(str(each["duration"])) for each in stuck]
    assert seconds[0] > DEADLINE
    assert max(seconds[1:]) < seconds[0] - DEADLINE / 2
    assert run.code not in (0, 1)


@pytest.mark.xdist_group(TIMED)
def test_mail_that_does_not_come_is_waited_for_by_who_decides_that(suite: Suite) -> None:
    mails = "5.3.1.codigo-llega or 5.3.1.codigo-asunto or 5.3.1.codigo-en-el-correo"
    suite.edit("portal/registration/mail.py", "if not policy.sent:", "if policy.sent:")
    run = suite.run("features/5.3.1-codigo.feature", *ALONE, "-m", mails)
    told = {str(each["requirement"]).removeprefix("5.3.1.codigo-"): each for each in outcomes(run)}
    assert told["llega"]["verdict"] == "fail", run.output
    others = [told[name] for name in ("asunto", "en-el-correo")]
    assert {(each["verdict"], each["cause"]) for each in others} == {("inconc", "correo")}
    deadline = Profile("de prueba").mail_deadline
    assert max(float(str(each["duration"])) for each in others) < deadline < float(str(told["llega"]["duration"]))
    assert run.of("fail") == ["5.3.1.codigo-llega"]


def test_fail_fast_leaves_out_the_rows_that_change_nothing(suite: Suite) -> None:
    suite.edit("portal/registration/rules.py", "len(value) >= 8", "len(value) >= 7")
    suite.edit("portal/registration/rulebook.py", ".{8,}", ".{7,}")
    pick = ("-m", "5.3.1.contrasena-menos-de-8 or 5.3.1.contrasena-8")
    run = suite.run(PASSWORDS, *ALONE, "--fail-fast", *pick)
    assert run.code == 1, run.output
    assert run.of("fail") == ["5.3.1.contrasena-menos-de-8"]
    broken = run.requirement("5.3.1.contrasena-menos-de-8")
    assert (broken["scenarios_run"], broken["fault"]) == (1, "")
    assert broken["scenarios_written"] == 3
    assert run.output.count("Otro caso ya mostró que no se cumple (--fail-fast).") == 2
    assert run.verdicts["run"]["facts"]["No se ejecutaron"].startswith("2 casos")
    shutil.move(run.record, suite.root / "anterior")
    again = suite.run("features", *ALONE, "--fail-fast", "--since", "anterior")
    assert {each["requirement"] for each in outcomes(again)} == {"5.3.1.contrasena-menos-de-8"}, again.output
    assert outcomes(again)[0]["verdict"] == "fail"
    assert again.verdicts["document"]["partial"]
    assert "lo que en «anterior» quedó por resolver" in again.verdicts["run"]["facts"]["Selección"]
