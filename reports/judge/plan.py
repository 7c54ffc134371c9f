"""What a run set out to do and under which circumstances, and the inputs that no judge accepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from harness.errors import ConfigurationError, HarnessError
from instructivo.model import Catalogue, Verification
from reports.judge.declarations import Declarations
from reports.judge.outcomes import ScenarioOutcome, refuse_other_types

UNREADABLE = "ilegible"
"""The fingerprint of a portal that was asked for one and could not be read."""


@dataclass(frozen=True)
class Plan:
    """What a run set out to do.

    Attributes:
        written: Scenario id -> requirement id, for every scenario of the features.
        selected: Ids of the scenarios that were to run.
        interrupted: Why the run ended before its time; empty where it did not.
        broken: What failed in the suite beside its scenarios: closing one, or a worker.
        fingerprint_start: What the portal looked like when the run began; empty where nobody took it.
        fingerprint_end: The same at the end.
        mail_route: Why the route from portal to inbox is known to work; empty where only a mail proves it.
        day: The day of the run, against which waivers expire; without one, every waiver has expired.
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
        """Whether the portal that ended the run is not known to be the one that began it."""
        return self.fingerprint_start != self.fingerprint_end or self.fingerprint_start == UNREADABLE

    def missing(self, requirement: str, found: Sequence[ScenarioOutcome]) -> int:
        """How many selected scenarios of a requirement left no outcome."""
        left = {one.scenario for one in found}
        return sum(
            owner == requirement and scenario in self.selected and scenario not in left
            for scenario, owner in self.written.items()
        )

    def partial(self, excused: frozenset[str] = frozenset()) -> bool:
        """Whether scenarios were left out, other than those of requirements that do not apply."""
        return any(scenario not in self.selected and owner not in excused for scenario, owner in self.written.items())

    def data(self) -> dict[str, Any]:
        """As JSON data."""
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
        """Read what ``data`` wrote; further keys are not its own.

        Raises:
            KeyError, TypeError, ValueError: Something is missing or is not what it should be.
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
        refuse_other_types(found)
        if not all(isinstance(each, str) for each in (*found.written.values(), *found.written, *found.selected)):
            raise TypeError("un escenario no es un texto")
        if not all(isinstance(each, str) for each in found.broken):
            raise TypeError("«broken» no tiene textos")
        return found


def refuse_contradictions(
    catalogue: Catalogue, plan: Plan, outcomes: Sequence[ScenarioOutcome], declarations: Declarations
) -> None:
    """Refuse inputs that cannot all be true, before anything is judged.

    Raises:
        ConfigurationError: A feature or a declaration names what does not exist, or declarations contradict.
        HarnessError: An outcome is not one of the plan's, or a scenario has two.
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
        raise HarnessError(
            f"El escenario «{min(twice)}» tiene más de un resultado y se esperaba uno: no se puede saber cuál vale; "
            "vuelva a ejecutar sin repeticiones."
        )
    for one in outcomes:
        if plan.written.get(one.scenario) != one.requirement or one.scenario not in plan.selected:
            raise HarnessError(
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
