"""Profiles changed for a measurement are valid profiles."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.engine.portal_lists import load_variations
from bench.engine.profiles import REFERENCE, chosen_profile, name_for, patient, portal_arguments, with_wordings
from harness.errors import ConfigurationError
from harness.scope import ROOT
from pages.profile import Message, load_profile


def test_patient_profile_has_long_deadlines(tmp_path: Path) -> None:
    profile = load_profile(patient(tmp_path))
    assert profile.deadline >= 60
    assert profile.mail_deadline >= 60


def test_other_wordings_are_pinned_in_place_of_the_reference_ones(tmp_path: Path) -> None:
    words = next(each.words for each in load_variations() if each.words)
    text = with_wordings(tmp_path, words).read_text(encoding="utf-8")
    assert load_profile(tmp_path / "words.toml")
    assert {str(each) for each in Message} >= set(words)
    assert all(wording in text for wording in words.values())
    assert "Le hemos mandado" not in text


def test_wording_of_an_unknown_message_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="otra"):
        with_wordings(tmp_path, {"otra": "Otra."})


def test_profile_of_another_look_is_passed_on_and_names_its_results(tmp_path: Path) -> None:
    classic = ROOT / "profiles" / "clasica.toml"
    assert portal_arguments(tmp_path, 0, chosen_profile("")) == ()
    assert portal_arguments(tmp_path, 0, chosen_profile(str(classic))) == ("--portal", str(classic))
    patient_one = load_profile(Path(portal_arguments(tmp_path, 90, classic)[1]))
    assert (patient_one.look, patient_one.deadline) == ("clasica", 90)
    assert (name_for(classic, "full"), name_for(REFERENCE, "full")) == ("full-clasica", "full")
    with pytest.raises(ConfigurationError, match="No existe el perfil"):
        chosen_profile("otro.toml")
