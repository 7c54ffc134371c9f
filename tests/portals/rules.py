"""The rules of 5.3.1 that the three small portals share, and the faults that each can be given."""

from __future__ import annotations

import json
import re
import secrets
import smtplib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage

FAULTS = {
    "asunto-otro": "5.3.1.codigo-asunto",
    "admite-sin-nombre": "4.2.1.obligatorio-nombre",
    "celular-08": "5.3.1.celular-empieza-con-09",
    "codigo-eterno": "5.3.1.codigo-vence-15-01",
    "incorrecto-callado": "5.3.1.mensaje-codigo-incorrecto",
    "correo-repetido": "5.3.1.correo-ocupado",
}
"""Name of a fault -> the requirement that it violates."""
MESSAGES = {
    "correos-distintos": "Los dos correos no coinciden.",
    "codigo-solicitado": "Enviamos un código a su correo; tiene 15 minutos para usarlo.",
    "codigo-vencido": "El código caducó, solicite otro.",
    "codigo-no-solicitado": "Aún no ha solicitado el código.",
    "codigo-incorrecto": "El código no corresponde al enviado.",
}
COUNTRIES = (
    *(
        "Andorra",
        "Emiratos Árabes Unidos",
        "Afganistán",
        "Antigua y Barbuda",
        "Anguilla",
        "Albania",
        "Armenia",
        "Angola",
    ),
    *("Antártida", "Argentina", "Brasil", "Ecuador"),
)
CITIES = {
    "Azuay": ("Cuenca", "Paute"),
    "Bolívar": ("Guaranda", "Chimbo"),
    "Cañar": ("Azogues", "Biblián"),
    "Carchi": ("Tulcán", "Mira"),
    "Cotopaxi": ("Latacunga", "Salcedo"),
    "Chimborazo": ("Riobamba", "Guano"),
    "El Oro": ("Machala", "Zaruma"),
    "Esmeraldas": ("Esmeraldas", "Atacames"),
    "Guayas": ("Guayaquil", "Daule"),
    "Imbabura": ("Ibarra", "Otavalo"),
}
PROMPT = "--Selección--"


@dataclass(frozen=True)
class Item:
    """A field of the form: its name on the wire, its label, and what it is."""

    name: str
    label: str
    needed: bool = False
    options: tuple[str, ...] = ()
    button: str = ""
    action: str = ""
    secret: bool = False


CHECK, ASK = "Comprobar disponibilidad", "Solicitar código de seguridad"
ITEMS = (
    Item("id", "ID.usuario", True, button=CHECK, action="ver-id"),
    Item("tipo", "Tipo de documento", options=("RUC", "Cédula de Identidad", "Pasaporte")),
    Item("doc", "Doc. Identificación", True, button=CHECK, action="ver-doc"),
    Item("nombre", "Nombre Usuario", True),
    Item("clave", "Contraseña", True, secret=True),
    Item("clave2", "Confirmación de Contraseña", True, secret=True),
    Item("pais", "País", True, options=(PROMPT, *COUNTRIES)),
    Item("prov", "Provincia", options=(PROMPT, *CITIES)),
    Item("ciudad", "Ciudad", options=(PROMPT,)),
    Item("dir", "Dirección", True),
    Item("tel1", "Teléfono1", True),
    Item("tel2", "Teléfono2"),
    Item("oper", "Operador", options=("Claro", "Movistar", "Cnt", "Tuenti", "OTROS")),
    Item("cel", "Numero de Celular", True),
    Item("fax", "Fax"),
    Item("mail", "Correo Electrónico", True),
    Item("mail2", "Confirmación de correo electrónico", True, button=CHECK, action="ver-mail2"),
    Item("cod", "Ingrese código de seguridad", True, button=ASK, action="pedir"),
    Item("senae", "SENAE Correo Electrónico"),
)
CITIES_SCRIPT = f"""
const CITIES = {json.dumps(CITIES)};
function fillCities(province, city) {{
  city.length = 1;
  for (const each of CITIES[province.value] || []) {{ city.add(new Option(each, each)); }}
}}
"""
"""What each portal's page does when a province is chosen."""


def options(item: Item, typed: Mapping[str, str]) -> str:
    """The options of a list, as markup, with the chosen one."""
    offered = (PROMPT, *CITIES.get(typed.get("prov", ""), ())) if item.name == "ciudad" else item.options
    chosen = typed.get(item.name, "")
    return "".join(f"<option{' selected' if each == chosen else ''}>{each}</option>" for each in offered)


