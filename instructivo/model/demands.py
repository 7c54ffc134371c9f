"""Demands of the document: what must be seen after an action, and the clause that says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Demand(StrEnum):
    """Demand of the document on what is seen after an action."""

    REGISTERS = "la cuenta queda registrada"
    REFUSES = "la solicitud no queda registrada"
    SIGNS_IN = "el portal deja entrar a la persona"
    NO_ENTRY = "el portal no deja entrar"
    MESSAGE = "el portal muestra el mensaje de"
    MESSAGE_BY_NOW = "el portal ha mostrado, a más tardar ahora, el mensaje de"
    NO_MESSAGE = "el portal no muestra el mensaje de"
    FREE = "el portal dice que está disponible"
    TAKEN = "el portal dice que ya se usa"
    NOT_TAKEN = "el portal no dice que ya se usa"
    MAIL = "llega un correo con el código"
    FIXED = "uno de los dos correos, al menos, sigue como se comprobó"
    SENAE_EMAIL = "el correo del SENAE es"
    CITIES = "la lista «Ciudad» ofrece opciones"
    NO_CITIES = "la lista «Ciudad» no ofrece ninguna opción"
    OWN_CITIES = "la lista «Ciudad» ofrece lo que ofrece en una solicitud recién abierta la provincia"
    KEPT = "la solicitud conserva lo escrito"


class DocumentedMessage(StrEnum):
    """The five messages of 5.3.1."""

    EMAILS_DIFFER = "correos distintos"
    REQUESTED = "código solicitado"
    EXPIRED = "código vencido"
    NOT_REQUESTED = "código no solicitado"
    WRONG = "código incorrecto"


@dataclass(frozen=True)
class Expectation:
    """Demand on one action.

    Attributes:
        demand: What must be seen.
        requirement: Id of the clause.
        subject: Message, label or text that the demand is about; empty where it is complete without.
        interpreted: Whether the clause is a reading of the document and not its words.
    """

    demand: Demand
    requirement: str
    subject: str = ""
    interpreted: bool = False

    @property
    def in_words(self) -> str:
        """The demand in Spanish."""
        return f"{self.demand} {self.subject}" if self.subject else str(self.demand)
