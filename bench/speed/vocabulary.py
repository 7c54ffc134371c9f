"""The sentences that the peers know, with the equivalent lines of a raw script.

A scenario can be drawn for the sample if each of its sentences is one of these. A peer without a step for one of them
fails, and that ends the measurement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LINES = {
    "una persona con todos sus datos": "person = do.new_person()",
    "una persona que acaba de registrarse": "person = do.new_person()\ndo.just_registered(tools, person)",
    "una persona cuya contraseña es «{a}»": (
        "mentioned = ('Contraseña', 'Confirmación de Contraseña')\n"
        "person = do.new_person(dict.fromkeys(mentioned, {a}))"
    ),
    "una persona que en «{a}» pone «{b}»": "mentioned = ({a},)\nperson = do.new_person({{{a}: {b}}})",
    "una persona que deja vacío el campo «{a}»": "person = do.new_person({{{a}: ''}})",
    "que completó el resto de la solicitud": "page = do.get_ready(tools, person, mentioned)",
    "que llenó la solicitud": "page = do.fill(tools, person, mentioned)",
    "que llenó la solicitud hasta el código": "page = do.fill_up_to_the_code(tools, person, mentioned)",
    "una persona que recibió su código": (
        "person = do.new_person()\npage = do.fill_up_to_the_code(tools, person, mentioned)\ndo.request_code(page)"
    ),
    "solicita el código": "do.request_code(page)",
    "que escribió el código recibido": "do.type_the_code(page, person)",
    "que no escribió el código recibido": "do.type_no_code(page, person)",
    "que escribió un código distinto del recibido": "do.type_a_wrong_code(page, person)",
    "que escribió un código que nadie le envió": "do.type_code(page, 'A1B2C3D4')",
    "una persona mira la solicitud": "page = do.look_at_the_form(tools)",
    "una persona sigue la opción «Nuevo Registro»": "page = do.follow_new_registration(tools)",
    "presiona «Registrar»": "sent = do.register(page)",
    "comprueba la disponibilidad de «{a}»": "checked = {a}\ndo.check(page, checked)",
    "entra con su ID y su contraseña": "page = do.sign_in(tools, person)",
    "el portal la deja entrar": "",
    "encuentra «{a}»": "do.expect_service(page, {a})",
    "la cuenta queda registrada": "do.expect_registered(tools, person)",
    "la solicitud no queda registrada": "do.expect_refused(tools, person)",
    "el portal no admite ese valor en «{a}»": "do.expect_not_admitted(tools, person, {a}, sent)",
    "el portal dice que está disponible": "do.expect_free(page, checked)",
    "el portal muestra el mensaje de {a}": "do.expect_message(page, {a})",
    "llega un correo a su dirección": "do.expect_mail(person)",
    "el correo que llega se denomina «{a}»": "do.expect_mail(person, {a})",
    "ve el campo «{a}»": "do.expect_field(page, {a})",
    "«{a}» lleva un asterisco rojo": "do.expect_asterisk(page, {a})",
    "«{a}» no lleva asterisco": "do.expect_no_asterisk(page, {a})",
    "«{a}» y «{b}» forman una fila": "do.expect_one_row(page, {a}, {b})",
    "junto a «{a}» está el botón «{b}»": "do.expect_button_beside(page, {a}, {b})",
    "«{a}» es una lista desplegable con opciones": "do.expect_catalog(page, {a})",
    "la lista «{a}» muestra «{b}»": "do.expect_chosen(page, {a}, {b})",
    "entre los tipos está «{a}»": "do.expect_request(page, {a})",
    "«{a}» avisa que requiere la aprobación del «{b}»": "do.expect_approval(page, {a}, {b})",
}


def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{([ab])\\}", r"(?P<\1>[^«»]*)", re.escape(sentence)))


_KNOWN = [(_pattern(sentence), line) for sentence, line in _LINES.items()]


def is_known(sentences: Sequence[str]) -> bool:
    """Whether the peers know every sentence; each begins with its keyword."""
    return all(_found(each) for each in sentences)


def script_lines(sentences: Sequence[str]) -> Iterator[str]:
    """Generate the lines of a scenario's raw script.

    Raises:
        KeyError: A sentence is not in the vocabulary.
    """
    yield "mentioned = ()"
    for each in sentences:
        found = _found(each)
        if found is None:
            raise KeyError(each)
        match, line = found
        yield from line.format(**{name: repr(text) for name, text in match.groupdict().items()}).splitlines()


def _found(sentence: str) -> tuple[re.Match[str], str] | None:
    words = sentence.partition(" ")[2]
    matches = ((pattern.fullmatch(words), line) for pattern, line in _KNOWN)
    return next(((match, line) for match, line in matches if match), None)
