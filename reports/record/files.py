"""Names of the files of a record; ``harness.layout`` has those that other rooms write too."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from harness.errors import ConfigurationError

START = "inicio.json"
OUTCOMES = "outcomes.jsonl"
VERDICTS = "verdicts.json"
CATALOGUE = "catalogo.toml"
CERTIFICATE = "certificate.json"
ACTA = "acta.html"
PDF = "acta.pdf"
SIGNATURES = "firmas.json"
JUNIT = "junit.xml"
CUCUMBER = "cucumber.ndjson"
DETAIL = "detalle"
"""Folder of the pages beside the acta of a large run."""
MANIFEST = "manifest.json"
PROFILE = "perfil.toml"
PROFILE_DIGEST = "Huella del perfil"
"""Label of the fact with the SHA-256 of the profile's copy."""
SUITE_FACT = "Suite"
"""Label of the fact with version and commit of the suite."""
UNCOMMITTED = "con cambios sin confirmar"
"""Said in that fact of a suite that is not as its commit holds it."""
WALKS_FACT = "Recorridos"
"""Label of the fact with the number of walks that were to be taken; absent where there were to be none."""
FORMED_AGAIN_FACT = "Acta escrita de nuevo"
"""Label of the fact that another version of the suite had written the record; absent where none had."""
FORMED_AGAIN = {FORMED_AGAIN_FACT: "la que escribió otra versión de la suite"}
STAMP = "sello.tsr"
OUTSIDE_DIGEST = frozenset({PDF, SIGNATURES, STAMP})
"""Files that signing and stamping change, and that the digest of the record therefore leaves out."""


def refuse_missing(folder: Path) -> None:
    """Refuse a folder that does not exist, of which no other sentence would be true, and one that cannot be read.

    Raises:
        ConfigurationError: There is none, or it has something that is neither a file nor a folder.
    """
    if not folder.is_dir():
        raise ConfigurationError(f"No existe la carpeta «{folder}»: indique la de un acta, como reports/out/latest.")
    refuse_pipes(folder.iterdir())


def refuse_pipes(paths: Iterable[Path]) -> None:
    """Refuse pipes, devices and the like, which nobody could read to an end.

    Raises:
        ConfigurationError: One of the paths leads to one.
    """
    for path in paths:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise ConfigurationError(
                f"En «{path.parent}» hay algo de nombre {path.name!a} que no es un archivo ni una carpeta: quítelo, o "
                "use la carpeta que dejó la corrida."
            )
