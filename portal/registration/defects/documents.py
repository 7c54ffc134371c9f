"""Defects of the availability of a RUC and of a passport, and of a passport that is registered twice (5.3.1)."""

import re
from collections.abc import Callable
from dataclasses import replace

from django.db.models import QuerySet

from portal.registration import availability
from portal.registration.availability import Keys, Texts
from portal.registration.catalogs import CEDULA, PASSPORT, RUC
from portal.registration.defects.changes import added, chain, everywhere, on_server, policy, without
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.models import Account
from portal.registration.policy import HEALTHY
from portal.registration.rulebook import Rule
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


def _taken_but_for(is_kind: Callable[[str], bool]) -> Callable[[Keys], frozenset[str]]:
    return lambda keys: availability.taken(keys) - ({"documento"} if is_kind(keys.documento) else frozenset())


def _beside(account: Account, others: QuerySet[Account]) -> None:
    account.document_key += f" {account.username_key}" if others.exists() else ""


def _instead(_account: Account, others: QuerySet[Account]) -> None:
    others.delete()


def _again(
    kind: str, is_kind: Callable[[str], bool], settles: Callable[[Account, QuerySet[Account]], object]
) -> Change:
    """A document of one kind is registered twice, after what settles that there are two."""

    def store(account: Account) -> None:
        if account.document_type == kind:
            settles(account, Account.objects.filter(document_key=account.document_key))
        HEALTHY.store(account)

    return chain(policy(taken=_taken_but_for(is_kind), store=store), without("must_check", "documento"))


def _repeated(slug: str, word: str, kind: str, is_kind: Callable[[str], bool]) -> tuple[Defect, ...]:
    return (
        Defect(
            f"{slug}-repetido",
            f"5.3.1.{slug}-ocupado-bloquea",
            Kind.CHECK_MISSING,
            f"Dice que el {word} está en uso y registra otra cuenta con él, pues busca solo los de otros tipos.",
            _again(kind, is_kind, _beside),
            _DOCUMENT,
        ),
        Defect(
            f"{slug}-reemplaza-la-cuenta",
            f"5.3.1.{slug}-ocupado-bloquea",
            Kind.MESSAGE_WITHOUT_EFFECT,
            f"Dice que el {word} está en uso y borra la cuenta anterior para registrar la nueva.",
            _again(kind, is_kind, _instead),
            _DOCUMENT,
        ),
    )


def _numbered(kind: str, expression: str, error: str) -> Rule:
    """A rule for the number of one kind of document."""
    return Rule(
        f"forma-de-{kind.lower()}",
        lambda value, form: form.get("tipo_documento") != kind or re.fullmatch(expression, value) is not None,
        error,
    )


_OF_A_PROVINCE = _numbered(CEDULA, "(0[1-9]|1[0-9]|2[0-4]).*", "Los dos primeros números no son de una provincia.")
_LETTER_FIRST = _numbered(PASSPORT, "[A-Za-z]?[0-9]+", "El pasaporte tiene una letra y números.")
_FORMS = (
    *(
        Defect(
            f"cedula-del-exterior-rechazada{end}",
            "5.3.1.registro-con-cedula-del-exterior",
            kind,
            title,
            change(added("documento", _OF_A_PROVINCE)),
            _DOCUMENT,
        )
        for end, kind, title, change in (
            (
                "",
                Kind.TOO_STRICT,
                "Admite solo cédulas de las 24 provincias, y no las que empiezan por 30.",
                everywhere,
            ),
            ("-por-el-servidor", Kind.SERVER_ONLY, "El servidor rechaza las cédulas que empiezan por 30.", on_server),
        )
    ),
    Defect(
        "pasaporte-de-una-letra",
        "5.3.1.registro-con-pasaporte-mezclado",
        Kind.TOO_STRICT,
        "Admite solo pasaportes de números con una letra al comienzo, o sin ella.",
        everywhere(added("documento", _LETTER_FIRST)),
        _DOCUMENT,
    ),
    Defect(
        "pasaporte-de-nueve",
        "5.3.1.registro-con-pasaporte-mezclado",
        Kind.OFF_BY_ONE,
        "Admite solo pasaportes de hasta nueve letras y números.",
        everywhere(added("documento", _numbered(PASSPORT, ".{0,9}", "El pasaporte tiene hasta nueve signos."))),
        _DOCUMENT,
    ),
)
DEFECTS = (*(defect for each in _KINDS for defect in (*_of_kind(*each), *_repeated(*each))), *_FORMS)
