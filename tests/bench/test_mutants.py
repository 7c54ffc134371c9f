"""Mutants of the portal: generated with mutmut, switched on per request, tried and listed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from bench.engine.journal import Journal
from bench.engine.outcome_store import OutcomeStore
from bench.engine.plan import HEALTHY
from bench.engine.plugin import ANSWERS, CONDITION
from bench.engine.scenarios import Scenario
from bench.mutants.catalogue import TOOL, Mutant, explanations, generate_portal, mutated_portal_environment, unreached
from bench.mutants.findings import findings, mutants_lines, mutants_list, mutants_page
from bench.mutants.mutation_run import HEADER, MutationRun, reached
from bench.mutants.switch import RECORD_REACHED
from fixtures.provision import environment
from fixtures.services.manager import ServiceManager
from harness.errors import ConfigurationError
from harness.verdict import Verdict
from reports.judge.outcomes import ScenarioOutcome

pytestmark = pytest.mark.xdist_group("mutantes")  # they share the portal with its mutants
ONE = Mutant("registration/rules.py:is_id:1", 1, "registration/rules.py", "is_id", ("-    a < 5", "+    a <= 5"))
OTHER = Mutant("registration/rules.py:is_id:2", 2, "registration/rules.py", "is_id", ("-    a < 5", "+    a < 6"))
READS = Scenario("a::lee", "1.field", ("Cuando mira",), reads=True)
ACTS = Scenario("a::actúa", "1.mail", ("Dado algo", "Cuando actúa"), reads=False)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Mutant, ...]]:
    """Folder of a portal with all its mutants, and the mutants."""
    environment.install_separately("mutants", TOOL)
    folder = tmp_path_factory.mktemp("mutants")
    return folder, generate_portal(folder)


@pytest.fixture(scope="module")
def mutated(generated: tuple[Path, tuple[Mutant, ...]]) -> Iterator[str]:
    """Address of the portal with no mutant switched on."""
    with pytest.MonkeyPatch.context() as environ, ServiceManager() as services:
        for name, value in mutated_portal_environment(generated[0]).items():
            environ.setenv(name, value)
        yield services.portal("127.0.0.1:9", "")[0]


@pytest.fixture
def mutation_run(tmp_path: Path) -> Callable[..., MutationRun]:
    """Makes a mutation run of two mutants that both scenarios reach, from outcomes in its store."""

    def made(found: Mapping[tuple[Mutant, Scenario], Verdict]) -> MutationRun:
        journal = Journal.open(tmp_path / "ledger.jsonl", {"suite": "x"})
        answered = {(HEALTHY, one): Verdict.PASS for one in (READS, ACTS)}
        under = {(f"mutante {mutant.id}", one): verdict for (mutant, one), verdict in found.items()}
        for (condition, one), verdict in (answered | under).items():
            outcome = ScenarioOutcome(one.id, one.requirement, one.id, "a", 1, verdict)
            extras = {"extras": {CONDITION: condition, ANSWERS: json.dumps({"GET /": ["1", "2"]})}}
            journal.append(json.loads(outcome.to_json()) | extras)
        store = OutcomeStore(journal, tmp_path, 1)
        store.read()
        run = MutationRun((READS, ACTS), (ONE, OTHER), store, seed=1, depth=60, deadline=0.0)
        run.run()
        return run

    return made


def test_mutant_changes_only_the_request_that_names_it(
    generated: tuple[Path, tuple[Mutant, ...]], mutated: str
) -> None:
    healthy = httpx.get(mutated, follow_redirects=True)
    watched = httpx.get(mutated, headers={HEADER: RECORD_REACHED}, follow_redirects=True)
    met = [mutant for mutant in generated[1] if str(mutant.number) in watched.headers["X-Portal-Reached"].split()]
    answers = {
        mutant.id: httpx.get(mutated, headers={HEADER: str(mutant.number)}, follow_redirects=True) for mutant in met
    }
    assert healthy.status_code == 200
    assert any(one.status_code != 200 for one in answers.values())
    assert httpx.get(mutated, follow_redirects=True).status_code == 200


def test_only_executed_statements_are_reported_as_reached(
    generated: tuple[Path, tuple[Mutant, ...]], mutated: str
) -> None:
    with httpx.Client(
        base_url=mutated, headers={HEADER: RECORD_REACHED, "Referer": mutated}, follow_redirects=True
    ) as visitor:
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', visitor.get("/").text)[0]
        refused = visitor.post("/", data={"usuario": "nadie", "contrasena": "x", "csrfmiddlewaretoken": token})
    assert refused.status_code == 401
    reached_ones = refused.headers["X-Portal-Reached"].split()
    changes = [
        "\n".join(each.change)
        for each in generated[1]
        if each.function == "_sign_in" and str(each.number) in reached_ones
    ]
    assert any("BAD_CREDENTIALS" in each for each in changes)
    assert not any("TOO_MANY" in each for each in changes)


def test_ids_are_unique(generated: tuple[Path, tuple[Mutant, ...]]) -> None:
    assert len(generated[1]) > 500
    assert len({mutant.id for mutant in generated[1]}) == len(generated[1])
    assert all(mutant.change for mutant in generated[1])


def test_scenarios_that_read_share_what_they_reach() -> None:
    fellow = Scenario("a::mira", "1.field", ("Cuando mira",), reads=True)
    answers: dict[str, dict[str, list[str]]] = {READS.id: {"GET /": ["1"]}, fellow.id: {}, ACTS.id: {"POST /": ["2"]}}
    assert reached(answers, (READS, fellow, ACTS)) == {1: [READS, fellow], 2: [ACTS]}


def test_one_scenario_that_does_not_pass_kills_a_mutant(mutation_run: Callable[..., MutationRun]) -> None:
    ended = mutation_run({(ONE, READS): Verdict.FAIL, (OTHER, READS): Verdict.PASS, (OTHER, ACTS): Verdict.PASS})
    assert [ended.killed(each) for each in (ONE, OTHER)] == [True, False]
    assert [ended.finished(each) for each in (ONE, OTHER)] == [True, True]


def test_mutant_with_scenarios_left_to_try_does_not_count(mutation_run: Callable[..., MutationRun]) -> None:
    data = findings(mutation_run({(ONE, READS): Verdict.INCONC, (OTHER, READS): Verdict.PASS}), (ONE, OTHER), {})
    assert (data["tried"], data["killed"], data["score"]) == (1, 1, 1.0)


def test_page_has_survivors_and_reasons_and_the_list_has_their_changes(
    mutation_run: Callable[..., MutationRun],
) -> None:
    passed = {(each, one): Verdict.PASS for each in (ONE, OTHER) for one in (READS, ACTS)}
    third = Mutant("registration/codes.py:life:3", 3, "registration/codes.py", "life", ("-    60", "+    61"))
    data: dict[str, Any] = findings(mutation_run(passed), (ONE, OTHER, third), {third.id: "Nadie puede notarlo."})
    page = mutants_page(data)
    assert [each["id"] for each in data["alive"]] == [ONE.id, OTHER.id]
    assert f"  {ONE.id} (tras 2 escenarios)" in mutants_lines(data)
    assert "| Nadie puede notarlo. | 1 | `registration/codes.py` (1) |" in page
    assert f"- `{ONE.id}`" in page
    assert "+    a <= 5" not in page
    listing = mutants_list(data)
    assert "**Nadie puede notarlo.**" in listing
    assert "+    a <= 5" in listing


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


def test_explanations_of_files_that_were_not_mutated_are_not_checked(tmp_path: Path) -> None:
    path = tmp_path / "explained.toml"
    path.write_text('[[group]]\nreason = "Da lo mismo."\nmutants = ["a.py:f:1", "b.py:g:1"]\n', encoding="utf-8")
    assert explanations((), path, ("a.py", "b.py")) == {"a.py:f:1": "Da lo mismo.", "b.py:g:1": "Da lo mismo."}
    with pytest.raises(ConfigurationError, match=r"el primero «b\.py:g:1»"):
        explanations((), path, ("a.py",))


def test_unreachable_code_is_explained_once_for_all_its_mutants(tmp_path: Path) -> None:
    path = tmp_path / "explained.toml"
    told = '[[group]]\nreason = """Nadie\nllega."""\nunreached = ["registration/rules.py:is_id a < 5"]\n'
    path.write_text(told, encoding="utf-8")
    assert unreached((ONE, OTHER), path) == {ONE.id: "Nadie llega.", OTHER.id: "Nadie llega."}
    assert explanations((ONE, OTHER), path) == {}
    path.write_text('[[group]]\nreason = "Nadie."\nunreached = ["registration/rules.py:is_id b"]\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match="ningún mutante cambia"):
        unreached((ONE, OTHER), path)


def test_mutant_without_a_scenario_is_not_reached(mutation_run: Callable[..., MutationRun]) -> None:
    run = mutation_run({(each, one): Verdict.PASS for each in (ONE, OTHER) for one in (READS, ACTS)})
    run.reach = {ONE.number: (READS,)}
    assert [run.reaches(each) for each in (ONE, OTHER)] == [True, False]


def test_rarest_path_through_a_function_is_tried_first(mutation_run: Callable[..., MutationRun]) -> None:
    run = mutation_run({(ONE, READS): Verdict.FAIL, (OTHER, READS): Verdict.FAIL})
    usual = [Scenario(f"a::{number}", "1.mail", ("Dado algo",), reads=False) for number in range(20)]
    run.reach = {ONE.number: (*usual, ACTS), OTHER.number: (ACTS,)}
    run.__dict__.pop("_paths", None)
    assert run._order(ONE, ())[0] is ACTS
