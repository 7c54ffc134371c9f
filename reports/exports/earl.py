"""Export to W3C EARL 1.0 in JSON-LD.

There is an assertion of the suite for each requirement, one for each review by hand, and one for whatever else decides
the exit code of the run, the verdict of the document first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from harness.verdict import Verdict
from reports.exports.run_cases import CaseStatus, run_cases
from reports.record.run_check_details import run_check_detail

Data = Mapping[str, Any]
_CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:date": {"@type": "xsd:dateTime"},
    "earl:outcome": {"@type": "@id"},
    "earl:mode": {"@type": "@id"},
}
_OUTCOMES = {
    Verdict.PASS: "earl:passed",
    Verdict.FAIL: "earl:failed",
    Verdict.INCONC: "earl:cantTell",
    Verdict.ERROR: "earl:cantTell",
    Verdict.NONE: "earl:untested",
}
_STATUSES = {
    CaseStatus.PASSED: "earl:passed",
    CaseStatus.FAILED: "earl:failed",
    CaseStatus.UNDECIDED: "earl:cantTell",
    CaseStatus.SKIPPED: "earl:untested",
}
_SUITE, _PORTAL = "_:suite", "_:portal"


def earl(data: Data) -> dict[str, Any]:
    """EARL report from the content of ``verdicts.json``."""
    facts, document = data["run"]["facts"], data["document"]
    return {
        "@context": _CONTEXT,
        "@graph": [
            {"@id": _SUITE, "@type": ["earl:Assertor", "earl:Software"], "dct:title": facts.get("Suite", "suite")},
            {
                "@id": _PORTAL,
                "@type": "earl:TestSubject",
                "dct:title": facts.get("Portal", "portal"),
                "dct:identifier": data["run"]["fingerprint_start"],
                "dct:conformsTo": f"{document['code']} v{document['version']}",
            },
            *_of_the_run(data),
            *(_assertion(one, data) for one in data["requirements"]),
            *_by_hand(data),
        ],
    }


def _assertion(one: Data, data: Data) -> dict[str, Any]:
    absent = any(each["requirement"] == one["id"] for each in data["not_applicable"])
    outcome = "earl:inapplicable" if absent else _OUTCOMES[Verdict(one["verdict"])]
    detail = run_check_detail(data, one["id"])
    reason = one["reason"] or (detail.observed if detail else "")
    return _asserted(one["id"], one["statement"], (outcome, reason), data["run"]["ended"])


def _of_the_run(data: Data) -> Iterator[dict[str, Any]]:
    """Assertions on what no requirement says; one that the run decides has its own already."""
    for each in run_cases(data):
        if not each.repeats_requirement:
            yield _asserted(each.id, each.expected, (_STATUSES[each.status], each.message), data["run"]["ended"])


def _by_hand(data: Data) -> Iterator[dict[str, Any]]:
    statements = {one["id"]: one["statement"] for one in data["requirements"]}
    for each in data["manual"]:
        result = (_OUTCOMES[Verdict(each["verdict"])], each["note"])
        statement = statements.get(each["requirement"], "")
        made = _asserted(each["requirement"], statement, result, f"{each['day']}T00:00:00")
        person = {"@type": ["earl:Assertor", "foaf:Person"], "foaf:name": each["reviewer"]}
        yield {**made, "earl:assertedBy": person, "earl:mode": "earl:manual"}


def _asserted(requirement: str, statement: str, result: tuple[str, str], when: str) -> dict[str, Any]:
    outcome, reason = result
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": {"@id": _SUITE},
        "earl:subject": {"@id": _PORTAL},
        "earl:test": {
            "@type": "earl:TestRequirement",
            "dct:identifier": requirement,
            "dct:description": statement,
        },
        "earl:result": {
            "@type": "earl:TestResult",
            "earl:outcome": outcome,
            "dct:date": when,
            "dct:description": reason,
        },
        "earl:mode": "earl:automatic",
    }
