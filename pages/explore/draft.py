"""First profile of a portal, drafted from an exploration; missing values are named in comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from os.path import relpath
from pathlib import Path

from pages.explore.draft_answers import answers, toml_text
from pages.explore.exploration import Exploration, RecognisedName
from pages.explore.learned import Learned
from pages.profile import Profile
from pages.profile.checking import SCHEMA_FILE
from pages.registration_form import GENERAL_USER
from pages.sign_in import SignInPlace

_HEAD = """\
# Borrador que «python -m fixtures explore» escribió el {day}, con lo que se ve en {address}.
# Complete lo que dice FALTA, revise el resto y compruébelo con:  python -m fixtures check {file}
# Un editor que entienda TOML completa y comprueba las claves gracias a la línea siguiente.
#:schema {schema}
schema = 1
name = {name}
address = {quoted}
"""


def draft(exploration: Exploration, told: Profile, file: Path, day: date, learned: Learned | None = None) -> str:
    """The text of a profile that loads without changes.

    Args:
        exploration: Its result.
        told: The portal's address, its authorisation, and the labels and selectors that the command line gave.
        file: Path of the profile to be.
        day: Of the exploration.
        learned: What the portal told; None where it was not asked.
    """
    head = _HEAD.format(
        day=day,
        address=told.address,
        file=file,
        schema=Path(relpath(SCHEMA_FILE, file.resolve().parent)).as_posix(),
        name=toml_text(exploration.title or "Mi portal"),
        quoted=toml_text(told.address),
    )
    groups = (
        _labels(exploration, told.labels),
        _selectors(exploration, told.selectors),
        _sign_in(exploration.sign_in),
        _texts(exploration),
    )
    authorised = [f"authorised = {toml_text(told.authorised)}"] if told.authorised else []
    by_hand = []
    if exploration.captcha:
        by_hand = [
            f"\n# La solicitud pide un CAPTCHA ({exploration.captcha.in_words}), que resuelve una persona: en la",
            "# ventana, con --headed, o por su cuenta; entonces quite el # y júzguelo con «python -m reports review».",
            '# by_hand = ["5.3.2.registro"]',
        ]
    first = "\n".join([f"{head.rstrip()}", *authorised, *by_hand, "", *answers(learned)])
    return "\n".join([first, *(line for group in groups for line in (*group, ""))])


def _labels(exploration: Exploration, labels: Mapping[str, str]) -> Iterator[str]:
    yield '# Rótulos que este portal escribe de otra manera: "el del documento" = "el del portal".'
    yield "[labels]"
    yield from (f"{toml_text(name)} = {toml_text(label)}" for name, label in labels.items())
    for step in exploration.guessed_steps:
        if step.name not in labels:
            yield f"# FALTA: no se ve «{step.name}»; para seguir se presionó lo que más se le parece. Si es lo mismo:"
            yield f"# {toml_text(step.name)} = {toml_text(step.pressed)}"
    for each in exploration.fields:
        if not each.found and not each.is_legible:
            yield f"# FALTA: no se encontró «{each.name}»{_likeness(each)}."
            yield f"# {toml_text(each.name)} = {toml_text(each.similar[0] if each.similar else '…')}"
    missing = {each.name.split(" (")[0]: each for each in exploration.buttons if not each.found}
    for button, each in missing.items():
        yield f"# FALTA: no se encontró «{button}» donde lo tiene la figura de 5.3{_likeness(each)}."
        yield f"# {toml_text(button)} = {toml_text(each.similar[0] if each.similar else '…')}"


def _sign_in(place: SignInPlace) -> Iterator[str]:
    """Lines on the sign-in: where it was recognised, and what may be told of it."""
    yield (
        f"# Se entra al portal {place.in_words}."
        if place.boxes
        else "# FALTA: no se encontró dónde se entra al portal."
    )
    yield "[sign_in]"
    if not place.boxes:
        yield '# address = "/entrar"           # la página donde se entra, o:'
        yield '# way = ["Mi cuenta"]           # lo que se presiona en la portada hasta ver las casillas'
        yield '# user = "…"                    # el rótulo de cada casilla y el texto del botón, o css= y un selector'
        yield '# password = "…"'
        yield '# button = "…"'
    yield '# inside = "…"                  # lo que ve solo quien está dentro, si no es un «Cerrar sesión» o algo así'
    yield '# refused = "…"                 # lo que se ve cuando las credenciales no abren, si no se dice con palabras'


def _texts(exploration: Exploration) -> Iterator[str]:
    """Lines on the texts that are no name of a control."""
    if not exploration.is_titled:
        yield f"# FALTA: la solicitud no se titula «{GENERAL_USER}»; si su título dice lo mismo con otras palabras:"
        yield "# [texts]"
        yield '# form_title = "…"'


def _likeness(each: RecognisedName) -> str:
    return f"; se parece «{each.similar[0]}»" if each.similar else ", ni nada que se le parezca"


def _selectors(exploration: Exploration, told: Mapping[str, str]) -> Iterator[str]:
    yield '# Lo que ningún rótulo alcanza a señalar: "el nombre del documento" = "un selector CSS".'
    yield "[selectors]"
    yield from (f"{toml_text(name)} = {toml_text(css)}" for name, css in told.items())
    for each in exploration.fields:
        if len(each.found) > 1:
            yield f"# FALTA: «{each.name}» puede ser cualquiera de {len(each.found)} campos; quite el # del que es:"
            yield from _choices(each)
        elif not each.found and each.is_legible:
            yield f"# FALTA: «{each.name}» se lee en la página, pero no se ve de qué campo es."
            yield f'# {toml_text(each.name)} = "…"'
        elif each.trial.trouble:
            yield f"# FALTA: «{each.name}» {each.trial.trouble}. Si se usa de otro modo, señale lo que se presiona:"
            yield from _choices(each)
    for each in exploration.buttons:
        if len(each.found) > 1 and each.candidates:
            yield f"# FALTA: «{each.name}» puede ser cualquiera de {len(each.found)} botones; quite el # del que es:"
            yield from _choices(each)
    yield from _unknown_fields(exploration.unknown_fields)


def _choices(each: RecognisedName) -> Iterator[str]:
    """A commented line for each element that a name may mean, with where it stands."""
    for one in each.candidates:
        yield f"# {toml_text(each.name)} = {toml_text(one.selector)}   # {one.in_words}"


def _unknown_fields(fields: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    for tag, names in fields:
        said = " o ".join(f"«{name}»" for name in names) or "ningún texto"
        yield f"# Campo que el documento no nombra: {tag}, con {said} al lado."
