"""``inicio.json``: plan of a run, written before its first scenario, so that a killed run can be judged too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from harness.errors import MALFORMED, ConfigurationError
from harness.version import RECORD_FORMAT, refuse_newer
from reports.judge.declarations import Declarations
from reports.judge.outcomes import read_instant, read_json
from reports.judge.plan import Plan
from reports.record.files import START
from reports.record.writing import write_whole

CUT_OFF = "terminó de golpe, sin cerrar el acta."


@dataclass(frozen=True)
class RunStart:
    """A run at its start.

    Attributes:
        plan: Plan of the run.
        started: Start of the run.
        facts: Spanish label -> value, about portal, suite and machine.
        declarations: Declarations of people.
    """

    plan: Plan
    started: datetime
    facts: Mapping[str, str]
    declarations: Declarations = field(default_factory=Declarations)

    def save(self, folder: Path) -> None:
        """Write it into a record, whole or not at all."""
        data = {
            "schema": RECORD_FORMAT,
            "started": self.started.isoformat(timespec="seconds"),
            "facts": dict(self.facts),
            **self.plan.data(),
        }
        data["declarations"] = self.declarations.data()
        write_whole(folder / START, json.dumps(data, ensure_ascii=False, indent=2) + "\n")

    @classmethod
    def load(cls, folder: Path) -> RunStart:
        """Read it from the record of a run that was killed; the plan says so in ``interrupted``.

        Raises:
            ConfigurationError: The file is missing or is not the result of ``save``.
        """
        try:
            data = read_json((folder / START).read_text(encoding="utf-8"))
            refuse_newer(f"El acta de «{folder}»", data.get("schema"), RECORD_FORMAT)
            plan = replace(Plan.from_data(data), interrupted=CUT_OFF)
            declarations = Declarations.from_data(data["declarations"])
            facts = {str(label): str(value) for label, value in data["facts"].items()}
            return cls(plan, read_instant(data["started"]), facts, declarations)
        except OSError as error:
            raise ConfigurationError(
                f"En «{folder}» no hay {START} ni verdicts.json: indique la carpeta de un acta."
            ) from error
        except MALFORMED as error:
            raise ConfigurationError(f"El {START} de «{folder}» no es el que deja una corrida.") from error
