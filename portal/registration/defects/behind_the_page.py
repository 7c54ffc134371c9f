"""Defects of a server that leaves to the page what the page enforces: only an altered request shows them (4.2.1)."""

import random
from collections.abc import Iterator

from portal.registration.availability import email_key, keys_of
from portal.registration.codes import Attempt, CodePolicy, CodeStatus, fingerprint, verify
from portal.registration.defects.changes import (
    chain,
    changed,
    dropped,
    harmless,
    not_demanded,
    on_server,
    part,
    policy,
    without,
)
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.defects.structure import SLUGS
from portal.registration.fields import FIELDS
from portal.registration.messages import Occasion
from portal.registration.rulebook import EMAILS_EQUAL, MANDATORY
from portal.registration.rules import Form

_FIRST, _SECOND = "contrasena", "contrasena2"


def _defect(name: str, requirement: str, title: str, change: Change, field: str) -> Defect:
    return Defect(name, f"4.2.1.sistema-{requirement}", Kind.BEHIND_THE_PAGE, title, change, FIELDS[field].label)


def _equal_unless_empty(value: str, form: Form) -> bool:
    return not form.get(_FIRST) or value == form.get(_FIRST)


_GOES_WITH: dict[str, Change] = {
    "usuario": without("must_check", "usuario"),
    "documento": without("must_check", "documento"),
    "contrasena": on_server(changed(_SECOND, "contrasenas-iguales", _equal_unless_empty)),
}  # what else must give way on the server so that nothing else stops an empty field
_NOTHING: Change = chain()
_MANDATORY = (
    *("usuario", "documento", "nombre", "contrasena", "contrasena2", "pais", "direccion", "telefono1", "celular"),
)


def _empty() -> Iterator[Defect]:
    for name in _MANDATORY:
        slug, label, goes_with = SLUGS[name], FIELDS[name].label, _GOES_WITH.get(name, _NOTHING)
        yield _defect(
            f"vacio-solo-en-la-pagina-{slug}",
            f"sin-{slug}",
            f"Que «{label}» no esté vacío lo comprueba solo la página; el servidor registra.",
            chain(on_server(not_demanded(name)), goes_with),
            name,
        )
        yield _defect(
            f"vacio-anotado-y-registrado-{slug}",
            f"sin-{slug}",
            f"Si «{label}» le llega vacío, el servidor responde que falta y registra de todos modos.",
            chain(goes_with, harmless(f"{name}:{MANDATORY}")),
            name,
        )


_VALUES = (
    ("contrasena", "contrasena-minimo", "contrasena-menos-de-8", "una contraseña de menos de ocho caracteres"),
    ("contrasena2", "contrasenas-iguales", "confirmacion-distinta", "una confirmación que no es la contraseña"),
    *(
        (name, code, f"{name}-{slug}", f"un «{FIELDS[name].label}» {what}")
        for name, start, first in (
            ("telefono1", "empieza-con-0", "0"),
            ("telefono2", "empieza-con-0", "0"),
            ("celular", "celular-empieza-con-09", "09"),
        )
        for code, slug, what in (
            (start, f"empieza-con-{first}", f"que no empieza por {first}"),
            ("solo-digitos", "solo-numeros", "con letras"),
            ("maximo-14", "maximo-14", "de más de 14 números"),
        )
    ),
)
"""Field, code of its rule, requirement, and what the server should not take."""


def _wrong() -> Iterator[Defect]:
    for name, code, requirement, what in _VALUES:
        yield _defect(
            f"{requirement}-solo-en-la-pagina",
            requirement,
            f"Que no se registre {what} lo comprueba solo la página.",
            on_server(dropped(name, code)),
            name,
        )
        yield _defect(
            f"{requirement}-anotado-y-registrado",
            requirement,
            f"Si le llega {what}, el servidor se queja y registra de todos modos.",
            harmless(f"{name}:{code}"),
            name,
        )


# ---- the e-mail that was checked ------------------------------------------------------------------------------------


def _of_owner(code: str, owner: str, _email: str) -> str:
    """The digest of a code that is bound to no address."""
    return fingerprint(code, owner, "")


_CODE_OF_ANY_ADDRESS: Change = policy(fingerprint=_of_owner)


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def _same_domain(checked: str, form: Form) -> bool:
    return _domain(checked) == _domain(keys_of(form).correo2)


def _first_box(checked: str, form: Form) -> bool:
    return checked == email_key(form.get("correo"))


def _equal_until_the_code(value: str, form: Form) -> bool:
    return bool(form.get("codigo")) or value == form.get("correo")


def _domain_once_the_code_is_there(value: str, form: Form) -> bool:
    return value == form.get("correo") or bool(form.get("codigo") and _domain(value) == _domain(form.get("correo")))


def _second_only_once_the_code_is_there(value: str, form: Form) -> bool:
    return value == form.get("correo") or bool(form.get("codigo") and not form.get("correo"))


def _from_the_first_box(form: Form) -> str:
    return form.get("correo")


