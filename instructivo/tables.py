"""Reading and checks of the TOML files of this room; errors are Spanish sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.errors import ConfigurationError, system_reason
from harness.toml_syntax import syntax_in_words

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


def read_toml(path: Path, what: str) -> dict[str, Any]:
    """The content of a TOML file, named ``what`` in errors.

    Raises:
        ConfigurationError: The file is missing or is not TOML.
    """
    return parse_toml(read_text(path, what), f"{what} {path.name}")


def read_text(path: Path, what: str) -> str:
    """The text of a file, named ``what`` in errors.

    Raises:
        ConfigurationError: The file is missing or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"No se puede leer {what} {path.name}: {system_reason(error)}.") from error
    except ValueError as error:
        raise ConfigurationError(
            f"El contenido de {what} {path.name} no es texto UTF-8: guárdelo como UTF-8."
        ) from error


def parse_toml(text: str, what: str) -> dict[str, Any]:
    """The content of a TOML text, named ``what`` in errors.

    Raises:
        ConfigurationError: The text is not TOML.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"El contenido de {what} no es TOML válido: {syntax_in_words(error)}") from error


def entries(data: Mapping[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    """The tables of ``[[key]]``; at least one.

    Raises:
        ConfigurationError: The key is missing, empty, or no list of tables.
    """
    found = data.get(key)
    if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
        raise ConfigurationError(f"En {where} no hay ninguna entrada [[{key}]].")
    return found


def texts(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """A list of texts; empty where the key is missing.

    Raises:
        ConfigurationError: The value is no list of texts.
    """
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise ConfigurationError(f"En {where}, «{key}» debe ser una lista de textos.")
    return tuple(value)


def fingerprints(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """A list of fingerprints; empty where the key is missing.

    Raises:
        ConfigurationError: An entry is not 16 hexadecimal digits, so that no sentence of the document gets in.
    """
    found = texts(entry, key, where)
    if not all(_FINGERPRINT.fullmatch(each) for each in found):
        raise ConfigurationError(f"En {where}, «{key}» admite solo huellas de 16 cifras hexadecimales, nunca el texto.")
    return found


def only_keys(entry: Mapping[str, Any], required: tuple[str, ...], optional: tuple[str, ...], where: str) -> None:
    """Check the keys of an entry.

    Raises:
        ConfigurationError: A key is missing, empty or unknown.
    """
    missing = [key for key in required if not entry.get(key)]
    unknown = sorted(set(entry) - {*required, *optional})
    if missing or unknown:
        problem = f"falta «{missing[0]}»" if missing else f"sobra la clave desconocida «{unknown[0]}»"
        raise ConfigurationError(f"En {where}, {problem}.")


def one_line(value: object) -> str:
    """A value as one line of text, for a sentence."""
    return " ".join(str(value).split())
