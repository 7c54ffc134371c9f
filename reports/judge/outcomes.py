"""Raw outcome of one scenario: plain data, kept in a record as one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

from harness.errors import SuiteFault
from harness.layout import PATH_IN_RECORD
from harness.measurements import ALLOWED, Kind
from harness.verdict import Cause, Verdict

ASSERTS = "Entonces"
"""Keyword of the step that decides."""
_UNKNOWN_FAULT = "La suite falló y no quedó dicho en qué."
ASKED_NOTHING = "El escenario terminó sin que ningún «Entonces» observara nada."
"""Observation of a scenario that ended without an error and without a decision."""
AS_EXPECTED = "Se observó lo esperado."
"""Observation of a scenario that passed."""
SEEN, WORKER, WALK = "visto", "proceso", "recorrido"
"""Keys of an outcome's ``extras``: what its decision read, a Spanish sentence a line; the process that ran it; and the
number of the walk that found it, for a scenario that no feature holds (docs/decisions/0044)."""


@dataclass(frozen=True)
class StepOutcome:
    """One step as written.

    Attributes:
        keyword: Such as ``Entonces``.
        text: Its sentence.
        verdict: ``pass``, ``fail``, or ``none`` where it was not reached.
        table: Rows of its data table, such as the entries of an expected list.
        start: Seconds from the start of the scenario; None where it was not measured.
        duration: Seconds; None where it was not measured.
    """

    keyword: str
    text: str
    verdict: Verdict
    table: tuple[tuple[str, ...], ...] = ()
    start: float | None = None
    duration: float | None = None

    def data(self) -> dict[str, Any]:
        """JSON data of the step, without what it does not have."""
        return {key: value for key, value in asdict(self).items() if value is not None and value != ()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> StepOutcome:
        """Read the result of ``data``.

        Raises:
            KeyError, TypeError, ValueError: A key is missing or a value has another type.
        """
        table = data.get("table", [])
        if not (isinstance(table, list) and all(isinstance(row, list) for row in table)):
            raise TypeError("«table» no es una tabla")
        if not all(isinstance(cell, str) for row in table for cell in row):
            raise TypeError("«table» no tiene textos")
        found = cls(**{**data, "verdict": Verdict(data["verdict"]), "table": tuple(map(tuple, table))})
        check_field_types(found)
        return found


def decided(steps: Sequence[StepOutcome]) -> bool:
    """Whether a scenario came to its end and an ``Entonces`` of it observed what it expects."""
    asserted = any(each.keyword == ASSERTS and each.verdict is Verdict.PASS for each in steps)
    return asserted and steps[-1].verdict is Verdict.PASS


@dataclass(frozen=True)
class Evidence:
    """A file of a record that documents an outcome; ``path`` is relative to the record's folder.

    ``sha256`` is its hash in hexadecimal when the scenario ended; empty where none was taken.
    """

    kind: str
    path: str
    caption: str
    sha256: str = ""

    def __post_init__(self) -> None:
        """Refuse a path that leads out of the record, with a ``SuiteFault``."""
        if not PATH_IN_RECORD.fullmatch(self.path):
            raise SuiteFault(
                f"Una evidencia dice estar en {self.path!a} y se esperaba una ruta dentro de la carpeta del acta: "
                "no se abre; averigüe quién escribió esa acta."
            )


@dataclass(frozen=True)
class Measurement:
    """A fact for the checks over a whole run; ``harness.measurements`` has its kinds and values."""

    kind: Kind
    value: str

    def __post_init__(self) -> None:
        """Refuse a value that its kind does not have, such as a security code itself, with a ``SuiteFault``."""
        allowed = ALLOWED.get(self.kind, frozenset())
        if self.value not in allowed:
            raise SuiteFault(
                f"Un escenario midió «{self.kind}» con un valor que no se conoce: se esperaba {_either(allowed)}; "
                "corríjalo donde se mide (harness/measurements.py)."
            )

    @classmethod
    def of(cls, kind: str, value: str) -> Measurement:
        """Make a measurement from the texts that a fixture reports.

        Raises:
            SuiteFault: Kind or value is unknown.
        """
        if kind not in set(Kind):
            raise SuiteFault(f"Un escenario midió algo de una clase que no se conoce: se esperaba {_either(Kind)}.")
        return cls(Kind(kind), value)


def with_evidence(data: dict[str, Any]) -> dict[str, Any]:
    """Data of an outcome or of a second run, without the empty hashes of its evidence."""
    kept = [{key: value for key, value in each.items() if value or key != "sha256"} for each in data["evidence"]]
    return {**data, "evidence": kept}


def _either(words: Iterable[str]) -> str:
    return " o ".join(f"«{each}»" for each in sorted(words))


@dataclass(frozen=True)
class ScenarioOutcome:
    """Raw outcome of one scenario, before prerequisites are considered.

    Attributes:
        scenario: Stable id of the scenario (pytest's node id).
        requirement: Id of the requirement it decides.
        name: Title, with the values of its row.
        feature: Feature file, relative to the repository.
        line: Line of the scenario in that file.
        verdict: ``pass``, ``fail``, ``inconc`` or ``error``.
        cause: Why it did not pass; empty where it passed.
        expected: Step that decides.
        observed: What was seen instead, or that the expected was seen; a Spanish sentence.
        steps: All steps, in order.
        evidence: Files that show what was seen.
        notes: Further observations, about which no requirement speaks.
        measurements: Facts for the checks over the whole run.
        duration: Seconds.
        extras: Further texts, by name.
        started: Start in ISO 8601, with an offset from UTC; empty where it was not measured.
    """

    scenario: str
    requirement: str
    name: str
    feature: str
    line: int
    verdict: Verdict
    cause: Cause = Cause.NONE
    expected: str = ""
    observed: str = ""
    steps: tuple[StepOutcome, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    duration: float = 0.0
    extras: Mapping[str, str] = field(default_factory=dict)
    started: str = ""

    @property
    def is_of_walk(self) -> bool:
        """Whether a walk found it; the scenario is then the walk's and no feature holds it."""
        return bool(self.extras.get(WALK))

    @property
    def prevents_its_prerequisites(self) -> bool:
        """Whether this finding explains its prerequisites: a demanded client certificate bars every registration."""
        is_finding = self.verdict is Verdict.FAIL and self.cause is Cause.FINDING
        return is_finding and any(each.kind is Kind.CLIENT_CERTIFICATE for each in self.measurements)

    @property
    def is_vacuous(self) -> bool:
        """Whether its verdict is ``pass`` although no ``Entonces`` among its steps passed."""
        return self.verdict is Verdict.PASS and bool(self.steps) and not decided(self.steps)

    @property
    def fault(self) -> str:
        """Fault of the suite, a Spanish sentence; empty where it has none."""
        if self.is_vacuous:
            return ASKED_NOTHING
        return (self.observed or _UNKNOWN_FAULT) if self.verdict in (Verdict.ERROR, Verdict.NONE) else ""

    def data(self) -> dict[str, Any]:
        """JSON data of the outcome; without a start where none was measured, as in older records."""
        data = {**with_evidence(asdict(self)), "steps": [each.data() for each in self.steps]}
        return data if self.started else {key: value for key, value in data.items() if key != "started"}

    def to_json(self) -> str:
        """One line of JSON; lone surrogates, which UTF-8 cannot encode, become question marks."""
        return json.dumps(self.data(), ensure_ascii=False).encode("utf-8", "replace").decode()

    @classmethod
    def from_json(cls, line: str) -> ScenarioOutcome:
        """Read the result of ``to_json``.

        Raises:
            SuiteFault, KeyError, TypeError, ValueError: The line is not a whole outcome.
        """
        data = read_json(line)
        found = cls(
            **{
                **data,
                "verdict": Verdict(data["verdict"]),
                "cause": Cause(data["cause"]),
                "steps": tuple(StepOutcome.from_data(each) for each in data["steps"]),
                "evidence": tuple(Evidence(**each) for each in data["evidence"]),
                "notes": tuple(data["notes"]),
                "measurements": tuple(Measurement.of(**each) for each in data["measurements"]),
            }
        )
        for each in (found, *found.evidence):
            check_field_types(each)
        if found.started:
            read_instant(found.started)
        if not all(isinstance(each, str) for each in (*found.notes, *found.extras, *found.extras.values())):
            raise TypeError("una nota no es un texto")
        return found


def read_json(text: str) -> Any:
    """Read JSON that can be written again: its texts have no lone surrogates, which UTF-8 cannot encode.

    Raises:
        ValueError, RecursionError: It is none.
    """
    found = json.loads(text)
    if "\\ud" in text.lower():
        json.dumps(found, ensure_ascii=False).encode()
    return found


def read_instant(text: str) -> datetime:
    """Read an instant in ISO 8601, with its offset from UTC and a year that other zones and durations do not leave.

    Raises:
        ValueError: It is none.
    """
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(f"«{text}» no dice de qué huso es")
    if found.year not in _YEARS:
        raise ValueError(f"«{text}» no es de un año en que pudo haber una corrida")
    return found


_YEARS = range(1970, 3000)
_MOST = 1e9
"""Bound of lines and seconds: dates reckoned with larger ones leave the calendar."""
_TYPES: Mapping[str, tuple[tuple[type, ...], str]] = {
    "str": ((str,), "un texto"),
    "int": ((int,), "un número entero"),
    "float": ((int, float), "un número"),
    "float | None": ((int, float, type(None)), "un número o null"),
}
"""Annotation of a field -> types that JSON may give it, and how they are called in Spanish."""


def check_field_types(one: Any) -> None:
    """Check the texts and numbers of a dataclass read from JSON, whose constructor accepts any value.

    Raises:
        TypeError: A field has another type, or a number is negative or not finite; lines and seconds count from zero.
    """
    for each in fields(one):
        value = getattr(one, each.name)
        wanted, in_words = _TYPES.get(str(each.type), ((object,), ""))
        if in_words and (not isinstance(value, wanted) or isinstance(value, bool)):
            raise TypeError(f"«{each.name}» es {value!a:.60} y debe ser {in_words}")
        if isinstance(value, (int, float)) and not 0 <= value < _MOST:
            raise TypeError(f"«{each.name}» es {value} y debe ser un número mayor o igual que 0")
