"""Test cases, for other tools, of what decides the exit code of a run beside its scenarios.

A tool that shows scenarios only would be all green where the document does not conform, the portal changed during the
run or a waiver expired. Every export takes these cases from here, so that none of them says less than another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from harness.verdict import Disposition, Verdict
from reports.judge.document_verdict import FAILED, SETTLED, Decision, ExitCode, portal_change
from reports.judge.plan import Plan
from reports.record.run_check_details import run_check_detail

Data = Mapping[str, Any]
SUITE = "corrida"
"""Name under which other tools group these cases; begin of their ids."""
NEVER_RUN = "El escenario se seleccionó y no llegó a ejecutarse."


class CaseStatus(StrEnum):
    """Status of a case: only ``passed`` is green, and ``skipped`` keeps no run from passing."""

    PASSED = "passed"
    FAILED = "failed"
    UNDECIDED = "undecided"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class RunCase:
    """A test case for something that no scenario shows.

    Attributes:
        id: The same in every run.
        name: Spanish title.
        expected: What must be so, in Spanish.
        status: Whether it is so.
        message: What was found, in one line of Spanish.
        requirement: Entry of ``verdicts.json`` that it is about; None for the run or the document.
    """

    id: str
    name: str
    expected: str
    status: CaseStatus
    message: str
    requirement: Data | None = None

    @property
    def hinders(self) -> bool:
        """Whether it keeps the run from ending in 0."""
        return self.status in (CaseStatus.FAILED, CaseStatus.UNDECIDED)

    @property
    def repeats_requirement(self) -> bool:
        """Whether it says the verdict of its requirement again, which the run itself decides."""
        one = self.requirement
        return one is not None and one["verified_by"] == "corrida" and self.id == f"{SUITE}::{one['id']}"


def run_cases(data: Data) -> list[RunCase]:
    """Cases of a run: the document, what happened to the run, declarations, and requirements no scenario decides.

    Args:
        data: Content of ``verdicts.json``.
    """
    found = [_document(data), *_course(data), *_declarations(data), *_requirements(data)]
    return [_of_the_run(each) for each in found]


def hindrances(data: Data) -> list[RunCase]:
    """Cases that keep the run from ending in 0; never empty where it does not."""
    return [each for each in run_cases(data) if each.hinders]


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


def never_run(one: Data, run: Data) -> list[str]:
    """Ids of a requirement's scenarios that were selected and have no outcome."""
    found = {scenario["scenario"] for scenario in one["scenarios"]}
    return [name for name in run["selected"] if run["written"].get(name) == one["id"] and name not in found]


def _of_the_run(one: RunCase) -> RunCase:
    """Case with the id that other tools see, each text on one line."""
    return replace(
        one,
        id=f"{SUITE}::{one.id}",
        name=" ".join(one.name.split()),
        expected=" ".join(one.expected.split()),
        message=" ".join(one.message.split()),
    )


def _document(data: Data) -> RunCase:
    """Verdict of the document; skipped for a part of the document in which nothing hinders."""
    document, code = data["document"], ExitCode(data["document"]["exit_code"])
    status = CaseStatus.PASSED if document["verdict"] == Decision.CONFORMS else CaseStatus.SKIPPED
    if code is not ExitCode.CONFORMS:
        status = CaseStatus.FAILED if code is ExitCode.DOES_NOT_CONFORM else CaseStatus.UNDECIDED
    told = f"{document['verdict']}; la corrida termina en {code:d}. {' '.join(document['reasons'])}"
    expected = f"el portal cumple el instructivo {document['code']}, versión {document['version']}"
    return RunCase("veredicto-del-documento", "Veredicto del documento", expected, status, told)


def _course(data: Data) -> Iterator[RunCase]:
    plan, open_ = Plan.from_data(data["run"]), CaseStatus.UNDECIDED
    if plan.interrupted:
        yield RunCase("incompleta", "La corrida llegó a su fin", "la corrida llega a su fin", open_, plan.interrupted)
    if data["document"]["exit_code"] == ExitCode.NOTHING_RUN:
        yield RunCase("nada", "La corrida ejecutó algo", "se ejecuta algún escenario", open_, "No se ejecutó nada.")
    if plan.changed:
        title, expected = "El portal fue el mismo toda la corrida", "el portal no cambia durante la corrida"
        yield RunCase("portal", title, expected, open_, portal_change(plan))
    for number, each in enumerate(plan.broken, start=1):
        title = f"La suite funcionó fuera de sus escenarios ({number})"
        yield RunCase(f"suite-{number}", title, "la suite no falla fuera de sus escenarios", open_, each)


