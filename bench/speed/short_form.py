"""Short form of the speed measurement, for every commit: few scenarios and rounds, against the committed ratio."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.engine.formatting import decimal
from bench.speed.contestants import BY_ID, RAW, SUITE
from bench.speed.costs import CostMeter
from bench.speed.estimates import ratios
from bench.speed.sample import load_sample
from bench.speed.testbed import start_testbed

BASELINE = Path(__file__).with_name("baseline.json")
SCENARIOS, ROUNDS, TOLERANCE = 8, 3, 0.15


@dataclass(frozen=True)
class ShortResult:
    """Result of a short form.

    Attributes:
        ratio: Median over the rounds of the processor time of the suite, with evidence, divided by that of raw scripts.
        baseline: The committed ratio; 0 where there is none.
    """

    ratio: float
    baseline: float

    @property
    def holds(self) -> bool:
        """Whether the ratio exceeds the committed one by no more than the tolerance."""
        return self.ratio <= self.baseline * (1 + TOLERANCE)

    @property
    def in_words(self) -> str:
        """The result in one Spanish sentence."""
        measured = f"La suite cuesta {decimal(self.ratio)} veces lo que guiones iguales de Playwright"
        limit = (
            f"{decimal(self.baseline * (1 + TOLERANCE))}, el guardado ({decimal(self.baseline)}) más {TOLERANCE:.0%}"
        )
        return f"{measured}, y el límite es {limit}: {'se cumple' if self.holds else 'NO ALCANZA'}."


def short_form(folder: Path) -> ShortResult:
    """Measure the ratio.

    Args:
        folder: Folder for the files of the runs.
    """
    sample = load_sample(folder).part(SCENARIOS)
    with start_testbed(folder) as found:
        meter = CostMeter(found, folder)
        costs = [(meter.measure(BY_ID[SUITE], sample), meter.measure(BY_ID[RAW], sample)) for _ in range(ROUNDS)]
    ours, theirs = ([each[side].cpu for each in costs] for side in (0, 1))
    kept = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {"ratio": 0}
    return ShortResult(median(ratios(ours, theirs)), float(kept["ratio"]))


def save_baseline(found: ShortResult) -> None:
    """Write the ratio as the new baseline, to be committed."""
    kept = {"ratio": round(found.ratio, 3), "scenarios": SCENARIOS, "rounds": ROUNDS}
    BASELINE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
