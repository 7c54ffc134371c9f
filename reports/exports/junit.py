"""Export to ``junit.xml``: one test case for each scenario, with its requirement as properties.

What is not decided never passes; nor does a scenario whose requirement is blocked, whatever its raw outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from harness.verdict import Verdict

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
    cases = [case for one in data["requirements"] for case in _cases(one, data["run"])]
    suite.extend(cases)
    counts = {kind: sum(case.find(kind) is not None for case in cases) for kind in ("failure", "error", "skipped")}
    seconds = sum(float(case.get("time", "0")) for case in cases)
    for element in (suites, suite):
        element.set("tests", str(len(cases)))
        element.set("failures", str(counts["failure"]))
        element.set("errors", str(counts["error"]))
        element.set("skipped", str(counts["skipped"]))
        element.set("time", f"{seconds:.3f}")
    suite.set("timestamp", data["run"]["started"])
    ET.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _cases(one: Data, run: Data) -> Iterator[ET.Element]:
    found = {scenario["scenario"] for scenario in one["scenarios"]}
    for scenario in one["scenarios"]:
        case = _case(one, scenario["feature"], scenario["name"], f"{scenario['duration']:.3f}")
        case.set("file", scenario["feature"])
        case.set("line", str(scenario["line"]))
        _add_result(case, one, Verdict(scenario["verdict"]), scenario["observed"])
        yield case
    for name in run["selected"]:
        if run["written"].get(name) == one["id"] and name not in found:
            feature, _, title = name.partition("::")
            case = _case(one, feature, title, "0")
            _add_result(case, one, Verdict.NONE, "El escenario se seleccionó y no llegó a ejecutarse.")
            yield case


def _case(one: Data, feature: str, name: str, seconds: str) -> ET.Element:
    case = ET.Element("testcase", classname=_clean(feature), name=_clean(name), time=seconds)
    properties = ET.SubElement(case, "properties")
    for key in _PROPERTIES:
        ET.SubElement(properties, "property", name="requirement" if key == "id" else key, value=_clean(one[key]))
    return case


def reported_verdict(one: Data, raw: Verdict) -> Verdict:
    """Verdict of a scenario for other tools, where a requirement that is not decided prevails.

    Args:
        one: Requirement as in ``verdicts.json``.
        raw: Raw verdict of the scenario.
    """
    verdict = Verdict(one["verdict"])
    if raw is Verdict.PASS and verdict in (Verdict.PASS, Verdict.FAIL):
        return Verdict.PASS  # this row passed; another one failed the requirement
    return raw if raw in (Verdict.ERROR, Verdict.NONE) or verdict is Verdict.PASS else verdict


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
