"""Defects of the password and its confirmation (5.3.1)."""

from portal.registration.defects.changes import (
    added,
    bounded,
    chain,
    changed,
    dropped,
    everywhere,
    expressed,
    harmless,
    matching,
    on_page,
    on_server,
    policy,
    warned_only,
)
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.rulebook import Rule, pattern

_PASSWORD, _AGAIN = FIELDS["contrasena"].label, FIELDS["contrasena2"].label
_MIXED = "contrasena-mixta"
_FORMS = (
    ("con-mayuscula", "tener una mayúscula", ".*[A-Z].*"),
    ("con-minuscula", "tener una minúscula", ".*[a-z].*"),
    ("desde-una-letra", "empezar por una letra", "[A-Za-z].*"),
)
"""End of an id, what the document does not demand of a password, and its expression."""


def _demanding(slug: str, words: str, expression: str) -> Defect:
    demand = f"La contraseña debe {words}."
    rule = expressed(f"contrasena-{slug}", expression, demand)
    title = f"La contraseña, además de sus ocho letras y números, debe {words}."
    return Defect(
        f"contrasena-{slug}",
        "5.3.1.contrasena-8",
        Kind.TOO_STRICT,
        title,
        everywhere(added("contrasena", rule)),
        _PASSWORD,
    )


def _looking_at_length_alone(code: str, expression: str) -> Change:
    """A rule that holds also of a password without a letter or digit."""
    return everywhere(matching("contrasena", code, f"{expression}|[^A-Za-z0-9]*"))


