"""Values that visitors type; standard library only, because Locust's users import it too."""

from __future__ import annotations

import re

FORM = "/registro/usuario-general/"
CODE = re.compile(r"^[A-Z2-9]{8}$", re.MULTILINE)
"""A security code of the bundled portal, alone on a line of the mail."""


def valid_form(mark: str, domain: str = "example.com") -> dict[str, str]:
    """A valid form by name of its controls, unique to its mark."""
    address = f"v{mark}@{domain}"
    return {
        "usuario": f"v{mark}",
        "tipo_documento": "PASAPORTE",
        "documento": f"P{mark}",
        "nombre": "Persona de Prueba",
        "contrasena": "qwmx4821Ec",
        "contrasena2": "qwmx4821Ec",
        "pais": "EC",
        "provincia": "01",
        "ciudad": "Cuenca",
        "direccion": "Calle Larga 1-23",
        "telefono1": "072345678",
        "operador": "CLARO",
        "celular": "0991234567",
        "correo": address,
        "correo2": address,
    }
