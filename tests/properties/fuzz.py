"""``python -m tests.properties.fuzz --minutes N``: fuzzing guided by coverage, the long form (decision 0015).

Each reader has a process of its own and an equal share of the time; what was found to lead somewhere new is kept in
``reports/out/fuzz``, so that the same order goes on from there. Ends with 1 where something but an error of the suite
came out, and tells with which file.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.engine import checkout
from fixtures.provision import CACHE, environment
from harness.errors import HarnessError
from harness.scope import ROOT
from harness.spanish_argparse import SpanishParser
from harness.wording import counted
from tests.properties.fuzzing import targets

TOOL = CACHE / "atheris"
OUT = ROOT / "reports" / "out" / "fuzz"
RESULT = OUT / "readers.json"
_RUNS = re.compile(r"^(?:Done |#)(\d+)\b", re.MULTILINE)
"""How libFuzzer counts: at every step, and at the end."""
OK, BAD, TROUBLE = 0, 1, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = SpanishParser(
        prog="python -m tests.properties.fuzz",
        description="Da archivos al azar, guiados por lo que recorren, a todo lo que lee archivos.",
        examples=["python -m tests.properties.fuzz --minutes 30"],
        exit_codes="0 solo salieron errores de la suite; 1 salió otra cosa; 2 orden mal escrita; 4 no se pudo.",
    )
    parser.add_argument("--minutes", type=float, default=10, metavar="N", help="minutos en total (10)")
    parser.add_argument("--only", default="", choices=["", *targets()], metavar="LECTOR", help="solo uno")
    parser.add_argument("--inside", default="", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    chosen = [asked.only] if asked.only else sorted(targets())
    seconds = max(1, round(60 * asked.minutes / len(chosen)))
    if asked.inside:
        return _inside(asked.inside, seconds)
    try:
        environment.install_separately("fuzz", TOOL)
    except HarnessError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    readers = {name: _try(name, seconds) for name in chosen}
    broken = [name for name, each in readers.items() if not each["held"]]
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    told = {"date": now, "commit": checkout.commit(), "seconds": seconds, "readers": readers}
    RESULT.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    tried = counted(len(chosen), "lector", "lectores")
    print(f"{tried}, {seconds} s cada uno; no resistieron: {', '.join(broken) or 'ninguno'}.")
    return BAD if broken else OK


def _try(name: str, seconds: int) -> dict[str, Any]:
    """Give one reader its share; what it did is told in its log, and how often and whether it held is given back."""
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
    runs = max((int(each) for each in _RUNS.findall(said)), default=0)
    held = done.returncode == 0 and runs > 0
    told = f"resistió {runs} archivos" if held else f"se rompió: {folder.relative_to(ROOT)}/log.txt"
    print(f"{name}: {told}", flush=True)
    return {"runs": runs, "held": held}


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
