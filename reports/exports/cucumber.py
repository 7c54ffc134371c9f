"""Export to ``cucumber.ndjson``: Cucumber Messages, which many tools read.

Cucumber's own parser, a dependency of pytest-bdd, reads the features; its documents and pickles are messages already.
A step that the run did not decide is ``PENDING`` or ``SKIPPED``, never ``PASSED``. What decides the exit code beside
the scenarios is a feature of its own, as messages have no other place for it. Times are those that were measured; for
a record that has none, a scenario's time is divided by its steps and scenarios are laid end to end.
"""

from __future__ import annotations

import json
import platform
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from gherkin.ast_builder import AstBuilder
from gherkin.errors import ParserError
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from harness.errors import ConfigurationError
from harness.layout import COLUMN, EVIDENCE, PATH_IN_RECORD, ROOT
from harness.verdict import Verdict
from reports.exports.run_cases import SUITE, CaseStatus, RunCase, reported_verdict, run_cases
from reports.exports.times import start_of, step_span

Data = Mapping[str, Any]
PROTOCOL = "34.2.0"
_RUN = "corrida"
RUN_FEATURE = f"{SUITE}.feature"
_RUN_STATUS = {
    CaseStatus.PASSED: "PASSED",
    CaseStatus.SKIPPED: "SKIPPED",
    CaseStatus.FAILED: "FAILED",
    CaseStatus.UNDECIDED: "PENDING",
}
_STATUS = {Verdict.FAIL: "FAILED", Verdict.ERROR: "FAILED", Verdict.INCONC: "PENDING", Verdict.NONE: "UNKNOWN"}


@dataclass
class _Features:
    """Features, as messages."""

    roots: Sequence[Path]
    ids: IdGenerator

    def messages(self, paths: list[str]) -> Iterator[dict[str, Any]]:
        """Messages with the source, the document and the pickles of each file."""
        for path in paths:
            place = feature_file(path, self.roots)
            if place:
                yield from _feature_messages(path, _read(path, place), self.ids)


def feature_file(path: str, roots: Sequence[Path]) -> Path | None:
    """Place of a feature file; None where it is not there.

    Args:
        path: Relative path; that of a walk's scenario is of the record, any other of the checkout.
        roots: The checkout, and the record where it is known.
    """
    places = roots[1:] if path.startswith(f"{EVIDENCE}/") else roots[:1]
    return next((root / path for root in places if PATH_IN_RECORD.fullmatch(path) and (root / path).is_file()), None)


def _read(path: str, place: Path) -> str:
    try:
        return place.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise _unreadable(path) from error


def _unreadable(path: str) -> ConfigurationError:
    return ConfigurationError(f"«{path}» no se puede leer como escenarios: vuelva a poner el que dejó la corrida.")


def _feature_messages(path: str, text: str, ids: IdGenerator) -> Iterator[dict[str, Any]]:
    yield {"source": {"uri": path, "data": text, "mediaType": "text/x.cucumber.gherkin+plain"}}
    try:
        document: Any = {**Parser(_builder(ids)).parse(text), "uri": path}
    except ParserError as error:
        raise _unreadable(path) from error
    yield {"gherkinDocument": document}
    decided = dict(_decided_by_rows(document["feature"]["children"]))
    for pickle in Compiler(ids).compile(document):
        row = pickle["astNodeIds"][-1]
        tags = [{"name": f"@{decided[row]}", "astNodeId": row}] if row in decided else []
        yield {"pickle": {**pickle, "tags": [*pickle["tags"], *tags]}}


def _decided_by_rows(children: list[Any]) -> Iterator[tuple[str, str]]:
    """Pairs of a row's id and its requirement in the column «requisito», which consumers get as a tag."""
    for child in children:
        if "rule" in child:
            yield from _decided_by_rows(child["rule"]["children"])
        for table in child.get("scenario", {}).get("examples", ()):
            names = [cell["value"] for cell in table.get("tableHeader", {}).get("cells", ())]
            for row in table["tableBody"] if COLUMN in names else ():
                yield row["id"], row["cells"][names.index(COLUMN)]["value"]


def _builder(ids: IdGenerator) -> Any:
    return AstBuilder(ids)


