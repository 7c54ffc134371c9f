"""Looks at a portal that nobody described yet: the way to the form (5.1, 5.2) and what is recognised in it (5.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from playwright.sync_api import Locator, Page

from harness.errors import Stuck
from pages.fields import CHECK_AVAILABILITY, REQUEST_CODE, Field
from pages.front import NEW_REGISTRATION
from pages.profile import Profile
from pages.profile.vocabulary import FIELDS, LISTS, UNFILLED
from pages.registration_form import GENERAL_USER, REGISTER
from pages.view import View

BY_SIGHT = "rótulo del botón"
_ROWS = ("ID.usuario", "Doc. Identificación", "Confirmación de correo electrónico")
_SOMETHING = "a, button, input, [onclick], frame, iframe"
"""What a page has at the earliest when its scripts have drawn it."""
_ENOUGH = 3  # fields of the document that make a page the form
_ALIKE = 0.6
_TAG = """
each => `<${each.localName}${["id", "name", "type"].filter(one => each.getAttribute(one))
  .map(one => ` ${one}="${each.getAttribute(one)}"`).join("")}>`
"""


@dataclass(frozen=True)
class Seen:
    """What became of one name of the document.

    Attributes:
        name: As the document writes it.
        way: How it was recognised, in Spanish; empty where it was not.
        found: The elements it leads to, as tags.
        is_legible: Whether the name can be read on the page at all.
        is_marked: Whether an asterisk goes with it.
        similar: Names on the page that read alike, where it leads to nothing.
    """

    name: str
    way: str
    found: tuple[str, ...]
    is_legible: bool = True
    is_marked: bool = False
    similar: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether it leads to one thing."""
        return len(self.found) == 1


@dataclass(frozen=True)
class Step:
    """One thing to press on the way to the form: its name in the document, and what was pressed for it."""

    name: str
    pressed: str


@dataclass(frozen=True)
class Exploration:
    """What one look at an unknown portal showed.

    Attributes:
        title: Of its front page.
        steps: The way to the form.
        fields: Of the form, in the order of the document.
        buttons: Of the form; one that stands in three rows is there three times.
        strangers: Fields that no name of the document leads to: the tag, and what a person would call it.
    """

    title: str
    steps: tuple[Step, ...]
    fields: tuple[Seen, ...]
    buttons: tuple[Seen, ...]
    strangers: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def unsettled(self) -> list[Seen]:
        """What a person must still settle."""
        return [each for each in (*self.fields, *self.buttons) if not each.is_settled]

    @property
    def guesses(self) -> list[Step]:
        """Steps where something else was pressed than what the document names."""
        return [each for each in self.steps if each.name != each.pressed]

    @property
    def is_complete(self) -> bool:
        """Whether everything was recognised."""
        return not (self.unsettled or self.guesses)


def explore(page: Page, profile: Profile) -> Exploration:
    """Go from the front page to the form and look at each field; nothing is written, nothing is sent.

    Args:
        page: A new page.
        profile: The portal's address, and what is known of its labels.

    Raises:
        Stuck: The way ends before a form.
    """
    view = View.of(page, profile)
    page.goto(profile.address)
    page.locator(_SOMETHING).first.wait_for(state="attached")
    view.traffic.settle()
    title = page.title().strip()
    steps = []
    for name in (NEW_REGISTRATION, GENERAL_USER):
        pressed, what = _what_to_press(view, name)
        steps.append(Step(name, pressed))
        view = view.follow(what)
    fields = [_field(view, name) for name in (*FIELDS, *LISTS, *UNFILLED)]
    recognised = sum(bool(each.found) for each in fields)
    if recognised < _ENOUGH:
        followed = " y ".join(f"«{each.pressed}»" for each in steps)
        raise Stuck(
            f"Después de {followed} no se encontró el formulario de 5.3: de sus {len(fields)} campos se reconocen "
            f"{recognised}. Compruebe a mano que el portal lo muestra ahí, o diga con --label qué hay que presionar."
        )
    strangers = tuple(_strangers(view, fields))
    names = [name for _, names in strangers for name in names]
    return Exploration(
        title, tuple(steps), tuple(_compared(each, names) for each in fields), tuple(_buttons(view)), strangers
    )


def _what_to_press(view: View, name: str) -> tuple[str, Locator]:
    """What leads on: what says the name, or else the one thing that reads like it."""
    label = view.profile.label(name)
    exact = view.button(name)
    if exact.count() == 1:
        return label, exact
    if exact.count() > 1:
        tags = ", ".join(exact.evaluate_all(f"all => all.map({_TAG})"))
        raise Stuck(f"«{label}» puede ser cualquiera de {exact.count()}: {tags}. Dígalo en [selectors] de un perfil.")
    seen = [text for survey in view.survey() for text in survey["pressable"]]
    close = alike(label, seen)
    if not close:
        offered = ", ".join(f"«{each}»" for each in seen[:12]) or "nada que se pueda presionar"
        raise Stuck(
            f"No se encontró «{label}» en {view.page.url}, ni nada parecido; la página ofrece {offered}. Si es uno de "
            f"ellos, repita la orden con --label '{name}=…'."
        )
    return close[0], view.find(button=close[0]).first


def _field(view: View, name: str) -> Seen:
    field = Field(view, name)
    label = view.profile.label(name)
    told = view.explain(label, **field.asked)
    found = tuple(told["found"])
    return Seen(
        name, told["way"] if found else "", found, bool(told["named"]), bool(found) and field.asterisk.count() > 0
    )


def _buttons(view: View) -> Iterator[Seen]:
    for row in _ROWS:
        name = f"{CHECK_AVAILABILITY} ({row})"
        yield _button(name, Field(view, row).button_named(CHECK_AVAILABILITY))
    for name in (REQUEST_CODE, REGISTER):
        yield _button(name, view.button(name))


def _button(name: str, what: Locator) -> Seen:
    found = tuple(what.evaluate_all(f"all => all.map({_TAG})"))
    return Seen(name, BY_SIGHT if found else "", found)


def _strangers(view: View, fields: Iterable[Seen]) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = {tag for each in fields if each.is_settled for tag in each.found}
    for survey in view.survey():
        for each in survey["fields"]:
            if each["element"] not in known:
                yield each["element"], tuple(each["names"])


def _compared(seen: Seen, names: Sequence[str]) -> Seen:
    if seen.found:
        return seen
    return replace(seen, similar=tuple(alike(seen.name, names)))


def alike(wanted: str, names: Iterable[str]) -> list[str]:
    """Names that read like one, the most alike first."""
    scored = [
        (SequenceMatcher(None, wanted.casefold(), each.casefold()).ratio(), each) for each in dict.fromkeys(names)
    ]
    return [each for score, each in sorted(scored, reverse=True) if score >= _ALIKE]
