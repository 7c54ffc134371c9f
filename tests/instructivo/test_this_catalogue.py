"""Consistency of this repository's catalogue, list and observations, without the document."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from instructivo import writing
from instructivo.__main__ import DOCS, main
from instructivo.catalogue import Level, Verification, load_catalogue
from instructivo.coverage import load_not_normative
from instructivo.observations import OBSERVATIONS_FILE, load_observations

CATALOGUE = load_catalogue()


def test_every_requirement_names_its_passages_and_page() -> None:
    without = [one.id for one in CATALOGUE if not one.fingerprint or not one.page]
    assert not without, "véanse las huellas con: python -m instructivo fingerprint --document FILE"


def test_no_passage_of_a_requirement_is_listed_as_not_normative() -> None:
    listed = {each for group in load_not_normative().groups for each in group.fingerprints}
    assert not [one.id for one in CATALOGUE if listed.intersection(one.fingerprint)]


def test_only_informative_requirements_are_decided_by_a_person() -> None:
    for one in CATALOGUE:
        assert (one.level is Level.INFORMATIVE) == (one.verified_by is Verification.PERSON), one.id


def test_every_interpreted_requirement_rests_on_an_observation() -> None:
    observed = {each for one in load_observations(CATALOGUE) for each in one.requirements}
    assert not [one.id for one in CATALOGUE if one.level is Level.INTERPRETED and one.id not in observed]


def test_the_page_of_observations_is_up_to_date() -> None:
    page = writing.observations_page(load_observations(CATALOGUE), CATALOGUE)
    assert (DOCS / "observaciones.md").read_text(encoding="utf-8") == page, "ejecute: python -m instructivo docs"


def test_the_page_of_coverage_counts_the_requirements_of_today() -> None:
    page = (DOCS / "cobertura.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\d.]+) \|(?: \d+ \|){4} (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", page, re.MULTILINE)
    found = {section: tuple(int(each) for each in counts) for section, *counts in rows if counts[0] != "0"}
    levels = Counter((one.section, one.level) for one in CATALOGUE)
    expected = {
        section: (sum(levels[section, level] for level in Level), *(levels[section, level] for level in Level))
        for section in CATALOGUE.sections
    }
    assert found == expected, "ejecute: python -m instructivo docs --document FILE"


def test_the_observations_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["observations"]) == 0
    assert capsys.readouterr().out.startswith("O-01  ")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "O-02"', 'id = "O-03"', "se esperaba la observación O-02"),
        ('["4.2.2.solicitud-sin-certificado", ', '["9.nada", ', "«9.nada», que no existe"),
        ("page = 4", 'page = "cuatro"', "no es un número"),
        ("reading = ", "color = ", "falta «reading»"),
        ("[[observation]]", "[[observation", "no es TOML válido"),
    ],
)
def test_bad_observations_are_one_sentence(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "observations.toml"
    path.write_text(OBSERVATIONS_FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_observations(CATALOGUE, path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
