"""Selection of the scenarios that a defect can change, from the differential run."""

from __future__ import annotations

from bench.detection.defects import Defect
from bench.detection.selection import CellSelection, Differences, FirstResults, Reason, sample
from bench.engine.scenarios import Scenario
from instructivo.catalogue import Catalogue, Level, Requirement, Verification

NAME = Defect("sin-campo", "5.3.campo", "ausente", "Falta el campo.", "Nombre")
REST = Defect("otro", "5.3.otro", "rótulo", "Otro rótulo.", "Fax")
READER = Scenario("a::lee", "5.3.campo", ("Cuando mira",), reads=True)
FELLOW = Scenario("a::lee también", "5.3.otro", ("Cuando mira", "Entonces ve"), reads=True)
CONTROL = Scenario("b::registra", "5.3.2.registro", ("Dado una persona", "Cuando registra"), reads=False)
MENTIONS = Scenario("b::habla", "5.3.habla", ("Dado que escribió en «Nombre»", "Cuando registra"), reads=False)
OTHER = Scenario("b::calla", "5.3.calla", ("Dado que escribió en «Fax»", "Cuando registra"), reads=False)
ALL = (READER, FELLOW, CONTROL, MENTIONS, OTHER)
UNKNOWN, ACCEPTED = FirstResults((), control_passes=False), FirstResults((), control_passes=True)
FORM, SENT = "GET /solicitud", "POST /solicitud"


def selection(met: dict[str, dict[str, list[str]]], unseen: tuple[Scenario, ...] = ()) -> CellSelection:
    found = {
        each.requirement: Requirement(each.requirement, "5.3", "", Level.DOCUMENTED, Verification.SCENARIO)
        for each in ALL
    }
    answers = {each.id: met.get(each.id, {}) for each in ALL if each not in unseen}
    return CellSelection(Catalogue("", "", "", found), ALL, Differences.of(answers, ALL, (NAME, REST)))


def test_page_opened_by_one_reader_counts_for_all_readers() -> None:
    chosen = selection({READER.id: {FORM: ["sin-campo"]}})
    assert chosen.first(NAME) == [READER, CONTROL]
    assert chosen.why_not(NAME, FELLOW, UNKNOWN) is None


def test_positions_in_the_list_are_read_as_ids() -> None:
    chosen = selection({MENTIONS.id: {FORM: ["n:0,1"]}})
    assert chosen.differences.changes(MENTIONS.id, "sin-campo")
    assert chosen.differences.changes(MENTIONS.id, "otro")


def test_scenario_with_the_same_answers_need_not_run() -> None:
    chosen = selection({MENTIONS.id: {SENT: ["sin-campo"]}})
    assert chosen.why_not(NAME, OTHER, UNKNOWN) is Reason.SAME_ANSWERS


def test_page_that_readers_open_counts_for_scenarios_that_act() -> None:
    chosen = selection({READER.id: {FORM: ["sin-campo"]}})
    assert chosen.why_not(NAME, OTHER, UNKNOWN) is Reason.ONLY_OPENING


def test_scenario_with_another_answer_to_a_sent_form_must_run() -> None:
    chosen = selection({READER.id: {FORM: ["sin-campo"]}, OTHER.id: {FORM: ["sin-campo"], SENT: ["sin-campo"]}})
    assert chosen.why_not(NAME, OTHER, UNKNOWN) is None


def test_only_scenarios_that_mention_the_field_run_where_only_the_opening_page_differs() -> None:
    chosen = selection({each.id: {FORM: ["sin-campo"]} for each in ALL})
    assert chosen.why_not(NAME, MENTIONS, UNKNOWN) is None
    assert chosen.why_not(NAME, OTHER, UNKNOWN) is Reason.ONLY_OPENING


def test_scenario_behind_a_failed_requirement_need_not_run() -> None:
    chosen = selection({OTHER.id: {SENT: ["sin-campo"]}})
    assert chosen.why_not(NAME, OTHER, FirstResults({OTHER.requirement}, control_passes=True)) is Reason.SETTLED


def test_scenario_with_the_answers_of_a_blocked_control_runs_only_if_it_mentions_the_field() -> None:
    chosen = selection({each.id: {SENT: ["sin-campo"]} for each in (CONTROL, MENTIONS, OTHER)})
    blocked = FirstResults((), control_passes=False, control_is_blocked=True)
    assert chosen.why_not(NAME, OTHER, blocked) is Reason.BLOCKED_ROUTE
    assert chosen.why_not(NAME, MENTIONS, blocked) is None
    further = selection({CONTROL.id: {FORM: ["sin-campo"]}, OTHER.id: {SENT: ["sin-campo"]}})
    assert further.why_not(NAME, OTHER, blocked) is None


def test_scenario_with_the_answers_of_a_passed_control_runs_only_if_it_mentions_the_field() -> None:
    chosen = selection({each.id: {SENT: ["sin-campo"]} for each in (CONTROL, MENTIONS, OTHER)})
    assert chosen.why_not(NAME, OTHER, UNKNOWN) is None
    assert chosen.why_not(NAME, OTHER, ACCEPTED) is Reason.COMMON_ROUTE
    assert chosen.why_not(NAME, MENTIONS, ACCEPTED) is None


def test_scenario_with_another_answer_than_the_control_must_run() -> None:
    chosen = selection({CONTROL.id: {SENT: ["sin-campo"]}, OTHER.id: {"POST /otro": ["sin-campo"]}})
    assert chosen.why_not(NAME, OTHER, ACCEPTED) is None


def test_control_runs_first_where_it_can_change() -> None:
    assert CONTROL in selection({CONTROL.id: {SENT: ["sin-campo"]}}).first(NAME)


def test_scenario_of_which_nothing_is_known_runs_under_every_defect() -> None:
    chosen = selection({each.id: {FORM: ["sin-campo"]} for each in ALL}, unseen=(OTHER,))
    assert chosen.why_not(NAME, OTHER, UNKNOWN) is None
    assert chosen.why_not(REST, OTHER, ACCEPTED) is None


def test_everything_runs_where_the_portal_reports_no_differences() -> None:
    chosen = selection({})
    assert [chosen.why_not(NAME, each, UNKNOWN) for each in ALL] == [None] * len(ALL)


def test_sample_repeats_for_a_seed_and_takes_all_where_there_are_few() -> None:
    left_out = {Reason.SAME_ANSWERS: [("a", str(number)) for number in range(100)], Reason.SETTLED: [("b", "1")]}
    drawn = sample(left_out, 20, 7)
    assert drawn == sample(left_out, 20, 7)
    assert [len(cells) for cells in drawn.values()] == [10, 1]
