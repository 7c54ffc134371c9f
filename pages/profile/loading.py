"""Loading of a profile from a TOML file, checked by ``checking``."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from harness.declarations import NotApplicable, Review, Waiver
from harness.errors import ConfigurationError, system_reason
from harness.toml_syntax import syntax_in_words
from harness.verdict import Verdict
from pages.profile.keys import PartKeys, SignInKeys
from pages.profile.model import (
    UNIQUE,
    Against,
    ClockControl,
    ClockKind,
    DataPolicy,
    Match,
    Message,
    Profile,
    Wording,
)


def load_profile(path: Path, requirements: Collection[str] = ()) -> Profile:
    """Read and check a profile.

    Args:
        path: The TOML file.
        requirements: Ids of the catalogue; empty to leave ids unchecked.

    Raises:
        ConfigurationError: The file is missing, is not TOML or is no valid profile; the message names file, line and
            remedy.
    """
    from pages.profile import checking  # noqa: PLC0415 - loads jsonschema, which workers do not need

    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigurationError(
            f"No se puede leer el perfil «{path.name}» ({system_reason(error)}): "
            "indique con --portal un archivo TOML como los de profiles/."
        ) from error
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"El perfil «{path.name}» no es TOML válido: {syntax_in_words(error)}") from error
    checking.check(data, text, path.name, requirements)
    return _profile(data)


def parse_checked_profile(text: str) -> Profile:
    """Profile from TOML text that the controller has checked with ``load_profile``.

    Used by the workers, which skip the check.
    """
    return _profile(tomllib.loads(text))


def line_in(path: Path, *keys: str | int) -> int:
    """The line of a key in a profile, from 1; 0 where it is not found."""
    from pages.profile import checking  # noqa: PLC0415 - as above

    return checking.line_of(path.read_text(encoding="utf-8"), keys)


def _plain_values(data: Mapping[str, Any]) -> dict[str, Any]:
    """Attribute of ``Profile`` -> value, for those that a profile gives as they are kept."""
    mail, availability, access = (data.get(key, {}) for key in ("mail", "availability", "access"))
    given = {
        "bundled": data.get("bundled"),
        "look": data.get("look"),
        "address": data.get("address", "").rstrip("/") or None,
        "authorised": data.get("authorised"),
        "tamper": data.get("tamper"),
        "deadline": data.get("deadline_seconds"),
        "inbox": mail.get("inbox", "").rstrip("/") or None,
        "inbox_user": mail.get("user_env"),
        "inbox_password": mail.get("password_env"),
        "inbox_authority": mail.get("authority"),
        "access_user": access.get("user_env"),
        "access_password": access.get("password_env"),
        "access_authority": access.get("authority"),
        "mail_address": mail.get("address") or (f"{UNIQUE}@{mail['domain']}" if "domain" in mail else None),
        "mail_folder": mail.get("folder"),
        "mail_deadline": mail.get("deadline_seconds"),
        "code_pattern": mail.get("code_pattern"),
        "mail_route": mail.get("route"),
        "free": availability.get("free"),
        "taken": availability.get("taken"),
        "answer": availability.get("answer"),
        "service_refusal": data.get("services", {}).get("refusal"),
        "labels": data.get("labels"),
        "form_title": data.get("texts", {}).get("form_title"),
        "approvals": data.get("texts", {}).get("approval"),
        "selectors": data.get("selectors"),
        "marks": data.get("marks"),
        "dismiss": data.get("dismiss"),
        "applicant": data.get("applicant"),
        "extra_fields": data.get("extra_fields"),
    }
    return {key: value for key, value in given.items() if value is not None}


def _profile(data: Mapping[str, Any]) -> Profile:
    return Profile(
        name=data["name"],
        clock=_clock(data.get("clock", {})),
        messages={Message(name): _wording(each) for name, each in data.get("messages", {}).items()},
        absent=tuple(NotApplicable(**each) for each in data.get("absent", ())),
        waivers=tuple(Waiver(**{**each, "expires": _day(each["expires"])}) for each in data.get("waivers", ())),
        by_hand=tuple(data.get("by_hand", ())),
        reviews=tuple(_review(each) for each in data.get("reviews", ())),
        data=_data(data.get("data", {})),
        sign_in=_sign_in(data.get("sign_in", {})),
        parts=_parts(data.get("parts", {})),
        **_plain_values(data),
    )


def _clock(data: Mapping[str, Any]) -> ClockControl:
    return ClockControl(
        kind=ClockKind(data.get("kind", "none")),
        header=data.get("name", ""),
        offset=data.get("carries") == "offset",
        url=data.get("url", ""),
        method=data.get("method", "POST"),
        page=data.get("page", False),
        confirmed=data.get("confirmed", ""),
        confirmed_by=data.get("confirmed_by", ""),
    )


def _wording(data: Mapping[str, Any]) -> Wording:
    return Wording(
        text=data["text"],
        match=Match(data.get("match", "contains")),
        approved_by=data.get("approved_by", ""),
        approved_on=_day(data["approved_on"]) if "approved_on" in data else None,
        against=Against(data.get("against", "portal")),
    )


def _review(data: Mapping[str, Any]) -> Review:
    return Review(**{**data, "verdict": Verdict(data["verdict"]), "day": _day(data["day"])})


def _sign_in(data: Mapping[str, Any]) -> SignInKeys:
    return SignInKeys(**{**data, "way": tuple(data.get("way", ()))})


def _day(written: str | date) -> date:
    return date.fromisoformat(written) if isinstance(written, str) else written


def _data(data: Mapping[str, Any]) -> DataPolicy:
    return DataPolicy(
        documents={kind: tuple(each) for kind, each in data.get("documents", {}).items()},
        first=data.get("first", ""),
        last=data.get("last", ""),
        refusal=data.get("refusal", ""),
    )


def _parts(data: Mapping[str, Any]) -> PartKeys:
    return PartKeys(tuple(data.get("names", ())), data.get("next", ""), data.get("previous", ""))