def cucumber_messages(data: Data, roots: Sequence[Path] = (ROOT,)) -> str:
    """Content of ``cucumber.ndjson``, one message a line.

    Args:
        data: Content of ``verdicts.json``.
        roots: Folders of the features: the checkout, and the record for scenarios that walks told; scenarios of missing
            files or sentences are left out.
    """
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in _messages(data, roots))


def _messages(data: Data, roots: Sequence[Path]) -> Iterator[dict[str, Any]]:
    ids = IdGenerator()
    outcomes = [(one, scenario) for one in data["requirements"] for scenario in one["scenarios"]]
    paths = sorted({scenario["feature"] for _, scenario in outcomes})
    yield {"meta": _meta()}
    pickles: list[dict[str, Any]] = []
    for message in _Features(roots, ids).messages(paths):
        pickles += [message["pickle"]] if "pickle" in message else []
        yield message
    cases = run_cases(data)
    of_the_run: list[dict[str, Any]] = []
    for message in _feature_messages(RUN_FEATURE, _run_feature(cases), ids):
        of_the_run += [message["pickle"]] if "pickle" in message else []
        yield message
    started, ended = (datetime.fromisoformat(data["run"][key]) for key in ("started", "ended"))
    yield {"testRunStarted": {"id": _RUN, "timestamp": _timestamp(started)}}
    clock = started
    known = _Pickles(pickles)
    for one, scenario in outcomes:
        pickle = known.take(one, scenario)
        if pickle is None:
            continue
        begun = start_of(scenario, clock)
        yield from _Case(one, scenario, pickle).messages(ids, begun)
        clock = max(clock, begun + timedelta(seconds=scenario["duration"]))
    end = max(clock, ended)
    for case, pickle in zip(cases, of_the_run, strict=True):
        yield from _run_case_messages(case, pickle, ids, end)
    success = data["document"]["exit_code"] == 0
    yield {"testRunFinished": {"timestamp": _timestamp(end), "success": success, "testRunStartedId": _RUN}}


def _run_feature(cases: list[RunCase]) -> str:
    """Feature with a scenario for each case of the run; a case has no line feed, so its texts stay on their lines."""
    told = "".join(
        (f"\n  @{each.requirement['id']}" if each.requirement else "")
        + f"\n  Escenario: {each.name}\n    Entonces {each.expected}\n"
        for each in cases
    )
    return f"# language: es\nCaracterística: La corrida entera\n{told}"


def _run_case_messages(one: RunCase, pickle: Data, ids: IdGenerator, when: datetime) -> Iterator[dict[str, Any]]:
    case, attempt, step, at = ids.get_next_id(), ids.get_next_id(), ids.get_next_id(), _timestamp(when)
    steps = [{"id": step, "pickleStepId": pickle["steps"][0]["id"], "stepDefinitionIds": []}]
    named = {"testCaseStartedId": attempt, "testStepId": step}
    result = {"status": _RUN_STATUS[one.status], "duration": _duration(timedelta()), "message": one.message}
    yield {"testCase": {"id": case, "pickleId": pickle["id"], "testSteps": steps, "testRunStartedId": _RUN}}
    yield {"testCaseStarted": {"id": attempt, "testCaseId": case, "attempt": 0, "timestamp": at}}
    yield {"testStepStarted": {**named, "timestamp": at}}
    yield {"testStepFinished": {**named, "testStepResult": result, "timestamp": at}}
    yield {"testCaseFinished": {"testCaseStartedId": attempt, "timestamp": at, "willBeRetried": False}}


class _Pickles:
    """Pickles by what identifies the scenario of an outcome; each is taken once.

    File, requirement and sentences must be the same: an older record may have another title. A scenario that never
    began, as its set-up failed, has no sentences and is known by its title.
    """

    def __init__(self, pickles: Sequence[Data]) -> None:
        self._left: dict[tuple[Any, ...], deque[Data]] = defaultdict(deque)
        self._taken: set[str] = set()
        for each in pickles:
            for tag in {tag["name"] for tag in each["tags"]}:
                for key in (tuple(step["text"] for step in each["steps"]), each["name"]):
                    self._left[each["uri"], tag, key].append(each)

    def take(self, one: Data, scenario: Data) -> Data | None:
        """First pickle left for a scenario of a requirement; None where there is none."""
        sentences = tuple(step["text"] for step in scenario["steps"])
        left = self._left.get((scenario["feature"], f"@{one['id']}", sentences or scenario["name"]), deque())
        while left:
            found = left.popleft()
            if found["id"] not in self._taken:
                self._taken.add(found["id"])
                return found
        return None


