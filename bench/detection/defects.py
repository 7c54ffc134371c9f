"""What there is to measure with: the defects that the reference portal offers, and the scenarios of the suite."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.engine.profiles import REFERENCE
from harness.errors import ConfigurationError, EnvironmentTrouble
from harness.scope import ROOT
from instructivo.catalogue import Catalogue

_SECONDS = 600


@dataclass(frozen=True)
class Defect:
    """A deliberate violation of one requirement, which the reference portal commits when it is told to.

    Attributes:
        id: Its name; the header ``X-Portal-Defect`` switches it on.
        requirement: Id of the one requirement it violates.
        kind: The sort of mistake, in Spanish.
        title: What the portal then does wrong, in one Spanish sentence.
        field: Label of the field it is about, or empty.
    """

    id: str
    requirement: str
    kind: str
    title: str
    field: str


@dataclass(frozen=True)
class Scenario:
    """A scenario as it is written.

    Attributes:
        id: pytest's node id.
        requirement: Id of the one requirement it decides.
        sentences: Its steps.
        reads: Whether it only looks at a page; such scenarios share pages and cost next to nothing.
    """

    id: str
    requirement: str
    sentences: tuple[str, ...]
    reads: bool

    def speaks_of(self, field: str) -> bool:
        """Whether a sentence names that field."""
        return bool(field) and any(f"«{field}»" in each for each in self.sentences)


@dataclass(frozen=True)
class Variation:
    """The healthy portal in other clothes, which violates nothing.

    Attributes:
        id: Its name; the header ``X-Portal-Variation`` switches it on.
        title: What is different, in one Spanish sentence.
        words: Name of a message -> its wording, where a profile must pin others.
    """

    id: str
    title: str
    words: Mapping[str, str]


@dataclass(frozen=True)
class Subjects:
    """What is measured with.

    Attributes:
        catalogue: The requirements.
        scenarios: Those of the suite.
        defects: Those of the portal, or of the requirements in ``only``.
        only: Requirements that were asked for; none where all are meant.
        profile: Of the look of the portal that is tried.
        pairs: Defects to switch on together.
        variations: Harmless variations of the portal.
    """

    catalogue: Catalogue
    scenarios: tuple[Scenario, ...]
    defects: tuple[Defect, ...]
    only: frozenset[str] = frozenset()
    profile: Path = REFERENCE
    pairs: tuple[tuple[str, ...], ...] = ()
    variations: tuple[Variation, ...] = ()

    @property
    def written(self) -> Mapping[str, str]:
        """Scenario id -> requirement id."""
        return {each.id: each.requirement for each in self.scenarios}


def load_defects(catalogue: Catalogue) -> tuple[Defect, ...]:
    """The defects that the portal offers.

    Raises:
        ConfigurationError: The portal does not tell, tells none, or names an unknown requirement.
    """
    found = tuple(
        Defect(each["id"], each["requirement"], each["kind"], each["title"], each.get("field", ""))
        for each in _portal_says("defects", "--json")
    )
    strangers = [each.id for each in found if each.requirement not in catalogue]
    if strangers or not found:
        problem = f"el defecto «{strangers[0]}» viola un requisito que no existe" if strangers else "no hay ninguno"
        raise ConfigurationError(f"En los defectos del portal de referencia, {problem}: corríjalo en portal/.")
    return found


def turn(defects: Sequence[Defect], number: int, every: int) -> frozenset[str]:
    """The requirements whose turn it is, one of so many of those that have defects; none where all are meant."""
    requirements = list(dict.fromkeys(each.requirement for each in defects))
    return frozenset(requirements[number % every :: every]) if every > 1 else frozenset()


def load_pairs() -> tuple[tuple[str, ...], ...]:
    """Pairs of defects, one of which could hide the other."""
    return tuple(_ids(each) for each in _portal_says("defects", "--pairs", "--json"))


def load_variations() -> tuple[Variation, ...]:
    """The harmless variations that the portal offers."""
    return tuple(Variation(each["id"], each["title"], each["words"]) for each in _portal_says("variations", "--json"))


def _ids(pair: Any) -> tuple[str, ...]:
    return tuple(pair["defects"] if isinstance(pair, Mapping) else pair)


def load_scenarios(folder: Path) -> tuple[Scenario, ...]:
    """The scenarios of the suite, in the order of the features, as pytest collects them.

    Args:
        folder: Where a scratch file may be written.

    Raises:
        ConfigurationError: They cannot be collected.
    """
    listing = folder / "scenarios.json"
    listing.unlink(missing_ok=True)
    order = ["pytest", "features", "--collect-only", "-q", "-p", "bench.engine.scenario_listing", "--listing", str(listing)]
    said = _run(order)
    if not listing.exists():
        raise ConfigurationError(f"No se pudieron leer los escenarios. Lo último que dijo pytest fue:\n{said[-1500:]}")
    return tuple(
        Scenario(each["id"], each["requirement"], tuple(each["sentences"]), each["reads"])
        for each in json.loads(listing.read_text(encoding="utf-8"))
    )


def _portal_says(*order: str) -> Sequence[Any]:
    said = _run(["portal", *order])
    try:
        found = json.loads(said)
    except ValueError as error:
        raise ConfigurationError(
            f"El portal de referencia no dijo qué defectos ofrece (python -m portal {' '.join(order)}): {said[-500:]}"
        ) from error
    return list(found)


def _run(order: Sequence[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - our own command line
            [sys.executable, "-m", *order], cwd=ROOT, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise EnvironmentTrouble(
            f"«python -m {' '.join(order)}» no terminó en {_SECONDS} segundos: quite carga a la máquina y repita."
        ) from error
    return done.stdout if done.returncode == 0 else done.stdout + done.stderr
