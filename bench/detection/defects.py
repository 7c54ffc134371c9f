"""The defects that the reference portal offers, and the inputs of a detection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.engine.portal_lists import Variation, ask_portal
from bench.engine.profiles import REFERENCE
from bench.engine.scenarios import Scenario
from harness.errors import ConfigurationError
from instructivo.catalogue import Catalogue


@dataclass(frozen=True)
class Defect:
    """A deliberate violation of one requirement by the reference portal.

    Attributes:
        id: Its name; the header ``X-Portal-Defect`` switches it on.
        requirement: Id of the one requirement it violates.
        kind: The kind of mistake, in Spanish.
        title: What the portal does wrong, in one Spanish sentence.
        field: Label of the field concerned; empty for none.
    """

    id: str
    requirement: str
    kind: str
    title: str
    field: str


@dataclass(frozen=True)
class DetectionInputs:
    """Inputs of a detection.

    Attributes:
        catalogue: The requirements.
        scenarios: All scenarios of the suite.
        defects: The defects to try.
        only: Requirements whose defects are tried; empty for all.
        profile: Profile of the look of the portal.
        pairs: Pairs of defects to switch on together.
        variations: Harmless variations to try.
    """

    catalogue: Catalogue
    scenarios: tuple[Scenario, ...]
    defects: tuple[Defect, ...]
    only: frozenset[str] = frozenset()
    profile: Path = REFERENCE
    pairs: tuple[tuple[str, ...], ...] = ()
    variations: tuple[Variation, ...] = ()

    @property
    def requirement_of(self) -> Mapping[str, str]:
        """Requirement id of each scenario, by scenario id."""
        return {each.id: each.requirement for each in self.scenarios}


def load_defects(catalogue: Catalogue, *listed: str) -> tuple[Defect, ...]:
    """The defects that the portal offers.

    Args:
        catalogue: The requirements.
        listed: Options of ``python -m portal defects``, for another of its lists.

    Raises:
        ConfigurationError: The portal does not answer, offers none, or names an unknown requirement.
    """
    found = tuple(
        Defect(each["id"], each["requirement"], each["kind"], each["title"], each.get("field", ""))
        for each in ask_portal("defects", *listed, "--json")
    )
    unknown = [each.id for each in found if each.requirement not in catalogue]
    if unknown or not found:
        problem = f"el defecto «{unknown[0]}» viola un requisito que no existe" if unknown else "no hay ninguno"
        raise ConfigurationError(f"En los defectos del portal de referencia, {problem}: corríjalo en portal/.")
    return found


def share_of_requirements(defects: Sequence[Defect], number: int, every: int) -> frozenset[str]:
    """One of every N requirements that have defects.

    Args:
        defects: All defects.
        number: Which share; any whole number, taken modulo ``every``.
        every: N; with 1 there is one share, of all requirements.

    Returns:
        Ids of requirements; empty for all.
    """
    requirements = list(dict.fromkeys(each.requirement for each in defects))
    return frozenset(requirements[number % every :: every]) if every > 1 else frozenset()


def stratified(defects: Sequence[Defect], scenarios: Sequence[Scenario], catalogue: Catalogue) -> tuple[Defect, ...]:
    """A fixed sample with at least one defect of each kind and of each section.

    Defects whose requirement has few scenarios come first, then those of a section not chosen yet; the order of the
    portal's list breaks ties, so the sample changes only when that list or the features do.
    """
    cost = {each.requirement: 0 for each in defects}
    for scenario in scenarios:
        if scenario.requirement in cost:
            cost[scenario.requirement] += 1
    cheap = [each for each in defects if cost[each.requirement] == 1]
    chosen: list[Defect] = []
    for kind in dict.fromkeys(each.kind for each in defects):
        sections = {catalogue[each.requirement].section for each in chosen}
        pool = [each for each in cheap if each.kind == kind] or [each for each in defects if each.kind == kind]
        chosen.append(min(pool, key=lambda each: catalogue[each.requirement].section in sections))
    for section in dict.fromkeys(catalogue[each.requirement].section for each in defects):
        if section not in {catalogue[each.requirement].section for each in chosen}:
            pool = [each for each in defects if catalogue[each.requirement].section == section]
            chosen.append(min(pool, key=lambda each: cost[each.requirement] or len(scenarios)))
    return tuple(each for each in defects if each in chosen)


def load_pairs() -> tuple[tuple[str, ...], ...]:
    """Pairs of ids of defects, one of which could hide the other."""
    return tuple(_ids(each) for each in ask_portal("defects", "--pairs", "--json"))


def _ids(pair: Any) -> tuple[str, ...]:
    return tuple(pair["defects"] if isinstance(pair, Mapping) else pair)
