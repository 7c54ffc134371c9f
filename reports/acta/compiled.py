"""Compiled templates, kept between runs: to compile those of the acta costs more than to render a short one."""

from __future__ import annotations

import hashlib
import pickle
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from harness.layout import ROOT

FOLDER = ROOT / ".cache" / "plantillas"


class _Kept(FileSystemBytecodeCache):
    """Jinja's cache of compiled templates, a file for each text; one that cannot be read or written is ignored."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a compiled template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(settings: Path) -> BytecodeCache | None:
    """Cache in the checkout of what one version of Jinja compiles; None where there can be none.

    Args:
        settings: Module with the settings of the templates, which decide what they are compiled to.
    """
    digest = hashlib.sha256(f"{version('jinja2')} {settings.read_text(encoding='utf-8')}".encode()).hexdigest()
    folder = FOLDER / digest[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return _Kept(str(folder))
