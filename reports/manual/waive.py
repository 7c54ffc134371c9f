"""``waive``: writes into a profile that a person takes responsibility for a failure in a record, until a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import tomlkit

from harness.declarations import Waiver
from harness.errors import ConfigurationError
from harness.verdict import Verdict
from reports.audit.verify import audit
from reports.manual.profile_file import read_profile_document, write_profile
from reports.manual.review import fingerprint_of
from reports.record.reading import read_verdicts

USUAL_DAYS = 366
"""Longest waiver in days that needs no confirmation: a year."""


@dataclass(frozen=True)
class WaiverGrant:
    """Decision of a person to accept a failure.

    Attributes:
        reason: Why the failure is accepted.
        approver: Person who takes responsibility.
        until: Last day on which it is accepted.
    """

    reason: str
    approver: str
    until: date


def failures_of(folder: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """Ids of the failed requirements of a record, each with the exact texts of what was observed.

    Raises:
        ConfigurationError: The folder is not a record, or the record is not sound.
    """
    if problems := audit(folder).problems:
        raise ConfigurationError(f"Con esta acta no se dispensa nada: {problems[0]} Compruébela con «verify».")
    for one in read_verdicts(folder)["requirements"]:
        if one["verdict"] == Verdict.FAIL:
            failed = [each["observed"] for each in one["scenarios"] if each["verdict"] == Verdict.FAIL]
            yield one["id"], tuple(dict.fromkeys(failed or [one["reason"]]))


def waivers_for(folder: Path, requirement: str, grant: WaiverGrant, *, long: bool = False) -> list[Waiver]:
    """Waivers for everything that was observed where a requirement failed, for that state of the portal.

    Args:
        folder: Folder of the record.
        requirement: Id of the requirement.
        grant: The decision.
        long: Whether the last day may be more than a year away.

    Raises:
        ConfigurationError: The requirement does not fail in the record, the last day has passed or is more than a
            year away, or the record has no fingerprint of the portal.
    """
    found = dict(failures_of(folder))
    if requirement not in found:
        known = f"no se cumplen: {', '.join(found)}" if found else "todo lo que se probó se cumple"
        raise ConfigurationError(f"«{requirement}» no está entre lo que en esta acta no se cumple; {known}.")
    _check_last_day(grant.until, long=long)
    granted = (grant.reason, grant.approver, grant.until, fingerprint_of(folder))
    return [Waiver(requirement, observation, *granted) for observation in found[requirement]]


def _check_last_day(until: date, *, long: bool) -> None:
    today = date.today()
    if until < today:
        raise ConfigurationError(
            f"La dispensa vencería el {until:%d/%m/%Y}, que ya pasó: diga con --until un día que venga."
        )
    if not long and until > today + timedelta(days=USUAL_DAYS):
        raise ConfigurationError(
            f"La dispensa valdría hasta el {until:%d/%m/%Y}, más de un año: diga con --until un día más cercano, o "
            "añada --long si de verdad se responde por tanto tiempo."
        )


def write_waivers(profile: Path, waivers: Sequence[Waiver]) -> int:
    """Write the waivers of one requirement into a profile, replacing older ones; comments and order are kept.

    Returns:
        Number of replaced waivers.

    Raises:
        ConfigurationError: The profile is not TOML, or says that the requirement does not apply.
    """
    document = read_profile_document(profile)
    requirement = waivers[0].requirement
    if any(each["requirement"] == requirement for each in document.get("absent", ())):
        raise ConfigurationError(
            f"El perfil «{profile.name}» dice en [[absent]] que «{requirement}» no aplica: quítelo de ahí antes."
        )
    kept = document.setdefault("waivers", tomlkit.aot())
    older = [at for at in range(len(kept)) if kept[at]["requirement"] == requirement]
    for at in reversed(older):
        del kept[at]
    for each in waivers:
        kept.append(_entry(each))
    write_profile(profile, document)
    return len(older)


def _entry(waiver: Waiver) -> Any:
    entry = tomlkit.table()
    for each in fields(waiver):
        entry[each.name] = getattr(waiver, each.name)
    return entry