SERVICES = ("Consulta de información", "e-docs", "Preguntas y respuestas", "Avisos")


@dataclass
class Draft:
    """What one browser is about: the code it asked for, and the account it came in with."""

    code: str = ""
    asked: datetime | None = None
    inside: str = ""


@dataclass(frozen=True)
class Answer:
    """What the portal says: in a message, and beside a list of errors."""

    message: str = ""
    errors: tuple[str, ...] = ()
    done: bool = False


@dataclass
class Registry:
    """One portal's accounts, and how it judges.

    Attributes:
        smtp: ``host:port`` to which it sends its mail.
        faults: Names of ``FAULTS`` that it has.
        life: How long a code serves.
    """

    smtp: str
    faults: frozenset[str] = frozenset()
    accounts: list[Mapping[str, str]] = field(default_factory=list)
    life: timedelta = timedelta(minutes=15)

    def act(self, action: str, typed: Mapping[str, str], draft: Draft, now: datetime) -> Answer:
        """Do what a button asks for."""
        if action.startswith("ver-"):
            return self._check(action.removeprefix("ver-"), typed)
        return self._ask(typed, draft, now) if action == "pedir" else self._register(typed, draft, now)

    def signs_in(self, user: str, password: str, draft: Draft) -> bool:
        """Let somebody in."""
        known = any(each["id"] == user and each["clave"] == password for each in self.accounts)
        draft.inside = user if known else ""
        return known

    def _check(self, name: str, typed: Mapping[str, str]) -> Answer:
        if name == "mail2" and typed["mail"] != typed["mail2"]:
            return Answer(MESSAGES["correos-distintos"])
        blind = name == "mail2" and "correo-repetido" in self.faults
        taken = not blind and any(each[name] == typed[name] for each in self.accounts)
        label = next(each.label for each in ITEMS if each.name == name)
        return Answer(f"{label}: ya está en uso." if taken else f"{label}: está disponible.")

    def _ask(self, typed: Mapping[str, str], draft: Draft, now: datetime) -> Answer:
        if typed["mail"] != typed["mail2"]:
            return Answer(MESSAGES["correos-distintos"])
        draft.code, draft.asked = f"{secrets.token_hex(2).upper()}7K{secrets.token_hex(1).upper()}", now
        mail = EmailMessage()
        mail["From"], mail["To"] = "portal@prueba.example", typed["mail"]
        mail["Subject"] = "Su código" if "asunto-otro" in self.faults else "ACTIVACIÓN DE CORREO ELECTRÓNICO"
        mail.set_content(f"Su código de seguridad es:\n\n{draft.code}\n")
        host, _, port = self.smtp.rpartition(":")
        with smtplib.SMTP(host, int(port), timeout=20) as server:
            server.send_message(mail)
        return Answer(MESSAGES["codigo-solicitado"])

    def _register(self, typed: Mapping[str, str], draft: Draft, now: datetime) -> Answer:
        errors = tuple(self.errors(typed))
        if errors:
            return Answer(errors=errors)
        if typed["mail"] != typed["mail2"]:
            return Answer(MESSAGES["correos-distintos"])
        if draft.asked is None:
            return Answer(MESSAGES["codigo-no-solicitado"])
        if typed["cod"] != draft.code:
            return Answer(
                "" if "incorrecto-callado" in self.faults else MESSAGES["codigo-incorrecto"],
                ("No se pudo registrar.",) if "incorrecto-callado" in self.faults else (),
            )
        if now - draft.asked > self.life and "codigo-eterno" not in self.faults:
            return Answer(MESSAGES["codigo-vencido"])
        self.accounts.append(dict(typed))
        draft.code, draft.asked = "", None
        return Answer(done=True)

    def errors(self, typed: Mapping[str, str]) -> list[str]:
        """What is wrong with what was typed."""
        spared = {"cod", *(["nombre"] if "admite-sin-nombre" in self.faults else [])}
        found = [
            f"Falta {each.label}."
            for each in ITEMS
            if each.needed and each.name not in spared and typed.get(each.name, "") in ("", PROMPT)
        ]
        start = "0" if "celular-08" in self.faults else "09"
        if typed["cel"] and not re.fullmatch(rf"{start}[0-9]{{8,12}}", typed["cel"]):
            found.append("El celular debe empezar con 09 y tener solo números.")
        if any(each["id"] == typed["id"] for each in self.accounts):
            found.append("Ese ID ya está en uso.")
        return found
