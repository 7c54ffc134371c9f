"""Cost of each stage of a large run: collection, closing, verifying, merging, comparing and exporting.

Each stage runs in a process of its own, so that its processor time and its largest memory are its own.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from bench.scale.synthetic import SyntheticRun, write_outline
from harness.errors import EnvironmentTrouble
from reports.acta.paging import Paging
from reports.audit.compare import compare
from reports.audit.verify import audit
from reports.exports.allure import write_allure
from reports.exports.ctrf import ctrf
from reports.exports.earl import earl
from reports.record.files import ACTA
from reports.record.merging import merge
from reports.record.reading import read_verdicts

PARTS = 4
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
Stage = Callable[[SyntheticRun, Path], None]


def collect(run: SyntheticRun, folder: Path) -> None:
    """Collect an outline of one file with a row for each scenario, with the plugins of the suite.

    Raises:
        EnvironmentTrouble: pytest collected another number.
    """
    counter = _Counter()
    arguments = [
        "--collect-only",
        "-qq",
        "-p",
        "no:cacheprovider",
        str(write_outline(run.scenarios, folder / "features")),
    ]
    with contextlib.redirect_stdout(io.StringIO()) as said:
        pytest.main(arguments, plugins=[counter])
    if counter.collected != run.scenarios:
        raise EnvironmentTrouble(f"pytest no reunió los {run.scenarios} escenarios escritos: {said.getvalue()[-300:]}")


class _Counter:
    """Plugin that counts what was collected."""

    collected = 0

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Take the number of scenarios."""
        self.collected = len(session.items)


def write(run: SyntheticRun, folder: Path) -> None:
    """Write outcome by outcome, with their evidence."""
    run.write(folder / "whole")


def close(run: SyntheticRun, folder: Path) -> None:
    """Judge, and write verdicts, acta, exports of the record and manifest."""
    run.close(folder / "whole")


def verify(run: SyntheticRun, folder: Path) -> None:
    """Verify the record.

    Raises:
        EnvironmentTrouble: It is not sound.
    """
    del run
    if problems := audit(folder / "whole").problems:
        raise EnvironmentTrouble(f"El acta sintética no está íntegra: {problems[0]}")


def compare_alike(run: SyntheticRun, folder: Path) -> None:
    """Compare the record with itself."""
    del run
    compare(folder / "whole", folder / "whole")


def export(run: SyntheticRun, folder: Path) -> None:
    """Write CTRF, EARL and Allure results."""
    del run
    data = read_verdicts(folder / "whole")
    for name, form in (("ctrf", ctrf), ("earl", earl)):
        (folder / f"{name}.json").write_text(json.dumps(form(data)), encoding="utf-8", newline="\n")
    write_allure(data, folder / "whole", folder / "allure")


def write_parts(run: SyntheticRun, folder: Path) -> None:
    """Write and close the parts of the same run."""
    for part in range(1, PARTS + 1):
        run.write(folder / f"part-{part}", part, PARTS)
        run.close(folder / f"part-{part}")


def merge_parts(run: SyntheticRun, folder: Path) -> None:
    """Merge the parts, which verifies each."""
    del run
    merge([folder / f"part-{part}" for part in range(1, PARTS + 1)], folder / "merged")


STAGES: Mapping[str, Stage] = {
    "collect": collect,
    "write": write,
    "close": close,
    "verify": verify,
    "compare": compare_alike,
    "export": export,
    "parts": write_parts,
    "merge": merge_parts,
}


def measure(sizes: Sequence[int], folder: Path) -> Iterator[dict[str, Any]]:
    """Measure every stage for each number of scenarios.

    Args:
        sizes: Numbers of scenarios.
        folder: Folder for the records; those of each size are deleted before the next.

    Yields:
        ``scenarios``, ``stages`` (stage -> ``cpu`` in seconds, of which ``user`` outside the system's kernel, and
        ``memory`` in MB), and ``sizes`` of the record.

    Raises:
        EnvironmentTrouble: A stage did not do what it should.
    """
    for scenarios in sizes:
        run, place = SyntheticRun(scenarios), folder / str(scenarios)
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        stages = {name: _alone(name, run, place) for name in STAGES}
        yield {"scenarios": scenarios, "stages": stages, "sizes": _sizes(place / "whole")}
        shutil.rmtree(place)


def _alone(stage: str, run: SyntheticRun, folder: Path) -> dict[str, float]:
    """Cost of a stage in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_cost, stage, run, folder).result()


def _cost(stage: str, run: SyntheticRun, folder: Path) -> dict[str, float]:
    before = os.times()
    STAGES[stage](run, folder)
    after = os.times()
    user, system = after.user - before.user, after.system - before.system
    peak = _PEAK.search(Path("/proc/self/status").read_text(encoding="utf-8"))
    return {"cpu": round(user + system, 2), "user": round(user, 2), "memory": round(int(peak[1]) / 1024) if peak else 0}


def _sizes(record: Path) -> dict[str, int]:
    """Bytes of the ``acta``, of the largest of its ``pages`` beside it and of the ``record``; number of those pages."""
    pages = [(record / each.path).stat().st_size for each in Paging(read_verdicts(record)).pages]
    whole = sum(each.stat().st_size for each in record.rglob("*") if each.is_file())
    return {
        "acta": (record / ACTA).stat().st_size,
        "pages": len(pages),
        "largest_page": max(pages, default=0),
        "record": whole,
    }
