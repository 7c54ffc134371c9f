"""Checks of a profile; each error names its line and its remedy, in Spanish."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, ValidationError, validators

from harness.errors import ConfigurationError
from harness.version import PROFILE_FORMAT, refuse_newer
from pages.profile.vocabulary import NAMES

SCHEMA_FILE = Path(__file__).resolve().parents[2] / "profiles" / "profile.schema.json"
_KINDS = {
    "string": "un texto entre comillas",
    "boolean": "true o false",
    "number": "un número",
    "integer": "un número entero",
    "object": "una tabla",
    "array": "una lista",
}
_HEADER = re.compile(r"\[\[?([^\]]+)\]")
_SECRETS = re.compile(r"pass|contrase|clave|secret|token|usuario|^user$", re.IGNORECASE)
_NEEDS = {"header": "name", "http": "url"}
"""Kind of clock -> the key that it needs."""
_CREDENTIALS = ("user_env", "password_env")
_PAIRS = {"mail": _CREDENTIALS, "access": _CREDENTIALS, "clock": ("confirmed", "confirmed_by")}
"""Table -> two keys of which neither stands alone."""

Where = Sequence[str | int]


def check(data: Mapping[str, Any], text: str, name: str, requirements: Collection[str] = ()) -> None:
    """Check a parsed profile.

    Args:
        data: The parsed file.
        text: The file as written, for line numbers.
        name: Of the file.
        requirements: Ids of the catalogue; empty to leave ids unchecked.

    Raises:
        ConfigurationError: The first error in the order of the file.
    """
    try:
        plain = _plain(data)
    except RecursionError as error:
        raise ConfigurationError(f"En el perfil «{name}» hay tablas o listas sin fin, unas dentro de otras.") from error
    refuse_newer(f"El perfil «{name}»", data.get("schema"), PROFILE_FORMAT)
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    validator = _Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    found: list[tuple[Where, str]] = [(_place(each), _in_words(each)) for each in validator.iter_errors(plain)]
    found = found or [*_contradictions(data), *_about_requirements(data, requirements), *_about_documents(data)]
    if found:
        where, what = min(found, key=lambda each: (line_of(text, each[0]) or 10**6, each[1]))
        line = line_of(text, where)
        told = " ".join(what.split())
        raise ConfigurationError(f"En el perfil «{name}»{f', línea {line}' if line else ''}, {told}")


def line_of(text: str, path: Where) -> int:
    """The line of a key in a TOML file, from 1; 0 where it is not found.

    Args:
        text: The file.
        path: Names of the tables and the key, and the index of an entry in a list of tables.
    """
    wanted = [str(each) for each in path if isinstance(each, str)]
    number = next((each for each in path if isinstance(each, int)), None)
    table: list[str] = []
    seen: dict[str, int] = {}
    best = (0, 0)
    for at, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        header = _HEADER.match(bare)
        if header:
            table = here = _keys(header[1]) or [header[1]]
            seen[table[0]] = seen.get(table[0], -1) + bare.startswith("[[")
        else:
            here = [*table, *_keys(bare.split("=")[0].strip())] if "=" in bare and not bare.startswith("#") else []
        in_place = number is None or not table or seen[table[0]] in (-1, number)  # -1: no list of tables
        if here and here == wanted[: len(here)] and len(here) > best[0] and in_place:
            best = (len(here), at)
    return best[1]


class _Bare(str):
    """A date, infinity or NaN: TOML writes them without quotes, and JSON has only texts for them."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _is_of_type(validator: Any, rule: Any, given: Any, schema: Any) -> Iterator[ValidationError]:
    """The ``type`` rule of JSON Schema, except that a date is not a text."""
    if isinstance(given, _Bare) and schema.get("format") != "date":
        yield ValidationError(f"{given!r} is not of type {rule!r}")
    else:
        yield from Draft202012Validator.VALIDATORS["type"](validator, rule, given, schema)


_Validator: Any = validators.extend(Draft202012Validator, {"type": _is_of_type})  # type: ignore[no-untyped-call] # theirs


