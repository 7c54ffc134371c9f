"""Defects of the availability of a RUC and of a passport, and of a passport that is registered twice (5.3.1)."""

from collections.abc import Callable
from dataclasses import replace

from django.db.models import QuerySet

from portal.registration import availability
from portal.registration.availability import Keys, Texts
from portal.registration.catalogs import PASSPORT, RUC
from portal.registration.defects.changes import chain, policy, without
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.models import Account
from portal.registration.policy import HEALTHY
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


def _taken_but_for_passports(keys: Keys) -> frozenset[str]:
    return availability.taken(keys) - (frozenset() if keys.documento.isdecimal() else {"documento"})


def _beside(account: Account, others: QuerySet[Account]) -> None:
    account.document_key += f" {account.username_key}" if others.exists() else ""


def _instead(_account: Account, others: QuerySet[Account]) -> None:
    others.delete()


def _passport_again(settles: Callable[[Account, QuerySet[Account]], object]) -> Change:
    """A passport of another account is registered once more, after what settles that there are two."""

    def store(account: Account) -> None:
        if account.document_type == PASSPORT:
            settles(account, Account.objects.filter(document_key=account.document_key))
        HEALTHY.store(account)

    return chain(policy(taken=_taken_but_for_passports, store=store), without("must_check", "documento"))


_REPEATED = (
    Defect(
        "pasaporte-repetido",
        "5.3.1.pasaporte-ocupado-bloquea",
        Kind.CHECK_MISSING,
        "Dice que el pasaporte está en uso y registra otra cuenta con él, pues solo busca cédulas y RUC.",
        _passport_again(_beside),
        _DOCUMENT,
    ),
    Defect(
        "pasaporte-reemplaza-la-cuenta",
        "5.3.1.pasaporte-ocupado-bloquea",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Dice que el pasaporte está en uso y borra la cuenta anterior para registrar la nueva.",
        _passport_again(_instead),
        _DOCUMENT,
    ),
)
DEFECTS = (*(defect for each in _KINDS for defect in _of_kind(*each)), *_REPEATED)
