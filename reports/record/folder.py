"""Folder of a run's record: making it, adding outcomes during the run, writing the verdicts at its end."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from harness.errors import ConfigurationError, system_reason
from instructivo.requirement import Catalogue
from reports.acta.pdf import Printer
from reports.judge.outcomes import ScenarioOutcome
from reports.judge.run_judgement import Judgement
from reports.record.files import OUTCOMES, START, VERDICTS
from reports.record.manifest import bound_files
from reports.record.repeats import read_repeats
from reports.record.trend import past_runs
from reports.record.verdicts_data import verdicts_data, with_files, with_trend
from reports.record.writing import append_line, write_whole

LATEST = "latest"
"""Beside the records: a link to the newest."""


@dataclass(frozen=True)
class Record:
    """Record of one run; a ``listed`` one lies among the others, and ``latest`` may link to it."""

    folder: Path
    listed: bool = False

    @classmethod
    def open(cls, out: Path, asked: str | None, invoked_from: Path) -> Record:
        """Make the folder of a new run.

        Args:
            out: Folder in which listed records lie.
            asked: Folder of the record, relative to ``invoked_from``; None for a new one in ``out``.
            invoked_from: Working directory of pytest's caller.

        Raises:
            ConfigurationError: The folder has a record already, or cannot be written.
        """
        try:
            folder = (invoked_from / asked) if asked else _fresh_folder(out)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / OUTCOMES).open("x").close()  # so that two simultaneous runs never share a record
        except FileExistsError as error:
            raise ConfigurationError(
                f"La carpeta «{asked}» ya contiene un acta y un acta no se sobrescribe: elija otra con --record."
            ) from error
        except OSError as error:
            raise ConfigurationError(
                f"No se puede escribir el acta en «{asked or out.name}» ({system_reason(error)}): "
                "elija una carpeta con permiso de escritura con --record."
            ) from error
        return cls(folder, listed=not asked)

    def append(self, outcome: ScenarioOutcome) -> None:
        """Add one outcome; a killed run then keeps every scenario that had finished.

        Raises:
            OSError: It cannot be written; a partial line is removed again.
        """
        append_line(self.folder / OUTCOMES, outcome.to_json())

    def finish(
        self,
        catalogue: Catalogue,
        judgement: Judgement,
        started: datetime,
        facts: Mapping[str, str],
        printer: Printer | None = None,
    ) -> list[str]:
        """Write the verdicts and the acta, print it where there is a printer, and lead ``latest`` to a listed record.

        Returns:
            Problems, a Spanish sentence each.
        """
        from reports.record.closing import close_record, keep_sources  # noqa: PLC0415 - loads the renderers, which no worker needs

        keep_sources(self.folder)
        data = verdicts_data(catalogue, judgement, started, facts, read_repeats(self.folder))
        trend = [] if judgement.partial else past_runs(self.folder, facts, started)
        data = with_trend(with_files(data, bound_files(self.folder)), [each.data() for each in trend])
        write_whole(self.folder / VERDICTS, json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        (self.folder / START).unlink(missing_ok=True)
        ran = any(one.outcomes for one in judgement.requirements)
        troubles = close_record(self.folder, printer if ran else None)  # a run without outcomes is never signed
        if self.listed:
            _point_latest_to(self.folder)
        return troubles


def _fresh_folder(out: Path) -> Path:
    """Make a folder with a name of its own, even where several runs start in the same second."""
    out.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    for name in (stamp, *(f"{stamp}-{number}" for number in range(2, 100))):
        with suppress(FileExistsError):
            (out / name).mkdir()
            return out / name
    raise FileExistsError(stamp)


def _point_latest_to(folder: Path) -> None:
    """Make ``latest`` a link to a record, or a text file with its name where links are not allowed."""
    latest = folder.parent / LATEST
    if latest.is_dir() and not latest.is_symlink():
        return  # not ours
    fresh = folder.parent / f".latest-{os.getpid()}"
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(folder.name, target_is_directory=True)
    except OSError:
        fresh.write_text(folder.name, encoding="utf-8", newline="\n")
    try:
        fresh.replace(latest)
    except PermissionError:  # Windows replaces no link to a folder
        latest.unlink()
        fresh.replace(latest)


def folder_named(text: str) -> Path:
    """Folder of a record from the command line, also where ``latest`` is a file with the name of the folder."""
    path = Path(text)
    if path.name == LATEST and path.is_file():
        return path.with_name(path.read_text(encoding="utf-8").strip())
    return path
