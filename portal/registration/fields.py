"""The 17 fields of the form (figure of page 7) as data: label, mandatory, default, list, buttons; and their layout."""

from collections.abc import Mapping
from dataclasses import dataclass

SELECT_PROMPT = "--Selección--"


@dataclass(frozen=True)
class Companion:
    """The small list beside a field: type of document, mobile operator."""

    name: str
    label: str
    catalog: str
    default: str
    prompt: str = ""
    open_rows: int = 0


@dataclass(frozen=True)
class Button:
    """The button beside a field and the action that it asks for."""

    text: str
    action: str
    enabled: bool = True


@dataclass(frozen=True)
class Field:
    """One labelled field of the form; ``mandatory`` is what its asterisk says, the rules enforce it (rulebook)."""

    name: str
    label: str
    mandatory: bool = False
    star: str = "star"
    missing: str = ""
    kind: str = "text"
    catalog: str = ""
    prompt: str = SELECT_PROMPT
    default: str = ""
    open_rows: int = 0
    companion: Companion | None = None
    group: str = ""
    button: Button | None = None
    hint: str = ""
    maxlength: int | None = None
    autocomplete: str = "off"
    inputmode: str = ""
    readonly: bool = False


@dataclass(frozen=True)
class Section:
    """A card of the form: rows of one field, or of two side by side."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


_CHECK = "Comprobar disponibilidad"

_ALL = (
    Field(
        "usuario",
        "ID.usuario",
        mandatory=True,
        missing="Escriba el ID de usuario.",
        button=Button(_CHECK, "comprobar-usuario"),
        hint="De 4 a 20 caracteres: letras, números, punto, guion o guion bajo.",
        maxlength=20,
        autocomplete="username",
    ),
    Field(
        "documento",
        "Doc. Identificación",
        mandatory=True,
        missing="Escriba el número de su documento.",
        companion=Companion("tipo_documento", "Tipo de documento", "document_types", "RUC"),
        group="Documento: tipo y número",
        button=Button(_CHECK, "comprobar-documento"),
        maxlength=20,
    ),
    Field(
        "nombre",
        "Nombre Usuario",
        mandatory=True,
        missing="Escriba sus nombres y apellidos.",
        hint="Nombres y apellidos.",
        maxlength=120,
        autocomplete="name",
    ),
    Field(
        "contrasena",
        "Contraseña",
        mandatory=True,
        missing="Escriba una contraseña.",
        kind="password",
        hint="Mínimo 8 caracteres, con letras y números.",
        maxlength=128,
        autocomplete="new-password",
    ),
    Field(
        "contrasena2",
        "Confirmación de Contraseña",
        mandatory=True,
        missing="Repita la contraseña.",
        kind="password",
        maxlength=128,
        autocomplete="new-password",
    ),
    Field(
        "pais",
        "País",
        mandatory=True,
        missing="Elija su país.",
        kind="select",
        catalog="countries",
        autocomplete="country",
    ),
    Field("provincia", "Provincia", kind="select", catalog="provinces"),
    Field("ciudad", "Ciudad", kind="select", hint="Según la provincia elegida."),
    Field(
        "direccion",
        "Dirección",
        mandatory=True,
        missing="Escriba su dirección.",
        maxlength=200,
        autocomplete="street-address",
    ),
    Field(
        "telefono1",
        "Teléfono1",
        mandatory=True,
        missing="Escriba un teléfono convencional.",
        kind="tel",
        hint="Con código de área; hasta 14 dígitos.",
        maxlength=14,
        autocomplete="tel",
        inputmode="numeric",
    ),
    Field("telefono2", "Teléfono2", kind="tel", hint="Opcional.", maxlength=14, inputmode="numeric"),
    Field(
        "celular",
        "Numero de Celular",
        mandatory=True,
        missing="Escriba su número de celular.",
        kind="tel",
        companion=Companion("operador", "Operador", "operators", "CLARO"),
        group="Celular: operador y número",
        hint="Empieza con 09; hasta 14 dígitos.",
        maxlength=14,
        inputmode="numeric",
    ),
    Field("fax", "Fax", kind="tel", hint="Opcional.", maxlength=30, inputmode="numeric"),
    Field(
        "correo",
        "Correo Electrónico",
        mandatory=True,
        missing="Escriba su correo electrónico.",
        kind="email",
        hint="Aquí recibirá las notificaciones de sus trámites.",
        maxlength=254,
        autocomplete="email",
    ),
    Field(
        "correo2",
        "Confirmación de correo electrónico",
        mandatory=True,
        missing="Repita el correo electrónico.",
        kind="email",
        button=Button(_CHECK, "comprobar-correo"),
        hint="Una vez comprobado, el correo no se puede cambiar.",
        maxlength=254,
    ),
    Field(
        "codigo",
        "Ingrese código de seguridad",
        mandatory=True,
        missing="Escriba el código que recibió por correo.",
        button=Button("Solicitar código de seguridad", "solicitar-codigo"),
        maxlength=20,
        autocomplete="one-time-code",
    ),
    Field("correo_senae", "SENAE Correo Electrónico", hint="Se forma con su ID de usuario.", readonly=True),
)

FIELDS: Mapping[str, Field] = {field.name: field for field in _ALL}

SECTIONS = (
    Section("Identificación", (("usuario",), ("documento",), ("nombre",), ("contrasena", "contrasena2"))),
    Section("Domicilio", (("pais",), ("provincia", "ciudad"), ("direccion",))),
    Section("Teléfonos", (("telefono1", "telefono2"), ("celular", "fax"))),
    Section("Correo y verificación", (("correo",), ("correo2",), ("codigo",), ("correo_senae",))),
)

COMPANIONS = tuple(field.companion for field in _ALL if field.companion)
SENT = (*(field.name for field in _ALL if not field.readonly), *(companion.name for companion in COMPANIONS))
