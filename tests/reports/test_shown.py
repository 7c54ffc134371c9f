"""What a passing requirement showed, and when each process ran what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reports.acta.page import render_acta
from reports.acta.shown import shown_by
from reports.acta.timeline import timeline_of
from reports.judge.outcomes import AS_EXPECTED, SEEN, WORKER
from reports.record.reading import catalogue_of, read_verdicts

Record = Callable[..., Path]


def scenario(expected: str = "el portal avisa", **more: Any) -> dict[str, Any]:
    return {"scenario": "a", "name": "A", "verdict": "pass", "expected": expected, "observed": AS_EXPECTED, **more}


def test_what_the_decision_read_comes_first() -> None:
    read = scenario(extras={SEEN: "«País» muestra «--Selección--».\nOtra cosa."})
    assert shown_by(read, [], [], [["Andorra"]]) == ["«País» muestra «--Selección--».", "Otra cosa."]


def test_older_records_tell_it_from_their_evidence() -> None:
    assert shown_by(scenario(), [{"seen": ["Código enviado."]}], [], []) == ["El portal mostró «Código enviado.»."]
    mail = {"subject": "ACTIVACIÓN", "to": ["a@b.example"]}
    told = shown_by(scenario("llega un correo"), [], [mail], [])
    assert told == ["Llegó el correo «ACTIVACIÓN» para a@b.example."]
    assert shown_by(scenario(), [], [mail], [["Andorra"], ["Armenia"]]) == ["Se leyeron: Andorra, Armenia."]


def test_expected_alone_is_never_said() -> None:
    assert shown_by(scenario("la cuenta queda registrada"), [], [], []) == ["Se comprobó: la cuenta queda registrada."]


def ran(name: str, second: int, duration: float, worker: str = "") -> dict[str, Any]:
    started = f"2026-11-27T10:00:{second:02}.000+00:00"
    extras = {WORKER: worker} if worker else {}
    return scenario(started=started, duration=duration, extras=extras) | {"scenario": name, "name": name}


def test_scenarios_stand_in_the_lane_of_their_process() -> None:
    found = timeline_of(
        [{"id": "1", "scenarios": [ran("a", 0, 4, "gw0"), ran("b", 1, 2, "gw1"), ran("c", 5, 5, "gw0")]}]
    )
    assert found is not None
    assert [(name, [bar.name for bar in bars]) for name, bars in found.lanes] == [("gw0", ["a", "c"]), ("gw1", ["b"])]
    assert found.seconds == 10
    assert [(bar.left, bar.width) for bar in found.lanes[0][1]] == [(0, 400), (500, 500)]
    assert [bar.name for bar in found.slowest] == ["c", "a", "b"]


def test_processes_that_are_not_known_are_told_apart_by_overlap() -> None:
    found = timeline_of([{"id": "1", "scenarios": [ran("a", 0, 4), ran("b", 1, 2), ran("c", 5, 5)]}])
    assert found is not None
    assert [[bar.name for bar in bars] for _, bars in found.lanes] == [["a", "c"], ["b"]]


def test_a_record_without_starts_has_no_timeline(record: Record) -> None:
    folder = record()
    data = read_verdicts(folder)
    assert timeline_of(data["requirements"]) is None
    assert "Línea de tiempo" not in render_acta(data, folder, catalogue_of(folder))
    data["requirements"][0]["scenarios"][0] |= {"started": "2026-11-27T10:00:00+00:00"}
    assert "Línea de tiempo: un proceso" in render_acta(data, folder, catalogue_of(folder))


def test_the_date_of_a_mail_is_told_in_words(record: Record) -> None:
    folder = record()
    page = render_acta(read_verdicts(folder), folder, catalogue_of(folder))
    assert "<dt>Fecha</dt><dd>24 de noviembre de 2026, 10:00:00 (UTC)</dd>" in page
