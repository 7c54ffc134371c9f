"""Errors of the readers of TOML, in Spanish: their own words are English."""

from __future__ import annotations

import re

_PLACE = re.compile(r"at line (\d+),? col(?:umn)? (\d+)")
"""Place of an error, as tomllib and tomlkit write it."""


def syntax_in_words(error: Exception) -> str:
    """Cause and remedy of an error of tomllib or tomlkit: the end of a Spanish sentence, with its full stop."""
    if isinstance(error, UnicodeDecodeError):
        return "no es texto UTF-8; guárdelo como UTF-8."
    if isinstance(error, RecursionError):
        return "tiene listas o tablas sin fin, unas dentro de otras."
    found = _PLACE.search(str(error))
    if not found:
        return "se cortó antes de terminar; cierre la comilla o el corchete que quedó abierto."
    return (
        f"no se entiende la línea {found[1]} a partir del carácter {found[2]}; "
        "los textos van entre comillas y cada clave en su línea."
    )
