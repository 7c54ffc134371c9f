"""A conforming variation, and the policy changes that variations are made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from portal.registration.policy import Policy
from portal.registration.rulebook import Rule, Rulebook


class Part(StrEnum):
    """What a variation changes; two of one part cannot be combined."""

    STYLE = "aspecto"
    PACE = "ritmo"
    FIELDS = "campos"
    BOXES = "casillas"
    LABELS = "rótulos"
    ANSWERS = "respuestas"
    MESSAGES = "mensajes"
    MAIL = "correo"
    SUBJECT = "asunto"
    RECIPIENTS = "destinatarios"
    TRAFFIC = "tráfico"
    LAYERS = "capas"
    HEADER = "cabecera"
    QUESTIONS = "preguntas"
    HIDDEN = "lo oculto"
    SCRIPTS = "programas"
    LISTS = "listas"
    BUTTONS = "botones"
    MARKS = "asteriscos"
    SENAE = "correo del SENAE"
    LOCKS = "bloqueo del correo"
    DRAFTS = "solicitud a medias"
    SERVICES = "servicios"
    PASSWORDS = "contraseñas"
    LETTERS = "letras"
    RESERVATION = "reserva"
    TYPES = "tipos de solicitud"
    REFUSAL = "rechazo"
    SUCCESS = "registro completado"
    NOTICES = "otros correos"
    CODES = "códigos"
    CONSENT = "aceptación"
    SIGN_IN = "ingreso"


@dataclass(frozen=True)
class Variation:
    """A portal that does the same otherwise.

    Attributes:
        id: What the header says.
        part: What it changes.
        title: One Spanish sentence: what is different.
        change: Policy -> policy.
        delay: Seconds by which every answer but a file comes later.
        words: What a profile must pin for it: name of the message -> wording.
        silent: Whether its pages ask a server that takes connections and never answers.
        technique: Whether it is built otherwise, and not only worded, dressed or paced otherwise.
        undecided: Requirement that the document leaves undecided on such a portal, or an interpretation of it that
            this portal does not follow -> why, a Spanish sentence.
        masks: Beginnings of the ids of defects of the server that its pages keep out of a person's reach.
    """

    id: str
    part: Part
    title: str
    change: Callable[[Policy], Policy] = lambda policy: policy
    delay: float = 0.0
    words: Mapping[str, str] = field(default_factory=dict)
    silent: bool = False
    technique: bool = True
    undecided: Mapping[str, str] = field(default_factory=dict)
    masks: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The variation as data."""
        names = ("id", "part", "title", "technique")
        return {
            **{each: getattr(self, each) for each in names},
            "words": {**self.words},
            "undecided": {**self.undecided},
            "masks": [*self.masks],
        }


def looking(**other: Any) -> Callable[[Policy], Policy]:
    """Change of some attributes of the look."""
    return lambda policy: replace(policy, look=replace(policy.look, **other))


def scripted(name: str) -> Callable[[Policy], Policy]:
    """Change of the page by a script of ``static/``, which runs before those of the form."""

    def change(policy: Policy) -> Policy:
        scripts = (*policy.look.scripts, f"variacion-{name}.js")
        return replace(policy, look=replace(policy.look, scripts=scripts))

    return change


def with_rules(rules: Mapping[str, Rule]) -> Callable[[Policy], Policy]:
    """Change by another rule for each of these fields; it takes the place of the one with its code."""

    def edit(book: Rulebook) -> Rulebook:
        kept = {name: [each for each in book.rules[name] if each.code != rule.code] for name, rule in rules.items()}
        return replace(book, rules={**book.rules, **{name: (*kept[name], rule) for name, rule in rules.items()}})

    return lambda old: replace(old, rulebook=edit(old.rulebook), page_rulebook=edit(old.page_rulebook))
