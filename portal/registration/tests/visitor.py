"""A person at a portal that may commit a defect, and a neighbour who has an account."""

from collections.abc import Callable

from django.test import Client

from portal.registration.tests.helpers import NOON, Person

WRONG = "A1B2C3D4"
OTHER = "otra98765"


class Visitor(Person):
    """A person at a portal that commits a defect; without one, at the healthy portal."""

    def __init__(self, defect: str, number: int = 1, **changes: str) -> None:
        super().__init__(number, **changes)
        self.defect = defect
        self.headers = {"X-Portal-Defect": defect, "X-Portal-Instant": NOON.isoformat()}
        self.client = Client(headers=self.headers)

    def answer(self, name: str, **changes: str) -> str:
        """Text of a check beside the field; empty for nothing."""
        field = "correo2" if name == "correo" else name
        states = self.press(f"comprobar-{name}", **changes)["estados"]
        return str(states[field]["texto"]) if field in states else ""

    def free(self, name: str, **changes: str) -> bool:
        """Whether a check says that the value is free."""
        return "está disponible" in self.answer(name, **changes)

    def ready(self) -> str:
        """Check everything and ask for a code: the code."""
        self.check_all()
        return self.ask_code()

    def tries(self, *codes: str) -> list[str | None]:
        """«Registrar» with one code after the other: the messages."""
        return [self.message(codigo=code) for code in codes]

    def registers(self, code: str) -> bool:
        """«Registrar» with a code, and whether ID and password open the portal then."""
        self.press("registrar", codigo=code)
        return Visitor("", contrasena=self.values["contrasena"]).enters(self.values["usuario"])

    def enters(self, username: str = "", password: str = "") -> bool:
        """Whether an ID and a password, the own ones unless others are given, open the portal."""
        typed = {"usuario": username or self.values["usuario"], "contrasena": password or self.values["contrasena"]}
        return self.client.post("/", typed).status_code == 302


Case = Callable[[Visitor], object]


def neighbour(number: int = 5) -> Person:
    """Another person, registered."""
    other = Person(number)
    other.register()
    return other
