"""Export to ``cucumber.ndjson``: Cucumber Messages, which many tools read.

Cucumber's own parser, a dependency of pytest-bdd, reads the features; its documents and pickles are messages already.
A step that the run did not decide is ``PENDING`` or ``SKIPPED``, never ``PASSED``.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from gherkin.ast_builder import AstBuilder
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from harness.layout import COLUMN, ROOT
from harness.verdict import Verdict

Data = Mapping[str, Any]
PROTOCOL = "34.2.0"
_RUN = "corrida"
_STATUS = {Verdict.FAIL: "FAILED", Verdict.ERROR: "FAILED", Verdict.INCONC: "PENDING", Verdict.NONE: "UNKNOWN"}


@dataclass
class _Features:
    """Features of the checkout, as messages."""

    root: Path
    ids: IdGenerator

    def messages(self, paths: list[str]) -> Iterator[dict[str, Any]]:
        """Messages with the source, the document and the pickles of each file."""
        for path in paths:
            text = (self.root / path).read_text(encoding="utf-8")
            yield {"source": {"uri": path, "data": text, "mediaType": "text/x.cucumber.gherkin+plain"}}
            document: Any = {**Parser(_builder(self.ids)).parse(text), "uri": path}
            yield {"gherkinDocument": document}
            decided = dict(_decided_by_rows(document["feature"]["children"]))
            for pickle in Compiler(self.ids).compile(document):
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


def cucumber_messages(data: Data, root: Path = ROOT) -> str:
    """Content of ``cucumber.ndjson``, one message a line.

    Args:
        data: Content of ``verdicts.json``.
        root: Checkout with the features; scenarios of missing files or sentences are left out.
    """
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in _messages(data, root))


def _messages(data: Data, root: Path) -> Iterator[dict[str, Any]]:
    ids = IdGenerator()
    outcomes = [(one, scenario) for one in data["requirements"] for scenario in one["scenarios"]]
    paths = sorted({scenario["feature"] for _, scenario in outcomes if (root / scenario["feature"]).is_file()})
    yield {"meta": _meta()}
    pickles: list[dict[str, Any]] = []
    for message in _Features(root, ids).messages(paths):
        pickles += [message["pickle"]] if "pickle" in message else []
        yield message
    started = datetime.fromisoformat(data["run"]["started"])
    yield {"testRunStarted": {"id": _RUN, "timestamp": _timestamp(started)}}
    clock = started
    for one, scenario in outcomes:
        pickle = next((each for each in pickles if _is(each, one, scenario)), None)
        if pickle is None:
            continue
        pickles.remove(pickle)
        yield from _Case(one, scenario, pickle).messages(ids, clock)
        clock += timedelta(seconds=scenario["duration"])
    ended = {"timestamp": _timestamp(max(clock, datetime.fromisoformat(data["run"]["ended"])))}
    success = data["document"]["verdict"] == "CONFORME"
    yield {"testRunFinished": {**ended, "success": success, "testRunStartedId": _RUN}}


def _is(pickle: Data, one: Data, scenario: Data) -> bool:
    """Whether file, requirement and sentences are the same: an older record may have another title."""
    return (
        pickle["uri"] == scenario["feature"]
        and f"@{one['id']}" in [tag["name"] for tag in pickle["tags"]]
        and [step["text"] for step in pickle["steps"]] == [step["text"] for step in scenario["steps"]]
    )


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
        share = timedelta(seconds=self.scenario["duration"]) / len(steps)
        for number, (step, recorded) in enumerate(zip(steps, self.scenario["steps"], strict=True), start=1):
            named = {"testCaseStartedId": attempt, "testStepId": step["id"]}
            last = number == len(steps)
            yield {"testStepStarted": {**named, "timestamp": _timestamp(clock + share * (number - 1))}}
            yield from _attachments(self.scenario, named) if last else ()
            result = _result(self.requirement, self.scenario, Verdict(recorded["verdict"]), share, last=last)
            end = _timestamp(clock + share * number)
            yield {"testStepFinished": {**named, "testStepResult": result, "timestamp": end}}
        end = _timestamp(clock + timedelta(seconds=self.scenario["duration"]))
        yield {"testCaseFinished": {"testCaseStartedId": attempt, "timestamp": end, "willBeRetried": False}}


def _result(one: Data, scenario: Data, step: Verdict, took: timedelta, *, last: bool) -> dict[str, Any]:
    """Result of a step: a passed one is ``PENDING`` where it is the last one of a requirement that is not decided."""
    verdict = Verdict(scenario["verdict"])
    status = {Verdict.PASS: "PASSED", Verdict.NONE: "SKIPPED"}.get(step) or _STATUS[verdict]
    blocked = step is Verdict.PASS and last and one["verdict"] not in (Verdict.PASS, Verdict.FAIL)
    result = {"status": "PENDING" if blocked else status, "duration": _duration(took)}
    if status not in ("PASSED", "SKIPPED") or blocked:
        result["message"] = one["reason"] if blocked else scenario["observed"]
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
