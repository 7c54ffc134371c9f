"""Parts of a run that only the controller has: its record and what it tells on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.layout import ROOT
from reports.record.folder import Record
from reports.session.record_keeper import RecordKeeper, RunResult
from reports.session.terminal import LiveTerminal, speak_spanish

OUT = ROOT / "reports" / "out"
"""Folder of the records for which no other was asked."""


def open_record(config: pytest.Config) -> Path:
    """Open the record of a run, and register the plugins that keep it and tell of it.

    Returns:
        The record's folder.

    Raises:
        ConfigurationError: The folder holds another record or cannot be written.
    """
    record = Record.open(OUT, config.getoption("--record"), config.invocation_params.dir)
    result = RunResult(record.folder)
    speak_spanish(config)
    config.pluginmanager.register(LiveTerminal(config, result), "live-terminal")
    config.pluginmanager.register(RecordKeeper(config, record, result), "record-keeper")
    return record.folder