_KEEPS_THE_FIRST: Change = chain(
    policy(account_address=_from_the_first_box),
    on_server(changed("correo2", EMAILS_EQUAL, _second_only_once_the_code_is_there)),
)
_EMAILS = (
    _defect(
        "correo-comprobado-solo-en-la-pagina",
        "correo-comprobado",
        "Que el correo comprobado no cambie lo cuida solo la página; el servidor registra el que le llega.",
        chain(policy(is_checked=lambda _checked, _form: True), _CODE_OF_ANY_ADDRESS),
        "correo2",
    ),
    _defect(
        "correo-comprobado-por-su-dominio",
        "correo-comprobado",
        "Del correo que le llega, el servidor comprueba solo que tenga el dominio del comprobado.",
        chain(policy(is_checked=_same_domain), _CODE_OF_ANY_ADDRESS),
        "correo2",
    ),
    _defect(
        "correos-iguales-solo-en-la-pagina",
        "correos-distintos",
        "Con el código escrito, el servidor ya no compara los dos correos y registra la confirmación.",
        chain(
            policy(is_checked=_first_box),
            _CODE_OF_ANY_ADDRESS,
            on_server(changed("correo2", EMAILS_EQUAL, _equal_until_the_code)),
        ),
        "correo2",
    ),
    _defect(
        "correos-iguales-en-el-dominio",
        "correos-distintos",
        "Con el código escrito, el servidor compara solo el dominio de los dos correos y registra la confirmación.",
        chain(
            policy(is_checked=_first_box),
            _CODE_OF_ANY_ADDRESS,
            on_server(changed("correo2", EMAILS_EQUAL, _domain_once_the_code_is_there)),
        ),
        "correo2",
    ),
    _defect(
        "vacio-solo-en-la-pagina-correo",
        "sin-correo",
        "Que el correo no esté vacío lo comprueba solo la página; el servidor registra sin él.",
        chain(on_server(not_demanded("correo")), _KEEPS_THE_FIRST),
        "correo",
    ),
    _defect(
        "vacio-anotado-y-registrado-correo",
        "sin-correo",
        "Si el correo le llega vacío, el servidor responde que falta y registra sin él de todos modos.",
        chain(_KEEPS_THE_FIRST, harmless(f"correo:{MANDATORY}")),
        "correo",
    ),
    _defect(
        "vacio-solo-en-la-pagina-confirmacion-correo",
        "sin-confirmacion-correo",
        "Sin la confirmación, el servidor no compara nada y registra sin correo.",
        chain(
            on_server(not_demanded("correo2")),
            policy(is_checked=lambda checked, form: checked == keys_of(form).correo2 or not form.get("correo2")),
            _CODE_OF_ANY_ADDRESS,
        ),
        "correo2",
    ),
    _defect(
        "vacio-anotado-y-registrado-confirmacion-correo",
        "sin-confirmacion-correo",
        "Si la confirmación le llega vacía, el servidor responde que falta y registra sin correo.",
        harmless(f"correo2:{MANDATORY}"),
        "correo2",
    ),
)

# ---- the code, which the page asks about before it sends the form ---------------------------------------------------

_PAGE_ASKS: Change = part("page", checks_code=True)


def _any_text(attempt: Attempt, code: CodePolicy) -> CodeStatus:
    found = verify(attempt, code)
    return CodeStatus.VALID if found is CodeStatus.WRONG and attempt.typed else found


def _as_long(attempt: Attempt, code: CodePolicy) -> CodeStatus:
    found = verify(attempt, code)
    return CodeStatus.VALID if found is CodeStatus.WRONG and len(attempt.typed) == code.length else found


def _empty_too(attempt: Attempt, code: CodePolicy) -> CodeStatus:
    found = verify(attempt, code)
    return CodeStatus.VALID if found is CodeStatus.WRONG and not attempt.typed else found


def _last_letter(start: str, code: CodePolicy) -> str:
    """The letter that makes a code well-formed, in all processes the same."""
    return code.letters[sum(start.encode()) % len(code.letters)]


def with_check_letter(code: CodePolicy) -> str:
    """A random code whose last letter follows from the others."""
    start = "".join(random.SystemRandom().choice(code.letters + code.digits) for _ in range(code.length - 2))
    start += random.SystemRandom().choice(code.digits)
    return completed(start, code)


def completed(typed: str, code: CodePolicy) -> str:
    """A code with the letter that makes it well-formed, where only that one is missing."""
    return typed + _last_letter(typed, code) if len(typed) == code.length - 1 else typed


def _well_formed(attempt: Attempt, code: CodePolicy) -> CodeStatus:
    typed = attempt.typed
    sound = len(typed) == code.length and typed[-1] == _last_letter(typed[:-1], code)
    return CodeStatus.VALID if attempt.issued and sound else verify(attempt, code)


def _coded(name: str, requirement: str, title: str, *changes: Change) -> Defect:
    return _defect(name, requirement, title, chain(_PAGE_ASKS, *changes), "codigo")


_CODES = (
    _coded(
        "codigo-solo-en-la-pagina",
        "codigo-incorrecto",
        "La página pregunta si el código es bueno; al registrar, el servidor admite cualquiera.",
        policy(verify_code=_any_text),
    ),
    _coded(
        "codigo-por-su-largo",
        "codigo-incorrecto",
        "La página pregunta si el código es bueno; al registrar, el servidor mira solo su largo.",
        policy(verify_code=_as_long),
    ),
    _coded(
        "codigo-vacio-solo-en-la-pagina",
        "sin-codigo",
        "Que el código no esté vacío lo comprueba solo la página; al registrar, el servidor no lo exige.",
        policy(verify_code=_empty_too),
    ),
    _coded(
        "codigo-vacio-anotado-y-registrado",
        "sin-codigo",
        "Si al registrar no le llega un código, el servidor avisa que falta y registra de todos modos.",
        harmless(Occasion.CODE_MISSING),
    ),
    _coded(
        "codigo-vencido-solo-en-la-pagina",
        "codigo-vencido",
        "La página pregunta si el código es bueno; al registrar, el servidor mira solo su letra de control.",
        policy(verify_code=_well_formed, generate_code=with_check_letter),
    ),
)
DEFECTS = (*_empty(), *_wrong(), *_EMAILS, *_CODES)
