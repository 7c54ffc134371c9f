"""Copy of the profile that a record keeps: no secret in it, and under ``--mask`` no datum."""

from __future__ import annotations

import tomllib

from fixtures.evidence.profile_copy import copied

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
