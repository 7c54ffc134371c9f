"""A scenario that failed is run once more for its trace; the first verdict stands."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from fixtures.config.permission import host_of, is_loopback
from fixtures.people.applicant import ApplicantFactory
from pages.profile import load_profile
from reports.audit.verify import audit
from reports.record.reading import read_verdicts
from tests.acceptance.conftest import ALONE, PORTADA, ROOT, Suite

REGISTERED = "5.3.2.registro"
SEED = 42
"""Of this test alone: the portal is not, and one person registers once."""
ONLY_THE_FIRST_TIME = """
from harness.errors import NotObserved
from harness.scope import REPEATED

def pytest_bdd_before_step_call(request, step):
    if step.type == "then" and REPEATED not in request.node.stash:
        raise NotObserved("Solo la primera vez.")
"""


def test_first_verdict_stands_and_the_trace_holds_no_secret(served: Suite) -> None:
    served.write("primera.py", ONLY_THE_FIRST_TIME)
    chosen = ("features/5.3.2-registro.feature", "-m", REGISTERED, "-p", "primera", "-p", "no:xdist")
    run = served.run(*chosen, "--traces", "local", "--seed", str(SEED))
    assert (run.code, run.of("fail")) == (1, [REGISTERED]), run.output
    assert f"Semilla: {SEED}" in run.output
    scenario = run.requirement(REGISTERED)["scenarios"][0]
    assert run.verdicts["unstable"] == [{"subject": scenario["scenario"], "first": "fail", "second": "pass"}]
    assert "Es inestable: NO CONFORME, y al ejecutarlo otra vez CONFORME" in run.output
    assert read_verdicts(run.record) == run.verdicts, "es lo que dice su esquema"

    kept = {each["kind"]: each["path"] for each in run.verdicts["repeated"][0]["evidence"]}
    acta = (run.record / "acta.html").read_text(encoding="utf-8")
    assert f'<a href="{kept["trace"]}" download>' in acta
    people = json.loads((run.record / kept["people"]).read_text(encoding="utf-8"))
    first = next(each["path"] for each in scenario["evidence"] if each["kind"] == "people")
    written = {each["ID.usuario"] for each in [*people, *json.loads((run.record / first).read_text(encoding="utf-8"))]}
    assert len(written) == 2
    assert all(f"<td>{each}</td>" in acta for each in written), "el libro de datos creados los tiene a ambos"

    addresses = load_profile(ROOT / "profiles" / "reference.toml").mail_address
    drawn, second = (ApplicantFactory(SEED, serial, addresses, {}).draw() for serial in (0, 1))
    assert written == {drawn.user_id, second.user_id}, "la semilla repite a las personas"
    text = _text_of(run.record / kept["trace"])
    assert second.user_id in text, "la traza es de la segunda persona"
    assert second.password not in text
    assert not audit(run.record).problems
    (run.record / kept["trace"].replace("-traza.zip", "-repeticion.json")).write_text("{}", encoding="utf-8")
    assert any("«unstable» no sale así" in each for each in audit(run.record).problems)


def _text_of(archive: Path) -> str:
    with zipfile.ZipFile(archive) as found:
        return "\n".join(found.read(name).decode(errors="replace") for name in found.namelist())


def test_nothing_is_repeated_where_nobody_wants_it(served: Suite) -> None:
    served.write("primera.py", ONLY_THE_FIRST_TIME)
    run = served.run(PORTADA, *ALONE, "-p", "primera", "--traces", "nunca")
    assert run.of("fail") == ["5.1.portal-visible"], run.output
    assert run.verdicts["repeated"] == run.verdicts["unstable"] == []


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:8000", True),
        ("http://localhost", True),
        ("https://portal.example", False),
        ("http://192.0.2.7", False),
        ("http://127.0.0.1.example", False),
    ],
)
def test_a_portal_elsewhere_is_not_registered_at_twice_unasked(address: str, here: bool) -> None:
    assert is_loopback(host_of(address)) is here
