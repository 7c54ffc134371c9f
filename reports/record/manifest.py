"""``manifest.json``: SHA-256 of every file of a record, and one digest over all of them.

The digest excludes what contains it: the signed ``acta.pdf``, ``firmas.json``, and the time stamp over the digest.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from harness.errors import MALFORMED, ConfigurationError
from harness.layout import LEDGER, WALK_RESULTS
from harness.version import RECORD_FORMAT, refuse_newer
from instructivo.observations import OBSERVATIONS_FILE
from reports.record.files import CATALOGUE, CERTIFICATE, MANIFEST, OUTSIDE_DIGEST, PROFILE, refuse_missing, refuse_pipes

_BOUND = (LEDGER, WALK_RESULTS, CATALOGUE, CERTIFICATE)
_PROFILES = re.compile(rf"{Path(PROFILE).stem}(-[1-9]\d*)?\.toml")
_ROOM = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Manifest:
    """Hashes of a record, in hexadecimal.

    Attributes:
        files: Path inside the record -> SHA-256.
        digest: SHA-256 over all paths and hashes except those of ``OUTSIDE_DIGEST``.
        generator: SHA-256 of the code that wrote the acta.
    """

    files: Mapping[str, str]
    digest: str
    generator: str

    def text(self) -> str:
        """Content of the file."""
        data = {
            "schema": RECORD_FORMAT,
            "algorithm": "sha256",
            "digest": self.digest,
            "generator": self.generator,
            "files": dict(self.files),
        }
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

    def save(self, folder: Path) -> None:
        """Write it into a record."""
        (folder / MANIFEST).write_text(self.text(), encoding="utf-8", newline="\n")

    @classmethod
    def from_text(cls, text: str) -> Manifest:
        """Read the result of ``text``.

        Raises:
            KeyError, TypeError, ValueError: The text is not that of a manifest.
        """
        data = json.loads(text)
        files = {str(path): str(value) for path, value in data["files"].items()}
        if not all(each.isprintable() for each in (*files, *files.values())):
            raise ValueError("un nombre o una huella no cabe en una línea de la lista")
        return cls(files, str(data["digest"]), str(data["generator"]))

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """Read it from a record.

        Raises:
            ConfigurationError: Folder or file is missing, or is not a manifest.
        """
        refuse_missing(folder)
        try:
            text = (folder / MANIFEST).read_text(encoding="utf-8")
            refuse_newer(f"El acta de «{folder}»", json.loads(text).get("schema"), RECORD_FORMAT)
            return cls.from_text(text)
        except OSError as error:
            raise ConfigurationError(
                f"En «{folder}» no hay {MANIFEST}: no es un acta, o alguien lo quitó; «rebuild» lo escribe de nuevo."
            ) from error
        except MALFORMED as error:
            raise ConfigurationError(f"El {MANIFEST} de «{folder}» no se puede leer: alguien lo cambió.") from error

    @classmethod
    def renew(cls, folder: Path) -> None:
        """Write it anew after PDF or time stamp were written; what wrote the acta stays as it was.

        Raises:
            ConfigurationError: The record has none.
        """
        replace(cls.of(folder), generator=cls.load(folder).generator).save(folder)

    @classmethod
    def of(cls, folder: Path) -> Manifest:
        """Hash the present files of a folder.

        Raises:
            ConfigurationError: The name of a file cannot stand on a line of the list.
        """
        _refuse_names(folder)
        files = {
            path.relative_to(folder).as_posix(): digest_of_file(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path != folder / MANIFEST
        }
        return cls(files, digest_of(files), generator_digest())


def _refuse_names(folder: Path) -> None:
    """Refuse names by which one line of the list could be read as two, or that are not UTF-8."""
    found = sorted(folder.rglob("*"))
    refuse_pipes(found)
    for path in found:
        if not path.name.isprintable():
            raise ConfigurationError(
                f"En «{folder}» hay un archivo de nombre {path.name!a}, que la suite no escribe: quítelo, o use la "
                "carpeta que dejó la corrida."
            )


def bound_files(folder: Path) -> dict[str, str]:
    """SHA-256 of ledger, walks, catalogue, certificate and profile, which no outcome names."""
    return {
        path.name: digest_of_file(path) for path in sorted(folder.iterdir()) if path.is_file() and is_bound(path.name)
    }


def is_bound(name: str) -> bool:
    """Whether a run or ``merge`` writes a file of this name that no outcome names."""
    return name in _BOUND or bool(_PROFILES.fullmatch(name))


def digest_of_file(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; it is never read whole, as a page may be large."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def digest_of(files: Mapping[str, str]) -> str:
    """SHA-256 of the list of all files except ``OUTSIDE_DIGEST``, in the format of ``sha256sum``."""
    lines = "".join(f"{value}  {path}\n" for path, value in sorted(files.items()) if path not in OUTSIDE_DIGEST)
    return hashlib.sha256(lines.encode()).hexdigest()


def generator_digest() -> str:
    """SHA-256 of this room's code and templates, and of the observations that the acta repeats."""
    sources = [path for path in sorted(_ROOM.rglob("*")) if path.suffix in {".py", ".j2", ".css", ".js"}]
    sources = [path for path in sources if "out" not in path.relative_to(_ROOM).parts] + [OBSERVATIONS_FILE]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
