"""Plan of a run: its scenarios and circumstances; and the check that all inputs of a judgement are consistent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from harness.errors import ConfigurationError, SuiteFault
from instructivo.requirement import Catalogue, Verification
from reports.judge.declarations import Declarations
from reports.judge.outcomes import ScenarioOutcome, check_field_types
from reports.judge.walks import is_sound

UNREADABLE = "ilegible"
"""Fingerprint of a portal that could not be read."""


@dataclass(frozen=True)
class Plan:
    """Scenarios of a run and the circumstances under which they ran.

    Attributes:
        written: Scenario id -> requirement id, for every scenario of the features.
        selected: Ids of the scenarios that were to run.
        interrupted: Why the run ended early, in Spanish; empty where it did not.
        broken: Failures of the suite outside its scenarios (closing one, a worker), and what did not match when the
            record was rebuilt, a Spanish sentence each.
        fingerprint_start: Fingerprint of the portal at the start; empty where none was taken.
        fingerprint_end: Fingerprint of the portal at the end.
        mail_route: Why the route from portal to inbox is known to work; empty where only a received mail proves it.
        day: Day of the run, against which waivers expire; by default every waiver has expired.
    """

    written: Mapping[str, str]
    selected: frozenset[str]
    interrupted: str = ""
    broken: tuple[str, ...] = ()
    fingerprint_start: str = ""
    fingerprint_end: str = ""
    mail_route: str = ""
    day: date = date.max

    @property
    def changed(self) -> bool:
        """Whether the portal changed during the run, or could not be read."""
        return self.fingerprint_start != self.fingerprint_end or self.fingerprint_start == UNREADABLE

    def without(self, scenarios: frozenset[str]) -> Plan:
        """The same plan without some scenarios."""
        written = {scenario: owner for scenario, owner in self.written.items() if scenario not in scenarios}
        return replace(self, written=written, selected=self.selected - scenarios)

    def missing(self, requirement: str, found: Sequence[ScenarioOutcome]) -> int:
        """Number of selected scenarios of a requirement that are not among these outcomes."""
        seen = {one.scenario for one in found}
        return sum(
            owner == requirement and scenario in self.selected and scenario not in seen
            for scenario, owner in self.written.items()
        )

    def partial(self, not_applicable: frozenset[str] = frozenset()) -> bool:
        """Whether scenarios were left out, other than those of requirements that do not apply."""
        return any(
            scenario not in self.selected and owner not in not_applicable for scenario, owner in self.written.items()
        )

    def data(self) -> dict[str, Any]:
        """JSON data, under the keys of ``run`` in ``verdicts.json``."""
        return {
            "day": self.day.isoformat(),
            "interrupted": self.interrupted,
            "broken": list(self.broken),
            "fingerprint_start": self.fingerprint_start,
            "fingerprint_end": self.fingerprint_end,
            "mail_route": self.mail_route,
            "written": dict(sorted(self.written.items())),
            "selected": sorted(self.selected),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Plan:
        """Read the result of ``data``; further keys are ignored.

        Raises:
            KeyError, TypeError, ValueError: A key is missing or a value has another type.
        """
        found = cls(
            written=dict(data["written"]),
            selected=frozenset(data["selected"]),
            interrupted=data["interrupted"],
            broken=tuple(data["broken"]),
            fingerprint_start=data["fingerprint_start"],
            fingerprint_end=data["fingerprint_end"],
            mail_route=data["mail_route"],
            day=date.fromisoformat(data["day"]),
        )
        check_field_types(found)
        if not all(isinstance(each, str) for each in (*found.written.values(), *found.written, *found.selected)):
            raise TypeError("un escenario no es un texto")
        if not all(isinstance(each, str) for each in found.broken):
            raise TypeError("«broken» no tiene textos")
        return found


def refuse_contradictions(
    catalogue: Catalogue, plan: Plan, outcomes: Sequence[ScenarioOutcome], declarations: Declarations
) -> None:
    """Refuse inputs that cannot all be true.

    Raises:
        ConfigurationError: A feature or a declaration names an unknown requirement, or declarations contradict.
        SuiteFault: An outcome does not belong to the plan, or a scenario has two outcomes.
    """
    _refuse_features(catalogue, plan)
    _refuse_outcomes(plan, outcomes)
    _refuse_declarations(catalogue, plan, declarations)


def _refuse_features(catalogue: Catalogue, plan: Plan) -> None:
    for scenario, owner in plan.written.items():
        if owner not in catalogue:
            raise ConfigurationError(
                f"El escenario «{scenario}» decide «{owner}», que no está en el catálogo: corrija su etiqueta."
            )
        if catalogue[owner].verified_by is Verification.RUN:
            raise ConfigurationError(
                f"El escenario «{scenario}» decide «{owner}», que se decide con la corrida entera: quite su etiqueta."
            )


def _refuse_outcomes(plan: Plan, outcomes: Sequence[ScenarioOutcome]) -> None:
    twice = [name for name, times in Counter(one.scenario for one in outcomes).items() if times > 1]
    if twice:
        raise SuiteFault(
            f"El escenario «{min(twice)}» tiene más de un resultado y se esperaba uno: no se puede saber cuál vale; "
            "vuelva a ejecutar sin repeticiones."
        )
    for one in outcomes:
        if one.feature.startswith("/") or ".." in one.feature.replace("\\", "/").split("/"):
            raise SuiteFault(
                f"El resultado de «{one.scenario}» nombra el archivo {one.feature!a}, que no es de la suite ni del "
                "acta: alguien lo cambió; use el acta que dejó la corrida."
            )
        if not is_sound(one):
            raise SuiteFault(
                f"El resultado de «{one.scenario}» dice ser de un recorrido y no es lo que uno deja: un hallazgo con "
                "su escenario entre la evidencia. Alguien lo cambió; use el acta que dejó la corrida."
            )
        if plan.written.get(one.scenario) != one.requirement or one.scenario not in plan.selected:
            raise SuiteFault(
                f"Hay un resultado de «{one.scenario}» para «{one.requirement}» y la corrida no lo tenía previsto: "
                "los resultados no son de esta corrida; vuelva a ejecutarla."
            )


def _refuse_declarations(catalogue: Catalogue, plan: Plan, declarations: Declarations) -> None:
    absent = {each.requirement for each in declarations.not_applicable}
    waived = {each.requirement for each in declarations.waivers}
    subjects = {each.subject for each in declarations.unstable} - set(plan.written)
    named = absent | waived | subjects | {each.requirement for each in declarations.reviews} | set(declarations.by_hand)
    for name in sorted(named):
        if name not in catalogue:
            raise ConfigurationError(
                f"Se declaró algo sobre «{name}», que no está en el catálogo: corrija el id o retire la declaración."
            )
    for name in sorted(absent & waived):
        raise ConfigurationError(
            f"El requisito «{name}» se declaró a la vez no aplicable y dispensado: deje solo una de las dos."
        )
