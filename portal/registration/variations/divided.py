"""Variations whose form is divided into parts of which a person sees one at a time."""

from collections.abc import Callable

from portal.registration.policy import Policy
from portal.registration.variations.model import Part, Variation, scripted


def _divided(name: str) -> Callable[[Policy], Policy]:
    return lambda policy: scripted(name)(scripted("partes")(policy))


VARIATIONS = (
    Variation(
        "solicitud-en-pestanas",
        Part.FIELDS,
        "La solicitud está dividida en pestañas.",
        _divided("solicitud-en-pestanas"),
    ),
    Variation(
        "solicitud-en-acordeon",
        Part.FIELDS,
        "La solicitud está dividida en partes plegadas, de las que se abre una a la vez.",
        _divided("solicitud-en-acordeon"),
    ),
    Variation(
        "solicitud-por-pasos",
        Part.FIELDS,
        "La solicitud está dividida en pasos, con «Anterior» y «Siguiente», y «Registrar» está en el último.",
        _divided("solicitud-por-pasos"),
    ),
)
