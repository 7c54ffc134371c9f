"""``inicio.json``: what a run set out to do, written before its first scenario, for a run that never ends well."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from harness.errors import ConfigurationError
from reports.judge.declarations import Declarations
from reports.judge.plan import Plan
from reports.record.files import START
from reports.record.writing import write_whole

CUT_OFF = "terminó de golpe, sin cerrar el acta."


@dataclass(frozen=True)
class Start:
    """A run at its start: its plan, the moment, Spanish label -> value of what ran, and what people had declared."""

    plan: Plan
    started: datetime
    facts: Mapping[str, str]
    declarations: Declarations = field(default_factory=Declarations)

    def save(self, folder: Path) -> None:
        """Write it whole or not at all."""
        data = {"started": self.started.isoformat(timespec="seconds"), "facts": dict(self.facts), **self.plan.data()}
        data["declarations"] = self.declarations.data()
        write_whole(folder / START, json.dumps(data, ensure_ascii=False, indent=2) + "\n")

    @classmethod
    def load(cls, folder: Path) -> Start:
        """Read it as the plan of a run that was cut off.

        Raises:
            ConfigurationError: It is not there or is not what ``save`` wrote.
        """
        try:
            data = json.loads((folder / START).read_text(encoding="utf-8"))
            plan = replace(Plan.from_data(data), interrupted=CUT_OFF)
            declared = Declarations.from_data(data["declarations"])
            facts = {str(label): str(value) for label, value in data["facts"].items()}
            return cls(plan, datetime.fromisoformat(data["started"]), facts, declared)
        except OSError as error:
            raise ConfigurationError(
                f"En «{folder}» no hay {START} ni verdicts.json: indique la carpeta de un acta."
            ) from error
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ConfigurationError(f"El {START} de «{folder}» no es el que deja una corrida.") from error
