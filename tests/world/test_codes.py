"""Code in the text of a mail (``fixtures.mail.codes``)."""

from __future__ import annotations

import pytest

from tests.world.code_reading import code_in


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
        ("Estimado usuario ANA2026B, su código es K7M2Q9XD", "", "K7M2Q9XD"),
        ("Hola ANA2026B:\n\nK7M2Q9XD\n\nEs su código de seguridad.", "", "K7M2Q9XD"),
        ("CODIGO K7M2Q9", "", "K7M2Q9"),
        ("SU CODIGO DE SEGURIDAD ES K7M2Q9 VENCE HOY", "", "K7M2Q9"),
        ("483920 es su código de verificación de ECUAPASS. No lo comparta.", "", "483920"),
        ("Use 483920 como código de verificación", "", "483920"),
        ("Ingrese este código: K7M2Q9XD en la solicitud 2026-000123 del usuario ANA2026B", "", "K7M2Q9XD"),
        ("El código de seguridad de su solicitud Nro. 20260001 es:\nK7M2Q9XD", "", "K7M2Q9XD"),
        ("Código de seguridad enviado.\n\nUsuario: ana2026\n\nK7M2Q9XD\n", "", "K7M2Q9XD"),
        ("Código: SENAE-ISEE-3-2-006\nVersión: 3\nSu código de seguridad: K7M2Q9XD", "", "K7M2Q9XD"),
        ("Nro.\tFecha\tCódigo de seguridad\n000123\t2026-11-24\tK7M2Q9XD", "", "K7M2Q9XD"),
        ("Su código es 123 456.", "", "123456"),
        ("Código de seguridad:\n\n12 34 56 78", "", "12345678"),
        ("Su código es K7 M2 Q9 XD y vence", "", ""),
        ("Su código: Ñ2ABCDEF", "", "Ñ2ABCDEF"),
        ("Hola ANA\n\nÑ2ABCDEF\n\nGracias", "", "Ñ2ABCDEF"),
        ("Su código es Ñ2A 3BC.", "", "Ñ2A3BC"),
        ("Su código: Ñ 2 A B C D E F", "", "Ñ2ABCDEF"),
        ("Su código de seguridad es:\n\nABC2_DEF4\n\nVence en 15 minutos.", "", "ABC2_DEF4"),
        ("Código de seguridad: ABCDEFGH (vigencia: 15min).", "", "ABCDEFGH"),
        ("Código de seguridad: K7M2Q9XDK7M2Q9XDK7M2Q9XD99", "", ""),
    ],
)
def test_code_is_distinguished_from_other_words(text: str, pattern: str, code: str) -> None:
    assert code_in(text, pattern) == code
