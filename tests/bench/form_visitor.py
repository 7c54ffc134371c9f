"""A person at the form of the bundled portal, in a browser, quick and without the suite's page objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

FORM = "/registro/usuario-general/"
VALUES = {
    "documento": "1710034065",
    "nombre": "Persona de Prueba",
    "contrasena": "clave1234",
    "contrasena2": "clave1234",
    "direccion": "Calle Larga 1-23",
    "telefono1": "072345678",
    "celular": "0991234567",
    "fax": "072345670",
}


@dataclass(frozen=True)
class Visitor:
    """A person at the form.

    Attributes:
        page: The page.
        name: Their ID, which nobody else has.
    """

    page: Page
    name: str

    def writes(self, field: str, value: str) -> None:
        """Write into a box, and leave it."""
        self.page.fill(f"#{field}", value)
        self.page.locator(f"#{field}").blur()

    def chooses(self, field: str, value: str) -> None:
        """Choose in a list."""
        self.page.select_option(f"#{field}", value)

    def presses(self, action: str) -> Mapping[str, Any]:
        """Press a button and wait for the answer; empty where the page does not ask the portal."""
        button = self.page.locator(f'button[value="{action}"]')
        with self.page.expect_event("console", lambda one: one.text.startswith("hecho"), timeout=20_000) as done:
            button.evaluate(_PRESS)
        return dict(done.value.args[1].json_value())

    def fills(self, **other: str) -> None:
        """Fill the form with values that the page admits, but for these."""
        email = f"{self.name}@example.com"
        self.page.evaluate(_FILL, {"usuario": self.name, **VALUES, "correo": email, "correo2": email, **other})
        for field, value in {"tipo_documento": "CEDULA", "pais": other.get("pais", "EC")}.items():
            self.chooses(field, value)

    def checks_email(self, times: int = 1) -> None:
        """Check the e-mail so many times."""
        if not self.page.input_value("#correo"):
            for field in ("correo", "correo2"):
                self.writes(field, f"{self.name}@example.com")
        for _ in range(times):
            self.presses("comprobar-correo")

    @property
    def senae(self) -> str:
        """The address at SENAE, before its sign."""
        return self.page.input_value("#correo_senae").partition("@")[0]

    @property
    def is_locked(self) -> bool:
        """Whether the e-mail can no longer be changed."""
        return not self.page.locator("#correo").is_editable()

    @property
    def cities(self) -> list[str]:
        """The cities on offer."""
        return [text for text in self.page.locator("#ciudad option").all_inner_texts() if not text.startswith("--")]

    def refused(self) -> set[str]:
        """Press «Registrar»: the fields that page or portal refuse."""
        self.presses("registrar")
        return set(self.page.evaluate(_REFUSED))


_PRESS = """async (button) => {
  await new Promise(setTimeout);
  button.click();
  while (button.getAttribute("aria-busy") === "true") { await new Promise(setTimeout); }
  await new Promise((then) => setTimeout(then, 5));
  console.log("hecho", {});
}"""
_FILL = """(values) => {
  for (const [name, value] of Object.entries(values)) {
    const box = document.getElementById(name);
    if (box.tagName === "SELECT") { continue; }
    box.value = value;
    for (const kind of ["input", "focusout"]) { box.dispatchEvent(new Event(kind, { bubbles: true })); }
  }
}"""
_REFUSED = """() => [...document.querySelectorAll("#resumen a")].map((each) => each.hash.slice(1))"""
