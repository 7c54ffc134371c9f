"""Lets the wall clock of a Python process jump; Python imports this at its start if ``PYTHONPATH`` has its folder.

Only Python's time of day jumps; the monotonic clock goes on, as when a person sets the clock of a machine.
``CLOCK_STEP`` names a file; once it exists, the clock jumps by the number of seconds in it, and the process adds a line
to the file's log.
"""

from __future__ import annotations

import os
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from time_machine import travel

_LOOK_SECONDS = 0.05


def _wait(order: Path) -> None:
    pause = threading.Event()
    while not order.exists():
        pause.wait(_LOOK_SECONDS)
    step = timedelta(seconds=float(order.read_text(encoding="ascii")))
    travel(datetime.now(UTC) + step, tick=True).start()
    with order.with_suffix(".log").open("a", encoding="utf-8") as log:
        log.write(" ".join(sys.orig_argv) + "\n")


if "CLOCK_STEP" in os.environ:
    threading.Thread(target=_wait, args=(Path(os.environ["CLOCK_STEP"]),), daemon=True).start()
