"""Parts of a form of which a person sees one at a time: tabs, folded parts, steps (5.3; docs/decisions/0052).

The document shows the form on one screen and does not say that all of it is seen at once. What is in a part that is
not open is reached as a person reaches it, and the record says how.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from playwright.sync_api import Locator

from harness.errors import Undecided
from pages.drawn_text import texts_of
from pages.profile.vocabulary import BUTTONS, OWN_FIELDS
from pages.selector_engine import selector_for
from pages.view import View

_TOLD = "La solicitud se ve por partes, que se abrieron para llegar a cada campo."
_MOST_STEPS = 12
"""Most steps of a form; a page with more goes round in a circle."""
_TURNING = 1.0
"""Seconds within which a page shows the next step, besides the answers of its server."""
_NAMES = "fields => fields.map(each => each.name || each.id || each.labels?.[0]?.textContent || each.placeholder || '')"
_PLACES = """
element => {
  const panel = opener => opener.localName === "summary" ? opener.parentElement
    : document.getElementById(opener.getAttribute("aria-controls") || "")
      || (opener.id ? document.querySelector(`[aria-labelledby~="${CSS.escape(opener.id)}"]`) : null);
  const openers = [...document.querySelectorAll("[role=tab], summary, [aria-expanded]")];
  return openers.flatMap((opener, at) => panel(opener)?.contains(element) ? [at] : []);
}
"""
"""Numbers of the parts that hold an element, in the order of the page."""
_PARTS: WeakKeyDictionary[View, FormParts] = WeakKeyDictionary()


@dataclass(frozen=True)
class Openers:
    """Ways to parts of a form.

    Attributes:
        open: For each opener, in the order of the page, whether its part is open.
        has_steps: Whether the page has a button that goes to the next step.
    """

    open: tuple[bool, ...] = ()
    has_steps: bool = False


class FormParts:
    """Parts of the form of one window.

    Args:
        view: The window.

    Attributes:
        is_divided: Whether a person sees one part of the form at a time.
    """

    def __init__(self, view: View) -> None:
        self.is_divided = False
        self._view = view
        self._document = -1
        self._step = self._opened = 0
        self._blocking = ""

    @classmethod
    def of(cls, view: View) -> FormParts:
        """The parts of a window's form."""
        if view not in _PARTS:
            _PARTS[view] = cls(view)
        return _PARTS[view]

    def look(self) -> None:
        """Look whether the form is divided; to be called once the form is drawn, and done once for each document."""
        document = self._view.stimuli.navigations
        if document == self._document:
            return
        was_divided, self._document = self.is_divided, document
        found = self._openers()
        self.is_divided = found.has_steps or len(found.open) > 0 or (was_divided and self._step > 0)
        if self.is_divided and not was_divided:
            self._opened = found.open.index(True) if True in found.open else 0
            self._view.observations.append(_TOLD)

    def show(self, element: Locator) -> Locator:
        """Open the part that holds an element, where the form is divided and a person does not see the element.

        Returns:
            The element; also one that no part holds.

        Raises:
            Undecided: A button that may lead to it led nowhere.
        """
        if not self.reaches(element):
            raise Undecided(
                f"No se vio toda la solicitud: «{self._blocking}» no llevó a su paso siguiente. Si es porque el portal "
                "pide antes algo que el documento no dice, anótelo; si se avanza de otra manera, indíquelo en [parts] "
                "del perfil."
            )
        return element

    def reaches(self, element: Locator) -> bool:
        """Open the part that holds an element; false if the next step did not come, true also of what no part holds."""
        self._blocking = ""
        if not self.is_divided or _is_seen(element):
            return True
        return any(_is_seen(element) for _ in self._turns()) or not self._blocking

    def everywhere(self) -> Iterator[None]:
        """Each part of the form after the other, as far as the page lets a person go on."""
        yield
        if self.is_divided:
            yield from self._turns()

    def place_of(self, element: Locator) -> int:
        """Number of the part that holds an element that is seen, in the order in which a person gets to them."""
        if not self.is_divided:
            return 0
        places = element.evaluate(_PLACES) if not self._step else []
        return int(places[0]) if len(places) == 1 else max(self._step, self._opened)

    def _openers(self) -> Openers:
        keys = self._view.profile.parts
        told = self._view.ask(selector_for(parts=keys.next or "todas", **self._narrowing))
        found = max(told, key=lambda each: len(each.get("openers", ())), default={})
        return Openers(tuple(found.get("openers", ())), any(each.get("steps") for each in told))

    def _turns(self) -> Iterator[None]:
        """Open one part after the other; a person looks for the element after each, and comes back in the end."""
        openers, before = self._openers(), self._opened
        for number in [at for at, is_open in enumerate(openers.open) if not is_open]:
            self._open(number)
            yield
        if before != self._opened and before < len(openers.open):
            self._open(before)
        if openers.has_steps or self._step:
            yield from self._go("siguiente", _MOST_STEPS, 1)
            yield from self._go("anterior", self._step, -1)

    def _open(self, number: int) -> None:
        selector = selector_for(opener=str(number), **self._narrowing)
        opener = self._view.frame_of(selector).locator(selector)
        if opener.count():
            self._press(opener)
            self._opened = number

    def _go(self, step: str, most: int, by: int) -> Iterator[None]:
        """Press the button of a step until there is none, or nothing follows."""
        keys = self._view.profile.parts
        selector = selector_for(turn=step, words=keys.next if by > 0 else keys.previous, **self._narrowing)
        for _ in range(most):
            button = self._view.frame_of(selector).locator(selector)
            if not button.count():
                return
            before, words = self._signature(), " ".join(" ".join(texts_of(button.first)).split())
            self._press(button.first)
            self._view.traffic.until(lambda: self._signature() != before, _TURNING)  # noqa: B023 - called at once
            if self._signature() == before:
                self._blocking = words or step
                return
            self._step = max(0, self._step + by)
            yield

    @property
    def _narrowing(self) -> dict[str, Sequence[str] | Sequence[dict[str, str]]]:
        """Keys of every query about the parts: the form's own fields, its buttons, and the profile's names."""
        profile = self._view.profile
        known = [{"field": profile.label(each), "selector": profile.selectors.get(each, "")} for each in OWN_FIELDS]
        return {"known": known, "told": profile.parts.names, "buttons": [profile.label(each) for each in BUTTONS]}

    def _press(self, opener: Locator) -> None:
        self._view.press(opener)
        self._view.traffic.settle()

    def _signature(self) -> list[str]:
        """Names of the fields that are seen now."""
        return list(self._view.find(fields="todos").filter(visible=True).evaluate_all(_NAMES))


def _is_seen(element: Locator) -> bool:
    return element.filter(visible=True).count() > 0
