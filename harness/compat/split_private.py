"""What pytest-split says while it cuts, which no option turns off."""

from __future__ import annotations

import pytest

LIBRARY, SEEN_IN = "pytest-split", "0.11.0"


class _Silence:
    """Stands for the terminal writer of pytest-split."""

    def line(self, text: str) -> None:
        """Write nothing."""

    def markup(self, text: str) -> str:
        """Colour nothing."""
        return text


def silence_splitter(config: pytest.Config) -> None:
    """Let pytest-split cut without a word, where it cuts at all."""
    splitter = config.pluginmanager.get_plugin("pytestsplitplugin")
    if splitter is not None:
        splitter.writer = _Silence()
