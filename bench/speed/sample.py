"""The sample of scenarios that every contestant runs, and the files generated from it for each.

A systematic sample of the scenarios whose sentences the peers know: evenly spread in the order of the features, with
the same share of scenarios that only read as the suite has. It is committed, so that results can be compared over time;
``python -m bench speed --draw`` draws it again by the same rule.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.engine.scenarios import Scenario, load_scenarios
from bench.speed.peers import raw_scripts
from bench.speed.vocabulary import is_known, script_lines
from harness.errors import ConfigurationError

SIZE = 40
COMMITTED = Path(__file__).with_name("sample.json")


@dataclass(frozen=True)
class Sample:
    """Scenarios, in the order of the features.

    Attributes:
        scenarios: Scenarios that every contestant runs.
        suite: Number of scenarios in the suite.
        readers: Number of those that only read.
    """

    scenarios: tuple[Scenario, ...]
    suite: int
    readers: int

    def of(self, chosen: Sequence[Scenario]) -> Sample:
        """A sample with only some of the scenarios."""
        return Sample(tuple(chosen), self.suite, self.readers)

    @property
    def first_reader(self) -> Sample:
        """One scenario that only reads; its cost is the cost of starting."""
        return self.of([next(each for each in self.scenarios if each.reads)])

    def part(self, count: int) -> Sample:
        """A sample of so many scenarios, evenly spread, with the same share of readers."""
        return self.of(draw(self.scenarios, count))


def draw(scenarios: Sequence[Scenario], count: int) -> list[Scenario]:
    """Draw a number of scenarios that the peers can run, with the same share of readers as all scenarios."""
    reading = round(count * sum(each.reads for each in scenarios) / len(scenarios))
    known = [each for each in scenarios if is_known(each.sentences)]
    readers, writers = ([each for each in known if each.reads is kind] for kind in (True, False))
    chosen = {each.id for each in (*_spread(readers, reading), *_spread(writers, count - reading))}
    return [each for each in scenarios if each.id in chosen]


def _spread(scenarios: Sequence[Scenario], count: int) -> list[Scenario]:
    return [scenarios[int((place + 0.5) * len(scenarios) / count)] for place in range(count)]


def load_suite(folder: Path) -> Sample:
    """All scenarios, which only the suite can run.

    Args:
        folder: Folder for a scratch file.
    """
    scenarios = load_scenarios(folder)
    return Sample(scenarios, len(scenarios), sum(each.reads for each in scenarios))


def load_sample(folder: Path) -> Sample:
    """The committed sample; argument as in ``load_suite``, errors as in ``sample_of``."""
    return sample_of(load_suite(folder))


def sample_of(suite: Sample) -> Sample:
    """The committed sample, taken from all scenarios.

    Raises:
        ConfigurationError: It names a scenario that no longer exists, or whose sentences the peers do not know.
    """
    wanted = set(json.loads(COMMITTED.read_text(encoding="utf-8")))
    found = [each for each in suite.scenarios if each.id in wanted and is_known(each.sentences)]
    if len(found) < len(wanted):
        unknown = sorted(wanted - {each.id for each in found})
        raise ConfigurationError(
            f"La muestra nombra {len(unknown)} escenarios que ya no están o cuyas frases no conocen los contendientes, "
            f"por ejemplo «{unknown[0]}»: vuelva a elegirla con «python -m bench speed --draw»."
        )
    return suite.of(found)


def write_sample(folder: Path) -> int:
    """Draw the sample again and write it; returns its number of scenarios."""
    chosen = draw(load_scenarios(folder), SIZE)
    COMMITTED.write_text(json.dumps([each.id for each in chosen], ensure_ascii=False, indent=1) + "\n", "utf-8")
    return len(chosen)


def write_raw_scripts(sample: Sample, path: Path) -> None:
    """Write the raw scripts of a sample: one function per scenario."""
    actions, process = (f"{raw_scripts.__name__}.{each}" for each in ("actions", "process"))
    parts = [
        '"""Raw Playwright scripts, written by bench.speed.sample."""',
        f"import {actions} as do\nfrom {process} import run",
    ]
    names = []
    for number, each in enumerate(sample.scenarios, start=1):
        names.append(f"scenario_{number:02d}")
        body = "\n".join(f"    {line}" for line in script_lines(each.sentences))
        parts.append(f"def {names[-1]}(tools):\n    {each.id.partition('::')[2]!r}\n{body}\n")
    parts.append(f"if __name__ == '__main__':\n    raise SystemExit(run(({', '.join(names)},)))\n")
    path.write_text("\n\n".join(parts), encoding="utf-8")


def write_features(sample: Sample, folder: Path, share: int = 1, shares: int = 1) -> None:
    """Write feature files with the scenarios of one share, each row of an outline as a scenario.

    Args:
        sample: The scenarios.
        folder: Folder for the files.
        share: Number of the share, from 1.
        shares: Number of shares.
    """
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
