"""Authorities that a person trusts to answer for the identity of signers and of time stamps (``--trust``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pyhanko.keys import load_cert_from_pemder

from harness.errors import ConfigurationError

UNANSWERED = " (de su identidad no respondió nadie: indique la autoridad con --trust)"
"""End of a line about a signature or a time stamp that was checked against no authority."""


def read_authority(path: Path) -> Any:
    """Certificate of an authority, in PEM or DER.

    Raises:
        ConfigurationError: The file is missing, or is not one.
    """
    try:
        found = load_cert_from_pemder(str(path))  # type: ignore[no-untyped-call]
        found.native  # noqa: B018 - parses the rest, which is parsed on demand
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ConfigurationError(f"No se puede leer «{path}» como certificado PEM o DER de una autoridad.") from error
    return found
