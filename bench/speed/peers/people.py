"""What the Python rivals know of the portal: its fields, people who register, and the mail with the code.

As somebody would write it who scripts this one portal: ids of the page, data from a counter, Mailpit over HTTP.
"""

from __future__ import annotations

import json
import os
import re
import time
import urllib.request
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

WORLD: dict[str, Any] = json.loads(Path(os.environ["SPEED_WORLD"]).read_text(encoding="utf-8"))
"""Where portal and Mailpit are, which browser to start, and the wordings of the messages."""
FORM = WORLD["portal"] + "/registro/usuario-general/"
FRONT = WORLD["portal"] + "/"
NEW_REGISTRATION = WORLD["portal"] + "/registro/"
WAIT_SECONDS = 10.0
IDS = {
    "ID.usuario": "usuario",
    "Tipo de documento": "tipo_documento",
    "Doc. Identificación": "documento",
    "Nombre Usuario": "nombre",
    "Contraseña": "contrasena",
    "Confirmación de Contraseña": "contrasena2",
    "País": "pais",
    "Provincia": "provincia",
    "Ciudad": "ciudad",
    "Dirección": "direccion",
    "Teléfono1": "telefono1",
    "Teléfono2": "telefono2",
    "Operador": "operador",
    "Numero de Celular": "celular",
    "Fax": "fax",
    "Correo Electrónico": "correo",
    "Confirmación de correo electrónico": "correo2",
    "Ingrese código de seguridad": "codigo",
    "SENAE Correo Electrónico": "correo_senae",
}
CODE, EMAIL_AGAIN = "Ingrese código de seguridad", "Confirmación de correo electrónico"
LISTS = ("Tipo de documento", "País", "Provincia", "Ciudad", "Operador")
MANY = 10**6
_SERIALS = count(int(os.environ.get("SPEED_PEOPLE", "1")))


def new_person(changes: dict[str, str] | None = None) -> dict[str, str]:
    """A person with a valid form, by label, who is nobody else's double."""
    serial = next(_SERIALS)
    address = f"r{serial}@prueba.example"
    return {
        "ID.usuario": f"rapidez{serial}",
        "Tipo de documento": "Cédula de Identidad",
        "Doc. Identificación": _cedula(serial),
        "Nombre Usuario": "Mariana Torres Vega",
        "Contraseña": "Rapidez2026",
        "Confirmación de Contraseña": "Rapidez2026",
        "País": "Ecuador",
        "Provincia": "Guayas",
        "Ciudad": "Guayaquil",
        "Dirección": "Avenida Nueve 123 y Calle Diez",
        "Teléfono1": "0422334455",
        "Teléfono2": "0722334455",
        "Operador": "CLARO",
        "Numero de Celular": "09223344556",
        "Fax": "0422334456",
        "Correo Electrónico": address,
        "Confirmación de correo electrónico": address,
        **(changes or {}),
    }


def can_ask_for_the_code(person: dict[str, str]) -> bool:
    """Whether both addresses are there and agree."""
    address = person["Correo Electrónico"]
    return bool(address) and address == person["Confirmación de correo electrónico"]


def mail_of(person: dict[str, str]) -> dict[str, Any]:
    """The mail that came to the person."""
    search = f"/api/v1/search?query={quote('to:' + person['Correo Electrónico'])}"
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        found = _mailpit(search)["messages"]
        if found:
            return _mailpit(f"/api/v1/message/{found[0]['ID']}")
        time.sleep(0.05)
    raise AssertionError("no llegó ningún correo")


def code_of(person: dict[str, str]) -> str:
    """The security code in the mail of the person."""
    return str(re.findall(r"^\s*([A-Za-z0-9]{4,12})\s*$", mail_of(person)["Text"], re.MULTILINE)[0])


def _mailpit(path: str) -> dict[str, Any]:
    # Only our own Mailpit is asked.
    with urllib.request.urlopen(WORLD["mail"] + path, timeout=WAIT_SECONDS) as answer:  # noqa: S310  # nosec B310
        found: dict[str, Any] = json.load(answer)
    return found


def _cedula(serial: int) -> str:
    """A cédula of the last province, with its check digit."""
    digits = f"24{serial // MANY % 6}{serial % MANY:06d}"
    doubled = [int(each) * (2 if place % 2 == 0 else 1) for place, each in enumerate(digits)]
    return digits + str(-sum(each - 9 if each > 9 else each for each in doubled) % 10)
