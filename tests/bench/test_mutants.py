"""Mutants of the portal: bred for real, switched on one request at a time, hunted and told of."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from bench.journal import Journal
from bench.ledger import Ledger
from bench.mutants.findings import findings, mutants_lines, mutants_page
from bench.mutants.hunt import HEADER, Hunt, reached
from bench.mutants.roster import TOOL, Mutant, breed, explanations, in_the_place_of_the_portal, unreached
from bench.mutants.switch import WATCH
from bench.plan import HEALTHY
from bench.plugin import ANSWERS, CONDITION
from bench.subjects import Scenario
from fixtures.provision import environment
from fixtures.services.launching import Launcher
from harness.errors import ConfigurationError
from harness.verdict import Verdict
from reports.judge.outcomes import ScenarioOutcome

pytestmark = pytest.mark.xdist_group("mutantes")  # they share the portal with its mutants
ONE = Mutant("registration/rules.py:is_id:1", 1, "registration/rules.py", "is_id", ("-    a < 5", "+    a <= 5"))
OTHER = Mutant("registration/rules.py:is_id:2", 2, "registration/rules.py", "is_id", ("-    a < 5", "+    a < 6"))
READS = Scenario("a::lee", "1.field", ("Cuando mira",), reads=True)
ACTS = Scenario("a::actúa", "1.mail", ("Dado algo", "Cuando actúa"), reads=False)


@pytest.fixture(scope="module")
def bred(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Mutant, ...]]:
    """A portal with all its mutants, and who they are."""
    environment.beside("mutants", TOOL)
    folder = tmp_path_factory.mktemp("mutants")
    return folder, breed(folder)


@pytest.fixture
def mutated(bred: tuple[Path, tuple[Mutant, ...]], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the portal with its mutants asleep."""
    for name, value in in_the_place_of_the_portal(bred[0]).items():
        monkeypatch.setenv(name, value)
    with Launcher() as launcher:
        yield launcher.portal("127.0.0.1:9", "")[0]


@pytest.fixture
def hunt(tmp_path: Path) -> Callable[..., Hunt]:
    """A hunt after two mutants that both scenarios reach, with outcomes as they would be in its ledger."""

    def made(found: Mapping[tuple[Mutant, Scenario], Verdict]) -> Hunt:
        journal, _ = Journal.open(tmp_path / "ledger.jsonl", {"suite": "x"})
        answered = {(HEALTHY, one): Verdict.PASS for one in (READS, ACTS)}
        under = {(f"mutante {mutant.id}", one): verdict for (mutant, one), verdict in found.items()}
        for (condition, one), verdict in (answered | under).items():
            outcome = ScenarioOutcome(one.id, one.requirement, one.id, "a", 1, verdict)
            extras = {"extras": {CONDITION: condition, ANSWERS: json.dumps({"GET /": ["1", "2"]})}}
            journal.append(json.loads(outcome.to_json()) | extras)
        ledger = Ledger(journal, tmp_path, 1)
        ledger.read()
        begun = Hunt((READS, ACTS), (ONE, OTHER), ledger, seed=1, depth=60, deadline=0.0)
        begun.run()
        return begun

    return made


def test_mutant_shows_only_to_the_request_that_asks_for_it(bred: tuple[Path, tuple[Mutant, ...]], mutated: str) -> None:
    healthy = httpx.get(mutated, follow_redirects=True)
    watched = httpx.get(mutated, headers={HEADER: WATCH}, follow_redirects=True)
    met = [mutant for mutant in bred[1] if str(mutant.number) in watched.headers["X-Portal-Reached"].split()]
    answers = {
        mutant.id: httpx.get(mutated, headers={HEADER: str(mutant.number)}, follow_redirects=True) for mutant in met
    }
    assert healthy.status_code == 200
    assert any(one.status_code != 200 for one in answers.values())
    assert httpx.get(mutated, follow_redirects=True).status_code == 200


def test_only_what_was_executed_could_have_shown(bred: tuple[Path, tuple[Mutant, ...]], mutated: str) -> None:
    with httpx.Client(base_url=mutated, headers={HEADER: WATCH, "Referer": mutated}, follow_redirects=True) as visitor:
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', visitor.get("/").text)[0]
        refused = visitor.post("/", data={"usuario": "nadie", "contrasena": "x", "csrfmiddlewaretoken": token})
    assert refused.status_code == 401
    told = refused.headers["X-Portal-Reached"].split()
    changes = ["\n".join(each.change) for each in bred[1] if each.function == "_sign_in" and str(each.number) in told]
    assert any("BAD_CREDENTIALS" in each for each in changes)
    assert not any("TOO_MANY" in each for each in changes)


def test_ids_tell_mutants_apart(bred: tuple[Path, tuple[Mutant, ...]]) -> None:
    assert len(bred[1]) > 500
    assert len({mutant.id for mutant in bred[1]}) == len(bred[1])
    assert all(mutant.change for mutant in bred[1])


