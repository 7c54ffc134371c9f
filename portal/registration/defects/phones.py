"""Defects of the telephones, the mobile and the fax (5.3.1)."""

import re
from collections.abc import Iterator

from portal.registration import catalogs
from portal.registration.defects.changes import (
    added,
    bounded,
    catalog,
    chain,
    changed,
    dropped,
    everywhere,
    field,
    harmless,
    matching,
    on_page,
    on_server,
    warned_only,
)
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.rulebook import Rule
from portal.registration.rules import Form

_MOBILE, _FAX = FIELDS["celular"].label, FIELDS["fax"].label
_PAIRS = re.compile(r"(.)\1(.)\2(.)\3(.)\4|223344")
_ROUND = re.compile("2233445")
_LOOKS_FALSE = Rule("numero-ficticio", lambda value, _form: not _PAIRS.search(value), "Escriba un número verdadero.")
_IS_LISTED = Rule("numero-vetado", lambda value, _form: not _ROUND.search(value), "Ese número no está permitido.")


def _starts(name: str) -> tuple[str, str, str]:
    """How a number begins: the code of its rule, what the document says, and what the other field has."""
    return ("celular-empieza-con-09", "09", "telefono1") if name == "celular" else ("empieza-con-0", "0", "celular")


def _too_strict(name: str, needs: str, label: str) -> Iterator[Defect]:
    yield Defect(
        f"{name}-ficticio",
        needs,
        Kind.TOO_STRICT,
        f"Toma por ficticio un número con cifras que se repiten de dos en dos en «{label}».",
        on_server(added(name, _LOOKS_FALSE)),
        label,
    )
    yield Defect(
        f"{name}-vetado",
        needs,
        Kind.SERVER_ONLY,
        f"El servidor rechaza en «{label}» números que la página admite.",
        on_server(added(name, _IS_LISTED)),
        label,
    )


def _let_through(name: str, code: str, needs: str, label: str, what: str) -> Iterator[Defect]:
    """A rule that is missing, one that only warns, and one that is told without effect."""
    yield Defect(
        f"{name}-{needs.rsplit('.', 1)[-1].removeprefix(name + '-')}-sin-comprobar",
        needs,
        Kind.CHECK_MISSING,
        f"Registra {what} en «{label}».",
        everywhere(dropped(name, code)),
        label,
    )
    yield Defect(
        f"{name}-{needs.rsplit('.', 1)[-1].removeprefix(name + '-')}-solo-avisado",
        needs,
        Kind.PAGE_ONLY,
        f"La página avisa que hay {what} en «{label}», pero el servidor registra.",
        warned_only(name, code),
        label,
    )
    yield Defect(
        f"{name}-{needs.rsplit('.', 1)[-1].removeprefix(name + '-')}-avisado-y-registrado",
        needs,
        Kind.MESSAGE_WITHOUT_EFFECT,
        f"El servidor se queja de {what} en «{label}» y registra de todos modos.",
        chain(on_page(dropped(name, code)), harmless(f"{name}:{code}")),
        label,
    )


def _unlimited(name: str, most: int) -> Change:
    """A field that takes more than it should."""
    return chain(field(name, maxlength=most), everywhere(bounded(name, "maximo-14", most=most)))


def _digits_or_hyphen(value: str, _form: Form) -> bool:
    return re.fullmatch("[0-9-]*", value) is not None


_HYPHENS_TOO = Rule("digitos-o-guiones", _digits_or_hyphen, "Escriba solo dígitos y guiones.")


