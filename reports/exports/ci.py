"""A job's summary in Markdown, annotations on feature lines for GitHub, and a code quality report for GitLab."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from harness.verdict import Verdict

Data = Mapping[str, Any]
_MARKS = {Verdict.PASS: "✅", Verdict.FAIL: "❌", Verdict.INCONC: "❔", Verdict.ERROR: "❗", Verdict.NONE: "➖"}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|@&])")


def summary(data: Data) -> str:
    """The decision, the counts by section and what is not conform; everything of the portal is escaped."""
    document = data["document"]
    lines = [f"# {document['verdict']}", "", f"Instructivo {document['code']}, versión {document['version']}", ""]
    lines += [f"- {_plain(reason)}" for reason in document["reasons"]]
    lines += ["", "| Sección | " + " | ".join(f"{_MARKS[each]} {each.label}" for each in Verdict) + " |"]
    lines += ["|---" * (len(Verdict) + 1) + "|"]
    for section in data["sections"]:
        counts = " | ".join(str(section.get(each, 0) or "·") for each in Verdict)
        lines.append(f"| {section['section']} | {counts} |")
    troubles = [one for one in data["requirements"] if one["verdict"] in (Verdict.FAIL, Verdict.ERROR)]
    lines += ["", "## Lo que no es conforme"] if troubles else []
    for one in troubles:
        level = "" if one["level"] == "documentado" else f" ({one['level']}, no decide)"
        lines += [f"- {_MARKS[Verdict(one['verdict'])]} `{one['id']}`{level}: {_plain(one['statement'])}  "]
        lines += [f"  Se observó: {_plain(one['reason'])}"]
    lines += ["", "## Inestable: terminó de otro modo al ejecutarlo otra vez"] if data["unstable"] else []
    for each in data["unstable"]:
        first, second = Verdict(each["first"]).label, Verdict(each["second"]).label
        lines += [f"- {_plain(each['subject'])}: {first}, y después {second}"]
    return "\n".join(lines) + "\n"


def annotation_lines(data: Data) -> Iterator[str]:
    """GitHub's workflow commands: one on the feature line of each scenario that is not conform."""
    for one, scenario in _not_conform(data):
        level = "error" if one["level"] == "documentado" and scenario["verdict"] != Verdict.INCONC else "warning"
        title = _property(f"{Verdict(scenario['verdict']).label} {one['id']}")
        place = f"file={_property(scenario['feature'])},line={max(1, scenario['line'])}"
        yield f"::{level} {place},title={title}::{_value(scenario['observed'])}"


def code_quality(data: Data) -> list[dict[str, Any]]:
    """GitLab's code quality report, whose entries stand beside the lines of a merge request."""
    return [
        {
            "description": f"{Verdict(scenario['verdict']).label}: {scenario['observed']}",
            "check_name": one["id"],
            "fingerprint": hashlib.sha256(f"{one['id']} {scenario['scenario']}".encode()).hexdigest(),
            "severity": "critical" if one["level"] == "documentado" else "minor",
            "location": {"path": scenario["feature"], "lines": {"begin": max(1, scenario["line"])}},
        }
        for one, scenario in _not_conform(data)
    ]


def _not_conform(data: Data) -> Iterator[tuple[Data, Data]]:
    for one in data["requirements"]:
        for scenario in one["scenarios"]:
            if scenario["verdict"] != Verdict.PASS and not one["blocked_by"]:
                yield one, scenario


def _plain(text: object) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(str(text).split()))


def _value(text: str) -> str:
    """A message in a workflow command: a line feed in it would start another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
