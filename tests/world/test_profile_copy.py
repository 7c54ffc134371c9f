"""Copy of the profile that a record keeps: no secret in it, and under ``--mask`` no datum."""

from __future__ import annotations

import tomllib
from types import SimpleNamespace
from typing import Any, cast

import pytest

from fixtures.config.credentials import Credentials
from fixtures.config.settings import REFERENCE, Settings, replace_settings
from fixtures.evidence.profile_copy import copied, pytest_acceptance_profile
from harness.layout import REDACTED
from pages.profile import load_profile

PROFILE = """
# Probar con 0912345678.
name = "Mi portal"
address = "https://eva:clave-secreta@portal.example/"
[access]
password = "PORTAL_PASSWORD"
[data]
first = "0912345678"
[data.documents]
Pasaporte = ["A123456", "B123456"]
"""


def test_copy_is_the_profile_without_secrets() -> None:
    text = copied(PROFILE.replace("Probar", "La clave es otra-clave; probar"), ["otra-clave"], masked=False)
    assert "clave-secreta" not in text
    assert "otra-clave" not in text
    found = tomllib.loads(text)
    assert found["access"] == {"password": "PORTAL_PASSWORD"}
    assert found["data"] == {"first": "0912345678", "documents": {"Pasaporte": ["A123456", "B123456"]}}


def test_masked_copy_has_no_data_and_no_comments() -> None:
    text = copied(PROFILE, [], masked=True)
    assert not any(each in text for each in ("0912345678", "A123456", "B123456", "clave-secreta", "#"))
    found = tomllib.loads(text)
    assert (found["name"], found["data"].keys()) == ("Mi portal", {"first", "documents"})


def test_run_gives_the_text_of_its_profile() -> None:
    access = Credentials("eva", "PORTAL_PASSWORD")
    settings = Settings(load_profile(REFERENCE), REFERENCE, seed=1, access=access, profile_text=PROFILE)
    config = cast("Any", SimpleNamespace(stash=pytest.Stash(), getoption=lambda name: name != "--mask"))
    replace_settings(config, settings)
    assert tomllib.loads(pytest_acceptance_profile(config))["access"] == {"password": REDACTED}
