"""Export to Allure results: a folder of JSON files and attachments, from which Allure 2 and 3 make a report.

The format is https://allurereport.org/docs/how-it-works-test-result-file/. ``failed`` is what the document forbids,
``broken`` what was not decided, ``skipped`` what decides nothing; nothing else is ``passed``.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from harness.errors import MALFORMED, ConfigurationError, system_reason
from harness.verdict import Verdict
from reports.exports.identity import identity
from reports.exports.run_cases import NEVER_RUN, SUITE, CaseStatus, RunCase, never_run, reported_verdict, run_cases
from reports.exports.times import start_of, step_span

Data = Mapping[str, Any]
_TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".json": "application/json",
    ".txt": "text/plain",
    ".zip": "application/zip",
}
_RUN_STATUS = {
    CaseStatus.PASSED: "passed",
    CaseStatus.FAILED: "failed",
    CaseStatus.UNDECIDED: "broken",
    CaseStatus.SKIPPED: "skipped",
}
_CATEGORIES = [
    {"name": "No se cumple", "matchedStatuses": ["failed"]},
    {"name": "No se pudo decidir", "matchedStatuses": ["broken"]},
    {"name": "No decide", "matchedStatuses": ["skipped"]},
]


def write_allure(data: Data, folder: Path, target: Path) -> list[str]:
    """Write Allure results.

    Args:
        data: Content of ``verdicts.json``.
        folder: The record, for the evidence.
        target: Folder of the results; is made.

    Returns:
        Evidence that is missing, by its path in the record.

    Raises:
        ConfigurationError: The target has files already, which Allure would take for the same run.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        if any(target.iterdir()):
            raise ConfigurationError(
                f"La carpeta «{target}» ya tiene archivos y Allure los mezclaría con esta corrida: elija otra, vacía, "
                "con --output."
            )
        results = _Results(data, folder, target)
        for each in results.all():
            _write(target / f"{each['uuid']}-result.json", each)
        _write(target / "categories.json", _CATEGORIES)
        (target / "environment.properties").write_text(_environment(data), encoding="ascii", newline="\n")
    except OSError as error:
        raise ConfigurationError(
            f"No se puede escribir en «{target}» ({system_reason(error)}): elija otra carpeta con --output."
        ) from error
    return results.missing


@dataclass
class _Results:
    """Results of a record; evidence is copied as they are made."""

    data: Data
    folder: Path
    target: Path
    missing: list[str] = field(default_factory=list)

    def all(self) -> Iterator[dict[str, Any]]:
        """Results of the run, then those of its scenarios."""
        clock = datetime.fromisoformat(self.data["run"]["started"])
        ended = datetime.fromisoformat(self.data["run"]["ended"])
        yield from (self._of_run(each, ended) for each in run_cases(self.data))
        for one in self.data["requirements"]:
            for scenario in one["scenarios"]:
                begun = start_of(scenario, clock)
                clock = begun + timedelta(seconds=scenario["duration"])
                yield self._of_scenario(one, scenario, begun)
            for name in never_run(one, self.data["run"]):
                feature, _, title = name.partition("::")
                details = {"status": "broken", "statusDetails": {"message": NEVER_RUN}}
                yield {**self._result(name, title or name, (ended, ended)), **details, "labels": _labels(one, feature)}

    def _of_run(self, one: RunCase, when: datetime) -> dict[str, Any]:
        labels = _labels(one.requirement, SUITE) if one.requirement else [{"name": "suite", "value": SUITE}]
        status = {"status": _RUN_STATUS[one.status], "statusDetails": {"message": one.message}}
        return {**self._result(one.id, one.name, (when, when)), **status, "description": one.expected, "labels": labels}

    def _of_scenario(self, one: Data, scenario: Data, begun: datetime) -> dict[str, Any]:
        steps = scenario["steps"]
        verdict = reported_verdict(one, Verdict(scenario["verdict"]))
        same, span = identity(one["id"], scenario), (begun, begun + timedelta(seconds=scenario["duration"]))
        return {
            **self._result(scenario["scenario"], same.name, span, same.id),
            "status": _status(one, verdict),
            "statusDetails": self._details(one, scenario, verdict),
            "description": one["statement"],
            "labels": _labels(one, same.group),
            "steps": [
                _step(each, Verdict(scenario["verdict"]), begun, step_span(scenario, each, number, len(steps)))
                for number, each in enumerate(steps)
            ],
            "attachments": [made for each in scenario["evidence"] if (made := self._attachment(each))],
        }

    def _result(self, name: str, title: str, span: tuple[datetime, datetime], lasting: str = "") -> dict[str, Any]:
        """Result with ids: of this run, and of what is the same in every run, by default the name."""
        made = uuid.uuid5(uuid.NAMESPACE_URL, f"{self.data['run']['started']} {name}")
        same = hashlib.sha256((lasting or name).encode()).hexdigest()[:32]
        start, stop = map(_milliseconds, span)
        ids = {"uuid": str(made), "historyId": same, "testCaseId": same, "fullName": lasting or name}
        return {**ids, "name": title, "stage": "finished", "start": start, "stop": stop}

    def _details(self, one: Data, scenario: Data, verdict: Verdict) -> dict[str, Any]:
        told = (
            scenario["observed"] if verdict is Verdict(scenario["verdict"]) else one["reason"] or scenario["observed"]
        )
        unstable = any(each["subject"] in (scenario["scenario"], one["id"]) for each in self.data["unstable"])
        return {"message": told, "trace": f"Se esperaba: {scenario['expected']}", "flaky": unstable}

    def _attachment(self, item: Data) -> dict[str, str] | None:
        """Copy a file of evidence; a mail becomes plain text, as a report would render its HTML."""
        source = self.folder / item["path"]
        if source.is_symlink() or not source.is_file():
            self.missing.append(item["path"])
            return None
        content, suffix = source.read_bytes(), source.suffix
        if item["kind"] == "mail":
            content, suffix = _mail(content), ".txt"
        name = f"{uuid.uuid5(uuid.NAMESPACE_URL, item['path'])}-attachment{suffix}"
        (self.target / name).write_bytes(content)
        return {"name": item["caption"], "source": name, "type": _TYPES.get(suffix, "application/octet-stream")}


