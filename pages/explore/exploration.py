"""Exploration of a portal without a profile: the way to the form (5.1, 5.2) and the names recognised in it (5.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from playwright.sync_api import Locator, Page

from harness.errors import Stuck
from pages.candidates import Candidate, ambiguity, button_candidates, candidates
from pages.captcha import Captcha, captcha_of
from pages.components.availability_field import CHECK_AVAILABILITY
from pages.components.fields import REQUEST_CODE, Field
from pages.components.form_parts import FormParts
from pages.explore.trial import ControlTrial, try_controls
from pages.front import NEW_REGISTRATION
from pages.profile import Profile
from pages.profile.vocabulary import FIELDS, LISTS, UNFILLED
from pages.registration_form import GENERAL_USER, REGISTER
from pages.sign_in import NOT_FOUND, SignInPlace, find_sign_in
from pages.urls import authority_of
from pages.view import View

_BUTTON_TEXT = "rótulo del botón"
_ROWS = ("ID.usuario", "Doc. Identificación", "Confirmación de correo electrónico")
_ENOUGH = 3  # recognised fields of the document that make a page the form
_DRAWING = 2.0  # seconds within which the scripts of a page draw what leads on
_SIMILAR = 0.6  # ratio of SequenceMatcher from which two names are similar
_TAG = """
each => `<${each.localName}${["id", "name", "type"].filter(one => each.getAttribute(one))
  .map(one => ` ${one}="${each.getAttribute(one)}"`).join("")}>`
"""
_UNTRIED = ControlTrial()


@dataclass(frozen=True)
class RecognisedName:
    """A name of the document, and the elements it leads to.

    Attributes:
        name: As the document writes it.
        strategy: How the elements were found, in Spanish; empty where none was.
        found: The elements, as tags.
        is_legible: Whether the name is visible on the page.
        is_marked: Whether it has an asterisk.
        similar: Similar names on the page, where it leads to no element.
        trial: What trying the element showed.
        candidates: The elements with their places, of a list and where there are several.
    """

    name: str
    strategy: str
    found: tuple[str, ...]
    is_legible: bool = True
    is_marked: bool = False
    similar: tuple[str, ...] = ()
    trial: ControlTrial = _UNTRIED
    candidates: tuple[Candidate, ...] = ()

    @property
    def is_single(self) -> bool:
        """Whether it leads to exactly one element."""
        return len(self.found) == 1

    @property
    def is_settled(self) -> bool:
        """Whether it leads to exactly one element, which could be used as the document says."""
        return self.is_single and not self.trial.trouble


@dataclass(frozen=True)
class NavigationStep:
    """A click on the way to the form: the name in the document, and the text of the element that was clicked."""

    name: str
    pressed: str


@dataclass(frozen=True)
class Exploration:
    """The result of one exploration.

    Attributes:
        title: Of the front page.
        steps: The way to the form.
        fields: Of the form, in the order of the document.
        buttons: Of the form; a button of three rows is listed three times.
        unknown_fields: Fields that no name of the document leads to: the tag, and the names a person could give it.
        sign_in: The place of the sign-in.
        is_titled: Whether the form has the title that the document gives it.
        captcha: The CAPTCHA that the form asks for.
    """

    title: str
    steps: tuple[NavigationStep, ...]
    fields: tuple[RecognisedName, ...]
    buttons: tuple[RecognisedName, ...]
    unknown_fields: tuple[tuple[str, tuple[str, ...]], ...]
    sign_in: SignInPlace = NOT_FOUND
    is_titled: bool = True
    captcha: Captcha | None = None

    @property
    def unsettled(self) -> list[RecognisedName]:
        """Names that a person must still settle."""
        return [each for each in (*self.fields, *self.buttons) if not each.is_settled]

    @property
    def guessed_steps(self) -> list[NavigationStep]:
        """Steps that clicked another text than the document's."""
        return [each for each in self.steps if each.name != each.pressed]

    @property
    def is_complete(self) -> bool:
        """Whether every name and step was recognised, and the sign-in."""
        return bool(self.sign_in.boxes) and not (self.unsettled or self.guessed_steps)


def explore(page: Page, profile: Profile) -> Exploration:
    """Go from the front page to the form, look up each field and try it, without writing or sending anything.

    Args:
        page: A new page.
        profile: The portal's address, and its labels as far as they are known.

    Raises:
        Stuck: The way ends before the form.
    """
    view = View.of(page, profile)
    view.open(profile.address)
    view.traffic.until(lambda: _is_drawn(view), profile.deadline)
    view.traffic.settle()
    view.close_foreign_layers()
    title = page.title().strip()
    view, steps = _go_to_form(view)
    parts = FormParts.of(view)
    parts.look()
    fields = [_field(view, name) for name in (*FIELDS, *LISTS, *UNFILLED)]
    _require_form(fields, steps)
    controls = [each for _ in parts.everywhere() for each in view.list_controls()]
    unknown = tuple(dict.fromkeys(_unknown_fields(controls, fields)))
    names = [name for _, names in unknown for name in names]
    texts = [text for each in controls for text in each["clickable"]]
    buttons = tuple(_with_similar(each, texts) for each in _buttons(view))
    captcha, is_titled = captcha_of(view), view.find(heading=profile.label(GENERAL_USER)).count() > 0
    sign_in = _sign_in(view, profile)
    trials = try_controls(view, [each.name for each in fields if each.is_single])  # last, as it may end the page
    found = tuple(_with_similar(replace(each, trial=trials.get(each.name, each.trial)), names) for each in fields)
    return Exploration(title, steps, found, buttons, unknown, sign_in, is_titled, captcha)


