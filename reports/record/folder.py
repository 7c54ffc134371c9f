"""The record of a run: a folder with the outcomes, the verdicts, the acta and what they show.

``outcomes.jsonl`` grows while the run goes on; ``verdicts.json`` (``schema/verdicts.schema.json``) and
``acta.html`` are written at its end.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from harness.errors import ConfigurationError
from instructivo.model import Catalogue
from reports.acta.pdf import Printer
from reports.judge.judgement import Judgement
from reports.judge.outcomes import ScenarioOutcome
from reports.record.files import OUTCOMES, START, VERDICTS
from reports.record.repeats import read_repeats
from reports.record.verdicts_data import verdicts_data
from reports.record.writing import append_line, write_whole


@dataclass(frozen=True)
class Record:
    """The folder of one run; ``listed`` where it stands among the others and ``latest`` may lead to it."""

    folder: Path
    listed: bool = False

    @classmethod
    def open(cls, out: Path, asked: str | None, invoked_from: Path) -> Record:
        """Make the folder of a new run.

        Args:
            out: Where records go when nobody asked for another place.
            asked: The folder that was asked for, relative to where pytest was called.
            invoked_from: Where pytest was called.

        Raises:
            ConfigurationError: The folder holds another record or cannot be written.
        """
        try:
            folder = (invoked_from / asked) if asked else _fresh_folder(out)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / OUTCOMES).open("x").close()  # two runs at once never share a record
        except FileExistsError as error:
            raise ConfigurationError(
                f"La carpeta «{asked}» ya contiene un acta y un acta no se sobrescribe: elija otra con --record."
            ) from error
        except OSError as error:
            raise ConfigurationError(
                f"No se puede escribir el acta en «{asked or out.name}» ({error.strerror}): "
                "elija una carpeta con permiso de escritura con --record."
            ) from error
        return cls(folder, listed=not asked)

    def append(self, outcome: ScenarioOutcome) -> None:
        """Keep one outcome at once, so that a killed run loses nothing that had finished.

        Raises:
            OSError: It cannot be written; half a line is taken back.
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
            What could not be made, a Spanish sentence each.
        """
        from reports.record.closing import close_record  # noqa: PLC0415 - loads the renderers, which no worker needs

        data = verdicts_data(catalogue, judgement, started, facts, read_repeats(self.folder))
        write_whole(self.folder / VERDICTS, json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        (self.folder / START).unlink(missing_ok=True)
        ran = any(one.outcomes for one in judgement.requirements)
        troubles = close_record(self.folder, printer if ran else None)  # a run without outcomes is never signed
        if self.listed:
            _point_latest_to(self.folder)
        return troubles


def _fresh_folder(out: Path) -> Path:
    """Make a folder that no other run has, not even one that starts in the same second."""
    out.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    for name in (stamp, *(f"{stamp}-{number}" for number in range(2, 100))):
        with suppress(FileExistsError):
            (out / name).mkdir()
            return out / name
    raise FileExistsError(stamp)


def _point_latest_to(folder: Path) -> None:
    """Make ``latest`` a link, or a text with the folder's name where links are not allowed."""
    latest = folder.parent / "latest"
    if latest.is_dir() and not latest.is_symlink():
        return  # somebody's own folder of that name
    fresh = folder.parent / f".latest-{os.getpid()}"
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(folder.name, target_is_directory=True)
    except OSError:
        fresh.write_text(folder.name, encoding="utf-8")
    fresh.replace(latest)