def _declarations(data: Data) -> Iterator[RunCase]:
    by_id = {one["id"]: one for one in data["requirements"]}
    for number, each in enumerate((one for one in data["waived"] if one["problem"]), start=1):
        name = each["requirement"]
        title, expected = f"Dispensa vigente de {name}", "la dispensa vale para este portal, hoy y lo observado"
        yield RunCase(
            f"dispensa-{number}-{name}", title, expected, CaseStatus.UNDECIDED, each["problem"], by_id.get(name)
        )
    for each in data["not_applicable"]:
        one = by_id.get(each["requirement"])
        if one and one["standing"] == Disposition.NOT_APPLICABLE and one["level"] != "informativo":
            message = f"Se declaró que no aplica a este portal: {each['reason']}"
            yield RunCase(
                f"aplica-{one['id']}", f"Se aplica {one['id']}", one["statement"], CaseStatus.UNDECIDED, message, one
            )


def _requirements(data: Data) -> Iterator[RunCase]:
    for one in data["requirements"]:
        by_run = one["verified_by"] == "corrida"
        status = _status(one, data)
        if by_run or (status in (CaseStatus.FAILED, CaseStatus.UNDECIDED) and not _shown(one, data["run"])):
            yield RunCase(
                one["id"], f"{one['id']}: {one['statement']}", one["statement"], status, _told(one, data), one
            )


def _status(one: Data, data: Data) -> CaseStatus:
    """Status of a requirement in the exit code, by the table in ``docs/veredictos.md``, section 5."""
    disposition, exercised = Disposition(one["standing"]), _exercised(one)
    hindered = bool(one["fault"])
    if one["level"] == "documentado" and (not data["document"]["partial"] or exercised or _reviewed(one, data)):
        if disposition in FAILED:
            return CaseStatus.FAILED
        hindered = hindered or disposition not in (*SETTLED, Disposition.NOT_APPLICABLE)  # which has a case of its own
    if hindered:
        return CaseStatus.UNDECIDED
    return CaseStatus.PASSED if disposition in SETTLED else CaseStatus.SKIPPED


def _exercised(one: Data) -> bool:
    """Whether the run decided a requirement or was to decide it, as ``RequirementVerdict.exercised``."""
    decided_by_run = one["verified_by"] == "corrida" and one["verdict"] != Verdict.NONE
    return bool(one["scenarios"] or one["fault"] or decided_by_run)


def _reviewed(one: Data, data: Data) -> bool:
    now = data["run"]["fingerprint_start"]
    return any(each["requirement"] == one["id"] and each["fingerprint"] == now != "" for each in data["manual"])


def _shown(one: Data, run: Data) -> bool:
    """Whether a scenario of a requirement already shows in every tool that it hinders.

    A scenario shows no failure that a person found, and one of a requirement that does not decide counts nowhere.
    """
    if one["standing"] == Disposition.FAILED_BY_HAND:
        return False
    seen = {reported_verdict(one, Verdict(each["verdict"])) for each in one["scenarios"]}
    hidden = {Verdict.PASS} if one["level"] == "documentado" else {Verdict.PASS, Verdict.FAIL}
    return bool(seen - hidden) or bool(never_run(one, run))


def _told(one: Data, data: Data) -> str:
    """Finding about a requirement, with what its check over the run counted and what people declared of it."""
    detail = run_check_detail(data, one["id"])
    said = [f"Quedó «{Disposition(one['standing']).label}».", one["reason"], one["fault"]]
    said += [detail.observed, _counts(detail.counts)] if detail else []
    said += [f"{each['reviewer']}: {each['note']}" for each in data["manual"] if each["requirement"] == one["id"]]
    return " ".join(dict.fromkeys(each for each in said if each))


def _counts(counts: Mapping[str, int]) -> str:
    return "Códigos " + ", ".join(f"{label}: {times}" for label, times in counts.items()) + "."
