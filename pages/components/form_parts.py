"""Parts of a form of which a person sees one at a time: tabs, folded parts, steps (5.3; docs/decisions/0052).

The document shows the form on one screen and does not say that all of it is seen at once. What is in a part that is
not open is reached as a person reaches it, and the record says how.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from playwright.sync_api import Locator

from harness.errors import Undecided
from pages.drawn_text import texts_of
from pages.selector_engine import selector_for
from pages.view import View

_TOLD = "La solicitud se ve por partes, que se abrieron para llegar a cada campo."
_MOST_STEPS = 12
"""Most steps of a form; a page with more goes round in a circle."""
_TURNING = 1.0
"""Seconds within which a page shows the next step, besides the answers of its server."""
_NAMES = "fields => fields.map(each => each.name || each.id || each.labels?.[0]?.textContent || each.placeholder || '')"
_PLACE = """
element => {
  const openers = [...document.querySelectorAll("[role=tab], summary, [aria-expanded]")];
  const panel = opener => opener.localName === "summary" ? opener.parentElement
    : document.getElementById(opener.getAttribute("aria-controls"))
    ?? (opener.id && document.querySelector(`[aria-labelledby~="${CSS.escape(opener.id)}"]`));
  return Math.max(0, openers.map(panel).findIndex(each => each?.contains(element)));
}
"""
"""Number of the part that holds an element, in the order of the page."""
_PARTS: WeakKeyDictionary[View, FormParts] = WeakKeyDictionary()


@dataclass(frozen=True)
class Openers:
    """Ways to parts of a form.

    Attributes:
        names: Text of each opener, in the order of the page.
        closed: Numbers of those whose part is closed.
        has_steps: Whether the page has a button that goes to another step.
    """

    names: tuple[str, ...] = ()
    closed: tuple[int, ...] = ()
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
        self._step = 0
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
        found = self._openers()
        self._document, self._step = document, 0
        self.is_divided = found.has_steps or len(found.names) > 0
        if self.is_divided:
            self._view.observations.append(_TOLD)

    def show(self, element: Locator) -> Locator:
        """Open the part that holds an element, where the form is divided and a person does not see the element.

        Returns:
            The element; also one that no part holds.

        Raises:
            Undecided: A step that may lead to it did not come.
        """
        if not self.reaches(element):
            raise Undecided(
                f"No se vio toda la solicitud: «{self._blocking}» no llevó a su paso siguiente. Si es porque el portal "
                "pide antes algo que el documento no dice, anótelo; si se pasa de otra manera, dígala en [parts]."
            )
        return element

    def reaches(self, element: Locator) -> bool:
        """Open the part that holds an element; false only where a step that may lead to it did not come."""
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
        return self._step if self._openers().has_steps else int(element.evaluate(_PLACE))

    def _openers(self) -> Openers:
        keys = self._view.profile.parts
        told = self._view.ask(selector_for(parts="todas", told=keys.names, siguiente=keys.next, anterior=keys.previous))
        found = max(told, key=lambda each: len(each["openers"]) + each["steps"])
        openers = found["openers"]
        closed = [number for number, each in enumerate(openers) if not each["open"]]
        return Openers(tuple(each["name"] for each in openers), tuple(closed), found["steps"])

    def _turns(self) -> Iterator[None]:
        """Open one part after the other; a person looks for the element after each."""
        keys = self._view.profile.parts
        for number in self._openers().closed:
            self._press(self._view.find(part=str(number), told=keys.names))
            yield
        yield from self._go("siguiente", keys.next, 1)
        yield from self._go("anterior", keys.previous, -1)

    def _go(self, step: str, words: str, by: int) -> Iterator[None]:
        """Press the button of a step until there is none, or nothing follows."""
        for _ in range(_MOST_STEPS):
            button = self._view.find(step=step, words=words)
            if not button.count():
                return
            before = self._signature()
            self._press(button.first)
            self._view.traffic.until(lambda: self._signature() != before, _TURNING)  # noqa: B023 - called at once
            if self._signature() == before:
                self._blocking = " ".join((texts_of(button) or [step])[0].split())
                return
            self._step += by
            yield

    def _press(self, opener: Locator) -> None:
        self._view.press(opener)
        self._view.traffic.settle()

    def _signature(self) -> list[str]:
        """Names of the fields that are seen now."""
        return list(self._view.find(fields="todos").filter(visible=True).evaluate_all(_NAMES))


def _is_seen(element: Locator) -> bool:
    return element.filter(visible=True).count() > 0
