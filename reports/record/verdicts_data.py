"""Content of ``verdicts.json``: a judgement and its inputs as JSON data (``schema/verdicts.schema.json``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from harness.version import RECORD_FORMAT
from instructivo.requirement import Catalogue
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.run_judgement import Judgement, RequirementVerdict
from reports.record.repeats import Repeat


def verdicts_data(
    catalogue: Catalogue,
    judgement: Judgement,
    started: datetime,
    facts: Mapping[str, str],
    repeats: Iterable[Repeat] = (),
) -> dict[str, Any]:
    """Content of ``verdicts.json``.

    Args:
        catalogue: Catalogue with which the run was judged.
        judgement: Verdicts of the run.
        started: Start of the run; its end is now.
        facts: Spanish label -> value, about portal, suite and machine.
        repeats: Second runs.
    """
    return {
        "schema": RECORD_FORMAT,
        "document": _document_data(catalogue, judgement),
        "run": {
            "started": started.isoformat(timespec="seconds"),
            "ended": datetime.now().astimezone().isoformat(timespec="seconds"),
            "facts": dict(facts),
            **judgement.plan.data(),
        },
        "sections": [
            {"section": section, **{verdict.value: n for verdict, n in sorted(judgement.counts(section).items())}}
            for section in catalogue.sections
        ],
        "requirements": [_requirement_data(one) for one in judgement.requirements],
        "repeated": [each.data() for each in repeats],
        **_declarations_data(judgement),
    }


def with_files(data: dict[str, Any], files: Mapping[str, str]) -> dict[str, Any]:
    """Content of ``verdicts.json`` with the hashes of the files that no outcome names; without any, as it is."""
    return {**data, "run": {**data["run"], "files": dict(sorted(files.items()))}} if files else data


def with_trend(data: dict[str, Any], trend: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Content of ``verdicts.json`` with the past runs that lay beside the record; without any, as it is."""
    return {**data, "run": {**data["run"], "trend": [dict(each) for each in trend]}} if trend else data


def _document_data(catalogue: Catalogue, judgement: Judgement) -> dict[str, Any]:
    return {
        "code": catalogue.code,
        "version": catalogue.version,
        "date": catalogue.date,
        "verdict": judgement.decision,
        "reasons": list(judgement.reasons),
        "partial": judgement.partial,
        "exit_code": int(judgement.exit_code),
    }


def _declarations_data(judgement: Judgement) -> dict[str, Any]:
    """Declarations of people, each waiver with its ``problem``: empty, or a Spanish sentence."""
    waivers = sorted(judgement.declarations.waivers, key=str)
    data = judgement.declarations.data()
    problems = [judgement.waiver_problems.get(each, "") for each in waivers]
    waived = [{**entry, "problem": problem} for entry, problem in zip(data["waived"], problems, strict=True)]
    return {**data, "waived": waived}


def _requirement_data(one: RequirementVerdict) -> dict[str, Any]:
    return {
        "id": one.requirement.id,
        "section": one.requirement.section,
        "page": one.requirement.page,
        "field": one.requirement.field,
        "statement": one.requirement.statement,
        "level": one.requirement.level,
        "verified_by": one.requirement.verified_by,
        "verdict": one.verdict,
        "raw": one.raw,
        "blocked_by": one.blocked_by,
        "reason": one.reason,
        "fault": one.fault,
        "standing": one.disposition,
        "scenarios_written": one.written,
        "scenarios_run": one.executed,
        "scenarios": [_without_requirement(outcome) for outcome in one.outcomes],
    }


def _without_requirement(outcome: ScenarioOutcome) -> dict[str, Any]:
    return {key: value for key, value in outcome.data().items() if key != "requirement"}
