"""Knowledge of the portal for the peers in Python: its fields, people who register, and the mail with the code.

Written as scripts for one portal usually are: ids of the page, data from a counter, Mailpit over HTTP.
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

TESTBED: dict[str, Any] = json.loads(Path(os.environ["SPEED_TESTBED"]).read_text(encoding="utf-8"))
"""Addresses of portal and Mailpit, the browser to start, and the wordings of the messages."""
FORM = TESTBED["portal"] + "/registro/usuario-general/"
FRONT = TESTBED["portal"] + "/"
NEW_REGISTRATION = TESTBED["portal"] + "/registro/"
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
    """Values of a valid form by label, unique to this person except for the changes."""
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
    """Whether both e-mail addresses are filled and equal."""
    address = person["Correo Electrónico"]
    return bool(address) and address == person["Confirmación de correo electrónico"]


def mail_of(person: dict[str, str]) -> dict[str, Any]:
    """The mail to a person, as Mailpit's API returns it.

    Raises:
        AssertionError: No mail came within ten seconds.
    """
    search = f"/api/v1/search?query={quote('to:' + person['Correo Electrónico'])}"
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        found = _mailpit(search)["messages"]
        if found:
            return _mailpit(f"/api/v1/message/{found[0]['ID']}")
        time.sleep(0.05)
    raise AssertionError("no llegó ningún correo")


def code_of(person: dict[str, str]) -> str:
    """The security code in the mail to a person."""
    return str(re.findall(r"^\s*([A-Za-z0-9]{4,12})\s*$", mail_of(person)["Text"], re.MULTILINE)[0])


def _mailpit(path: str) -> dict[str, Any]:
    # The address is that of our own Mailpit.
    with urllib.request.urlopen(TESTBED["mail"] + path, timeout=WAIT_SECONDS) as answer:  # noqa: S310  # nosec B310
        found: dict[str, Any] = json.load(answer)
    return found


def _cedula(serial: int) -> str:
    """A valid cédula of the last province."""
    digits = f"24{serial // MANY % 6}{serial % MANY:06d}"
    doubled = [int(each) * (2 if place % 2 == 0 else 1) for place, each in enumerate(digits)]
    return digits + str(-sum(each - 9 if each > 9 else each for each in doubled) % 10)
