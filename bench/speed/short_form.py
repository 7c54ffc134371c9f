"""The short form for every commit: a few scenarios, a few rounds, against the committed ratio."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.engine.formatting import decimal
from bench.speed.contestants import BY_ID, FLOOR, SUITE
from bench.speed.estimates import ratios
from bench.speed.costs import Scales
from bench.speed.sample import load_sample
from bench.speed.testbed import world

BASELINE = Path(__file__).with_name("baseline.json")
SCENARIOS, ROUNDS, TOLERANCE = 8, 3, 0.15


@dataclass(frozen=True)
class Short:
    """What a short form found.

    Attributes:
        ratio: Median of the rounds: processor of the suite with evidence over that of raw scripts doing the same.
        baseline: The committed one; 0 where there is none.
    """

    ratio: float
    baseline: float

    @property
    def holds(self) -> bool:
        """Whether the suite did not become slower than the tolerance allows."""
        return self.ratio <= self.baseline * (1 + TOLERANCE)

    @property
    def in_words(self) -> str:
        """One Spanish sentence."""
        seen = f"La suite cuesta {decimal(self.ratio)} veces lo que guiones iguales de Playwright"
        limit = (
            f"{decimal(self.baseline * (1 + TOLERANCE))}, el guardado ({decimal(self.baseline)}) más {TOLERANCE:.0%}"
        )
        return f"{seen}, y el límite es {limit}: {'se cumple' if self.holds else 'NO ALCANZA'}."


def short(folder: Path) -> Short:
    """Measure it."""
    sample = load_sample(folder).part(SCENARIOS)
    with world(folder) as found:
        scales = Scales(found, folder)
        costs = [(scales.weigh(BY_ID[SUITE], sample), scales.weigh(BY_ID[FLOOR], sample)) for _ in range(ROUNDS)]
    ours, theirs = ([each[side].cpu for each in costs] for side in (0, 1))
    kept = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {"ratio": 0}
    return Short(median(ratios(ours, theirs)), float(kept["ratio"]))


def keep(found: Short) -> None:
    """Commit to a new ratio."""
    kept = {"ratio": round(found.ratio, 3), "scenarios": SCENARIOS, "rounds": ROUNDS}
    BASELINE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
