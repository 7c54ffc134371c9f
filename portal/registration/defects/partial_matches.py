"""Defects of checks that are content with a part of a value: numbers, the code, the confirmation (4.2.1, 5.3.1)."""

import re
from collections.abc import Callable, Iterator

from portal.registration.codes import CodePolicy
from portal.registration.defects.behind_the_page import completed, with_check_letter
from portal.registration.defects.changes import added, chain, changed, everywhere, matching, on_server, policy
from portal.registration.defects.model import Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.policy import HEALTHY
from portal.registration.rulebook import Rule, pattern
from portal.registration.rules import Form

_CODE, _CONFIRMATION = FIELDS["codigo"].label, FIELDS["contrasena2"].label
_NUMBERS = (
    ("telefono1", "empieza-con-0", "0", 9),
    ("telefono2", "empieza-con-0", "0", 9),
    ("celular", "celular-empieza-con-09", "09", 10),
)
"""Field, code of the rule of its beginning, that beginning, and how many digits it has at least."""
_LENGTH = CodePolicy().length
_A_NUMBER = "[0-9]*(e[0-9]+)?"
"""A text that «isNaN» and «is_numeric» take for a number."""


def _found(expression: str) -> Callable[[str, Form], bool]:
    """Whether an expression is found anywhere in a value, which may have more before it and after it."""
    return lambda value, _form: re.search(expression, value) is not None


def _without_letters(least: int) -> Callable[[str, Form], bool]:
    """Whether a value is a number of some length once its letters are taken out."""
    return lambda value, _form: re.fullmatch(f"[0-9]{{{least},}}", re.sub("[A-Za-z]", "", value)) is not None


def _in_numbers() -> Iterator[Defect]:
    for name, begins, start, least in _NUMBERS:
        label = FIELDS[name].label
        tail = f"{start}[0-9]{{{least - len(start)},}}"
        yield Defect(
            f"{name}-comienzo-en-cualquier-parte",
            f"5.3.1.{name}-empieza-con-{start}",
            Kind.CHECK_MISSING,
            f"En «{label}» busca el {start} y lo que le sigue en cualquier parte del número, y no al comienzo.",
            everywhere(changed(name, begins, _found(f"{tail}$"), pattern(f".*{tail}"))),
            label,
        )
        abroad = f"593{start.removeprefix('0')}"
        yield Defect(
            f"{name}-con-prefijo-del-pais",
            f"5.3.1.{name}-empieza-con-{start}",
            Kind.CHECK_MISSING,
            f"En «{label}» admite también el prefijo del país, {abroad}, en lugar del {start}.",
            everywhere(matching(name, begins, f"({start}|{abroad}).*")),
            label,
        )
        signed = f"({start}|\\+{abroad})"
        yield Defect(
            f"{name}-con-signo-y-prefijo-del-pais",
            f"5.3.1.{name}-empieza-con-{start}",
            Kind.CHECK_MISSING,
            f"En «{label}» admite también +{abroad} en lugar del {start}.",
            chain(
                everywhere(matching(name, begins, f"{signed}.*")),
                everywhere(matching(name, "solo-digitos", "[+]?[0-9]*")),
            ),
            label,
        )
        yield Defect(
            f"{name}-con-exponente",
            f"5.3.1.{name}-solo-numeros",
            Kind.CHECK_MISSING,
            f"En «{label}» admite todo lo que el lenguaje toma por un número, como 0422334e55.",
            everywhere(matching(name, "solo-digitos", _A_NUMBER)),
            label,
        )
        yield Defect(
            f"{name}-con-otros-signos",
            f"5.3.1.{name}-solo-numeros",
            Kind.CHECK_MISSING,
            f"En «{label}» rechaza las letras y el guion, y admite cualquier otro signo.",
            everywhere(matching(name, "solo-digitos", "[^A-Za-z\\-]*")),
            label,
        )
        yield Defect(
            f"{name}-final-sin-mirar",
            f"5.3.1.{name}-solo-numeros",
            Kind.CHECK_MISSING,
            f"En «{label}» mira solo los primeros {least} caracteres, y admite letras después.",
            everywhere(matching(name, "solo-digitos", f"[0-9]{{{least}}}.*")),
            label,
        )
        yield Defect(
            f"{name}-letras-quitadas",
            f"5.3.1.{name}-solo-numeros",
            Kind.CHECK_MISSING,
            f"Quita las letras de «{label}» y registra con los números que quedan.",
            everywhere(changed(name, "solo-digitos", _without_letters(least), {})),
            label,
        )
        yield Defect(
            f"{name}-letras-quitadas-por-el-servidor",
            f"4.2.1.sistema-{name}-solo-numeros",
            Kind.BEHIND_THE_PAGE,
            f"Si en «{label}» le llegan letras, que la página no admite, el servidor las quita y registra.",
            on_server(changed(name, "solo-digitos", _without_letters(least))),
            label,
        )


# ---- the code: «typed.startsWith(sent)», «sent.startsWith(typed)» ----------------------------------------------------


def _first_characters(code: str, owner: str, email: str) -> str:
    return HEALTHY.fingerprint(code[:_LENGTH], owner, email)


def _once_completed(code: str, owner: str, email: str) -> str:
    return HEALTHY.fingerprint(completed(code, CodePolicy()), owner, email)


_OF_THE_RIGHT_LENGTH = Rule(
    "codigo-largo",
    lambda _value, form: len(form.get("codigo")) in (0, _LENGTH),
    f"El código tiene {_LENGTH} letras y números.",
)


def _goes_on_with_letters(value: str, form: Form) -> bool:
    """Whether a confirmation is the password, or the password with letters or digits behind it."""
    first = form.get("contrasena")
    return value == first or (value.startswith(first) and value.removeprefix(first).isalnum())


_CODES = (
    Defect(
        "codigo-con-algo-mas",
        "5.3.1.codigo-incorrecto-bloquea",
        Kind.CHECK_MISSING,
        "Le basta que lo escrito empiece por el código enviado.",
        policy(fingerprint=_first_characters),
        _CODE,
    ),
    Defect(
        "codigo-sin-el-ultimo",
        "5.3.1.codigo-incorrecto-bloquea",
        Kind.CHECK_MISSING,
        "Le basta que el código enviado empiece por lo escrito, aunque falte el último carácter.",
        policy(generate_code=with_check_letter, fingerprint=_once_completed),
        _CODE,
    ),
    Defect(
        "incorrecto-por-su-largo-sin-mensaje",
        "5.3.1.mensaje-codigo-incorrecto",
        Kind.EFFECT_WITHOUT_MESSAGE,
        "De un código de otro largo dice cuántos caracteres tiene, junto a otro campo y sin el mensaje.",
        on_server(added("direccion", _OF_THE_RIGHT_LENGTH)),
        _CODE,
    ),
)
_PASSWORDS = (
    Defect(
        "confirmacion-con-algo-mas",
        "5.3.1.confirmacion-distinta",
        Kind.CHECK_MISSING,
        "Le basta que la confirmación empiece por la contraseña y siga con letras o números.",
        everywhere(changed("contrasena2", "contrasenas-iguales", _goes_on_with_letters, {})),
        _CONFIRMATION,
    ),
)
DEFECTS = (*_in_numbers(), *_CODES, *_PASSWORDS)
