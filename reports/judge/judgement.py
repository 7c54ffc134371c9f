"""From raw outcomes to verdicts: one pure function, the heart of the suite (design, 4.2).

It evaluates every requirement (``evaluation``), applies what people declared (``disposition``) and decides on the
document (``decision``). The rules stand as tables in ``docs/veredictos.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harness.declarations import Waiver
from harness.errors import ConfigurationError
from harness.verdict import Verdict
from instructivo.model import Catalogue, Verification
from reports.judge.decision import Decision, ExitCode, Findings, decide, exit_code
from reports.judge.declarations import Declarations
from reports.judge.disposition import apply_declarations, problems_of_waivers
from reports.judge.evaluation import ENVIRONMENT, RequirementVerdict, Run, evaluate
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.plan import Plan, refuse_contradictions
from reports.judge.run_checks import RUN_CHECKS, RunCheck

__all__ = ["ENVIRONMENT", "Decision", "ExitCode", "Judgement", "Plan", "RequirementVerdict", "judge"]

NOTHING_DECLARED = Declarations()


@dataclass(frozen=True)
class Judgement:
    """The verdicts of a whole run, with all they were drawn from but the catalogue.

    Attributes:
        decision: Of the document.
        reasons: One Spanish sentence for everything it rests on.
        exit_code: How the run ends for the shell.
        partial: Whether scenarios were left out.
        requirements: In the catalogue's order.
        plan: What the run set out to do.
        declarations: What people declared.
        waiver_problems: Waivers that no longer hold, each with one sentence.
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
        """How many requirements of a section, or of all, have each verdict."""
        chosen = [one for one in self.requirements if section in (None, one.requirement.section)]
        return Counter(one.verdict for one in chosen)


def judge(
    catalogue: Catalogue,
    plan: Plan,
    outcomes: Iterable[ScenarioOutcome],
    declarations: Declarations = NOTHING_DECLARED,
    checks: Mapping[str, RunCheck] = RUN_CHECKS,
) -> Judgement:
    """Weigh raw outcomes against the catalogue.

    Args:
        catalogue: The requirements and what they depend on.
        plan: What was written, what was selected to run, and under which circumstances.
        outcomes: Raw outcomes, in any order, one a scenario.
        declarations: What people declared about this portal, in any order.
        checks: How the requirements that are verified by ``corrida`` are decided.

    Returns:
        The verdict of every requirement, in the catalogue's order, and of the document.

    Raises:
        ConfigurationError: A feature or a declaration names what does not exist, or declarations contradict.
        HarnessError: An outcome is not one of the plan's, or a scenario has two.
    """
    found = tuple(sorted(outcomes, key=lambda one: one.scenario))
    refuse_contradictions(catalogue, plan, found, declarations)
    undecidable = [one.id for one in catalogue if one.verified_by is Verification.RUN and one.id not in checks]
    if undecidable:
        raise ConfigurationError(
            f"El catálogo dice que «{undecidable[0]}» lo decide la corrida y nadie sabe cómo: "
            "añada su regla en reports/judge/run_checks.py."
        )
    absent = frozenset(each.requirement for each in declarations.not_applicable)
    run = Run(plan, found, absent, checks, frozenset(declarations.by_hand))
    weighed: dict[str, RequirementVerdict] = {}
    for requirement in catalogue.in_order_of_dependency:
        weighed[requirement.id] = evaluate(requirement, run, weighed)
    verdicts = apply_declarations([weighed[one.id] for one in catalogue], plan, declarations)
    problems = problems_of_waivers(verdicts, plan, declarations)
    findings = Findings(verdicts, plan, plan.partial(absent), tuple(problems.values()))
    decision, reasons = decide(findings)
    return Judgement(decision, reasons, exit_code(findings), findings.partial, verdicts, plan, declarations, problems)
