"""What the suite must know of one portal: its model, its loading from TOML, and what is checked while loading."""

from pages.profile.loading import load_profile
from pages.profile.model import (
    Absence,
    Against,
    Borne,
    ClockKind,
    ClockWay,
    DataPolicy,
    Match,
    Message,
    Profile,
    Wording,
)

__all__ = [
    "Absence",
    "Against",
    "Borne",
    "ClockKind",
    "ClockWay",
    "DataPolicy",
    "Match",
    "Message",
    "Profile",
    "Wording",
    "load_profile",
]
