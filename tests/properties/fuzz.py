"""``python -m tests.properties.fuzz --minutes N``: fuzzing guided by coverage, the long form (decision 0015).

Each reader has a process of its own and an equal share of the time; what was found to lead somewhere new is kept in
``reports/out/fuzz``, so that the same order goes on from there. Ends with 1 where something but an error of the suite
came out, and tells with which file.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from fixtures.parts import CACHE, environment
from harness.errors import HarnessError
from harness.scope import ROOT
from tests.properties.fuzzing import targets

TOOL = CACHE / "atheris"
OUT = ROOT / "reports" / "out" / "fuzz"
OK, BAD, TROUBLE = 0, 1, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.properties.fuzz", description="Archivos al azar, guiados.")
    parser.add_argument("--minutes", type=float, default=10, metavar="N", help="minutos en total (10)")
    parser.add_argument("--only", default="", choices=["", *targets()], metavar="LECTOR", help="solo uno")
    parser.add_argument("--inside", default="", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    chosen = [asked.only] if asked.only else sorted(targets())
    seconds = max(1, round(60 * asked.minutes / len(chosen)))
    if asked.inside:
        return _inside(asked.inside, seconds)
    try:
        environment.beside("fuzz", TOOL)
    except HarnessError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    broken = [name for name in chosen if _try(name, seconds)]
    print(f"{len(chosen)} lectores, {seconds} s cada uno; no resistieron: {', '.join(broken) or 'ninguno'}.")
    return BAD if broken else OK


def _try(name: str, seconds: int) -> int:
    """Give one reader its share; what it did is told in its log."""
    folder = OUT / name
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(targets()[name].samples):
        (folder / "corpus" / f"muestra-{number}").write_bytes(sample)
    order = [sys.executable, "-m", __spec__.name, "--inside", name, "--only", name, "--minutes", str(seconds / 60)]
    path = os.pathsep.join([str(TOOL), str(ROOT)])
    with (folder / "log.txt").open("wb") as log:
        done = subprocess.run(
            order, cwd=ROOT, env={**os.environ, "PYTHONPATH": path}, stderr=log, stdout=log, check=False
        )
    said = (folder / "log.txt").read_text(encoding="utf-8", errors="replace")
    tries = next((line for line in reversed(said.splitlines()) if line.startswith("Done ")), "")
    told = f"se rompió: {folder.relative_to(ROOT)}/log.txt" if done.returncode else f"resistió ({tries})"
    print(f"{name}: {told}", flush=True)
    return done.returncode


def _inside(name: str, seconds: int) -> int:
    """In the process of its own: libFuzzer ends it when time is over or something came out."""
    import atheris  # noqa: PLC0415 - only this process has it on its path

    folder: Path = OUT / name
    target = targets()[name]
    atheris.instrument_all()
    limits = [f"-max_total_time={seconds}", "-max_len=20000", "-timeout=60", "-rss_limit_mb=2048"]
    atheris.Setup(["fuzz", *limits, f"-artifact_prefix={folder}/", str(folder / "corpus")], target)
    atheris.Fuzz()
    return OK


if __name__ == "__main__":
    sys.exit(main())
