"""What the suite must know of one portal: its model, its loading from TOML, and what is checked while loading."""

from pages.profile.loading import line_in, load_profile, parse_checked_profile
from pages.profile.model import (
    CEDULA,
    UNIQUE,
    Against,
    ClockKind,
    ClockWay,
    DataPolicy,
    Match,
    Message,
    Profile,
    Wording,
)

__all__ = [
    "CEDULA",
    "UNIQUE",
    "Against",
    "ClockKind",
    "ClockWay",
    "DataPolicy",
    "Match",
    "Message",
    "Profile",
    "Wording",
    "line_in",
    "load_profile",
    "parse_checked_profile",
]
