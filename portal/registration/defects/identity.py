"""Defects of the ID and the document (5.3.1)."""

from portal.registration import availability, documents
from portal.registration.availability import KEY_COLUMNS, Keys, Texts
from portal.registration.catalogs import CEDULA, PASSPORT, RUC, Option
from portal.registration.defects.changes import (
    added,
    catalog,
    chain,
    changed,
    entry,
    on_server,
    policy,
    without,
)
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.models import Account
from portal.registration.policy import Conflict
from portal.registration.rulebook import Rule
from portal.registration.rules import Form

_KEYS = (("id", "usuario", "ID"), ("documento", "documento", "documento"), ("correo", "correo2", "correo"))
_OTHER = {"usuario": ("documento", "correo2"), "documento": ("usuario", "correo2"), "correo2": ("usuario", "documento")}


def _together(keys: Keys, field_: str, other: str) -> bool:
    """Whether an account has both values; the second counts only if it was typed."""
    owners = Account.objects.filter(**{KEY_COLUMNS[field_]: getattr(keys, field_)})
    beside = getattr(keys, other)
    return bool((owners.filter(**{KEY_COLUMNS[other]: beside}) if beside else owners).exists())


def _asked_together(name: str, other: str) -> Change:
    """The button looks one value up only together with another one."""

    def asked(keys: Keys, field_: str) -> bool:
        return _together(keys, name, other) if field_ == name else availability.is_taken(keys, field_)

    return policy(taken_when_asked=asked)


def _always_taken(name: str) -> Change:
    """The button finds an owner for every value."""
    return policy(taken_when_asked=lambda keys, field_: field_ == name or availability.is_taken(keys, field_))


def _again(name: str, conflict: Conflict) -> Change:
    """A value that belongs to an account may be registered once more."""
    return chain(entry("conflicts", name, conflict), without("must_check", name))


def _availability() -> list[Defect]:
    found = []
    for slug, name, word in _KEYS:
        label, (first, second) = FIELDS[name].label, _OTHER[name]
        found += [
            Defect(
                f"{slug}-ocupado-callado",
                f"5.3.1.{slug}-ocupado",
                Kind.EFFECT_WITHOUT_MESSAGE,
                f"Al comprobar un {word} en uso no dice nada.",
                entry("availability_texts", name, Texts(availability.TEXTS[name].free, "")),
                label,
            ),
            Defect(
                f"{slug}-libre-dicho-en-uso",
                f"5.3.1.{slug}-disponible",
                Kind.WRONG_MESSAGE,
                f"De un {word} libre dice que ya está en uso.",
                entry(
                    "availability_texts", name, Texts(availability.TEXTS[name].taken, availability.TEXTS[name].taken)
                ),
                label,
            ),
            Defect(
                f"{slug}-siempre-en-uso",
                f"5.3.1.{slug}-disponible",
                Kind.CHECK_MISSING,
                f"Da por usado cualquier {word}, y con él no deja registrar.",
                _always_taken(name),
                label,
            ),
            *(
                Defect(
                    f"{slug}-ocupado-segun-{other.rstrip('2')}",
                    f"5.3.1.{slug}-ocupado",
                    Kind.WRONG_FIELD,
                    f"Da por libre un {word} en uso si «{FIELDS[other].label}» es distinto.",
                    _asked_together(name, other),
                    label,
                )
                for other in (first, second)
            ),
            Defect(
                f"{slug}-repetido",
                f"5.3.1.{slug}-ocupado-bloquea",
                Kind.CHECK_MISSING,
                f"Dice que el {word} está en uso y registra otra cuenta con él.",
                _again(name, Conflict.REPEAT),
                label,
            ),
            Defect(
                f"{slug}-reemplaza-la-cuenta",
                f"5.3.1.{slug}-ocupado-bloquea",
                Kind.MESSAGE_WITHOUT_EFFECT,
                f"Dice que el {word} está en uso y borra la cuenta anterior para registrar la nueva.",
                _again(name, Conflict.REPLACE),
                label,
            ),
        ]
    return found


def _kept(*places: int) -> Change:
    return catalog("document_types", lambda old: tuple(old[place] for place in places))


_DOCUMENT = FIELDS["documento"].label
_EXTRA = Option("CARNET", "Carné de refugiado")


def _is_kind(kind: str) -> Rule:
    """A kind of document that the server does not admit."""
    return Rule("tipo-cerrado", lambda _value, form: form.get("tipo_documento") != kind, "Tipo no admitido por ahora.")


def _lettered_passport(value: str, form: Form) -> bool:
    return form.get("tipo_documento") != PASSPORT or value[:1].isalpha()


