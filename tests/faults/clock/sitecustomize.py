"""Python imports this at its start where ``PYTHONPATH`` leads here: the wall clock of that process can be stepped.

Only what Python asks for the time of day jumps, in the middle of whatever is running; the monotonic clock goes on, as
it does when somebody sets the clock of a machine. ``CLOCK_STEP`` names a file; once it is there, the clock jumps by the
seconds in it, and the process says so in the file's log.
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
