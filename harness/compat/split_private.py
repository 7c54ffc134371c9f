"""Terminal output of pytest-split, which has no option to turn it off."""

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
    """Keep pytest-split from printing; nothing to do if it is not active."""
    splitter = config.pluginmanager.get_plugin("pytestsplitplugin")
    if splitter is not None:
        splitter.writer = _Silence()
