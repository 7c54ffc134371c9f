"""Properties of records: what was written is read again, corrupt parts lose nothing else, partial records merge."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from harness.errors import ConfigurationError
from harness.measurements import ALLOWED, Kind
from harness.verdict import Cause, Verdict
from reports.audit.verify import audit
from reports.judge.outcomes import Evidence, Measurement, ScenarioOutcome, StepOutcome
from reports.record.files import OUTCOMES, START
from reports.record.folder import Record
from reports.record.manifest import Manifest
from reports.record.merging import merge
from reports.record.reading import read_outcomes, read_verdicts
from reports.record.rebuilding import rebuild
from reports.record.repeats import read_repeats
from reports.record.start import RunStart
from tests.properties.making import JSON, TEXTS, corrupted, only_one_sentence
from tests.reports.conftest import NAMES, ActaSpec, write_record

VERDICTS, CAUSES = st.sampled_from(Verdict), st.sampled_from(Cause)
PATHS = st.from_regex(r"[a-z0-9]{1,8}(/[a-z0-9][a-z0-9-]{0,8}\.[a-z]{3}){0,2}", fullmatch=True)
MEASURED = st.sampled_from([Measurement(kind, value) for kind in Kind for value in sorted(ALLOWED[kind])])
SEPARATORS = "\u2028\u2029\x85\x0b\x0c\x1c\x1e"
"""Characters that some programs read as the end of a line, and a portal may show."""
LEADS_OUT = [
    "../x",
    "/etc/passwd",
    "a/../../x",
    "..",
    "C:\\x",
    "a\\..\\x",
    "~/x",
    "./x",
    "",
    "a/",
    "a//b",
    "a\x00b",
    ".x",
]


def outcomes() -> st.SearchStrategy[ScenarioOutcome]:
    """Random outcomes."""
    return st.builds(
        ScenarioOutcome,
        *(TEXTS for _ in range(4)),
        st.integers(0, 999),
        VERDICTS,
        CAUSES,
        expected=TEXTS,
        observed=st.one_of(TEXTS, st.text(SEPARATORS)),
        steps=st.lists(st.builds(StepOutcome, TEXTS, TEXTS, VERDICTS), max_size=2).map(tuple),
        evidence=st.lists(st.builds(Evidence, TEXTS, PATHS, TEXTS), max_size=2).map(tuple),
        notes=st.lists(TEXTS, max_size=2).map(tuple),
        measurements=st.lists(MEASURED, max_size=2).map(tuple),
        duration=st.floats(0, 1e6),
        extras=st.dictionaries(TEXTS, TEXTS, max_size=1),
    )


def kept(folder: Path, found: list[ScenarioOutcome]) -> Path:
    """Write outcomes as a run does, and return their file."""
    (folder / OUTCOMES).unlink(missing_ok=True)
    for each in found:
        Record(folder).append(each)
    return folder / OUTCOMES


@given(st.lists(outcomes(), max_size=4))
def test_every_outcome_comes_back(folder: Path, found: list[ScenarioOutcome]) -> None:
    kept(folder, found).touch()
    assert read_outcomes(folder) == (found, 0)


@given(outcomes(), st.text(st.characters(categories=["Cs", "Lu"]), min_size=1, max_size=5))
def test_lone_surrogates_are_replaced(folder: Path, one: ScenarioOutcome, text: str) -> None:
    kept(folder, [replace(one, observed=text)])
    (found,), lost = read_outcomes(folder)
    assert lost == 0
    assert len(found.observed) == len(text)
    found.observed.encode()


@given(st.lists(outcomes(), min_size=1, max_size=3), st.data())
def test_a_truncated_file_loses_only_its_last_outcome(
    folder: Path, found: list[ScenarioOutcome], data: st.DataObject
) -> None:
    file = kept(folder, found)
    last = len(f"{found[-1].to_json()}\n".encode())
    content = file.read_bytes()
    file.write_bytes(content[: len(content) - data.draw(st.integers(2, last - 1))])
    assert read_outcomes(folder) == (found[:-1], 1)


@given(outcomes(), outcomes(), st.data())
def test_a_corrupt_line_is_lost_or_read_with_the_right_types(
    folder: Path, sound: ScenarioOutcome, one: ScenarioOutcome, data: st.DataObject
) -> None:
    line = json.dumps(data.draw(corrupted(json.loads(one.to_json()), JSON)), ensure_ascii=False)
    file = kept(folder, [sound])
    file.write_text(f"{line}\n{sound.to_json()}\n", encoding="utf-8")
    found, lost = read_outcomes(folder)
    assert found[-1] == sound
    assert len(found) + lost == 2
    for each in found:
        assert ScenarioOutcome.from_json(each.to_json()) == each
        hash((each.scenario, each.requirement, each.feature, *each.notes))
        assert each.duration + each.line >= each.duration


@pytest.mark.parametrize("line", ["[" * 100_000, "null", "[]", "7", '""', "{}", "\x00", '{"verdict": []}'])
def test_a_line_that_is_no_outcome_loses_no_other(folder: Path, line: str) -> None:
    (folder / OUTCOMES).write_text(f"{line}\n", encoding="utf-8")
    assert read_outcomes(folder) == ([], 1)


@pytest.mark.parametrize("path", LEADS_OUT)
def test_evidence_outside_the_record_is_refused(tmp_path: Path, path: str) -> None:
    folder = write_record(tmp_path / "acta", ActaSpec())
    text = (folder / OUTCOMES).read_text(encoding="utf-8")
    hostile = text.replace('"evidencia/abre.jpg"', json.dumps(path))
    assert hostile != text
    (folder / OUTCOMES).write_text(hostile, encoding="utf-8")
    assert read_outcomes(folder)[1] == 1
    data = read_verdicts(folder)
    data["requirements"][0]["scenarios"][0]["evidence"][0]["path"] = path
    (folder / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ConfigurationError, match="requirements/0/scenarios/0/evidence/0/path"):
        read_verdicts(folder)


def test_a_link_is_reported_and_not_copied(tmp_path: Path) -> None:
    secret = tmp_path / "ajeno.txt"
    secret.write_text("de otra persona", encoding="utf-8")
    folder = write_record(tmp_path / "acta", ActaSpec())
    (folder / "evidencia" / "nota.txt").symlink_to(secret)
    Manifest.of(folder).save(folder)
    assert [each for each in audit(folder).problems if "es un enlace" in each]
    with pytest.raises(ConfigurationError, match="es un enlace"):
        merge([folder, folder], tmp_path / "todas")
    assert not (tmp_path / "todas").exists()


@settings(max_examples=25)
@given(st.data())
def test_a_corrupt_record_is_read_or_refused_in_one_sentence(sound: Path, folder: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(["verdicts.json", "manifest.json", START]))
    hostile = folder / "hostil"
    shutil.rmtree(hostile, ignore_errors=True)
    shutil.copytree(sound, hostile)
    changed = data.draw(corrupted(json.loads((hostile / file).read_text(encoding="utf-8")), JSON))
    (hostile / file).write_text(json.dumps(changed), encoding="utf-8")
    only_one_sentence(lambda: read_verdicts(hostile))
    only_one_sentence(lambda: RunStart.load(hostile))
    found = only_one_sentence(lambda: audit(hostile))
    if file == "verdicts.json" and found is not None and changed != json.loads((sound / file).read_text("utf-8")):
        assert found.problems


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sound record that also has the plan of its start."""
    record = write_record(tmp_path_factory.mktemp("sana") / "acta", ActaSpec(failed=("registro",)))
    run = read_verdicts(record)["run"]
    start = {**{key: run[key] for key in run if key not in ("ended",)}, "declarations": _NOTHING}
    (record / START).write_text(json.dumps(start), encoding="utf-8")
    replace(Manifest.of(record), generator="de otra versión, y no se vuelve a escribir").save(record)
    return record