def _plain(data: Any) -> Any:
    """The data in the types of JSON."""
    if isinstance(data, Mapping):
        return {key: _plain(each) for key, each in data.items()}
    if isinstance(data, list):
        return [_plain(each) for each in data]
    if isinstance(data, float) and not math.isfinite(data):
        return _Bare(data)  # TOML has infinity and NaN, JSON has not
    return _Bare(data.isoformat()) if isinstance(data, date) else data


def _keys(written: str) -> list[str]:
    return [each.strip("\"'") for each in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", written)]


def _place(problem: ValidationError) -> list[str | int]:
    unknown = _unknown_key(problem)
    return [*problem.absolute_path, *([unknown] if unknown else [])]


def _unknown_key(problem: ValidationError) -> str:
    """The first key unknown to the schema; empty for another kind of error."""
    if problem.validator != "additionalProperties":
        return ""
    return next(str(key) for key in cast("Any", problem.instance) if key not in _known(problem))


def _known(problem: ValidationError) -> list[str]:
    return list(cast("dict[str, Any]", problem.schema).get("properties", {}))


def _in_words(problem: ValidationError) -> str:
    place = ".".join(str(part) for part in problem.absolute_path) or "el perfil"
    given, rule = cast("Any", problem.instance), cast("Any", problem.validator_value)
    said: dict[str, Callable[[], str]] = {
        "additionalProperties": lambda: _unknown(_unknown_key(problem), _known(problem)),
        "required": lambda: f"a «{place}» le falta la clave «{next(key for key in rule if key not in given)}».",
        "type": lambda: f"«{place}» debe ser {_KINDS[str(rule)]} y es {given!r}.",
        "enum": lambda: f"«{place}» vale {given!r} y debe ser uno de: {', '.join(rule)}.",
        "const": lambda: f"«{place}» vale {given!r} y esta suite entiende {rule!r}.",
        "format": lambda: f"«{place}» vale {given!r} y debe ser una fecha como 2026-12-31.",
        "exclusiveMinimum": lambda: f"«{place}» vale {given!r} y debe ser mayor que {rule}.",
        "maximum": lambda: f"«{place}» vale {given!r} y debe ser como máximo {rule}.",
    }
    if problem.validator in said:
        return said[str(problem.validator)]()
    described = cast("dict[str, Any]", problem.schema).get("description", "un valor de otra forma.")
    return f"«{place}» vale {given!r} y se espera: {described}"


def _unknown(key: str, known: Sequence[str]) -> str:
    if _SECRETS.search(key):
        return (
            f"la clave «{key}» parece una credencial y un perfil no las guarda: ponga el nombre de una variable de "
            "entorno en «user_env» o «password_env» de [mail] o [access]."
        )
    close = get_close_matches(key, known, n=1)
    guess = f" ¿Quiso decir «{close[0]}»?" if close else ""
    return f"la clave «{key}» no se conoce; se conocen: {', '.join(known)}.{guess}"


def _contradictions(data: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    """Errors that a JSON Schema cannot express."""
    if not data.get("bundled") and "address" not in data:
        yield (
            (),
            "falta «address», la dirección del portal; escriba una, por ejemplo address = 'http://127.0.0.1:8000'.",
        )
    clock = data.get("clock", {})
    needed = _NEEDS.get(clock.get("kind", ""), "")
    if needed and not clock.get(needed):
        what = {"name": "el nombre de la cabecera", "url": "la dirección que mueve el reloj"}[needed]
        yield ("clock",), f"[clock] es de tipo «{clock['kind']}» y le falta «{needed}», {what}."
    for table, known in NAMES.items():
        for name in data.get(table, {}):
            if name not in known:
                close = get_close_matches(name, known, n=1, cutoff=0.5)
                guess = f"; ¿quiso decir «{close[0]}»?" if close else f"; tiene: {', '.join(known)}."
                yield (table, name), f"[{table}] nombra «{name}», que el documento no tiene{guess}"
    yield from _about_patterns(data)
    yield from _about_addresses(data)
    for table, pair in _PAIRS.items():
        for key, other in (pair, pair[::-1]):
            if key in data.get(table, {}) and other not in data[table]:
                yield (table, key), f"[{table}] tiene «{key}» y le falta «{other}»."
    yield from _about_mail(data.get("mail", {}), bundled=bool(data.get("bundled")))


def _about_mail(mail: Mapping[str, Any], *, bundled: bool) -> Iterator[tuple[Where, str]]:
    """Errors in [mail]; an IMAP mailbox needs an address pattern and credentials, and a Mailpit neither."""
    if "address" in mail and "domain" in mail:
        yield ("mail", "domain"), "[mail] tiene «address» y «domain», que dicen lo mismo; deje «address»."
    if not mail.get("inbox", "").startswith("imaps:"):
        if "folder" in mail:
            yield ("mail", "folder"), "[mail] tiene «folder», y solo un buzón por IMAP (imaps://…) tiene carpetas."
        return
    needed = {
        "address": "cómo son las direcciones que llegan a él, por ejemplo qa+{unique}@su-dominio",
        "user_env": "el nombre de la variable de entorno con su usuario, y «password_env», la de su contraseña",
    }
    for key, what in needed.items():
        if key not in mail:
            yield ("mail", "inbox"), f"[mail] tiene un buzón por IMAP y le falta «{key}», {what}."
    if bundled:
        yield ("mail", "inbox"), "el portal de referencia entrega sus correos a Mailpit: quite «inbox», o «bundled»."


def _about_patterns(data: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    for name, wording in data.get("messages", {}).items():
        if wording.get("match") != "pattern":
            continue
        pattern = _compiled(wording["text"])
        if pattern is None:
            yield ("messages", name, "text"), f"«messages.{name}.text» no es una expresión regular; corríjala."
        elif pattern.search(""):
            told = "la cumple hasta un texto vacío, de modo que aprobaría cualquier mensaje; corríjala."
            yield ("messages", name, "text"), f"«messages.{name}.text» no distingue nada: {told}"
    if "code_pattern" in data.get("mail", {}) and _compiled(data["mail"]["code_pattern"]) is None:
        yield ("mail", "code_pattern"), "«mail.code_pattern» no es una expresión regular; corríjala."


def _about_addresses(data: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    for where, address in ((("address",), data.get("address")), (("mail", "inbox"), data.get("mail", {}).get("inbox"))):
        if address and not _is_address(address):
            yield where, f"«{'.'.join(where)}» vale {address!r} y no es una dirección; corrija servidor y puerto."


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return (
            bool(parts.hostname) and (parts.port is None or parts.port > 0) and text.isprintable() and " " not in text
        )
    except ValueError:
        return False


def _about_requirements(data: Mapping[str, Any], known: Collection[str]) -> Iterator[tuple[Where, str]]:
    """Errors in the ids of requirements: unknown, repeated, or declared in two tables that contradict each other."""
    named: list[tuple[str, Where]] = [
        (each["requirement"], (table, at))
        for table in ("absent", "waivers", "reviews")
        for at, each in enumerate(data.get(table, ()))
    ]
    named += [(each, ("by_hand",)) for each in data.get("by_hand", ())]
    absent = [one for one, where in named if where[0] == "absent"]
    for requirement, where in named:
        if known and requirement not in known:
            close = get_close_matches(requirement, known, n=1)
            guess = f"; ¿quiso decir «{close[0]}»?" if close else "; vea instructivo/requirements.toml."
            yield (*where, "requirement"), f"se nombra «{requirement}», que no está en el catálogo{guess}"
        if where[0] == "absent" and absent.count(requirement) > 1:
            yield where, f"«{requirement}» está dos veces en [[absent]]; deje una."
        if where[0] in ("waivers", "by_hand") and requirement in absent:
            yield where, f"«{requirement}» también está en [[absent]]; deje solo una de las dos declaraciones."


def _about_documents(data: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    policy = data.get("data", {})
    first, last = policy.get("first"), policy.get("last")
    for key, other in (("first", "last"), ("last", "first")):
        if key in policy and other not in policy:
            yield ("data", key), f"[data] tiene «{key}» y le falta «{other}»: un rango lleva los dos extremos."
    if first and last and (len(first) != len(last) or first > last):
        yield ("data", "first"), "en [data], «first» debe ser menor que «last» y tener los mismos dígitos."


def _compiled(text: str) -> re.Pattern[str] | None:
    """A compiled regular expression; None where the text is invalid or too large."""
    try:
        return re.compile(text)
    except (re.error, OverflowError, RecursionError, MemoryError):
        return None