def _telephone(name: str) -> list[Defect]:
    label, prefix = FIELDS[name].label, f"5.3.1.{name}"
    code, start, other = _starts(name)
    least = "celular-minimo-10" if name == "celular" else "minimo-9"
    shortest = 10 if name == "celular" else 9
    return [
        *_too_strict(name, f"{prefix}-formato", label),
        *_let_through(name, code, f"{prefix}-empieza-con-{start}", label, f"un número que no empieza por {start}"),
        Defect(
            f"{name}-comienzo-de-otro",
            f"{prefix}-empieza-con-{start}",
            Kind.WRONG_FIELD,
            f"El comienzo de «{label}» lo comprueba en «{FIELDS[other].label}».",
            everywhere(
                changed(
                    name,
                    code,
                    lambda _value, form: form.get(other).startswith("0"),
                    {},
                )
            ),
            label,
        ),
        *_let_through(name, "solo-digitos", f"{prefix}-solo-numeros", label, "letras o guiones"),
        Defect(
            f"{name}-guion-admitido",
            f"{prefix}-sin-guiones",
            Kind.CHECK_MISSING,
            f"Admite guiones en «{label}».",
            everywhere(matching(name, "solo-digitos", "[0-9\\-]*")),
            label,
        ),
        Defect(
            f"{name}-guion-solo-avisado",
            f"{prefix}-sin-guiones",
            Kind.PAGE_ONLY,
            f"La página avisa que hay guiones en «{label}», pero el servidor registra.",
            chain(warned_only(name, "solo-digitos"), on_server(added(name, _HYPHENS_TOO))),
            label,
        ),
        Defect(
            f"{name}-hasta-15",
            f"{prefix}-maximo-14",
            Kind.OFF_BY_ONE,
            f"Admite 15 números en «{label}».",
            _unlimited(name, 15),
            label,
        ),
        Defect(
            f"{name}-sin-maximo",
            f"{prefix}-maximo-14",
            Kind.CHECK_MISSING,
            f"Admite cualquier cantidad de números en «{label}».",
            _unlimited(name, 40),
            label,
        ),
        Defect(
            f"{name}-largo-solo-avisado",
            f"{prefix}-maximo-14",
            Kind.PAGE_ONLY,
            f"La página avisa que «{label}» tiene más de 14 números, pero el servidor registra.",
            chain(field(name, maxlength=40), warned_only(name, "maximo-14")),
            label,
        ),
        Defect(
            f"{name}-hasta-13",
            f"{prefix}-acepta-14",
            Kind.OFF_BY_ONE,
            f"Admite solo 13 números en «{label}».",
            everywhere(bounded(name, "maximo-14", most=13)),
            label,
        ),
        Defect(
            f"{name}-hasta-13-en-el-servidor",
            f"{prefix}-acepta-14",
            Kind.SERVER_ONLY,
            f"El servidor admite solo 13 números en «{label}» y la página 14.",
            on_server(bounded(name, "maximo-14", most=13)),
            label,
        ),
        Defect(
            f"{name}-desde-{shortest + 1}",
            f"{prefix}-acepta-{shortest}",
            Kind.OFF_BY_ONE,
            f"Exige {shortest + 1} números en «{label}» y no {shortest}.",
            everywhere(bounded(name, least, least=shortest + 1)),
            label,
        ),
        Defect(
            f"{name}-desde-{shortest + 1}-en-el-servidor",
            f"{prefix}-acepta-{shortest}",
            Kind.SERVER_ONLY,
            f"El servidor exige {shortest + 1} números en «{label}» y la página {shortest}.",
            on_server(bounded(name, least, least=shortest + 1)),
            label,
        ),
    ]


def _operators(*places: int) -> Change:
    return catalog("operators", lambda old: tuple(old[place] for place in places))


def _closed(operator: str) -> Change:
    """An operator that the list offers and the server refuses."""
    return on_server(
        changed(
            "celular",
            "celular-operador",
            lambda _value, form: form.get("operador") in catalogs.values(form.catalogs.operators) - {operator},
        )
    )


_OPERATORS = (
    Defect(
        "operadores-sin-otros",
        "5.3.1.operador-opciones",
        Kind.LIST,
        "La lista de operadores no ofrece «OTROS».",
        _operators(0, 1, 2, 3),
        _MOBILE,
    ),
    Defect(
        "operadores-sin-tuenti",
        "5.3.1.operador-opciones",
        Kind.LIST,
        "La lista de operadores no ofrece «Tuenti».",
        _operators(0, 1, 2, 4),
        _MOBILE,
    ),
    Defect(
        "operadores-otros-antes",
        "5.3.1.operador-orden",
        Kind.LIST,
        "La lista de operadores pone «OTROS» antes que «Tuenti».",
        _operators(0, 1, 2, 4, 3),
        _MOBILE,
    ),
    Defect(
        "operadores-alfabeticos",
        "5.3.1.operador-orden",
        Kind.LIST,
        "La lista de operadores va en orden alfabético.",
        _operators(0, 2, 1, 4, 3),
        _MOBILE,
    ),
    Defect(
        "operador-otros-rechazado",
        "5.3.1.operador-elegible",
        Kind.SERVER_ONLY,
        "El servidor rechaza «OTROS», que la lista ofrece.",
        _closed("OTROS"),
        _MOBILE,
    ),
    Defect(
        "operador-cnt-rechazado",
        "5.3.1.operador-elegible",
        Kind.SERVER_ONLY,
        "El servidor rechaza «Cnt», que la lista ofrece.",
        _closed("CNT"),
        _MOBILE,
    ),
)
DEFECTS = (
    *_OPERATORS,
    *_telephone("telefono1"),
    *_telephone("telefono2"),
    *_telephone("celular"),
    *_too_strict("fax", "5.3.1.fax-numero", _FAX),
)
