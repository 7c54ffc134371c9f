"""Variations of the course of a request: the types it is chosen from, its password, its refusal and its success."""

import re
from dataclasses import replace

from portal.registration.policy import Policy
from portal.registration.request_types import GENERAL_USER
from portal.registration.rulebook import Rule
from portal.registration.rules import Form
from portal.registration.variations.model import Part, Variation, scripted, with_rules

_GUESSABLE = re.compile(r"adua[nñ]|senae|ecuapass|ecuador|guayaquil|quito|clave|(?:19|20)\d\d", re.IGNORECASE)
_BY_THE_SYSTEM = "Requiere un correo electrónico válido, con el cual el sistema aprueba el registro."
_CERTIFICATE_OF_OTHERS = (
    "Ya puede usar el portal sin certificado digital. Para operar como OCE debe obtener un certificado digital."
)
_BEGUN_ANEW = "después de un código incorrecto hay que empezar una solicitud nueva, y el documento no dice que no"


def _not_guessable(value: str, _form: Form) -> bool:
    return not _GUESSABLE.search(value)


_UNGUESSED = Rule(
    "contrasena-adivinable", _not_guessable, "No use en la contraseña nombres que otros adivinan, ni años."
)


def _approved_by_the_system(policy: Policy) -> Policy:
    types = (
        replace(each, description=f"{each.description} {_BY_THE_SYSTEM}") if each.slug == GENERAL_USER else each
        for each in policy.request_types
    )
    return replace(policy, request_types=tuple(types))


def _beginning_anew(policy: Policy) -> Policy:
    return scripted("rechazo-empieza-de-nuevo")(replace(policy, remembers_lock=False))


VARIATIONS = (
    Variation(
        "tipos-en-grupos",
        Part.TYPES,
        "Los tipos de solicitud están en los dos grupos que el documento anuncia.",
        scripted("tipos-en-grupos"),
    ),
    Variation(
        "aprobado-por-el-sistema",
        Part.TYPES,
        "La descripción de la solicitud dice que el sistema aprueba el registro, y que requiere un correo válido.",
        _approved_by_the_system,
        technique=False,
    ),
    Variation(
        "contrasena-no-adivinable",
        Part.PASSWORDS,
        "No se admite una contraseña con el nombre de la institución, del país o de una ciudad, ni con un año.",
        with_rules({"contrasena": _UNGUESSED}),
    ),
    Variation(
        "pide-aceptar",
        Part.CONSENT,
        "La solicitud pide aceptar los términos y el tratamiento de datos, y no se envía sin eso.",
        scripted("pide-aceptar"),
    ),
    Variation(
        "rechazo-en-otra-pantalla",
        Part.REFUSAL,
        "Los datos que faltan se dicen en una pantalla sin el formulario, de la que se vuelve con «Volver».",
        scripted("rechazo-en-otra-pantalla"),
    ),
    Variation(
        "rechazo-empieza-de-nuevo",
        Part.REFUSAL,
        "Leído el mensaje de código incorrecto, el portal abre una solicitud nueva y vacía.",
        _beginning_anew,
        undecided={
            "5.3.1.correo-sigue-fijo": _BEGUN_ANEW,
            "5.3.1.codigo-no-se-prorroga": _BEGUN_ANEW,
            "5.3.2.rechazo-conserva-lo-escrito": _BEGUN_ANEW,
            "5.3.2.se-corrige-y-registra": _BEGUN_ANEW,
        },
    ),
    Variation(
        "certificado-para-otros",
        Part.SUCCESS,
        "Registrada la persona, el portal dice quién necesita un certificado, que no es ella.",
        lambda policy: replace(policy, asks_afterwards=_CERTIFICATE_OF_OTHERS),
        technique=False,
    ),
)
