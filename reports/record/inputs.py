"""Inputs of a recorded judgement, as they are read from ``verdicts.json``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from harness.errors import MALFORMED, ConfigurationError
from reports.judge.declarations import Declarations
from reports.judge.outcomes import read_instant
from reports.judge.plan import Plan
from reports.record.files import VERDICTS


@dataclass(frozen=True)
class RecordedInputs:
    """Inputs of a recorded judgement, other than its outcomes and catalogue.

    Attributes:
        plan: Plan of the run.
        declarations: Declarations of people.
        started: Start of the run.
        ended: End of the run, in ISO 8601.
        facts: Spanish label -> value, about portal, suite and machine.
        files: Name -> SHA-256 of the files that no outcome names; empty in a record of an older format.
        trend: Past runs as the record tells them, entries of ``run.trend``.
    """

    plan: Plan
    declarations: Declarations
    started: datetime
    ended: str
    facts: Mapping[str, str]
    files: Mapping[str, str] = field(default_factory=dict)
    trend: Sequence[Mapping[str, Any]] = ()

    @classmethod
    def from_data(cls, recorded: Mapping[str, Any]) -> RecordedInputs:
        """Take them from the content of ``verdicts.json``.

        Raises:
            ConfigurationError: A key is missing, as in a record of another version of the suite.
        """
        try:
            run = recorded["run"]
            kept = [{key: value for key, value in each.items() if key != "problem"} for each in recorded["waived"]]
            declarations = Declarations.from_data({**recorded, "waived": kept})
            started = read_instant(run["started"])
            more = {"files": run.get("files", {}), "trend": run.get("trend", ())}
            return cls(Plan.from_data(run), declarations, started, run["ended"], run["facts"], **more)
        except MALFORMED as error:
            raise ConfigurationError(
                f"A {VERDICTS} le falta algo para volver a juzgar ({error}): alguien lo cambió, o lo escribió otra "
                "versión de la suite y hace falta la del commit que dice el acta."
            ) from error