def _go_to_form(view: View) -> tuple[View, tuple[NavigationStep, ...]]:
    """Press what leads from the front page to the form. Returns the window that shows it, and what was pressed."""
    steps = []
    for name in (NEW_REGISTRATION, GENERAL_USER):
        pressed, element = _next_element(view, name)
        steps.append(NavigationStep(name, pressed))
        view = view.follow(element).close_foreign_layers()
    # A route of a page of scripts is drawn later than it is pressed.
    view.traffic.until(lambda: any(_field(view, name).found for name in FIELDS), view.profile.deadline)
    return view, tuple(steps)


def _require_form(fields: Sequence[RecognisedName], steps: Sequence[NavigationStep]) -> None:
    """Require that enough fields of the document were recognised for the page to be the form.

    Raises:
        Stuck: There are fewer.
    """
    recognised = sum(bool(each.found) for each in fields)
    if recognised < _ENOUGH:
        followed = " y ".join(f"«{each.pressed}»" for each in steps)
        raise Stuck(
            f"Después de {followed} no se encontró la solicitud de 5.3: de sus {len(fields)} campos se reconocen "
            f"{recognised}. Compruebe a mano que el portal lo muestra ahí, o diga con --label qué hay que presionar."
        )


def _sign_in(view: View, profile: Profile) -> SignInPlace:
    """The place of the sign-in, looked for in another window, as the form is still needed."""
    with closing(view.page.context.new_page()) as page:
        home = View.of(page, profile)
        home.open(profile.address)
        return find_sign_in(home.close_foreign_layers())


def _is_drawn(view: View) -> bool:
    """Whether the scripts of a page have drawn something that can be pressed or filled."""
    return len(view.page.frames) > 1 or any(each["clickable"] or each["fields"] for each in view.list_controls())


def _next_element(view: View, name: str) -> tuple[str, Locator]:
    """Text and locator of the element that leads on: the one with the name, or else the most similar one."""
    label = view.profile.label(name)
    exact = view.button(name)
    view.traffic.until(lambda: exact.count() > 0, _DRAWING)
    if exact.count() == 1:
        return label, exact
    if exact.count() > 1:
        found = button_candidates(view, name)
        raise Stuck(
            f"{ambiguity(label, found, 'enlaces o botones')} Repita la orden con el que es, por ejemplo "
            f'--selector "{name}={found[0].selector}".'
        )
    texts = [text for controls in view.list_controls() for text in controls["clickable"]]
    close = similar_names(label, texts)
    if not close:
        offered = ", ".join(f"«{each}»" for each in texts[:12]) or "nada que se pueda presionar"
        raise Stuck(
            f"No se encontró «{label}» en {authority_of(view.page.url)}, ni nada parecido; la página ofrece {offered}. "
            f"Si es uno de ellos, repita la orden con --label '{name}=…'; si no tiene texto, con --selector '{name}=…'."
        )
    return close[0], view.find(button=close[0]).first


def _unseen(name: str) -> RecognisedName:
    """A name that stands in a part of the form to which the page did not let a person go on."""
    return RecognisedName(name, "", ())


def _field(view: View, name: str) -> RecognisedName:
    field = Field(view, name)
    label = view.profile.label(name)
    if not field.is_reached():
        return _unseen(name)
    answer = view.explain(label, **field.narrowing)
    found = tuple(answer["found"])
    strategy = answer["strategy"] if found else ""
    located = candidates(view, field.query) if len(found) > 1 or (found and name in LISTS) else ()
    is_marked = bool(found) and field.asterisk.count() > 0
    return RecognisedName(name, strategy, found, bool(answer["named"]), is_marked, candidates=located)


def _buttons(view: View) -> Iterator[RecognisedName]:
    for row in _ROWS:
        name, field = f"{CHECK_AVAILABILITY} ({row})", Field(view, row)
        yield _button(name, field.button_named(CHECK_AVAILABILITY)) if field.is_reached() else _unseen(name)
    for name in (REQUEST_CODE, REGISTER):
        button = _button(name, view.button(name)) if FormParts.of(view).reaches(view.button(name)) else _unseen(name)
        several = len(button.found) > 1
        yield replace(button, candidates=button_candidates(view, name)) if several else button


def _button(name: str, element: Locator) -> RecognisedName:
    found = tuple(element.evaluate_all(f"all => all.map({_TAG})"))
    return RecognisedName(name, _BUTTON_TEXT if found else "", found)


def _unknown_fields(
    seen: Iterable[Mapping[str, Any]], fields: Iterable[RecognisedName]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = {tag for each in fields for tag in each.found}
    for controls in seen:
        for each in controls["fields"]:
            if each["element"] not in known:
                yield each["element"], tuple(each["names"])


def _with_similar(field: RecognisedName, names: Sequence[str]) -> RecognisedName:
    return field if field.found else replace(field, similar=tuple(similar_names(field.name, names)))


def similar_names(wanted: str, names: Iterable[str]) -> list[str]:
    """Names similar to one, the most similar first."""
    scored = [
        (SequenceMatcher(None, wanted.casefold(), each.casefold()).ratio(), each) for each in dict.fromkeys(names)
    ]
    return [each for score, each in sorted(scored, reverse=True) if score >= _SIMILAR]
