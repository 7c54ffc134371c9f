"""Export to CTRF (Common Test Report Format), for dashboards; what is not decided is never ``passed``.

What keeps the run from ending in 0 beside its scenarios is ``failed``: dashboards take ``other`` for harmless.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from harness.verdict import Verdict
from reports.exports.identity import identity
from reports.exports.run_cases import NEVER_RUN, SUITE, CaseStatus, RunCase, never_run, reported_verdict, run_cases

Data = Mapping[str, Any]
SPEC = "0.0.0"
_STATUSES = ("passed", "failed", "skipped", "pending", "other")


def ctrf(data: Data) -> dict[str, Any]:
    """CTRF document from the content of ``verdicts.json``."""
    run, document = data["run"], data["document"]
    tests = [_run_test(each) for each in run_cases(data)]
    for one in data["requirements"]:
        tests += [_test(one, scenario) for scenario in one["scenarios"]]
        tests += [_missing_test(one, name) for name in never_run(one, run)]
    counts = Counter(test["status"] for test in tests)
    return {
        "reportFormat": "CTRF",
        "specVersion": SPEC,
        "timestamp": run["ended"],
        "generatedBy": "python -m reports export",
        "results": {
            "tool": {"name": "pytest-bdd", "extra": dict(run["facts"])},
            "summary": {
                "tests": len(tests),
                **{status: counts[status] for status in _STATUSES},
                "start": _milliseconds(run["started"]),
                "stop": _milliseconds(run["ended"]),
                "extra": {"verdict": document["verdict"], "document": f"{document['code']} v{document['version']}"},
            },
            "tests": tests,
        },
    }


def _test(one: Data, scenario: Data) -> dict[str, Any]:
    verdict = reported_verdict(one, Verdict(scenario["verdict"]))
    decides = one["level"] == "documentado"
    status = {Verdict.PASS: "passed", Verdict.FAIL: "failed" if decides else "other", Verdict.ERROR: "failed"}
    same = identity(one["id"], scenario)
    test = {
        "testId": same.id,
        "name": same.name,
        "status": status.get(verdict, "other"),
        "rawStatus": verdict.value,
        "duration": round(1000 * scenario["duration"]),
        "suite": [one["section"], same.group],
        "filePath": scenario["feature"],
        "line": scenario["line"],
        "steps": [_step(each, Verdict(scenario["verdict"])) for each in scenario["steps"]],
        **_marks(one),
        **_times(scenario),
    }
    message = scenario["observed"] if verdict is Verdict(scenario["verdict"]) else one["reason"]
    return test if verdict is Verdict.PASS else {**test, "message": message or scenario["observed"]}


def _run_test(one: RunCase) -> dict[str, Any]:
    return {
        "testId": one.id,
        "name": one.name,
        "status": {CaseStatus.PASSED: "passed", CaseStatus.SKIPPED: "skipped"}.get(one.status, "failed"),
        "rawStatus": one.status.value,
        "duration": 0,
        "suite": [SUITE],
        "message": one.message,
        **(_marks(one.requirement) if one.requirement else {}),
    }


def _missing_test(one: Data, name: str) -> dict[str, Any]:
    feature, _, title = name.partition("::")
    test = {"testId": name, "name": title or name, "status": "other", "rawStatus": Verdict.NONE.value, "duration": 0}
    return {**test, "suite": [one["section"], feature], "filePath": feature, "message": NEVER_RUN, **_marks(one)}


def _marks(one: Data) -> dict[str, Any]:
    labels = {"requirement": one["id"], "section": one["section"], "level": one["level"]}
    return {"tags": [one["id"]], "labels": labels}


def _step(step: Data, scenario: Verdict) -> dict[str, Any]:
    stopped = "failed" if scenario is Verdict.FAIL else "other"
    status = {Verdict.PASS: "passed", Verdict.FAIL: stopped}.get(Verdict(step["verdict"]), "skipped")
    extra: dict[str, Any] = {"milliseconds": round(1000 * step["duration"])} if "duration" in step else {}
    extra |= {"table": step["table"]} if "table" in step else {}
    return {"name": f"{step['keyword']} {step['text']}", "status": status, **({"extra": extra} if extra else {})}


def _times(scenario: Data) -> dict[str, int]:
    """Start and end of a scenario; none for one of an older record, which did not measure them."""
    if "started" not in scenario:
        return {}
    start = _milliseconds(scenario["started"])
    return {"start": start, "stop": start + round(1000 * scenario["duration"])}


def _milliseconds(moment: str) -> int:
    return round(1000 * datetime.fromisoformat(moment).timestamp())
