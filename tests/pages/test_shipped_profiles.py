"""Profiles that come with the suite."""

from __future__ import annotations

import pytest

from harness.scope import ROOT
from pages.profile import load_profile


@pytest.mark.parametrize("name", ["reference.toml", "plantilla.toml"])
def test_shipped_profile_is_valid(name: str) -> None:
    assert load_profile(ROOT / "profiles" / name).name


def test_template_pins_no_wording() -> None:
    assert not load_profile(ROOT / "profiles" / "plantilla.toml").messages
