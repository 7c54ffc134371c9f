"""Which scenarios a defect can change, from what the healthy portal told."""

from __future__ import annotations

from bench.detection.selection import Known, Reach, Reason, Selection, sample
from bench.detection.defects import Defect, Scenario
from instructivo.catalogue import Catalogue, Level, Requirement, Verification

NAME = Defect("sin-campo", "5.3.campo", "ausente", "Falta el campo.", "Nombre")
REST = Defect("otro", "5.3.otro", "rótulo", "Otro rótulo.", "Fax")
READER = Scenario("a::lee", "5.3.campo", ("Cuando mira",), reads=True)
FELLOW = Scenario("a::lee también", "5.3.otro", ("Cuando mira", "Entonces ve"), reads=True)
CONTROL = Scenario("b::registra", "5.3.2.registro", ("Dado una persona", "Cuando registra"), reads=False)
SPEAKER = Scenario("b::habla", "5.3.habla", ("Dado que escribió en «Nombre»", "Cuando registra"), reads=False)
STRANGER = Scenario("b::calla", "5.3.calla", ("Dado que escribió en «Fax»", "Cuando registra"), reads=False)
ALL = (READER, FELLOW, CONTROL, SPEAKER, STRANGER)
UNKNOWN, ACCEPTED = Known((), control_passes=False), Known((), control_passes=True)
FORM, SENT = "GET /solicitud", "POST /solicitud"


def selection(met: dict[str, dict[str, list[str]]], unseen: tuple[Scenario, ...] = ()) -> Selection:
    found = {
        each.requirement: Requirement(each.requirement, "5.3", "", Level.DOCUMENTED, Verification.SCENARIO)
        for each in ALL
    }
    answers = {each.id: met.get(each.id, {}) for each in ALL if each not in unseen}
    return Selection(Catalogue("", "", "", found), ALL, Reach.of(answers, ALL, (NAME, REST)))


def test_page_that_one_reader_opened_was_read_by_all() -> None:
    chosen = selection({READER.id: {FORM: ["sin-campo"]}})
    assert chosen.first(NAME) == [READER, CONTROL]
    assert chosen.why_not(NAME, FELLOW, UNKNOWN) is None


def test_places_in_the_list_are_read_as_ids() -> None:
    chosen = selection({SPEAKER.id: {FORM: ["n:0,1"]}})
    assert chosen.reach.changes(SPEAKER.id, "sin-campo")
    assert chosen.reach.changes(SPEAKER.id, "otro")


def test_scenario_with_the_same_answers_need_not_run() -> None:
    chosen = selection({SPEAKER.id: {SENT: ["sin-campo"]}})
    assert chosen.why_not(NAME, STRANGER, UNKNOWN) is Reason.SAME_ANSWERS


def test_page_of_the_way_is_held_to_be_met_by_all() -> None:
    chosen = selection({READER.id: {FORM: ["sin-campo"]}})
    assert chosen.why_not(NAME, STRANGER, UNKNOWN) is Reason.ONLY_OPENING


def test_another_answer_to_what_was_sent_must_run() -> None:
    chosen = selection({READER.id: {FORM: ["sin-campo"]}, STRANGER.id: {FORM: ["sin-campo"], SENT: ["sin-campo"]}})
    assert chosen.why_not(NAME, STRANGER, UNKNOWN) is None


def test_where_only_the_opening_page_differs_those_who_speak_of_the_field_run() -> None:
    chosen = selection({each.id: {FORM: ["sin-campo"]} for each in ALL})
    assert chosen.why_not(NAME, SPEAKER, UNKNOWN) is None
    assert chosen.why_not(NAME, STRANGER, UNKNOWN) is Reason.ONLY_OPENING


def test_what_rests_on_a_failure_need_not_run() -> None:
    chosen = selection({STRANGER.id: {SENT: ["sin-campo"]}})
    assert chosen.why_not(NAME, STRANGER, Known({STRANGER.requirement}, control_passes=True)) is Reason.SETTLED


def test_what_the_control_meets_too_and_passes_need_not_run_where_nobody_speaks_of_it() -> None:
    chosen = selection({each.id: {SENT: ["sin-campo"]} for each in (CONTROL, SPEAKER, STRANGER)})
    assert chosen.why_not(NAME, STRANGER, UNKNOWN) is None
    assert chosen.why_not(NAME, STRANGER, ACCEPTED) is Reason.COMMON_ROUTE
    assert chosen.why_not(NAME, SPEAKER, ACCEPTED) is None


def test_what_differs_where_the_control_never_comes_must_run() -> None:
    chosen = selection({CONTROL.id: {SENT: ["sin-campo"]}, STRANGER.id: {"POST /otro": ["sin-campo"]}})
    assert chosen.why_not(NAME, STRANGER, ACCEPTED) is None


def test_control_goes_first_where_it_can_change() -> None:
    assert CONTROL in selection({CONTROL.id: {SENT: ["sin-campo"]}}).first(NAME)


def test_scenario_of_which_nothing_is_known_runs_under_every_defect() -> None:
    chosen = selection({each.id: {FORM: ["sin-campo"]} for each in ALL}, unseen=(STRANGER,))
    assert chosen.why_not(NAME, STRANGER, UNKNOWN) is None
    assert chosen.why_not(REST, STRANGER, ACCEPTED) is None


def test_portal_that_tells_nothing_lets_everything_run() -> None:
    chosen = selection({})
    assert [chosen.why_not(NAME, each, UNKNOWN) for each in ALL] == [None] * len(ALL)


def test_sample_is_the_same_for_the_same_seed_and_no_larger_than_there_is() -> None:
    left_out = {Reason.SAME_ANSWERS: [("a", str(number)) for number in range(100)], Reason.SETTLED: [("b", "1")]}
    drawn = sample(left_out, 20, 7)
    assert drawn == sample(left_out, 20, 7)
    assert [len(cells) for cells in drawn.values()] == [10, 1]
