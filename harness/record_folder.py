"""The folder of the run's record, for plugins that write into it while scenarios run."""

from __future__ import annotations

from pathlib import Path

import pytest

_FOLDER = pytest.StashKey[Path]()


def set_record_folder(config: pytest.Config, folder: Path) -> None:
    """Announce the record's folder; the recorder does so in the controller and in each worker."""
    config.stash[_FOLDER] = folder


def record_folder(config: pytest.Config) -> Path:
    """The folder of the run's record.

    Raises:
        KeyError: The run keeps no record.
    """
    return config.stash[_FOLDER]
