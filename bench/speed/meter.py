"""``python -m bench.speed.meter SPEC``: runs commands side by side and tells exactly what they and all theirs cost.

This process becomes the reaper of every descendant, also of those whose parents ended before them, and the kernel adds
up the CPU of what it reaped; sampling the tree would miss whoever lived between two looks. Standard library only, as
it is Linux only. Memory can only be sampled, and looking costs, so that is a run of its own.
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
_LOOK_SECONDS = 0.2
_LEFTOVER_SECONDS = 15.0
"""How long what the commands leave behind may go on before it is ended."""


def main(spec: Path) -> int:
    """Run what a file says.

    Args:
        spec: JSON with ``commands`` (each with ``arguments`` and ``env``), ``cwd``, ``log`` and ``memory``; the result
            is written beside it, with the suffix ``.result``.

    Returns:
        The highest exit code of the commands.
    """
    asked: dict[str, Any] = json.loads(spec.read_text(encoding="utf-8"))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER)")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    peak = Peak() if asked["memory"] else None
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
        except BaseException:  # somebody asked to stop: so does everything below
            _end_all()
            raise
        finally:
            _reap()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = {
        "cpu": used.ru_utime + used.ru_stime,
        "wall": wall,
        "memory": peak.bytes if peak else 0,
        "codes": codes,
    }
    spec.with_suffix(".result").write_text(json.dumps(result), encoding="utf-8")
    return max(codes, key=abs)


def _reap() -> None:
    """Wait for what the commands left behind, and end it where it does not."""
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
    """The most memory that all descendants held at once, as sampled.

    Attributes:
        bytes: Sum of their proportional set sizes; what processes share counts once.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.bytes = 0

    def run(self) -> None:
        """Look again and again."""
        while True:
            self.bytes = max(self.bytes, sum(map(_proportional, descendants(os.getpid()))))
            time.sleep(_LOOK_SECONDS)


def descendants(ancestor: int) -> Sequence[int]:
    """Process ids below one, by the parents that /proc names."""
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
        return 0  # it ended meanwhile


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
