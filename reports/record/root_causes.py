"""Root causes of what a run left undecided: each with the requirements that it keeps undecided, from ``verdicts.json``.

Cover and section 3 of the acta, and the job summary, tell a cause once and count what rests on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from harness.verdict import Cause, Disposition, Verdict

Data = Mapping[str, Any]
ENVIRONMENT = "entorno"
_UNDECIDED = (Verdict.INCONC, Verdict.ERROR)


class CauseKind(StrEnum):
    """Kind of a root cause."""

    REQUIREMENT = "requisito"
    ENVIRONMENT = "entorno"
    SUITE = "suite"
    PERSON = "persona"
    OTHER = "otra"


@dataclass(frozen=True)
class RootCause:
    """One cause and what it keeps undecided.

    Attributes:
        number: From 1, in the order of the acta.
        kind: Its kind.
        sentence: The cause, one Spanish sentence.
        remedy: What to do about it, one Spanish sentence; empty where the cause says it.
        root: Requirement at the root, an entry of ``verdicts.json``; None where there is none.
        requirements: Requirements that it keeps undecided, the root itself first where it is one of them.
    """

    number: int
    kind: CauseKind
    sentence: str
    remedy: str
    root: Data | None
    requirements: Sequence[Data]

    @property
    def is_finding(self) -> bool:
        """Whether the root is a documented requirement that the portal does not meet."""
        return self.root is not None and self.root["verdict"] == Verdict.FAIL and self.root["level"] == "documentado"

    @property
    def count_in_words(self) -> str:
        """Number of its requirements with the noun, and how many of them decide the document."""
        count, deciding = len(self.requirements), self.documented
        told = "1 requisito" if count == 1 else f"{count} requisitos"
        if deciding == count:
            return told
        if not deciding:
            return f"{told} que no decide" + "n" * (count > 1)
        return f"{told}, {deciding} de ellos documentado" + "s" * (deciding > 1)

    @property
    def documented(self) -> int:
        """Number of its requirements that the document states, which decide."""
        return sum(one["level"] == "documentado" for one in self.requirements)


_Key = tuple[CauseKind, str]
_WAITING = {
    Disposition.PENDING: (
        "El portal mostró un mensaje cuya redacción nadie ha aprobado todavía.",
        "Compárela con la figura del instructivo y apruébela con «python -m reports approve»; vale desde la corrida "
        "siguiente.",
    ),
    Disposition.CLOCK: (
        "El reloj del portal no se pudo mover, y la suite no espera quince minutos de verdad.",
        "Declare en el perfil cómo se mueve el reloj; o registre con «python -m reports review» lo que una persona "
        "comprobó esperando.",
    ),
    Disposition.TO_REVIEW: (
        "El perfil lo deja al juicio de una persona.",
        "Se registra con «python -m reports review».",
    ),
}
"""Disposition of a requirement that waits for a person -> cause and remedy."""


def root_causes(data: Data) -> list[RootCause]:
    """Root causes of a record, those of failed requirements first and then the largest first.

    Args:
        data: Content of ``verdicts.json``.
    """
    by_id = {one["id"]: one for one in data["requirements"]}
    groups: dict[_Key, list[Data]] = {}
    blocking = {one["blocked_by"] for one in data["requirements"]}
    for one in data["requirements"]:
        if one["verdict"] in _UNDECIDED:
            groups.setdefault(_key(one, blocking), []).append(one)
    made = [_cause(key, found, by_id) for key, found in groups.items()]
    made.sort(key=lambda each: (not each.is_finding, each.kind is not CauseKind.SUITE, -len(each.requirements)))
    return [replace(each, number=number) for number, each in enumerate(made, start=1)]


def _key(one: Data, blocking: set[str]) -> _Key:
    """Key of the group to which an undecided requirement belongs."""
    if one["blocked_by"] == ENVIRONMENT:
        return CauseKind.ENVIRONMENT, ""
    if one["blocked_by"] or one["id"] in blocking:
        return CauseKind.REQUIREMENT, one["blocked_by"] or one["id"]
    if one["verdict"] == Verdict.ERROR:
        return CauseKind.SUITE, one["reason"]
    if one["standing"] in _WAITING:
        return CauseKind.PERSON, one["standing"]
    return CauseKind.OTHER, one["reason"]


def _cause(key: _Key, found: Sequence[Data], by_id: Mapping[str, Data]) -> RootCause:
    kind, name = key
    match kind:
        case CauseKind.REQUIREMENT:
            root = by_id.get(name)
            first = [one for one in found if one["id"] == name]
            sentence = _root_in_words(root) if root else f"No se decidió «{name}», del que dependen estos requisitos."
            _, remedy = _WAITING.get(Disposition(root["standing"] if root else Disposition.NONE), ("", ""))
            return RootCause(0, kind, sentence, remedy, root, [*first, *(one for one in found if one["id"] != name)])
        case CauseKind.ENVIRONMENT:
            troubles = list(dict.fromkeys(observed for one in found for observed in _troubles(one)))
            told = " ".join(troubles[:2]) or "Lo impidió el entorno: correo, red, navegador o proceso del portal."
            return RootCause(0, kind, told, "No dice nada del portal: repárelo y vuelva a ejecutar.", None, found)
        case CauseKind.SUITE:
            return RootCause(0, kind, name, "No dice nada del portal.", None, found)
        case CauseKind.PERSON:
            sentence, remedy = _WAITING[Disposition(name)]
            return RootCause(0, kind, sentence, remedy, None, found)
    return RootCause(0, kind, name or "No se pudo decidir.", "", None, found)


def _root_in_words(root: Data) -> str:
    inner = root["statement"].rstrip(".").replace("«", "“").replace("»", "”")
    what = f"«{inner}»"
    match root["verdict"]:
        case Verdict.FAIL:
            said = "No se cumple"
        case Verdict.ERROR:
            said = "Falló la propia suite al comprobar"
        case Verdict.INCONC:
            said = "No se pudo comprobar"
        case _:
            said = "No se decidió"
    return f"{said} {what}: {root['reason']}" if root["reason"] else f"{said} {what}."


def _troubles(one: Data) -> list[str]:
    """Troubles of the environment that the scenarios of a requirement observed."""
    return [each["observed"] for each in one["scenarios"] if each["cause"] == Cause.ENVIRONMENT]
