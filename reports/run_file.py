"""``run.json``: what a run set out to do, kept from its start, so that its verdicts can be found again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from harness.errors import ConfigurationError
from reports.verdicts import Plan

RUN = "run.json"
SCHEMA_VERSION = 1
CUT_OFF = "terminó de golpe, sin cerrar el acta."


@dataclass(frozen=True)
class RunFile:
    """A run as it was asked for.

    Attributes:
        plan: What was written, what was selected, and why it ended before its time.
        started: When it began, in ISO 8601; ``ended``: empty while it goes on.
        facts: Spanish label -> value.
    """

    plan: Plan
    started: str
    ended: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    def save(self, folder: Path) -> None:
        """Write it whole or not at all."""
        data = {
            "schema": SCHEMA_VERSION,
            "started": self.started,
            "ended": self.ended,
            "interrupted": self.plan.interrupted,
            "facts": dict(self.facts),
            "written": dict(sorted(self.plan.written.items())),
            "selected": sorted(self.plan.selected),
        }
        fresh = folder / f".{RUN}"
        fresh.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        fresh.replace(folder / RUN)

    @classmethod
    def load(cls, folder: Path) -> RunFile:
        """Read it; a run that never closed its record is told as interrupted.

        Raises:
            ConfigurationError: It is not there or is not what ``save`` wrote.
        """
        try:
            data = json.loads((folder / RUN).read_text(encoding="utf-8"))
            datetime.fromisoformat(data["started"])
            ended = str(data["ended"])
            interrupted = str(data["interrupted"]) or ("" if ended else CUT_OFF)
            plan = Plan(dict(data["written"]), frozenset(data["selected"]), interrupted)
            return cls(plan, data["started"], ended, dict(data["facts"]))
        except OSError as error:
            raise ConfigurationError(
                f"En «{folder}» no hay {RUN}, donde la corrida deja su plan: indique la carpeta de un acta."
            ) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ConfigurationError(f"El archivo {RUN} de «{folder}» no es el que deja una corrida.") from error
