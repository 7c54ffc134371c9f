"""Judgement of a run: one pure function from raw outcomes to verdicts (docs/veredictos.md).

It forms the verdict of every requirement (``requirement_verdict``), applies the declarations of people
(``disposition``) and decides the document (``document_verdict``). The rules are tables in ``docs/veredictos.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from harness.declarations import Waiver
from harness.errors import ConfigurationError
from harness.verdict import Verdict
from instructivo.requirement import Catalogue, Verification
from reports.judge.declarations import Declarations
from reports.judge.disposition import apply_declarations, problems_of_waivers
from reports.judge.document_verdict import Decision, DecisionBasis, ExitCode, decide, exit_code
from reports.judge.evaluation_context import EvaluationContext
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.plan import Plan, refuse_contradictions
from reports.judge.requirement_verdict import ENVIRONMENT, RequirementVerdict, evaluate, explanations
from reports.judge.run_checks import RUN_CHECKS, RunCheck

__all__ = ["ENVIRONMENT", "Decision", "ExitCode", "Judgement", "Plan", "RequirementVerdict", "judge"]

NO_DECLARATIONS = Declarations()


@dataclass(frozen=True)
class Judgement:
    """Verdicts of a whole run, with their inputs other than the catalogue.

    Attributes:
        decision: Verdict of the document.
        reasons: Reasons of the decision, a Spanish sentence each.
        exit_code: Exit code of the run.
        partial: Whether scenarios were left out.
        requirements: Verdict of every requirement, in the catalogue's order.
        plan: Plan of the run.
        declarations: Declarations of people.
        waiver_problems: Waivers that no longer hold, each with one Spanish sentence.
    """

    decision: Decision
    reasons: tuple[str, ...]
    exit_code: ExitCode
    partial: bool
    requirements: tuple[RequirementVerdict, ...]
    plan: Plan
    declarations: Declarations
    waiver_problems: Mapping[Waiver, str]

    def counts(self, section: str | None = None) -> Mapping[Verdict, int]:
        """Number of requirements of a section, or of all sections, by verdict."""
        chosen = [one for one in self.requirements if section in (None, one.requirement.section)]
        return Counter(one.verdict for one in chosen)


def judge(
    catalogue: Catalogue,
    plan: Plan,
    outcomes: Iterable[ScenarioOutcome],
    declarations: Declarations = NO_DECLARATIONS,
    checks: Mapping[str, RunCheck] = RUN_CHECKS,
) -> Judgement:
    """Judge a run.

    Args:
        catalogue: Requirements and their dependencies.
        plan: Scenarios and circumstances of the run.
        outcomes: Raw outcomes, one a scenario, in any order.
        declarations: Declarations of people about this portal, in any order.
        checks: Requirement id -> check, for requirements that are verified by ``corrida``.

    Returns:
        The verdict of every requirement and of the document.

    Raises:
        ConfigurationError: A feature or a declaration names an unknown requirement, declarations contradict, or a
            requirement that is verified by ``corrida`` has no check.
        SuiteFault: An outcome does not belong to the plan, or a scenario has two outcomes.
    """
    found = tuple(sorted(outcomes, key=lambda one: one.scenario))
    refuse_contradictions(catalogue, plan, found, declarations)
    _refuse_without_check(catalogue, checks)
    not_applicable = frozenset(each.requirement for each in declarations.not_applicable)
    context = EvaluationContext(plan, found, not_applicable, checks, frozenset(declarations.by_hand))
    verdicts = apply_declarations(_verdicts(catalogue, context), plan, declarations)
    problems = problems_of_waivers(verdicts, plan, declarations)
    basis = DecisionBasis(verdicts, plan, plan.partial(not_applicable), tuple(problems.values()))
    decision, reasons = decide(basis)
    return Judgement(decision, reasons, exit_code(basis), basis.partial, verdicts, plan, declarations, problems)


def _refuse_without_check(catalogue: Catalogue, checks: Mapping[str, RunCheck]) -> None:
    undecidable = [one.id for one in catalogue if one.verified_by is Verification.RUN and one.id not in checks]
    if undecidable:
        raise ConfigurationError(
            f"El catálogo dice que «{undecidable[0]}» se decide con la corrida entera y no tiene regla: añádala en "
            "reports/judge/run_checks.py."
        )


def _verdicts(catalogue: Catalogue, context: EvaluationContext) -> list[RequirementVerdict]:
    """Verdict of every requirement before declarations are applied, in the catalogue's order."""
    without_walks = context.without_walks
    evaluated = _evaluated(catalogue, without_walks)
    explained = explanations(catalogue, evaluated)
    if explained:
        context, without_walks = (replace(each, explanations=explained) for each in (context, without_walks))
        evaluated = _evaluated(catalogue, without_walks)
    # A walk only adds its finding: what rests on that requirement was decided all the same.
    walked = {one.requirement for one in context.outcomes if one.is_of_walk}
    return [evaluate(one, context, evaluated) if one.id in walked else evaluated[one.id] for one in catalogue]


def _evaluated(catalogue: Catalogue, context: EvaluationContext) -> Mapping[str, RequirementVerdict]:
    """Verdict of every requirement by its id."""
    evaluated: dict[str, RequirementVerdict] = {}
    for requirement in catalogue.in_order_of_dependency:
        evaluated[requirement.id] = evaluate(requirement, context, evaluated)
    return evaluated
