"""The information services that a general user may reach (4.1.1, 5.2)."""

from dataclasses import dataclass
from enum import StrEnum


class Opens(StrEnum):
    """Answer of the address of a service."""

    PAGE = "página"
    NOTHING = "no existe"
    FORBIDDEN = "prohibido"
    FAILURE = "falla"
    SIGN_IN = "ingreso"
    REFUSAL = "rechazo"
    BLANK = "en blanco"
    LIST = "la misma lista"


@dataclass(frozen=True)
class Service:
    """A service and a line about it.

    Attributes:
        slug: Last part of its address.
        opens: What this address answers.
        linked: Whether its name leads to this address; otherwise its link leads nowhere.
    """

    name: str
    description: str
    slug: str
    opens: Opens = Opens.PAGE
    linked: bool = True


SERVICES = (
    Service("Consulta de información pública", "Datos abiertos sobre el comercio exterior.", "informacion-publica"),
    Service("e-docs", "Documentos electrónicos de sus trámites.", "e-docs"),
    Service("Preguntas y respuestas", "Dudas frecuentes y sus respuestas.", "preguntas"),
    Service("Avisos", "Novedades y comunicados para los usuarios.", "avisos"),
    Service("Consulta del Arancel", "Partidas arancelarias y sus tarifas.", "arancel"),
    Service("Mi página", "Sus datos y lo que consulta a menudo.", "mi-pagina"),
)
