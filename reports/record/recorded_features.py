"""Scenarios that ran, as the Cucumber Messages of a record hold them; those of the checkout may be other ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from harness.errors import MALFORMED
from harness.layout import PATH_IN_RECORD, ROOT
from reports.exports.cucumber import RUN_FEATURE, cucumber_messages
from reports.judge.outcomes import read_json
from reports.record.files import CUCUMBER


def recorded_features(folder: Path) -> dict[str, str] | None:
    """Feature files of a record: path -> text; None where its messages are missing or cannot be read."""
    try:
        lines = (folder / CUCUMBER).read_text(encoding="utf-8").removesuffix("\n").split("\n")
        sources = [message["source"] for message in map(read_json, lines) if "source" in message]
        written = [each for each in sources if each["uri"] != RUN_FEATURE and PATH_IN_RECORD.fullmatch(each["uri"])]
        return {each["uri"]: each["data"] for each in written}
    except (OSError, *MALFORMED):
        return None


def messages_again(data: Mapping[str, Any], folder: Path) -> str:
    """Cucumber Messages with the scenarios that a record holds, or with those of the checkout where it has none.

    Raises:
        ConfigurationError: What the record holds are no scenarios.
    """
    features = recorded_features(folder)
    if features is None:
        return cucumber_messages(data, (ROOT, folder))
    with TemporaryDirectory() as root:
        for path, text in features.items():
            kept = Path(root) / path
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(text, encoding="utf-8", newline="\n")
        return cucumber_messages(data, (Path(root), Path(root)))