@dataclass(frozen=True)
class _Case:
    """A scenario that ran, and its pickle."""

    requirement: Data
    scenario: Data
    pickle: Data

    def messages(self, ids: IdGenerator, clock: datetime) -> Iterator[dict[str, Any]]:
        """Messages from the test case to its end."""
        case, attempt = ids.get_next_id(), ids.get_next_id()
        steps = [
            {"id": ids.get_next_id(), "pickleStepId": step["id"], "stepDefinitionIds": []}
            for step in self.pickle["steps"]
        ]
        yield {"testCase": {"id": case, "pickleId": self.pickle["id"], "testSteps": steps, "testRunStartedId": _RUN}}
        yield {
            "testCaseStarted": {"id": attempt, "testCaseId": case, "attempt": 0, "timestamp": _timestamp(clock)},
        }
        for number, (step, recorded) in enumerate(zip(steps, self._recorded(), strict=True), start=1):
            named = {"testCaseStartedId": attempt, "testStepId": step["id"]}
            last = number == len(steps)
            start, took = step_span(self.scenario, recorded, number - 1, len(steps))
            yield {"testStepStarted": {**named, "timestamp": _timestamp(clock + start)}}
            yield from _attachments(self.scenario, named) if last else ()
            result = _result(self.requirement, self.scenario, Verdict(recorded["verdict"]), took, last=last)
            yield {
                "testStepFinished": {**named, "testStepResult": result, "timestamp": _timestamp(clock + start + took)}
            }
        end = _timestamp(clock + timedelta(seconds=self.scenario["duration"]))
        yield {"testCaseFinished": {"testCaseStartedId": attempt, "timestamp": end, "willBeRetried": False}}

    def _recorded(self) -> list[Any]:
        """Recorded steps; where the scenario never began the first one has its verdict, and none was reached."""
        never = [{"verdict": Verdict.FAIL}] + [{"verdict": Verdict.NONE}] * (len(self.pickle["steps"]) - 1)
        return list(self.scenario["steps"]) or never


def _result(one: Data, scenario: Data, step: Verdict, took: timedelta, *, last: bool) -> dict[str, Any]:
    """Result of a step: a passed one is not ``PASSED`` where it is the last one of a scenario that did not pass."""
    raw = Verdict(scenario["verdict"])
    status = {Verdict.PASS: "PASSED", Verdict.NONE: "SKIPPED"}.get(step) or _STATUS[raw]
    reported = reported_verdict(one, raw)
    spoilt = step is Verdict.PASS and last and reported is not Verdict.PASS
    if spoilt:
        status = "FAILED" if raw in (Verdict.FAIL, Verdict.ERROR) else "PENDING"
    result = {"status": status, "duration": _duration(took)}
    if status not in ("PASSED", "SKIPPED"):
        result["message"] = (one["reason"] if spoilt and reported is not raw else "") or scenario["observed"]
    return result


def _attachments(scenario: Data, named: Data) -> Iterator[dict[str, Any]]:
    """Attach the pictures by reference; they are in the same record."""
    for item in scenario["evidence"]:
        if item["kind"] == "picture":
            media = "image/jpeg" if item["path"].endswith(".jpg") else "image/png"
            yield {"externalAttachment": {**named, "url": item["path"], "mediaType": media}}


def _meta() -> dict[str, Any]:
    return {
        "protocolVersion": PROTOCOL,
        "implementation": {"name": "aceptación-ecuapass"},
        "runtime": {"name": platform.python_implementation(), "version": platform.python_version()},
        "os": {"name": platform.system(), "version": platform.release()},
        "cpu": {"name": platform.machine()},
    }


def _timestamp(when: datetime) -> dict[str, int]:
    return {"seconds": int(when.timestamp()), "nanos": when.microsecond * 1000}


def _duration(took: timedelta) -> dict[str, int]:
    return {"seconds": int(took.total_seconds()), "nanos": took.microseconds * 1000}