DEFECTS = (
    Defect(
        "contrasena-desde-9",
        "5.3.1.contrasena-8",
        Kind.OFF_BY_ONE,
        "Exige 9 caracteres en la contraseña y no 8.",
        everywhere(bounded("contrasena", "contrasena-minimo", least=9)),
        _PASSWORD,
    ),
    Defect(
        "contrasena-desde-9-en-el-servidor",
        "5.3.1.contrasena-8",
        Kind.SERVER_ONLY,
        "El servidor exige 9 caracteres en la contraseña y la página 8.",
        on_server(bounded("contrasena", "contrasena-minimo", least=9)),
        _PASSWORD,
    ),
    *(_demanding(*each) for each in _FORMS),
    Defect(
        "contrasena-hasta-31",
        "5.3.1.contrasena-de-32",
        Kind.TOO_STRICT,
        "No admite contraseñas de más de 31 caracteres.",
        everywhere(bounded("contrasena", "contrasena-maximo", most=31)),
        _PASSWORD,
    ),
    Defect(
        "contrasena-guardada-a-medias",
        "5.3.1.contrasena-de-32",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Acepta una contraseña larga y guarda solo sus primeros 16 caracteres.",
        policy(stores_password=lambda password: password[:16]),
        _PASSWORD,
    ),
    Defect(
        "contrasena-de-nueve-no",
        "5.3.1.contrasena-mas-de-8",
        Kind.OFF_BY_ONE,
        "Rechaza las contraseñas de exactamente 9 caracteres.",
        on_server(
            added("contrasena", Rule("contrasena-9", lambda value, _form: len(value) != 9, "Use otra contraseña."))
        ),
        _PASSWORD,
    ),
    Defect(
        "contrasena-de-nueve-guardada-sin-la-ultima",
        "5.3.1.contrasena-mas-de-8",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Acepta una contraseña de 9 caracteres y guarda solo los primeros 8.",
        policy(stores_password=lambda password: password[:8] if len(password) == 9 else password),
        _PASSWORD,
    ),
    Defect(
        "contrasena-desde-7",
        "5.3.1.contrasena-menos-de-8",
        Kind.OFF_BY_ONE,
        "Admite contraseñas de 7 caracteres.",
        everywhere(bounded("contrasena", "contrasena-minimo", least=7)),
        _PASSWORD,
    ),
    Defect(
        "contrasena-sin-minimo",
        "5.3.1.contrasena-menos-de-8",
        Kind.CHECK_MISSING,
        "Admite contraseñas de cualquier largo.",
        everywhere(dropped("contrasena", "contrasena-minimo")),
        _PASSWORD,
    ),
    Defect(
        "contrasena-corta-solo-avisada",
        "5.3.1.contrasena-menos-de-8",
        Kind.PAGE_ONLY,
        "La página avisa que la contraseña es corta, pero el servidor registra.",
        warned_only("contrasena", "contrasena-minimo"),
        _PASSWORD,
    ),
    Defect(
        "contrasena-letras-sin-numeros",
        "5.3.1.contrasena-solo-letras",
        Kind.CHECK_MISSING,
        "Admite contraseñas sin ningún número.",
        everywhere(
            changed(
                "contrasena",
                _MIXED,
                lambda value, _form: any(each.isalpha() for each in value),
                pattern(".*[A-Za-z].*"),
            )
        ),
        _PASSWORD,
    ),
    Defect(
        "contrasena-larga-sin-numeros",
        "5.3.1.contrasena-solo-letras",
        Kind.PAGE_ONLY,
        "La página pide combinar letras y números, pero el servidor se conforma con letras.",
        chain(
            warned_only("contrasena", _MIXED),
            on_server(
                added(
                    "contrasena",
                    Rule("con-letras", lambda value, _form: not value.isdecimal(), "Use alguna letra."),
                )
            ),
        ),
        _PASSWORD,
    ),
    Defect(
        "contrasena-numeros-sin-letras",
        "5.3.1.contrasena-solo-numeros",
        Kind.CHECK_MISSING,
        "Admite contraseñas sin ninguna letra.",
        everywhere(
            changed(
                "contrasena",
                _MIXED,
                lambda value, _form: any(each.isdecimal() for each in value),
                pattern(".*[0-9].*"),
            )
        ),
        _PASSWORD,
    ),
    Defect(
        "contrasena-simbolos",
        "5.3.1.contrasena-con-simbolos",
        Kind.CHECK_MISSING,
        "Admite símbolos en la contraseña.",
        everywhere(dropped("contrasena", "contrasena-alfanumerica")),
        _PASSWORD,
    ),
    Defect(
        "contrasena-con-guion-bajo",
        "5.3.1.contrasena-con-simbolos",
        Kind.CHECK_MISSING,
        "Toma el guion bajo por una letra de la contraseña.",
        everywhere(matching("contrasena", "contrasena-alfanumerica", "[A-Za-z0-9_]*")),
        _PASSWORD,
    ),
    Defect(
        "contrasena-solo-de-signos",
        "5.3.1.contrasena-sin-alfanumericos",
        Kind.CHECK_MISSING,
        "Si la contraseña no tiene ninguna letra ni número, mira solo su largo.",
        chain(
            _looking_at_length_alone("contrasena-alfanumerica", "[A-Za-z0-9]*"),
            _looking_at_length_alone(_MIXED, "(?=.*[A-Za-z])(?=.*[0-9]).*"),
        ),
        _PASSWORD,
    ),
    Defect(
        "contrasena-simbolos-solo-avisados",
        "5.3.1.contrasena-con-simbolos",
        Kind.PAGE_ONLY,
        "La página avisa que la contraseña tiene símbolos, pero el servidor registra.",
        warned_only("contrasena", "contrasena-alfanumerica"),
        _PASSWORD,
    ),
    Defect(
        "confirmacion-sin-comparar",
        "5.3.1.confirmacion-distinta",
        Kind.CHECK_MISSING,
        "No compara la contraseña con su confirmación.",
        everywhere(dropped("contrasena2", "contrasenas-iguales")),
        _AGAIN,
    ),
    Defect(
        "confirmacion-solo-avisada",
        "5.3.1.confirmacion-distinta",
        Kind.PAGE_ONLY,
        "La página avisa que las contraseñas difieren, pero el servidor registra.",
        warned_only("contrasena2", "contrasenas-iguales"),
        _AGAIN,
    ),
    Defect(
        "confirmacion-avisada-y-registrada",
        "5.3.1.confirmacion-distinta",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "El servidor dice que las contraseñas difieren y registra de todos modos.",
        chain(on_page(dropped("contrasena2", "contrasenas-iguales")), harmless("contrasena2:contrasenas-iguales")),
        _AGAIN,
    ),
    Defect(
        "confirmacion-consigo-misma",
        "5.3.1.confirmacion-distinta",
        Kind.WRONG_FIELD,
        "Compara la confirmación de la contraseña consigo misma.",
        everywhere(
            changed(
                "contrasena2",
                "contrasenas-iguales",
                lambda value, form: value == form.get("contrasena2"),
                {"kind": "same", "value": "contrasena2"},
            )
        ),
        _AGAIN,
    ),
)
