"""What the suite must know of one portal, read from a TOML file of ``profiles/``.

The form of the file is ``profiles/profile.schema.json``; an editor that knows it completes keys.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, ValidationError

from harness.errors import ConfigurationError

SCHEMA_FILE = Path(__file__).resolve().parent.parent / "profiles" / "profile.schema.json"
_KINDS = {
    "string": "un texto",
    "boolean": "true o false",
    "number": "un número",
    "object": "una tabla",
}


class Message(StrEnum):
    """The five messages whose wording the document keeps in pictures (5.3.1)."""

    EMAILS_DIFFER = "correos-distintos"
    CODE_REQUESTED = "codigo-solicitado"
    CODE_EXPIRED = "codigo-vencido"
    CODE_NEVER_REQUESTED = "codigo-no-solicitado"
    CODE_WRONG = "codigo-incorrecto"


@dataclass(frozen=True)
class Profile:
    """One portal.

    Attributes:
        name: How the acta calls it.
        bundled: Whether the suite starts it itself.
        address: Where it is; empty until a bundled portal has started.
        deadline: Seconds to wait for a page.
        clock_header: Header that carries the instant the portal takes for now; empty where none does.
        mail_domain: Domain of the addresses that reach the inbox.
        mail_deadline: Seconds to wait for a mail; the document names none.
        code_pattern: Regular expression of the code in the mail; empty for the usual reading.
        mail_route: Who knows that mail of this portal reaches the inbox, and how; empty where nobody said.
        free: Text of an availability check that says free; ``taken``: that says in use.
        messages: Wording approved for each message; one that is missing was not approved yet.
        labels: Labels that this portal writes in another way.
        applicant: Values of the valid form that this portal wants in another way.
    """

    name: str
    bundled: bool = False
    address: str = ""
    deadline: float = 5.0
    clock_header: str = ""
    mail_domain: str = "prueba.example"
    mail_deadline: float = 10.0
    code_pattern: str = ""
    mail_route: str = ""
    free: str = "disponible"
    taken: str = "en uso"
    messages: Mapping[Message, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    applicant: Mapping[str, str] = field(default_factory=dict)
    selectors: Mapping[str, str] = field(default_factory=dict)

    def label(self, name: str) -> str:
        """The label of the document as this portal writes it."""
        return self.labels.get(name, name)


def load_profile(path: Path) -> Profile:
    """Read and check a profile.

    Args:
        path: The TOML file.

    Raises:
        ConfigurationError: The file is not there, is not TOML, or does not follow the schema; the sentence
            names file, line and remedy.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigurationError(
            f"No se puede leer el perfil «{path.name}» ({error.strerror}): "
            "indique con --portal un archivo TOML como los de profiles/."
        ) from error
    except ValueError as error:
        raise ConfigurationError(f"El perfil «{path.name}» no es TOML válido: {error}.") from error
    validator = Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    problem = next(iter(sorted(validator.iter_errors(data), key=str)), None)
    if problem is not None:
        raise ConfigurationError(f"En el perfil «{path.name}»{_line(text, problem)}, {_in_words(problem)}")
    if not data.get("bundled") and "address" not in data:
        raise ConfigurationError(
            f"En el perfil «{path.name}» falta «address», la dirección del portal; "
            "escriba una, por ejemplo address = 'http://127.0.0.1:8000'."
        )
    return _profile(data, path)


def _profile(data: Mapping[str, Any], path: Path) -> Profile:
    clock, mail, availability = data.get("clock", {}), data.get("mail", {}), data.get("availability", {})
    if clock.get("kind") == "header" and not clock.get("name"):
        raise ConfigurationError(
            f"En el perfil «{path.name}», [clock] es de tipo «header» y le falta «name», el nombre de la cabecera."
        )
    given = {
        "bundled": data.get("bundled"),
        "address": data.get("address", "").rstrip("/") or None,
        "deadline": data.get("deadline_seconds"),
        "clock_header": clock.get("name"),
        "mail_domain": mail.get("domain"),
        "mail_deadline": mail.get("deadline_seconds"),
        "code_pattern": mail.get("code_pattern"),
        "mail_route": mail.get("route"),
        "free": availability.get("free"),
        "taken": availability.get("taken"),
        "labels": data.get("labels"),
        "applicant": data.get("applicant"),
    }
    return Profile(
        name=data["name"],
        messages={Message(name): wording["text"] for name, wording in data.get("messages", {}).items()},
        **{key: value for key, value in given.items() if value is not None},
    )


def _line(text: str, problem: ValidationError) -> str:
    """Where the key stands, as far as a search for its name can tell."""
    key = _stranger(problem) or next((str(part) for part in reversed(problem.absolute_path)), "")
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip().strip("[]")
        if key and (bare.split("=")[0].strip().strip("'\"") == key or bare.split(".")[-1] == key):
            return f", línea {number}"
    return ""


def _stranger(problem: ValidationError) -> str:
    """The first key that the schema does not know; empty where that is not the problem."""
    if problem.validator != "additionalProperties":
        return ""
    return next(str(key) for key in cast("Any", problem.instance) if key not in _known(problem))


def _known(problem: ValidationError) -> list[str]:
    return list(cast("dict[str, Any]", problem.schema).get("properties", {}))


def _in_words(problem: ValidationError) -> str:
    place = ".".join(str(part) for part in problem.absolute_path) or "el perfil"
    match problem.validator:
        case "additionalProperties":
            return f"la clave «{_stranger(problem)}» no se conoce; se conocen: {', '.join(_known(problem))}."
        case "required":
            wanted, given = cast("list[str]", problem.validator_value), cast("dict[str, Any]", problem.instance)
            missing = next(key for key in wanted if key not in given)
            return f"a «{place}» le falta la clave «{missing}»."
        case "type":
            return f"«{place}» debe ser {_KINDS[str(problem.validator_value)]} y es {problem.instance!r}."
        case "enum":
            choices = cast("list[str]", problem.validator_value)
            return f"«{place}» vale {problem.instance!r} y debe ser uno de: {', '.join(choices)}."
        case "const":
            return f"«{place}» vale {problem.instance!r} y esta suite entiende {problem.validator_value!r}."
    return f"«{place}» tiene el valor {problem.instance!r}, que no tiene la forma que se espera."
