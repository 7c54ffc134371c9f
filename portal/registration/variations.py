"""Harmless variations: the same portal in other clothes, other words or at another pace; in test mode only.

None of them violates the document, so a suite that finds fault with one of them raises a false alarm.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.registration.messages import Message
from portal.registration.policy import Policy
from portal.registration.requests import PortalRequest

Handler = Callable[[HttpRequest], HttpResponse]
VARIATION_HEADER = "X-Portal-Variation"
OTHER_WORDS = {
    Message.EMAILS_DIFFER: "Las dos direcciones de correo no son la misma. Corrija una de ellas para continuar.",
    Message.CODE_SENT: "Busque en su bandeja de entrada la clave que debe copiar aquí. Caduca en un cuarto de hora.",
    Message.CODE_EXPIRED: "Pasó más de un cuarto de hora y la clave que le mandamos caducó. Vuelva a solicitarla.",
    Message.CODE_NOT_REQUESTED: "Primero debe solicitar la clave que se envía a su correo.",
    Message.CODE_WRONG: "La clave que escribió no corresponde a la enviada, o no escribió ninguna.",
}


@dataclass(frozen=True)
class Variation:
    """A portal that does the same otherwise.

    Attributes:
        id: What the header says.
        title: One Spanish sentence: what is different.
        change: Policy -> policy.
        delay: Seconds by which every answer but a file comes later.
        words: What a profile must pin for it: name of the message -> wording.
    """

    id: str
    title: str
    change: Callable[[Policy], Policy] = lambda policy: policy
    delay: float = 0.0
    words: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """The variation as data."""
        return {"id": self.id, "title": self.title, "words": self.words}


def _looking(**other: Any) -> Callable[[Policy], Policy]:
    return lambda policy: replace(policy, look=replace(policy.look, **other))


def _in_other_words(policy: Policy) -> Policy:
    told = {each: replace(notice, text=OTHER_WORDS[each]) for each, notice in policy.messages.items()}
    return replace(policy, messages=told)


_NAMES = {
    Message.EMAILS_DIFFER: "correos-distintos",
    Message.CODE_SENT: "codigo-solicitado",
    Message.CODE_EXPIRED: "codigo-vencido",
    Message.CODE_NOT_REQUESTED: "codigo-no-solicitado",
    Message.CODE_WRONG: "codigo-incorrecto",
}
VARIATIONS = (
    Variation(
        "otra-redaccion",
        "Los cinco mensajes dicen lo mismo con otras palabras.",
        _in_other_words,
        words={_NAMES[each]: text for each, text in OTHER_WORDS.items()},
    ),
    Variation("otro-estilo", "Otra tipografía, otros colores y otros espacios.", _looking(stylesheet="otra.css")),
    Variation("mas-lento", "Cada respuesta tarda 0,3 segundos más.", delay=0.3),
    Variation("en-grupos", "Los campos van dentro de grupos con leyenda.", _looking(grouped=True)),
    Variation("otros-nombres", "Los campos tienen otros nombres e identificadores.", _looking(prefix="wf2_")),
)
BY_ID = {each.id: each for each in VARIATIONS}


class VariationMiddleware:
    """Applies the variation that a header names to the policy of the request."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Change the policy, or refuse an unknown name."""
        name = request.headers.get(VARIATION_HEADER, "")
        if not name:
            return self.get_response(request)
        if name not in BY_ID:
            error = f"La variación «{name}» no existe: «python -m portal variations» muestra las que hay."
            return JsonResponse({"error": error}, status=400)
        asked, variation = cast(PortalRequest, request), BY_ID[name]
        asked.policy = variation.change(asked.policy)
        if variation.delay and not request.path.startswith("/estatico/"):
            time.sleep(variation.delay)
        return self.get_response(request)
