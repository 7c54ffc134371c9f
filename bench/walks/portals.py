"""The portals that are walked: those with a sequence defect, and those that conform."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.detection.defects import Defect
from bench.engine.portal_lists import Variation
from bench.engine.profiles import REFERENCE
from harness.scope import ROOT

MOST = 60
"""Walks within which a defect must be found."""
_CHUNK = 20
"""Walks of one run on a portal that conforms, so that an interruption loses few."""
_LOOKS = ("clasica", "jquery")


@dataclass(frozen=True)
class WalkedRun:
    """One run of walks.

    Attributes:
        name: What the portal is, as the page shows it.
        walks: Number of walks.
        part: Number of the run among those of its portal, from 0.
        defect: The defect that they are to find; None on a portal that conforms.
        variation: Id of a conforming variation; empty for none.
        look: Stem of the profile.
    """

    name: str
    walks: int
    part: int = 0
    defect: Defect | None = None
    variation: str = ""
    look: str = REFERENCE.stem

    @property
    def id(self) -> str:
        """Id of its defect or variation; the stem of its profile without either."""
        return self.defect.id if self.defect else self.variation or self.look

    @property
    def key(self) -> str:
        """Name in the journal: the same run has the same one."""
        return f"{self.name} {self.part}"

    def arguments(self, seed: int) -> list[str]:
        """Arguments of pytest.

        Args:
            seed: Seed of the measurement; every run of it draws other walks.
        """
        drawn = ["--walks", str(self.walks), "--seed", str(seed + self.part)]
        portal = [] if self.look == REFERENCE.stem else ["--portal", str(ROOT / "profiles" / f"{self.look}.toml")]
        if self.defect is not None:
            return [*drawn, *portal, "--maxfail", "1", "--defects", self.defect.id]
        return [*drawn, *portal, "--variations", self.variation]


def with_defects(defects: Sequence[Defect]) -> list[WalkedRun]:
    """One run for each defect, which ends with what contradicts the document first."""
    return [WalkedRun(each.id, MOST, defect=each) for each in defects]


def that_conform(variations: Sequence[Variation], walks: int) -> list[WalkedRun]:
    """Runs on the healthy portal, in a fifth of the walks on each of two other looks, and 20 on each variation.

    Args:
        variations: The variations.
        walks: Walks on the healthy portal.
    """
    looks = [run for look in _LOOKS for run in _parts(f"aspecto {look}", walks // 5, look)]
    varied = [WalkedRun(f"variante {each.id}", _CHUNK, variation=each.id) for each in variations]
    return [*_parts("portal de referencia", walks, REFERENCE.stem), *looks, *varied]


def _parts(name: str, walks: int, look: str) -> list[WalkedRun]:
    starts = range(0, walks, _CHUNK)
    return [WalkedRun(name, min(_CHUNK, walks - start), part, look=look) for part, start in enumerate(starts)]