def _mail(content: bytes) -> bytes:
    """Headers and text of a mail; as it is kept where it cannot be read."""
    try:
        mail = json.loads(content)
        heads = {"De": mail["from"], "Para": ", ".join(mail["to"]), "Asunto": mail["subject"], "Fecha": mail["date"]}
        text = "".join(f"{name}: {value}\n" for name, value in heads.items()) + f"\n{mail['text']}\n"
    except MALFORMED:
        return content
    return text.encode("utf-8", "replace")


def _step(step: Data, scenario: Verdict, begun: datetime, span: tuple[timedelta, timedelta]) -> dict[str, Any]:
    stopped = "failed" if scenario is Verdict.FAIL else "broken"
    start, took = span
    return {
        "name": f"{step['keyword']} {step['text']}",
        "status": {Verdict.PASS: "passed", Verdict.FAIL: stopped}.get(Verdict(step["verdict"]), "skipped"),
        "stage": "finished",
        "start": _milliseconds(begun + start),
        "stop": _milliseconds(begun + start + took),
        "parameters": [
            {"name": str(number), "value": " | ".join(row)} for number, row in enumerate(step.get("table", ()), start=1)
        ],
    }


def _status(one: Data, verdict: Verdict) -> str:
    failed = "failed" if one["level"] == "documentado" else "skipped"
    return {Verdict.PASS: "passed", Verdict.FAIL: failed}.get(verdict, "broken")


def _labels(one: Data, suite: str) -> list[dict[str, str]]:
    found = {"parentSuite": one["section"], "suite": suite, "feature": one["section"], "story": one["statement"]}
    found |= {"tag": one["id"], "framework": "pytest-bdd"}
    found["severity"] = "critical" if one["level"] == "documentado" else "minor"
    return [{"name": name, "value": value} for name, value in found.items()]


def _environment(data: Data) -> str:
    """Facts of the run as Java properties, in ASCII."""
    document = data["document"]
    facts = {"Veredicto": document["verdict"], "Documento": f"{document['code']} v{document['version']}"}
    return "".join(f"{_escaped(key)} = {_escaped(value)}\n" for key, value in (facts | data["run"]["facts"]).items())


def _escaped(text: str) -> str:
    line = " ".join(text.split())
    ascii_only = json.dumps(line)[1:-1].replace('\\"', '"')
    return ascii_only.replace(" ", "\\ ").replace(":", "\\:").replace("=", "\\=")


def _milliseconds(when: datetime) -> int:
    return round(1000 * when.timestamp())


def _write(path: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    path.write_bytes(text.encode("utf-8", "replace"))
