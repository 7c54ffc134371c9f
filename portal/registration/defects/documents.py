"""Defects of the availability of a RUC and of a passport (5.3.1)."""

from collections.abc import Callable
from dataclasses import replace

from portal.registration import availability
from portal.registration.availability import Keys, Texts
from portal.registration.catalogs import PASSPORT, RUC
from portal.registration.defects.changes import policy
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.rules import Form

_DOCUMENT = FIELDS["documento"].label
_KINDS: tuple[tuple[str, str, str, Callable[[str], bool]], ...] = (
    ("ruc", "RUC", RUC, lambda key: key.isdecimal() and len(key) == 13),
    ("pasaporte", "pasaporte", PASSPORT, lambda key: not key.isdecimal()),
)


def _answering(kind: str, other: Callable[[Texts], Texts]) -> Change:
    """Other answers for a document of one kind; a free one is remembered as free all the same."""

    def answers(form: Form, name: str, texts: Texts) -> Texts:
        concerned = name == "documento" and form.get("tipo_documento") == kind
        return other(texts) if concerned else texts

    return policy(answers_check=answers)


def _looked_up(is_kind: Callable[[str], bool], other: Callable[[str], str]) -> Change:
    """A document of one kind is looked up by something else; an empty one is not looked up."""

    def asked(keys: Keys, field: str) -> bool:
        concerned = field == "documento" and is_kind(keys.documento)
        return availability.is_taken(replace(keys, documento=other(keys.documento)) if concerned else keys, field)

    return policy(taken_when_asked=asked)


def _of_kind(slug: str, word: str, kind: str, is_kind: Callable[[str], bool]) -> tuple[Defect, ...]:
    part, cut = ("la cédula que contiene", 10) if kind == RUC else ("sus 8 primeros caracteres", 8)
    return (
        Defect(
            f"{slug}-ocupado-callado",
            f"5.3.1.{slug}-ocupado",
            Kind.EFFECT_WITHOUT_MESSAGE,
            f"Al comprobar un {word} ya registrado no dice nada.",
            _answering(kind, lambda texts: replace(texts, taken="")),
            _DOCUMENT,
        ),
        Defect(
            f"{slug}-libre-dicho-en-uso",
            f"5.3.1.{slug}-disponible",
            Kind.WRONG_MESSAGE,
            f"De un {word} libre dice que ya está en uso.",
            _answering(kind, lambda texts: replace(texts, free=texts.taken)),
            _DOCUMENT,
        ),
        Defect(
            f"{slug}-ocupado-sin-buscarlo",
            f"5.3.1.{slug}-ocupado",
            Kind.CHECK_MISSING,
            f"Al comprobar un {word} no lo busca y lo da por libre.",
            _looked_up(is_kind, lambda _key: ""),
            _DOCUMENT,
        ),
        Defect(
            f"{slug}-ocupado-segun-una-parte",
            f"5.3.1.{slug}-ocupado",
            Kind.WRONG_FIELD,
            f"Al comprobar un {word} busca solo {part}.",
            _looked_up(is_kind, lambda key: key[:cut]),
            _DOCUMENT,
        ),
    )


DEFECTS = tuple(defect for each in _KINDS for defect in _of_kind(*each))
