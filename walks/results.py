"""Results of the walks of a run, in the controller, and their file in the record."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fixtures.config.settings import settings_of
from harness.compat.xdist_private import stop_run
from harness.layout import WALK_RESULTS
from harness.record_folder import record_folder
from reports.record.walks import StoredWalk, WalkRecord, WalkResult
from reports.record.writing import unwritable, write_whole
from walks.page import page

PAGE = "recorridos.md"


class Results:
    """Walks that ended, and what broke in the suite.

    Args:
        config: Of the run.
        asked: Number of walks that are to be taken, those that contradicted last first.
        kept: Walks that contradicted last.

    Attributes:
        walks: Results, as they came.
        broken: Failures of the suite, a Spanish sentence each.
    """

    def __init__(self, config: pytest.Config, asked: int, kept: Sequence[StoredWalk]) -> None:
        self.walks: list[WalkResult] = []
        self.broken: list[str] = []
        self._config = config
        self._asked = asked
        self._kept = kept
        self._unwritable = ""

    def record(self) -> WalkRecord:
        """The walks so far."""
        settings = settings_of(self._config)
        decided = {each.number for each in self.walks if not each.trouble}
        return WalkRecord(
            portal=settings.profile.name,
            seed=settings.seed,
            asked=self._asked,
            results=tuple(sorted(self.walks, key=lambda each: each.number)),
            broken=tuple(self.broken),
            pending=tuple(walk for number, walk in enumerate(self._kept, 1) if number not in decided),
        )

    def save(self, session: pytest.Session | None) -> None:
        """Write the results into the record, whole or not at all; stop the run where that fails."""
        self._write(WALK_RESULTS, self.record().text(), session)

    def save_page(self, session: pytest.Session | None) -> None:
        """Write the page that a run of walks alone has in place of an acta."""
        self._write(PAGE, page(self.record()), session)

    def _write(self, name: str, text: str, session: pytest.Session | None) -> None:
        if self._unwritable:
            return
        try:
            write_whole(record_folder(self._config) / name, text)
        except OSError as error:
            self._unwritable = str(unwritable(error))
            stop_run(self._config, session, self._unwritable)
