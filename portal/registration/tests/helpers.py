"""A valid form, a person at a browser, and the code in the mail."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import mail
from django.test import Client

from portal.registration.documents import check_digit

FORM = "/registro/usuario-general/"
NOON = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


def cedula(number: int) -> str:
    """A sound cédula."""
    nine = f"171{number:06d}"
    return f"{nine}{check_digit(nine)}"


def valid(number: int = 1, **changes: str) -> dict[str, str]:
    """A complete valid form, with some values changed."""
    values = {
        "usuario": f"persona{number}",
        "tipo_documento": "CEDULA",
        "documento": cedula(number),
        "nombre": "Persona de Prueba",
        "contrasena": "clave1234",
        "contrasena2": "clave1234",
        "pais": "EC",
        "provincia": "01",
        "ciudad": "Cuenca",
        "direccion": "Calle Larga 1-23",
        "telefono1": "072345678",
        "telefono2": "",
        "operador": "CLARO",
        "celular": "0991234567",
        "fax": "",
        "correo": f"persona{number}@example.com",
        "correo2": f"persona{number}@example.com",
        "codigo": "",
    }
    return values | changes


class Person:
    """Somebody in a browser of their own."""

    def __init__(self, number: int = 1, **changes: str) -> None:
        self.client = Client()
        self.values = valid(number, **changes)
        self.now = NOON
        self.status = 0

    def press(self, action: str, **changes: str) -> dict[str, Any]:
        """Press a button of the form with what is typed."""
        self.values |= changes
        response = self.client.post(
            FORM,
            self.values | {"accion": action},
            headers={"Accept": "application/json", "X-Portal-Instant": self.now.isoformat()},
        )
        self.status = response.status_code
        answer: dict[str, Any] = response.json()
        return answer

    def check_all(self) -> None:
        """Make the three checks."""
        for name in ("usuario", "documento", "correo"):
            self.press(f"comprobar-{name}")

    def ask_code(self) -> str:
        """Ask for a code and read it in the mail."""
        self.press("solicitar-codigo")
        return mailed_code(self.values["correo"])

    def wait(self, **delta: int) -> None:
        """Let time pass."""
        self.now += timedelta(**delta)

    def message(self, action: str = "registrar", **changes: str) -> str | None:
        """Which of the five messages a button brings."""
        notice = self.press(action, **changes)["mensaje"]
        return str(notice["id"]) if notice else None

    def register(self) -> dict[str, Any]:
        """The whole way to an account."""
        self.check_all()
        return self.press("registrar", codigo=self.ask_code())


def mailed_code(address: str) -> str:
    """The code of the last mail to an address."""
    last = [message for message in mail.outbox if message.to == [address]][-1]
    found = re.search(r"^[A-Z2-9]{8}$", str(last.body), re.MULTILINE)
    assert found
    return found.group()
