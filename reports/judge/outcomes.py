"""What one scenario showed, as it is kept in a record: plain data, one JSON object a line."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from harness.errors import HarnessError
from harness.layout import INSIDE
from harness.measurements import ALLOWED, Kind
from harness.verdict import Cause, Verdict


@dataclass(frozen=True)
class StepOutcome:
    """One step as it was written, and how it ended: ``pass``, ``fail`` or ``none`` where not reached."""

    keyword: str
    text: str
    verdict: Verdict


@dataclass(frozen=True)
class Evidence:
    """A file of the record that shows something: ``path`` is relative to the record's folder."""

    kind: str
    path: str
    caption: str

    def __post_init__(self) -> None:
        """Let no name lead out of the record."""
        if not INSIDE.fullmatch(self.path):
            raise HarnessError(
                f"Una prueba dice estar en {self.path!a} y se esperaba una ruta dentro de la carpeta del acta: "
                "no se abre; averigüe quién escribió esa acta."
            )


@dataclass(frozen=True)
class Measurement:
    """A fact for the run as a whole, of the kinds and values of ``harness.measurements``."""

    kind: Kind
    value: str

    def __post_init__(self) -> None:
        """Let nothing through that is not one of the few values of its kind, such as a code itself."""
        allowed = ALLOWED.get(self.kind, frozenset())
        if self.value not in allowed:
            raise HarnessError(
                f"Un escenario midió «{self.kind}» con un valor que no se conoce: se esperaba {_either(allowed)}; "
                "corríjalo donde se mide (harness/measurements.py)."
            )

    @classmethod
    def of(cls, kind: str, value: str) -> Measurement:
        """A measurement as a fixture hands it over.

        Raises:
            HarnessError: Kind or value are not known.
        """
        if kind not in set(Kind):
            raise HarnessError(f"Un escenario midió algo de una clase que no se conoce: se esperaba {_either(Kind)}.")
        return cls(Kind(kind), value)


def _either(words: Iterable[str]) -> str:
    return " o ".join(f"«{each}»" for each in sorted(words))


@dataclass(frozen=True)
class ScenarioOutcome:
    """The raw outcome of one scenario, before prerequisites are weighed.

    Attributes:
        scenario: Stable id of the scenario (pytest's node id).
        requirement: The one requirement it decides.
        name: Its title, with the values of its row.
        feature: File relative to the repository, and ``line`` in it.
        verdict: ``pass``, ``fail``, ``inconc`` or ``error``.
        cause: Whose trouble it was, where it did not pass.
        expected: The sentence of the feature that decides.
        observed: What was seen instead, or that it was seen.
        notes: Further things seen that no clause speaks about.
        measurements: Facts for what is decided over the whole run.
        duration: Seconds.
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

    def data(self) -> dict[str, Any]:
        """The outcome as JSON data."""
        return asdict(self)

    def to_json(self) -> str:
        """The outcome as one line of JSON; halves of characters, which no file can hold, are replaced."""
        return json.dumps(self.data(), ensure_ascii=False).encode("utf-8", "replace").decode()

    @classmethod
    def from_json(cls, line: str) -> ScenarioOutcome:
        """Read what ``to_json`` wrote.

        Raises:
            HarnessError, KeyError, TypeError, ValueError: The line is not an outcome, or not a whole one.
        """
        data = json.loads(line)
        found = cls(
            **{
                **data,
                "verdict": Verdict(data["verdict"]),
                "cause": Cause(data["cause"]),
                "steps": tuple(
                    StepOutcome(each["keyword"], each["text"], Verdict(each["verdict"])) for each in data["steps"]
                ),
                "evidence": tuple(Evidence(**each) for each in data["evidence"]),
                "notes": tuple(data["notes"]),
                "measurements": tuple(Measurement.of(**each) for each in data["measurements"]),
            }
        )
        for each in (found, *found.steps, *found.evidence):
            refuse_other_types(each)
        if not all(isinstance(each, str) for each in (*found.notes, *found.extras, *found.extras.values())):
            raise TypeError("una nota no es un texto")
        return found


_TYPES: Mapping[str, tuple[type, ...]] = {"str": (str,), "int": (int,), "float": (int, float)}
_ANY = (object,)


def refuse_other_types(one: Any) -> None:
    """Check what was read into a dataclass of ours, whose constructor takes anything.

    Raises:
        TypeError: A text or a number is something else, or the number is none.
    """
    for each in fields(one):
        value = getattr(one, each.name)
        wanted = _TYPES.get(str(each.type), _ANY)
        if not isinstance(value, wanted) or (wanted is not _ANY and isinstance(value, bool)):
            raise TypeError(f"«{each.name}» no es lo que debe ser")
        if isinstance(value, float) and not math.isfinite(value):
            raise TypeError(f"«{each.name}» no es un número")
