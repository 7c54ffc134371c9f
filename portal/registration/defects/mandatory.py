"""Defects of the mandatory and the optional fields and of their asterisks (4.2.1)."""

from portal.registration.codes import Attempt, CodePolicy, CodeStatus, verify
from portal.registration.defects.changes import (
    added,
    chain,
    changed,
    demanded,
    everywhere,
    field,
    harmless,
    not_demanded,
    on_page,
    on_server,
    policy,
    warned_only,
    without,
)
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.defects.structure import SLUGS
from portal.registration.fields import FIELDS
from portal.registration.messages import Occasion
from portal.registration.rulebook import EMAILS_EQUAL, MANDATORY, Rule
from portal.registration.rules import Form

_MANDATORY = tuple(name for name, each in FIELDS.items() if each.mandatory)
_OPTIONAL = tuple(name for name, each in FIELDS.items() if not each.mandatory and not each.readonly)
_COLOURS = {"star--ink": "negro", "star--green": "verde", "star--amber": "marrón"}


def _same_unless_empty(name: str, code: str, other: str) -> Change:
    """A confirmation is compared only where there is something to compare it with."""

    def holds(value: str, form: Form) -> bool:
        return not form.get(other) or value == form.get(other)

    return everywhere(changed(name, code, holds, {}))


def _either(form: Form) -> str:
    """The code goes to the address that was typed."""
    return form.get("correo2") or form.get("correo")


_GOES_WITH: dict[str, Change] = {
    "documento": without("must_check", "documento"),
    "usuario": without("must_check", "usuario"),
    "contrasena": _same_unless_empty("contrasena2", "contrasenas-iguales", "contrasena"),
    "correo": _same_unless_empty("correo2", EMAILS_EQUAL, "correo"),
    "correo2": policy(addresses_code=_either),
}  # what else must give way so that nothing else stops an empty field
_NOTHING: Change = chain()


def _asterisks() -> list[Defect]:
    found = []
    for place, name in enumerate(_MANDATORY):
        label, needs = FIELDS[name].label, f"4.2.1.asterisco-{SLUGS[name]}"
        star = tuple(_COLOURS)[place % len(_COLOURS)]
        found += [
            Defect(
                f"sin-asterisco-{SLUGS[name]}",
                needs,
                Kind.ASTERISK,
                f"«{label}», que es obligatorio, no lleva asterisco.",
                field(name, mandatory=False),
                label,
            ),
            Defect(
                f"asterisco-de-otro-color-{SLUGS[name]}",
                needs,
                Kind.ASTERISK,
                f"El asterisco de «{label}» es {_COLOURS[star]} y no rojo.",
                field(name, star=star),
                label,
            ),
        ]
    for name in _OPTIONAL:
        label = FIELDS[name].label
        found += [
            Defect(
                f"asterisco-de-mas-{SLUGS[name]}",
                f"4.2.1.sin-asterisco-{SLUGS[name]}",
                Kind.ASTERISK,
                f"«{label}», que es opcional, lleva asterisco.",
                field(name, mandatory=True),
                label,
            ),
            Defect(
                f"asterisco-negro-de-mas-{SLUGS[name]}",
                f"4.2.1.sin-asterisco-{SLUGS[name]}",
                Kind.ASTERISK,
                f"«{label}», que es opcional, lleva un asterisco negro.",
                field(name, mandatory=True, star="star--ink"),
                label,
            ),
        ]
    return found


def _empty_allowed() -> list[Defect]:
    found = []
    for name in _MANDATORY:
        label, needs, goes_with = FIELDS[name].label, f"4.2.1.obligatorio-{SLUGS[name]}", _GOES_WITH.get(name, _NOTHING)
        if name == "codigo":
            continue
        found += [
            Defect(
                f"vacio-admitido-{SLUGS[name]}",
                needs,
                Kind.CHECK_MISSING,
                f"Registra la solicitud con «{label}» vacío.",
                chain(everywhere(not_demanded(name)), goes_with),
                label,
            ),
            Defect(
                f"vacio-solo-avisado-{SLUGS[name]}",
                needs,
                Kind.PAGE_ONLY,
                f"La página avisa que «{label}» está vacío, pero el servidor registra.",
                chain(warned_only(name, MANDATORY), goes_with),
                label,
            ),
            Defect(
                f"vacio-avisado-y-registrado-{SLUGS[name]}",
                needs,
                Kind.MESSAGE_WITHOUT_EFFECT,
                f"El servidor se queja de «{label}» vacío y registra de todos modos.",
                chain(on_page(not_demanded(name)), goes_with, harmless(f"{name}:{MANDATORY}")),
                label,
            ),
        ]
    return found


def _empty_code_is_good(attempt: Attempt, code: CodePolicy) -> CodeStatus:
    return CodeStatus.VALID if attempt.issued and not attempt.typed else verify(attempt, code)


def _needed(name: str) -> list[Defect]:
    label, needs = FIELDS[name].label, f"4.2.1.opcional-{SLUGS[name]}"
    return [
        Defect(
            f"exigido-{SLUGS[name]}",
            needs,
            Kind.TOO_STRICT,
            f"No registra si «{label}», que es opcional, está vacío.",
            everywhere(demanded(name)),
            label,
        ),
        Defect(
            f"exigido-en-el-servidor-{SLUGS[name]}",
            needs,
            Kind.SERVER_ONLY,
            f"El servidor rechaza «{label}» vacío, que la página deja pasar.",
            on_server(demanded(name)),
            label,
        ),
    ]


_CITY_TOO = Rule("provincia-con-ciudad", lambda _value, form: bool(form.get("ciudad")), "Elija también la ciudad.")
DEFECTS = (
    *_asterisks(),
    *_empty_allowed(),
    Defect(
        "vacio-admitido-codigo",
        "4.2.1.obligatorio-codigo",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Avisa que falta el código y registra la solicitud de todos modos.",
        harmless(Occasion.CODE_MISSING),
        FIELDS["codigo"].label,
    ),
    Defect(
        "codigo-vacio-sirve",
        "4.2.1.obligatorio-codigo",
        Kind.CHECK_MISSING,
        "Un código solicitado y no escrito vale como correcto.",
        policy(verify_code=_empty_code_is_good),
        FIELDS["codigo"].label,
    ),
    *_needed("provincia"),
    Defect(
        "exigida-ciudad",
        "4.2.1.opcional-ciudad",
        Kind.SERVER_ONLY,
        "El servidor no registra una provincia sin ciudad.",
        on_server(added("provincia", _CITY_TOO)),
        FIELDS["ciudad"].label,
    ),
    Defect(
        "exigida-ciudad-en-la-direccion",
        "4.2.1.opcional-ciudad",
        Kind.WRONG_FIELD,
        "Si la provincia está elegida y la ciudad no, rechaza la dirección.",
        on_server(
            added(
                "direccion",
                Rule(
                    "direccion-con-ciudad",
                    lambda _value, form: bool(form.get("ciudad") or not form.get("provincia")),
                    "Indique la ciudad de la dirección.",
                ),
            )
        ),
        FIELDS["ciudad"].label,
    ),
    *_needed("telefono2"),
    *_needed("fax"),
)
