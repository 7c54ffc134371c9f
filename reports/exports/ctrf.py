"""Export to CTRF (Common Test Report Format), for dashboards; what is not decided is never ``passed``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from harness.verdict import Verdict
from reports.exports.junit import reported_verdict

Data = Mapping[str, Any]
SPEC = "0.0.0"
_STATUSES = ("passed", "failed", "skipped", "pending", "other")


def ctrf(data: Data) -> dict[str, Any]:
    """CTRF document from the content of ``verdicts.json``."""
    run, document = data["run"], data["document"]
    tests = [_test(one, scenario) for one in data["requirements"] for scenario in one["scenarios"]]
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
    test = {
        "testId": scenario["scenario"],
        "name": scenario["name"],
        "status": status.get(verdict, "other"),
        "rawStatus": verdict.value,
        "duration": round(1000 * scenario["duration"]),
        "suite": [one["section"], scenario["feature"]],
        "filePath": scenario["feature"],
        "line": scenario["line"],
        "tags": [one["id"]],
        "labels": {"requirement": one["id"], "section": one["section"], "level": one["level"]},
    }
    message = scenario["observed"] if verdict is Verdict(scenario["verdict"]) else one["reason"]
    return test if verdict is Verdict.PASS else {**test, "message": message or scenario["observed"]}


def _milliseconds(moment: str) -> int:
    return round(1000 * datetime.fromisoformat(moment).timestamp())
