"""Export to ``junit.xml``: a test case for each scenario, and for what else decides the exit code of the run.

What is not decided never passes; nor does a scenario whose requirement is blocked, whatever its raw outcome. Times are
measured: those of a scenario, of each step in its output, and of the run as a whole, whose scenarios run side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

from harness.verdict import Verdict
from reports.exports.identity import identity
from reports.exports.run_cases import NEVER_RUN, SUITE, CaseStatus, RunCase, never_run, reported_verdict, run_cases

Data = Mapping[str, Any]
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROPERTIES = ("id", "section", "level", "verdict", "raw", "standing", "blocked_by")


def junit_xml(data: Data) -> str:
    """Content of ``junit.xml`` from the content of ``verdicts.json``."""
    suites = ET.Element("testsuites")
    suite = ET.SubElement(suites, "testsuite", name=f"{data['document']['code']} v{data['document']['version']}")
    properties = ET.SubElement(suite, "properties")
    facts = {"verdict": data["document"]["verdict"], **data["run"]["facts"]}
    for name, value in facts.items():
        ET.SubElement(properties, "property", name=_clean(name), value=_clean(value))
    cases = [_run_case(each) for each in run_cases(data)]
    cases += [case for one in data["requirements"] for case in _cases(one, data["run"])]
    suite.extend(cases)
    counts = {kind: sum(case.find(kind) is not None for case in cases) for kind in ("failure", "error", "skipped")}
    started, ended = (datetime.fromisoformat(data["run"][key]) for key in ("started", "ended"))
    for element in (suites, suite):
        element.set("tests", str(len(cases)))
        element.set("failures", str(counts["failure"]))
        element.set("errors", str(counts["error"]))
        element.set("skipped", str(counts["skipped"]))
        element.set("time", f"{(ended - started).total_seconds():.3f}")
    suite.set("timestamp", data["run"]["started"])
    ET.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _run_case(one: RunCase) -> ET.Element:
    case = ET.Element("testcase", classname=SUITE, name=_clean(one.name), time="0")
    if one.requirement:
        _add_properties(case, one.requirement)
    if one.status is CaseStatus.SKIPPED:
        ET.SubElement(case, "skipped", message=_clean(f"No decide: {one.message}"))
    elif one.hinders:
        kind = "failure" if one.status is CaseStatus.FAILED else "error"
        found = ET.SubElement(case, kind, type=one.status.value, message=_clean(one.message))
        found.text = _clean(f"Se exige: {one.expected}\n{one.message}")
    else:
        ET.SubElement(case, "system-out").text = _clean(one.message)
    return case


def _cases(one: Data, run: Data) -> Iterator[ET.Element]:
    for scenario in one["scenarios"]:
        same = identity(one["id"], scenario)
        case = _case(one, same.group, same.name, f"{scenario['duration']:.3f}")
        case.set("file", scenario["feature"])
        case.set("line", str(scenario["line"]))
        _add_result(case, one, Verdict(scenario["verdict"]), scenario["observed"])
        ET.SubElement(case, "system-out").text = _clean("\n".join(_steps(scenario)))
        yield case
    for name in never_run(one, run):
        feature, _, title = name.partition("::")
        case = _case(one, feature, title, "0")
        _add_result(case, one, Verdict.NONE, NEVER_RUN)
        yield case


def _steps(scenario: Data) -> Iterator[str]:
    """Steps with their verdict, the time that was measured, and the rows of their tables."""
    for step in scenario["steps"]:
        took = f", {step['duration']:.3f} s" if "duration" in step else ""
        yield f"{step['keyword']} {step['text']} ({Verdict(step['verdict']).label}{took})"
        yield from (f"  | {' | '.join(row)} |" for row in step.get("table", ()))


def _case(one: Data, feature: str, name: str, seconds: str) -> ET.Element:
    case = ET.Element("testcase", classname=_clean(feature), name=_clean(name), time=seconds)
    _add_properties(case, one)
    return case


def _add_properties(case: ET.Element, one: Data) -> None:
    properties = ET.SubElement(case, "properties")
    for key in _PROPERTIES:
        ET.SubElement(properties, "property", name="requirement" if key == "id" else key, value=_clean(one[key]))


def _add_result(case: ET.Element, one: Data, raw: Verdict, observed: str) -> None:
    verdict = reported_verdict(one, raw)
    if verdict is Verdict.PASS:
        return
    message = _clean(one["reason"] if verdict is not raw and one["reason"] else observed)
    if verdict is Verdict.FAIL and one["level"] != "documentado":
        ET.SubElement(case, "skipped", message=f"Observación, no decide: {message}")
        return
    kind = "failure" if verdict is Verdict.FAIL else "error"
    ET.SubElement(case, kind, type=verdict.value, message=message).text = _clean(
        f"Se exige: {one['statement']}\n{observed}"
    )


def _clean(value: object) -> str:
    """Replace the characters that XML does not allow."""
    return _FORBIDDEN.sub("\ufffd", str(value))
