"""Profile of a portal: its model, its loading from TOML, and the checks while loading."""

from pages.profile.keys import PartKeys, SignInKeys
from pages.profile.loading import line_in, load_profile, parse_checked_profile
from pages.profile.model import (
    CEDULA_DIGITS,
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

__all__ = [
    "CEDULA_DIGITS",
    "UNIQUE",
    "Against",
    "ClockControl",
    "ClockKind",
    "DataPolicy",
    "Match",
    "Message",
    "PartKeys",
    "Profile",
    "SignInKeys",
    "Wording",
    "line_in",
    "load_profile",
    "parse_checked_profile",
]