_NOTHING: dict[str, list[Any]] = {"waived": [], "not_applicable": [], "unstable": [], "manual": []}


@settings(max_examples=5)
@given(st.data())
@example(None)
def test_a_killed_run_is_judged_from_its_start_or_refused(
    sound: Path, folder: Path, data: st.DataObject | None
) -> None:
    cut = folder / "cortada"
    shutil.rmtree(cut, ignore_errors=True)
    shutil.copytree(sound, cut)
    (cut / "verdicts.json").unlink()
    start = json.loads((cut / START).read_text(encoding="utf-8"))
    changed = data.draw(corrupted(start, JSON)) if data else start
    (cut / START).write_text(json.dumps(changed), encoding="utf-8")
    done = only_one_sentence(lambda: rebuild(cut))
    if changed == start:
        assert done == ["Al volver a formar el acta, algo no correspondía: Falta el archivo «verdicts.json»."]
    if done is not None:
        assert read_verdicts(cut)["document"]["exit_code"] != 0


@given(JSON)
def test_an_unreadable_second_run_is_left_out(folder: Path, content: Any) -> None:
    (folder / "evidencia").mkdir(exist_ok=True)
    (folder / "evidencia" / "x-repeticion.json").write_text(json.dumps(content), encoding="utf-8")
    assert read_repeats(folder) == ()


@settings(max_examples=4)
@given(st.lists(st.integers(0, 2), min_size=4, max_size=4), st.sets(st.sampled_from(NAMES)), st.randoms())
def test_partial_records_merge_into_the_whole_in_any_order(
    folder: Path, shares: list[int], failed: set[str], random: Any
) -> None:
    assume(len(set(shares)) > 1)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    whole = write_record(folder / "entera", ActaSpec(failed=tuple(failed)))
    parts = []
    for share in set(shares):
        mine = tuple(name for name, owner in zip(NAMES, shares, strict=True) if owner == share)
        cut = b'{"id": "uno"}\n{"id": '  # as a process that was killed while it wrote
        parts.append(write_record(folder / f"parte-{share}", ActaSpec(tuple(failed), selected=mine, ledger=cut)))
    random.shuffle(parts)
    merge(parts, folder / "todas")
    assert not audit(folder / "todas").problems
    got, wanted = read_verdicts(folder / "todas"), read_verdicts(whole)
    assert got["document"] == wanted["document"]
    summary_of: Callable[[dict[str, Any]], list[Any]] = lambda data: [  # noqa: E731 - used twice, here
        (one["id"], one["verdict"], one["standing"], one["blocked_by"]) for one in data["requirements"]
    ]
    assert summary_of(got) == summary_of(wanted)
    lines = (folder / "todas" / "libro.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.count('{"id": "uno"}') == len(parts)
