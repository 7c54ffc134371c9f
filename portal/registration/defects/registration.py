"""Defects of «Registrar» and of what follows it (4.2.2, 5.3.2, 5.4)."""

from dataclasses import replace

from portal.registration import availability
from portal.registration.availability import Keys
from portal.registration.defects.changes import part, policy
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import Field
from portal.registration.models import Account
from portal.registration.policy import Policy

_BUTTON = "5.3.2.boton-registrar"


def _register(**values: object) -> Change:
    def apply(old: Policy) -> Policy:
        button = old.page.register
        return part("page", register=replace(button, **values) if button and values else None)(old)  # type: ignore[arg-type]

    return apply


_CERTIFICATE = Field("certificado", "Certificado digital", mandatory=True, kind="file")


def _asks_certificate(old: Policy) -> Policy:
    """One more field, after those of the figure."""
    *others, last = old.sections
    longer = replace(last, rows=(*last.rows, ("certificado",)))
    return replace(old, fields={**old.fields, "certificado": _CERTIFICATE}, sections=(*others, longer))


def _approving(keys: Keys, field: str) -> bool:
    """Approve the account that waits for approval when the availability of its ID is checked."""
    if field == "usuario":
        Account.objects.filter(username_key=keys.usuario, is_active=False).update(is_active=True)
    return availability.is_taken(keys, field)


def _stores_under_another_id(account: Account) -> None:
    """Keep the account under another ID than the one typed."""
    account.username_key = f"{account.username_key}-1"
    account.save(force_insert=True)


DEFECTS = (
    Defect(
        "certificado-exigido",
        "4.2.2.solicitud-sin-certificado",
        Kind.TOO_STRICT,
        "El formulario pide un certificado digital como dato obligatorio.",
        _asks_certificate,
    ),
    Defect(
        "certificado-para-terminar",
        "4.2.2.sin-certificado",
        Kind.TOO_STRICT,
        "Después de registrar pide un certificado digital para terminar el registro.",
        policy(asks_afterwards="Para terminar el registro debe presentar su certificado digital."),
    ),
    Defect(
        "registrar-apagado",
        "5.3.2.registro",
        Kind.BUTTON,
        "El botón «Registrar» no se puede usar.",
        _register(enabled=False),
    ),
    Defect("registrar-ausente", _BUTTON, Kind.ABSENT, "No hay botón «Registrar».", _register()),
    Defect(
        "registrar-renombrado",
        _BUTTON,
        Kind.WORDING,
        "El botón «Registrar» se llama «Enviar».",
        _register(text="Enviar"),
    ),
    Defect(
        "registro-no-guardado",
        "5.3.2.registro",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Dice que registró la solicitud y no guarda la cuenta.",
        policy(store=lambda _account: None),
    ),
    Defect(
        "registro-con-otro-id",
        "5.3.2.registro",
        Kind.WRONG_FIELD,
        "Guarda la cuenta con un ID que no es el escrito.",
        policy(store=_stores_under_another_id),
    ),
    Defect(
        "registro-con-otra-clave",
        "5.4.aprobacion-automatica",
        Kind.CHECK_MISSING,
        "Guarda la contraseña al revés, y la escrita no abre el portal.",
        policy(stores_password=lambda password: password[::-1]),
    ),
    Defect(
        "aprobacion-pendiente",
        "5.4.aprobacion-automatica",
        Kind.APPROVAL,
        "El registro queda pendiente de que alguien lo apruebe.",
        policy(approves_at_once=False, says_approved=False),
    ),
    Defect(
        "aprobacion-anunciada-y-pendiente",
        "5.4.aprobacion-automatica",
        Kind.MESSAGE_WITHOUT_EFFECT,
        "Dice que el registro fue aprobado y no deja entrar hasta que alguien consulta el ID.",
        policy(approves_at_once=False, taken_when_asked=_approving),
    ),
    Defect(
        "aprobacion-al-consultar",
        "5.4.aprobacion-automatica",
        Kind.APPROVAL,
        "El registro queda pendiente y se aprueba recién cuando alguien vuelve a consultar el ID.",
        policy(approves_at_once=False, says_approved=False, taken_when_asked=_approving),
    ),
)
