"""Versions: of the suite, and of the files that it reads (``docs/versiones.md``)."""

from __future__ import annotations

from harness.errors import ConfigurationError

VERSION = "0.4.0"
"""Number of the newest section of ``CHANGELOG.md``."""
PROFILE_FORMAT = 1
RECORD_FORMAT = 1
CATALOGUE_FORMAT = 1


def refuse_newer(what: str, found: object, known: int) -> None:
    """Refuse a file of a format that this version of the suite does not know yet.

    Args:
        what: The file, as the beginning of a Spanish sentence.
        found: Its format, as it was read; anything but a whole number is left to other checks.
        known: Newest format that is read.

    Raises:
        ConfigurationError: The format is a newer one.
    """
    if isinstance(found, int) and found > known:
        raise ConfigurationError(
            f"{what} es del formato {found} y esta versión de la suite, la {VERSION}, lee hasta el {known}: use la "
            "versión que lo escribió o una más nueva (docs/versiones.md)."
        )
