"""Reports for continuous integration: job summary, annotations for GitHub, code quality report for GitLab."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from harness.verdict import Verdict
from reports.exports.run_cases import CaseStatus, RunCase, hindrances
from reports.record.root_causes import root_causes

Data = Mapping[str, Any]
_MARKS = {Verdict.PASS: "✅", Verdict.FAIL: "❌", Verdict.INCONC: "❔", Verdict.ERROR: "❗", Verdict.NONE: "➖"}
_CATALOGUE = "instructivo/requirements.toml"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|@&])")


def summary(data: Data) -> str:
    """Job summary in Markdown: decision, hindrances to exit code 0, counts, and requirements that do not conform.

    Args:
        data: Content of ``verdicts.json``; texts of the portal are escaped.
    """
    document = data["document"]
    lines = [f"# {document['verdict']}", "", f"Instructivo {document['code']}, versión {document['version']}", ""]
    lines += [f"- {_escaped(reason)}" for reason in document["reasons"]]
    lines += _undecided(data)
    lines += _hindering(data)
    lines += ["", "| Sección | " + " | ".join(f"{_MARKS[each]} {each.label}" for each in Verdict) + " |"]
    lines += ["|---" * (len(Verdict) + 1) + "|"]
    for section in data["sections"]:
        counts = " | ".join(str(section.get(each, 0) or "·") for each in Verdict)
        lines.append(f"| {section['section']} | {counts} |")
    troubles = [one for one in data["requirements"] if one["verdict"] in (Verdict.FAIL, Verdict.ERROR)]
    lines += ["", "## Lo que no es conforme"] if troubles else []
    for one in troubles:
        level = "" if one["level"] == "documentado" else f" ({one['level']}, no decide)"
        lines += [f"- {_MARKS[Verdict(one['verdict'])]} `{one['id']}`{level}: {_escaped(one['statement'])}  "]
        lines += [f"  Se observó: {_escaped(one['reason'])}"]
    lines += ["", "## Inestable: terminó de otro modo al ejecutarlo otra vez"] if data["unstable"] else []
    for each in data["unstable"]:
        first, second = Verdict(each["first"]).label, Verdict(each["second"]).label
        lines += [f"- {_escaped(each['subject'])}: {first}, y después {second}"]
    return "\n".join(lines) + "\n"


def _undecided(data: Data) -> list[str]:
    """Root causes of what was left undecided, each with what rests on it."""
    found = [each for each in root_causes(data) if each.documented]
    lines = [f"- {each.count_in_words}: {_escaped(each.sentence)} {_escaped(each.remedy)}".rstrip() for each in found]
    return ["", "## Por qué quedó algo sin decidir", *lines] if lines else []


def _hindering(data: Data) -> list[str]:
    found = hindrances(data)
    title = f"## La corrida termina en {data['document']['exit_code']}"
    return ["", title, *(f"- {_mark(each)} {_escaped(each.name)}: {_escaped(each.message)}" for each in found)] * bool(
        found
    )


def _mark(one: RunCase) -> str:
    return _MARKS[Verdict.FAIL if one.status is CaseStatus.FAILED else Verdict.INCONC]


def annotation_lines(data: Data) -> Iterator[str]:
    """GitHub workflow commands: for what keeps the run from ending in 0, and for each scenario that did not pass."""
    for each in hindrances(data):
        yield f"::error title={_property(each.name)}::{_value(each.message)}"
    for one, scenario in _not_passed(data):
        level = "error" if one["level"] == "documentado" and scenario["verdict"] != Verdict.INCONC else "warning"
        title = _property(f"{Verdict(scenario['verdict']).label} {one['id']}")
        place = f"file={_property(scenario['feature'])},line={max(1, scenario['line'])}"
        yield f"::{level} {place},title={title}::{_value(scenario['observed'])}"


def code_quality(data: Data) -> list[dict[str, Any]]:
    """Code quality report of GitLab, which shows its entries beside the lines of a merge request."""
    return [_run_entry(each) for each in hindrances(data)] + [
        {
            "description": f"{Verdict(scenario['verdict']).label}: {scenario['observed']}",
            "check_name": one["id"],
            "fingerprint": hashlib.sha256(f"{one['id']} {scenario['scenario']}".encode()).hexdigest(),
            "severity": "critical" if one["level"] == "documentado" else "minor",
            "location": {"path": scenario["feature"], "lines": {"begin": max(1, scenario["line"])}},
        }
        for one, scenario in _not_passed(data)
    ]


def _run_entry(one: RunCase) -> dict[str, Any]:
    """Entry beside the first scenario of the requirement, or where requirements stand, as GitLab wants a place."""
    scenarios = one.requirement["scenarios"] if one.requirement else []
    path, line = (scenarios[0]["feature"], scenarios[0]["line"]) if scenarios else (_CATALOGUE, 1)
    return {
        "description": f"{one.name}: {one.message}",
        "check_name": one.requirement["id"] if one.requirement else one.id,
        "fingerprint": hashlib.sha256(one.id.encode()).hexdigest(),
        "severity": "critical" if one.status is CaseStatus.FAILED else "major",
        "location": {"path": path, "lines": {"begin": max(1, line)}},
    }


def _not_passed(data: Data) -> Iterator[tuple[Data, Data]]:
    for one in data["requirements"]:
        for scenario in one["scenarios"]:
            if scenario["verdict"] != Verdict.PASS and not one["blocked_by"]:
                yield one, scenario


def _escaped(text: object) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(str(text).split()))


def _value(text: str) -> str:
    """Escape a message for a workflow command, where a line feed would start another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
