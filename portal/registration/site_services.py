"""The information services that a general user may reach (4.1.1, 5.2)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    """A service and a line about it."""

    name: str
    description: str


SERVICES = (
    Service("Consulta de información pública", "Datos abiertos sobre el comercio exterior."),
    Service("e-docs", "Documentos electrónicos de sus trámites."),
    Service("Preguntas y respuestas", "Dudas frecuentes y sus respuestas."),
    Service("Avisos", "Novedades y comunicados para los usuarios."),
    Service("Consulta del Arancel", "Partidas arancelarias y sus tarifas."),
    Service("Mi página", "Sus datos y lo que consulta a menudo."),
)