def test_scenarios_that_read_share_what_they_reach() -> None:
    fellow = Scenario("a::mira", "1.field", ("Cuando mira",), reads=True)
    answers: dict[str, dict[str, list[str]]] = {READS.id: {"GET /": ["1"]}, fellow.id: {}, ACTS.id: {"POST /": ["2"]}}
    assert reached(answers, (READS, fellow, ACTS)) == {1: [READS, fellow], 2: [ACTS]}


def test_one_scenario_that_does_not_pass_is_enough(hunt: Callable[..., Hunt]) -> None:
    ended = hunt({(ONE, READS): Verdict.FAIL, (OTHER, READS): Verdict.PASS, (OTHER, ACTS): Verdict.PASS})
    assert [ended.killed(each) for each in (ONE, OTHER)] == [True, False]
    assert [ended.finished(each) for each in (ONE, OTHER)] == [True, True]


def test_mutant_with_scenarios_left_to_try_is_not_counted(hunt: Callable[..., Hunt]) -> None:
    told = findings(hunt({(ONE, READS): Verdict.INCONC, (OTHER, READS): Verdict.PASS}), (ONE, OTHER), {})
    assert (told["tried"], told["killed"], told["score"]) == (1, 1, 1.0)


def test_survivors_and_reasons_are_told(hunt: Callable[..., Hunt]) -> None:
    passed = {(each, one): Verdict.PASS for each in (ONE, OTHER) for one in (READS, ACTS)}
    third = Mutant("registration/codes.py:life:3", 3, "registration/codes.py", "life", ("-    60", "+    61"))
    told: dict[str, Any] = findings(hunt(passed), (ONE, OTHER, third), {third.id: "Nadie puede notarlo."})
    page = mutants_page(told)
    assert [each["id"] for each in told["alive"]] == [ONE.id, OTHER.id]
    assert f"  {ONE.id} (tras 2 escenarios)" in mutants_lines(told)
    assert "**Nadie puede notarlo.**" in page
    assert "+    a <= 5" in page


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('[[group]]\nreason = "Igual."\nmutants = ["rules.py:nada:0"]\n', "que ya no existen"),
        (f'[[group]]\nreason = " "\nmutants = ["{ONE.id}"]\n', "sin motivo"),
        ("[[group]\n", "no se puede leer"),
    ],
)
def test_wrong_explanations_are_refused(tmp_path: Path, written: str, said: str) -> None:
    path = tmp_path / "explained.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=said):
        explanations((ONE, OTHER), path)


def test_explanation_of_a_file_that_was_not_mutated_this_time_stands(tmp_path: Path) -> None:
    path = tmp_path / "explained.toml"
    path.write_text('[[group]]\nreason = "Da lo mismo."\nmutants = ["a.py:f:1", "b.py:g:1"]\n', encoding="utf-8")
    assert explanations((), path, ("a.py", "b.py")) == {"a.py:f:1": "Da lo mismo.", "b.py:g:1": "Da lo mismo."}
    with pytest.raises(ConfigurationError, match=r"el primero «b\.py:g:1»"):
        explanations((), path, ("a.py",))


def test_code_that_nobody_gets_to_is_explained_once_for_all_its_mutants(tmp_path: Path) -> None:
    path = tmp_path / "explained.toml"
    told = '[[group]]\nreason = """Nadie\nllega."""\nunreached = ["registration/rules.py:is_id a < 5"]\n'
    path.write_text(told, encoding="utf-8")
    assert unreached((ONE, OTHER), path) == {ONE.id: "Nadie llega.", OTHER.id: "Nadie llega."}
    assert explanations((ONE, OTHER), path) == {}
    path.write_text('[[group]]\nreason = "Nadie."\nunreached = ["registration/rules.py:is_id b"]\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match="ningún mutante cambia"):
        unreached((ONE, OTHER), path)


def test_explanation_of_what_nobody_gets_to_ends_when_a_scenario_does(hunt: Callable[..., Hunt]) -> None:
    begun = hunt({(each, one): Verdict.PASS for each in (ONE, OTHER) for one in (READS, ACTS)})
    begun.reach = {ONE.number: (READS,)}
    assert [begun.reaches(each) for each in (ONE, OTHER)] == [True, False]


def test_rarest_way_through_a_function_is_tried_first(hunt: Callable[..., Hunt]) -> None:
    begun = hunt({(ONE, READS): Verdict.FAIL, (OTHER, READS): Verdict.FAIL})
    usual = [Scenario(f"a::{number}", "1.mail", ("Dado algo",), reads=False) for number in range(20)]
    begun.reach = {ONE.number: (*usual, ACTS), OTHER.number: (ACTS,)}
    begun.__dict__.pop("_ways", None)
    assert begun._order(ONE, ())[0] is ACTS
