"""``python -m bench.speed.profiled FILE ARGUMENTS…``: a run of pytest that writes where its processor time went.

The file gets ``own``, seconds of each part of the code in this process, and ``others``, those of the processes that it
started: the browser and its driver. Under the profiler a run costs about twice as much, so only shares mean anything.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from harness.scope import ROOT

_LIBRARIES = "site-packages/"


def main(arguments: Sequence[str]) -> int:
    """Run pytest and write the file; returns pytest's exit code."""
    profile = cProfile.Profile(time.process_time)
    code = profile.runcall(pytest.main, list(arguments[1:]))
    own: Counter[str] = Counter()
    for (file, _, name), (_, _, seconds, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]  # no stub has it
        own[part_of(file, name)] += seconds
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    content = {"own": dict(own), "others": used.ru_utime + used.ru_stime}
    Path(arguments[0]).write_text(json.dumps(content), encoding="utf-8")
    return int(code)


def part_of(file: str, name: str) -> str:
    """Name of the part of the code that a function belongs to.

    Args:
        file: Of the function, as cProfile gives it; ``~`` for one written in C.
        name: Of the function.

    Returns:
        A room's part such as ``fixtures.preflight``, a library, ``Python`` or, for C, what it does.
    """
    path = Path(file).as_posix()
    if _LIBRARIES in path:
        return path.rpartition(_LIBRARIES)[2].partition("/")[0].removesuffix(".py")
    if path.startswith(f"{ROOT.as_posix()}/"):
        return ".".join(Path(path).relative_to(ROOT).with_suffix("").parts[:2])
    if "importlib" in path or "marshal" in name or name.startswith("<built-in method _imp"):
        return "Python: cargar módulos"
    if path == "~":
        return "Python: funciones en C"
    return f"Python: {Path(path).parent.name if Path(path).stem == '__init__' else Path(path).stem}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
