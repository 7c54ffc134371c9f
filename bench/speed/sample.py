"""The fair sample: scenarios that every contestant runs, and what is made of them for each.

A systematic sample: of the scenarios whose sentences the rivals speak, in the order of the features, every so many, as
many that register and as many that only look as the whole suite has. It is committed, so that figures compare over
time; ``python -m bench speed --draw`` draws it again by the same rule.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.speed.vocabulary import is_spoken, script_lines
from bench.detection.defects import Scenario, load_scenarios
from harness.errors import ConfigurationError

SIZE = 40
COMMITTED = Path(__file__).with_name("sample.json")


@dataclass(frozen=True)
class Sample:
    """Scenarios, in the order of the features.

    Attributes:
        scenarios: What every contestant runs.
        suite: How many scenarios the suite has.
        readers: How many of them only look.
    """

    scenarios: tuple[Scenario, ...]
    suite: int
    readers: int

    def of(self, chosen: Sequence[Scenario]) -> Sample:
        """A part of it."""
        return Sample(tuple(chosen), self.suite, self.readers)

    @property
    def first_reader(self) -> Sample:
        """One scenario that only looks: what it costs is what starting costs."""
        return self.of([next(each for each in self.scenarios if each.reads)])

    def part(self, count: int) -> Sample:
        """So many of them, spread evenly, in the same proportion of readers."""
        return self.of(draw(self.scenarios, count))


def draw(scenarios: Sequence[Scenario], count: int) -> list[Scenario]:
    """So many scenarios that the rivals can run, in the proportion of readers that there is."""
    reading = round(count * sum(each.reads for each in scenarios) / len(scenarios))
    spoken = [each for each in scenarios if is_spoken(each.sentences)]
    readers, writers = ([each for each in spoken if each.reads is kind] for kind in (True, False))
    chosen = {each.id for each in (*_spread(readers, reading), *_spread(writers, count - reading))}
    return [each for each in scenarios if each.id in chosen]


def _spread(scenarios: Sequence[Scenario], count: int) -> list[Scenario]:
    return [scenarios[int((place + 0.5) * len(scenarios) / count)] for place in range(count)]


def load_suite(folder: Path) -> Sample:
    """Every scenario there is, which only the suite can run.

    Args:
        folder: Where a scratch file may be written.
    """
    everybody = load_scenarios(folder)
    return Sample(tuple(everybody), len(everybody), sum(each.reads for each in everybody))


def load_sample(folder: Path) -> Sample:
    """The committed sample; ``folder`` and errors as of ``load_suite`` and ``sample_of``."""
    return sample_of(load_suite(folder))


def sample_of(suite: Sample) -> Sample:
    """The committed sample, out of every scenario there is.

    Raises:
        ConfigurationError: It names a scenario that is no longer written, or one that the rivals do not speak.
    """
    wanted = set(json.loads(COMMITTED.read_text(encoding="utf-8")))
    found = [each for each in suite.scenarios if each.id in wanted and is_spoken(each.sentences)]
    if len(found) < len(wanted):
        strange = sorted(wanted - {each.id for each in found})
        raise ConfigurationError(
            f"La muestra nombra {len(strange)} escenarios que ya no están o cuyas frases no conocen los contendientes, "
            f"por ejemplo «{strange[0]}»: vuelva a elegirla con «python -m bench speed --draw»."
        )
    return suite.of(found)


def write_sample(folder: Path) -> int:
    """Draw the sample again by the rule; how many scenarios it has."""
    chosen = draw(load_scenarios(folder), SIZE)
    COMMITTED.write_text(json.dumps([each.id for each in chosen], ensure_ascii=False, indent=1) + "\n", "utf-8")
    return len(chosen)


def write_floor(sample: Sample, path: Path) -> None:
    """Write the raw scripts of a sample: one plain function a scenario."""
    parts = [
        '"""Raw Playwright scripts, written by bench.speed.sample."""',
        "import bench.speed.peers.raw_scripts.actions as do\nfrom bench.speed.peers.raw_scripts.process import run",
    ]
    names = []
    for number, each in enumerate(sample.scenarios, start=1):
        names.append(f"scenario_{number:02d}")
        body = "\n".join(f"    {line}" for line in script_lines(each.sentences))
        parts.append(f"def {names[-1]}(tools):\n    {each.id.partition('::')[2]!r}\n{body}\n")
    parts.append(f"if __name__ == '__main__':\n    raise SystemExit(run(({', '.join(names)},)))\n")
    path.write_text("\n\n".join(parts), encoding="utf-8")


def write_features(sample: Sample, folder: Path, share: int = 1, shares: int = 1) -> None:
    """Write feature files with the scenarios of a share, rows of outlines as scenarios of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, list[str]] = {}
    for each in sample.scenarios[share - 1 :: shares]:
        place, _, title = each.id.partition("::")
        name = Path(place).stem
        head = f"# language: es\nCaracterística: {name}\n"
        steps = "\n".join(f"    {sentence}" for sentence in each.sentences)
        files.setdefault(name, [head]).append(f"  @{each.requirement}\n  Escenario: {title}\n{steps}\n")
    for name, parts in files.items():
        (folder / f"{name}.feature").write_text("\n".join(parts), encoding="utf-8")
