"""Every deliberate defect, in the order of the document, and the pairs in which one could hide the other."""

from portal.registration.defects import (
    behind_the_page,
    blanks,
    code_life,
    codes,
    conditional,
    credentials,
    cut_numbers,
    documents,
    earlier_values,
    emails,
    identifiers,
    identity,
    locks,
    mandatory,
    messages,
    names,
    near_matches,
    near_wordings,
    partial_matches,
    passwords,
    phones,
    places,
    registration,
    repeated_acts,
    second_time,
    services,
    shown,
    site,
    structure,
)
from portal.registration.defects.model import Defect

_ROOMS = (
    *(site, services, credentials, mandatory, blanks, structure, identity, identifiers, documents, names, passwords),
    *(places, phones, emails, locks, codes, code_life, messages, registration, near_matches, shown, repeated_acts),
    *(cut_numbers, behind_the_page, conditional, second_time, earlier_values, near_wordings, partial_matches),
)
DEFECTS: tuple[Defect, ...] = tuple(each for room in _ROOMS for each in room.DEFECTS)
BY_ID = {each.id: each for each in DEFECTS}
PAIRS: tuple[tuple[str, str], ...] = (
    # the message of the one takes the place of what the other should say
    ("vencido-sin-mensaje", "codigo-no-vence"),
    ("vencido-con-mensaje-de-incorrecto", "incorrecto-con-mensaje-de-vencido"),
    ("no-solicitado-con-mensaje-de-incorrecto", "incorrecto-sirve"),
    ("no-escrito-con-mensaje-de-no-solicitado", "no-solicitado-con-mensaje-de-incorrecto"),
    ("enviado-sin-mensaje", "enviado-avisado-al-comprobar"),
    ("correos-distintos-sin-mensaje", "correos-iguales-con-mensaje"),
    ("correos-distintos-otro-mensaje", "correos-distintos-avisados-y-registrados"),
    # two mistakes that make up for each other
    ("codigo-14-58", "vencido-avisado-al-registrar"),
    ("contrasena-desde-7", "contrasena-desde-9-en-el-servidor"),
    ("telefono1-hasta-15", "telefono1-hasta-13-en-el-servidor"),
    ("telefono2-hasta-15", "telefono2-hasta-13-en-el-servidor"),
    ("celular-hasta-15", "celular-hasta-13-en-el-servidor"),
    ("telefono1-empieza-con-0-sin-comprobar", "telefono1-vetado"),
    ("celular-empieza-con-09-sin-comprobar", "celular-vetado"),
    ("contrasena-letras-sin-numeros", "contrasena-hasta-31"),
    ("asterisco-de-otro-color-id", "vacio-admitido-id"),
    ("sin-asterisco-direccion", "vacio-admitido-direccion"),
    ("exigido-fax", "asterisco-de-mas-fax"),
    ("exigido-telefono2", "asterisco-de-mas-telefono2"),
    # one stops the way to the other
    ("id-libre-dicho-en-uso", "id-repetido"),
    ("correo-no-sale", "asunto-otro"),
    ("correo-sin-codigo", "no-solicitado-sirve"),
    ("correo-con-codigo-tapado", "incorrecto-sirve"),
    ("documento-repetido", "documento-ocupado-segun-usuario"),
    ("registro-no-guardado", "aprobacion-anunciada-y-pendiente"),
    ("registro-no-guardado", "vacio-admitido-nombre"),
    ("ciudades-todas-al-abrir", "ciudades-ninguna"),
    ("ciudades-se-acumulan", "ciudades-de-guayas-en-azuay"),
    ("paises-sin-argentina", "paises-ultimos-cambiados"),
    ("tipos-ultimos-cambiados", "tipo-ausente-discapacidad"),
    ("senae-otro-dominio", "senae-se-escribe"),
    ("correo-no-se-bloquea", "confirmacion-no-se-bloquea"),
)
