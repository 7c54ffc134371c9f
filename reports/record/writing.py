"""Writing into a record on a disk that may be full: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from harness.errors import EnvironmentTrouble, system_reason


def write_whole(path: Path, text: str) -> None:
    """Write a file beside its place and move it there, so that it is never read half-written."""
    fresh = path.with_name(f".{path.name}")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def append_line(path: Path, line: str) -> None:
    """Add a line to a file; where only a part of it can be written, that part is removed again.

    Raises:
        OSError: It cannot be written.
    """
    with path.open("ab", buffering=0) as lines:
        before, content = lines.tell(), line.encode() + b"\n"
        try:
            while content:
                content = content[lines.write(content) :]
        except OSError:
            lines.truncate(before)
            raise


def unwritable(error: OSError) -> EnvironmentTrouble:
    """Error for a person from an error of the file system."""
    return EnvironmentTrouble(
        f"El acta no se puede escribir ({system_reason(error)}): haga sitio en el disco o elija otra carpeta con "
        "--record, y vuelva a ejecutar; lo que ya estaba escrito se conserva."
    )
