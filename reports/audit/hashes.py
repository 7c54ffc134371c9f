"""Comparison of the files of a record with its manifest, for ``verify``."""

from __future__ import annotations

from collections.abc import Iterator

from reports.record.files import MANIFEST
from reports.record.manifest import Manifest, digest_of


def file_problems(manifest: Manifest, now: Manifest) -> Iterator[str]:
    """Report files that are missing, of no record, or other ones, by path."""
    for path in sorted(set(manifest.files) | set(now.files)):
        if path not in now.files:
            yield f"Falta el archivo «{path}»."
        elif path not in manifest.files:
            yield f"Sobra el archivo «{path}», que no es de esta acta."
        elif now.files[path] != manifest.files[path]:
            yield f"El archivo «{path}» no es el que se cerró: su huella cambió."


def digest_problems(manifest: Manifest) -> Iterator[str]:
    """Report a digest that is not that of the listed files."""
    if digest_of(manifest.files) != manifest.digest:
        yield f"La huella del conjunto en {MANIFEST} no corresponde a los archivos que enumera."
