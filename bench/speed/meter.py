"""``python -m bench.speed.meter SPEC``: runs commands side by side and measures them with all their descendants.

This process becomes the reaper of every descendant, also of those whose parents ended first, and the kernel adds up
their processor time; sampling the process tree would miss processes that live between two samples. Linux only, standard
library only. Memory can only be sampled, and sampling costs processor time, so it is measured in a separate run.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36
_SAMPLE_SECONDS = 0.2
_LEFTOVER_SECONDS = 15.0
"""Time that processes left behind by the commands have before they are killed."""


def main(spec: Path) -> int:
    """Run and measure the commands of a file.

    Args:
        spec: JSON with ``commands`` (each with ``arguments`` and ``env``), ``cwd``, ``log`` and ``memory``; the result
            is written beside it, with the suffix ``.result``.

    Returns:
        The exit code of the commands with the largest absolute value.
    """
    asked: dict[str, Any] = json.loads(spec.read_text(encoding="utf-8"))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER)")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    peak = Peak() if asked["memory"] else None
    codes, wall = _run(asked, libc, peak)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = {
        "cpu": used.ru_utime + used.ru_stime,
        "wall": wall,
        "memory": peak.bytes if peak else 0,
        "codes": codes,
    }
    spec.with_suffix(".result").write_text(json.dumps(result), encoding="utf-8")
    return max(codes, key=abs)


def _run(asked: dict[str, Any], libc: ctypes.CDLL, peak: Peak | None) -> tuple[list[int], float]:
    """Run the commands side by side; returns their exit codes and the seconds until the last one ended."""
    started = time.monotonic()
    with Path(asked["log"]).open("wb") as log:
        running = [
            subprocess.Popen(  # noqa: S603 - our own command line
                command["arguments"],
                cwd=asked["cwd"],
                env={**os.environ, **command["env"]},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=lambda: libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM),  # noqa: PLW1509 - no threads yet
            )
            for command in asked["commands"]
        ]
        if peak:
            peak.start()
        try:
            codes = [each.wait() for each in running]
            wall = time.monotonic() - started
        except BaseException:  # an interruption ends the descendants too
            _end_all()
            raise
        finally:
            _reap()
    return codes, wall


def _reap() -> None:
    """Wait for processes that the commands left behind; kill them after a while."""
    end = time.monotonic() + _LEFTOVER_SECONDS
    while True:
        try:
            found, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if found:
            continue
        if time.monotonic() > end:
            _end_all()
        time.sleep(0.01)


def _end_all() -> None:
    for each in descendants(os.getpid()):
        with contextlib.suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


class Peak(threading.Thread):
    """Samples the most memory that all descendants use at once.

    Attributes:
        bytes: Sum of their proportional set sizes; memory that processes share counts once.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.bytes = 0

    def run(self) -> None:
        """Sample until the process ends."""
        while True:
            self.bytes = max(self.bytes, sum(map(_proportional, descendants(os.getpid()))))
            time.sleep(_SAMPLE_SECONDS)


def descendants(ancestor: int) -> Sequence[int]:
    """Ids of all processes below a process, from ``/proc``."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            children.setdefault(_parent(entry), []).append(int(entry.name))
    found, left = [], [ancestor]
    while left:
        below = children.get(left.pop(), [])
        found += below
        left += below
    return found


def _parent(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
    except OSError:
        return 0  # the process has ended meanwhile


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
