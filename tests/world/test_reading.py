"""Pure readings: the code in a mail, a text on a page, a colour, a profile."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.codes import find_code
from harness.errors import ConfigurationError
from harness.scope import ROOT
from pages.components.text_patterns import approval_pattern, text_pattern
from pages.profile import load_profile
from steps.judgements import is_red


@pytest.mark.parametrize(
    ("text", "pattern", "code"),
    [
        ("Su código es:\n\n  AB12CD34\n\nVence en 15 minutos.", "", "AB12CD34"),
        ("Use el código K7M2Q9 antes de 15 minutos.", "", "K7M2Q9"),
        ("Pida ayuda a las 10 h. Año 2026.", "", ""),
        ("Uno A1B2C3 u otro D4E5F6", "", ""),
        ("Su código es:\n\nAB12-CD34\n\nGracias", "", "AB12-CD34"),
        ("Enviado el\n\n24-11-2026\n\na las 10:30", "", ""),
        ("Clave: <<zz-99>>", r"<<([^>]+)>>", "zz-99"),
        ("El 24 de noviembre\n\n483920\n\nGracias", "", "483920"),
        ("Este es su código:\n\nQWERTYUI\n\nVence en 15 minutos.", "", "QWERTYUI"),
        ("Este es su código:\n\ngracias\n", "", ""),
        ("Hola:\n\nECUAPASS\n\nPida un código.", "", ""),
        ("", "", ""),
    ],
)
def test_code_is_told_from_other_words(text: str, pattern: str, code: str) -> None:
    assert find_code(text, pattern) == code


def test_text_is_found_whatever_the_spaces() -> None:
    assert text_pattern("ya está en uso").search("El ID  ya está\nen uso.")


def test_who_approves_is_told_in_one_sentence() -> None:
    assert approval_pattern("Senae").search("Su registro lo aprueba el SENAE.")
    assert not approval_pattern("Senae").search("Es del Senae. Lo aprueba otra persona.")


@pytest.mark.parametrize(
    ("colour", "red"),
    [((200, 0, 0), True), ((255, 40, 60), True), ((90, 90, 90), False), ((0, 0, 200), False), ((255, 165, 0), False)],
)
def test_red_is_what_a_person_calls_red(colour: tuple[int, int, int], red: bool) -> None:
    assert is_red(colour) is red


@pytest.mark.parametrize("name", ["reference.toml", "plantilla.toml"])
def test_profiles_that_come_with_the_suite_are_valid(name: str) -> None:
    assert load_profile(ROOT / "profiles" / name).name


def test_template_pins_no_wording() -> None:
    assert not load_profile(ROOT / "profiles" / "plantilla.toml").messages


def test_clock_by_header_needs_its_name(tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    file.write_text("schema = 1\nname = 'x'\nbundled = true\n[clock]\nkind = 'header'\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="le falta «name»"):
        load_profile(file)
