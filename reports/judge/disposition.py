"""Disposition of every requirement: its verdict with people's declarations applied (``docs/veredictos.md``, section 3).

The verdict of the machine is kept beside it; no declaration turns a ``fail`` into a ``pass``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from harness.declarations import Review, Waiver
from harness.verdict import Cause, Disposition, Verdict
from instructivo.requirement import Verification
from reports.judge.declarations import Declarations
from reports.judge.plan import Plan
from reports.judge.requirement_verdict import RequirementVerdict


def apply_declarations(
    verdicts: Sequence[RequirementVerdict], plan: Plan, declarations: Declarations
) -> tuple[RequirementVerdict, ...]:
    """Give every requirement its disposition.

    Args:
        verdicts: Verdicts of the machine.
        plan: Plan of the run; a declaration must hold on its day and for its portal.
        declarations: Declarations of people.
    """
    not_applicable = {each.requirement for each in declarations.not_applicable}
    unstable = {plan.written.get(each.subject, each.subject) for each in declarations.unstable}
    applied = []
    for one in verdicts:
        name = one.requirement.id
        waivers = [each for each in declarations.waivers if each.requirement == name and in_force(each, plan)]
        reviews = _valid_reviews(name, plan, declarations)
        machine = (
            Disposition.NOT_APPLICABLE
            if name in not_applicable
            else _machine_disposition(one, waivers, by_hand=name in declarations.by_hand)
        )
        disposition = _with_reviews(one, machine, reviews)
        if name in unstable and disposition in (Disposition.PASS, Disposition.REVIEWED):
            disposition = Disposition.UNSTABLE
        applied.append(replace(one, disposition=disposition, reviews=reviews))
    return tuple(applied)


def in_force(waiver: Waiver, plan: Plan) -> bool:
    """Whether a waiver holds on the day and for the portal of a run."""
    return plan.day <= waiver.expires and bool(waiver.fingerprint) and waiver.fingerprint == plan.fingerprint_start


def problems_of_waivers(
    verdicts: Sequence[RequirementVerdict], plan: Plan, declarations: Declarations
) -> Mapping[Waiver, str]:
    """Waivers that no longer hold, each with one Spanish sentence; any of them keeps the run from passing."""
    by_id = {one.requirement.id: one for one in verdicts}
    found = {each: _problem(each, by_id[each.requirement], plan) for each in declarations.waivers}
    return {each: problem for each, problem in sorted(found.items(), key=str) if problem}


def _problem(waiver: Waiver, one: RequirementVerdict, plan: Plan) -> str:
    which = f"La dispensa de «{waiver.requirement}» que aprobó {waiver.approver}"
    if plan.day > waiver.expires:
        return f"{which} venció el {waiver.expires:%d/%m/%Y}: renuévela o retírela."
    if not in_force(waiver, plan):
        return f"{which} se dio para otro estado del portal: vuelva a examinarla."
    if one.verdict is Verdict.PASS:
        return f"{which} sobra: el requisito ya se cumple; retírela."
    if one.verdict is Verdict.FAIL and waiver.observation not in observations(one):
        return f"{which} es por otra cosa que la observada: vuelva a examinarla."
    return ""


def observations(one: RequirementVerdict) -> frozenset[str]:
    """Observations of the failed scenarios of a requirement; its reason where no scenario decides it."""
    failed = frozenset(each.observed for each in one.outcomes if each.verdict is Verdict.FAIL)
    return failed or frozenset({one.reason})


def _machine_disposition(one: RequirementVerdict, waivers: Sequence[Waiver], *, by_hand: bool) -> Disposition:
    """Disposition before reviews are applied."""
    waived = observations(one) <= {each.observation for each in waivers}
    if one.verdict is Verdict.FAIL and waived:
        return Disposition.WAIVED
    if one.verdict is Verdict.NONE and (by_hand or one.requirement.verified_by is Verification.PERSON):
        return Disposition.TO_REVIEW
    if one.verdict is Verdict.INCONC and by_hand and not one.blocked_by:
        return Disposition.TO_REVIEW
    causes = {each.cause for each in one.outcomes if each.verdict is Verdict.INCONC}
    if one.verdict is Verdict.INCONC and not one.blocked_by and len(causes) == 1:
        return _AWAITING.get(causes.pop(), Disposition.INCONC)
    return Disposition(one.verdict)


_AWAITING = {Cause.PENDING: Disposition.PENDING, Cause.CLOCK: Disposition.CLOCK}
_OPEN = (*_AWAITING.values(), Disposition.TO_REVIEW, Disposition.INCONC)


def _with_reviews(one: RequirementVerdict, machine: Disposition, reviews: Sequence[Review]) -> Disposition:
    """Apply reviews: they settle only what no scenario decided; about a decided requirement they can only disagree."""
    reviewed = {each.verdict for each in reviews}
    if Verdict.FAIL in reviewed:
        agrees = machine in (Disposition.FAIL, Disposition.WAIVED)
        disputed = machine in (Disposition.PASS, Disposition.NOT_APPLICABLE)
        return machine if agrees else Disposition.DISPUTED if disputed else Disposition.FAILED_BY_HAND
    doubted = {each.scenario for each in one.doubted}
    failed = [each for each in one.outcomes if each.verdict is Verdict.FAIL and each.scenario not in doubted]
    has_findings = any(each.cause is not Cause.NO_MAIL for each in failed)
    if Verdict.PASS in reviewed and machine in _OPEN and not has_findings and not one.fault:
        return Disposition.REVIEWED
    return machine


def _valid_reviews(name: str, plan: Plan, declarations: Declarations) -> tuple[Review, ...]:
    own = [each for each in declarations.reviews if each.requirement == name and each.fingerprint]
    return tuple(sorted((each for each in own if each.fingerprint == plan.fingerprint_start), key=str))
