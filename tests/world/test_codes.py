"""Code in the text of a mail (``fixtures.mail.codes``)."""

from __future__ import annotations

import pytest

from fixtures.mail.codes import find_code


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
def test_code_is_distinguished_from_other_words(text: str, pattern: str, code: str) -> None:
    assert find_code(text, pattern) == code