def _passport_as_cedula(value: str, form: Form) -> bool:
    is_concerned = form.get("tipo_documento") == PASSPORT and value.isdecimal()
    return documents.is_cedula(value) if is_concerned else True


def _santa_elena(value: str, form: Form) -> bool:
    """The last province, 24, is left out."""
    return form.get("tipo_documento") != CEDULA or (documents.is_cedula(value) and int(value[:2]) < 24)


_DOCUMENTS = (
    Defect(
        "tipos-de-documento-sin-pasaporte",
        "5.3.1.documento-opciones",
        Kind.LIST,
        "La lista de documentos no ofrece «Pasaporte».",
        _kept(0, 1),
        _DOCUMENT,
    ),
    Defect(
        "tipos-de-documento-cambiados",
        "5.3.1.documento-orden",
        Kind.LIST,
        "La lista de documentos pone «Pasaporte» antes que «Cédula de Identidad».",
        _kept(0, 2, 1),
        _DOCUMENT,
    ),
    Defect(
        "tipos-de-documento-ruc-al-final",
        "5.3.1.documento-orden",
        Kind.LIST,
        "La lista de documentos pone «RUC» al final.",
        _kept(1, 2, 0),
        _DOCUMENT,
    ),
    Defect(
        "tipos-de-documento-de-mas",
        "5.3.1.documento-opciones",
        Kind.LIST,
        "La lista de documentos ofrece además «Carné de refugiado».",
        catalog("document_types", lambda old: (*old, _EXTRA)),
        _DOCUMENT,
    ),
    Defect(
        "ruc-rechazado",
        "5.3.1.registro-con-ruc",
        Kind.SERVER_ONLY,
        "El servidor rechaza el RUC, que la lista ofrece.",
        on_server(added("documento", _is_kind(RUC))),
        _DOCUMENT,
    ),
    Defect(
        "ruc-de-diez",
        "5.3.1.registro-con-ruc",
        Kind.WRONG_FIELD,
        "Al RUC le aplica la regla de la cédula.",
        on_server(
            changed(
                "documento",
                "ruc-valido",
                lambda value, form: form.get("tipo_documento") != RUC or documents.is_cedula(value),
            )
        ),
        _DOCUMENT,
    ),
    Defect(
        "cedula-sin-la-ultima-provincia",
        "5.3.1.registro-con-cedula",
        Kind.OFF_BY_ONE,
        "No admite cédulas de la última provincia, la 24.",
        on_server(changed("documento", "cedula-valida", _santa_elena)),
        _DOCUMENT,
    ),
    Defect(
        "cedula-de-santa-elena-en-uso",
        "5.3.1.registro-con-cedula",
        Kind.WRONG_MESSAGE,
        "El servidor responde a las cédulas que empiezan por 24 que ese tipo no se admite.",
        on_server(
            added(
                "documento",
                Rule(
                    "cedula-cerrada",
                    lambda value, form: form.get("tipo_documento") != CEDULA or not value.startswith("24"),
                    "Tipo no admitido por ahora.",
                ),
            )
        ),
        _DOCUMENT,
    ),
    Defect(
        "pasaporte-rechazado",
        "5.3.1.registro-con-pasaporte",
        Kind.SERVER_ONLY,
        "El servidor rechaza el pasaporte, que la lista ofrece.",
        on_server(added("documento", _is_kind(PASSPORT))),
        _DOCUMENT,
    ),
    Defect(
        "pasaporte-solo-numeros",
        "5.3.1.registro-con-pasaporte",
        Kind.TOO_STRICT,
        "Admite solo pasaportes sin letras.",
        on_server(
            changed(
                "documento",
                "pasaporte-valido",
                lambda value, form: form.get("tipo_documento") != PASSPORT or value.isdecimal(),
            )
        ),
        _DOCUMENT,
    ),
    Defect(
        "pasaporte-sin-letra-rechazado",
        "5.3.1.registro-con-pasaporte-de-cifras",
        Kind.TOO_STRICT,
        "Admite solo pasaportes que empiezan por una letra.",
        on_server(added("documento", Rule("pasaporte-con-letra", _lettered_passport, "Revise el pasaporte."))),
        _DOCUMENT,
    ),
    Defect(
        "pasaporte-de-cifras-como-cedula",
        "5.3.1.registro-con-pasaporte-de-cifras",
        Kind.WRONG_FIELD,
        "Si el número del pasaporte tiene solo cifras, le aplica la regla de la cédula.",
        on_server(added("documento", Rule("cifras-de-cedula", _passport_as_cedula, "Revise el número."))),
        _DOCUMENT,
    ),
)

DEFECTS = (*_availability(), *_DOCUMENTS)
