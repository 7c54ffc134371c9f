"""A window as a person sees it, with the frame that holds what is looked for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import Frame, Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from harness.compat.playwright_private import awaited, was_intercepted
from harness.errors import Stuck
from pages.drawn_text import DRAWN_TEXT
from pages.layers import ClosedLayer, Layers
from pages.messages.message_listener import MessageListener
from pages.profile import Profile
from pages.selector_engine import describe_selector, selector_for
from pages.waiting.attempt import Attempt
from pages.waiting.early_stimulus import EarlyStimuli, Stimulus
from pages.waiting.frames import Frames, area_of
from pages.waiting.missing_elements import MissingElements
from pages.waiting.traffic import Traffic

_OPENS_A_WINDOW = """
elements => elements.some(element => {
  const source = (code, depth) => {
    const text = typeof code === "function" ? code.toString() : code || "";
    const called = depth ? [...text.matchAll(/([\\w$]+)\\s*\\(/g)].map(([, name]) => window[name]) : [];
    return /\\bopen\\s*\\(/.test(text) || called.some(each => typeof each === "function" && source(each, depth - 1));
  };
  const link = element.closest("a, area, form") || element.form || element;
  const target = link.getAttribute("target") || "";
  const code = [element, link].map(each => each.onclick || "").concat(link.protocol === "javascript:" ? link.href : "");
  return target === "_blank" || code.some(each => source(each, 2));
})
"""
"""Whether a click on an element opens another window: by its target, or by what its handler calls."""

_TEXTS = f"""
all => all.map(each =>
  {DRAWN_TEXT}(each) || each.value || each.alt || each.title || each.querySelector("img")?.alt || "")
"""
_VIEWS: WeakKeyDictionary[Page, View] = WeakKeyDictionary()


class View:
    """One window of the portal.

    In a page without frames every search goes to its document; in one with frames, each element is searched for in all
    of them, once.

    Attributes:
        page: The window.
        profile: The portal's profile.
        traffic: Its pending requests.
        listener: Captures its messages.
        layers: The layers over it.
        missing: The elements known to be missing from the portal.
        stimuli: Gives the stimuli of a person, once more where the page was not ready for one.
        observations: What this window did with the person's acts and no clause decides, a Spanish sentence each.
        closed_layers: What stood over it and was closed (cookies, notices, chats), a Spanish sentence each.
    """

    def __init__(self, page: Page, profile: Profile) -> None:
        self.page = page
        self.profile = profile
        self.traffic = Traffic(page, profile.deadline)
        self.listener = MessageListener(page)
        self.missing = MissingElements.of(page.context)
        self._page_frames = Frames.of(page)
        self.observations: list[str] = []
        self.closed_layers: list[str] = []
        self.stimuli = EarlyStimuli(page, self.traffic, self.missing, self.observations)
        self.layers = Layers(page, profile, self.traffic)
        self._acted = False
        self._frames: dict[str, Frame] = {}
        self._latest = page.main_frame

    @classmethod
    def of(cls, page: Page, profile: Profile) -> View:
        """The one view of a window, so that its events have one listener."""
        if page not in _VIEWS:
            _VIEWS[page] = cls(page, profile)
        return _VIEWS[page]

    def open(self, address: str) -> None:
        """Go to an address, and wait for its document."""
        self.traffic.act()
        self.page.goto(address, wait_until="domcontentloaded")
        self.traffic.load()

    @staticmethod
    def take_observations(pages: Iterable[Page]) -> tuple[list[str], list[str]]:
        """The observations of windows and the layers closed over them, each told only once."""
        views = [_VIEWS[each] for each in pages if each in _VIEWS]
        observed = [each for view in views for each in view.observations]
        closed = [each for view in views for each in view.closed_layers]
        for view in views:
            view.observations.clear()
            view.closed_layers.clear()
        return observed, closed

    def find(self, **query: str | Sequence[str]) -> Locator:
        """The locator of a query; its keys are those of ``pages.selector_engine.selector_for``."""
        selector = selector_for(**query)
        return self.missing.asked(self.frame_of(selector).locator(selector), **query)

    def options(self, text: re.Pattern[str] | None = None, **query: str) -> Locator:
        """The options of the list that a query finds: all of them, or those with a text that matches."""
        return self.missing.asked(self.find(**query).locator("option", has_text=text), part="option", **query)

    def button(self, name: str) -> Locator:
        """The button or link with a text, by the document's name for it."""
        return self.find(button=self.profile.label(name), selector=self.profile.selectors.get(name, ""))

    @property
    def frame(self) -> Frame:
        """The frame in which the last element was found."""
        return self.page.main_frame if self._latest.is_detached() else self._latest

    @property
    def content(self) -> Locator:
        """The body of the page; of a page without one, the body of its largest frame."""
        return self.missing.asked(self.content_frame.locator("body"), part="body")

    @property
    def content_frame(self) -> Frame:
        """The frame whose body is the content of the page."""
        children = self._page_frames.answering()[1:] if len(self.page.frames) > 1 else []
        has_body = not children or self.page.locator("body").count()
        return self.page.main_frame if has_body else max(children, key=area_of)

    def frame_of(self, selector: str) -> Frame:
        """The frame that has an element, or else the one in which the last element was found."""
        if self._page_frames.leaving_for:
            self.traffic.arrive()
        if len(self.page.frames) == 1:
            return self.page.main_frame
        home = self._frames.get(selector)
        if home is None or home.is_detached():
            with_it = self._page_frames.ask(lambda frame: frame if frame.locator(selector).count() else None)
            home = next(filter(None, with_it), None)
            if home is None:
                return self.frame
            self._frames[selector] = self._latest = home
        return home

    def locate_text(self, pattern: re.Pattern[str], locate: Callable[[], Locator]) -> Locator:
        """The element that shows a text; the page itself where a native alert or a new window showed it.

        Args:
            pattern: Of the text.
            locate: Gives the locator of the text in the page.
        """
        if self.listener.uses_native_dialogs:
            self.traffic.until(
                lambda: self.listener.is_outside_page(pattern) or locate().count() > 0, self.profile.deadline
            )
        return self.page.locator(":root") if self.listener.is_outside_page(pattern) else locate()

    def explain(self, name: str, **query: str) -> dict[str, Any]:
        """Explain how a field is found.

        Returns:
            ``strategy`` (in Spanish), ``found`` (its elements as tags) and ``named`` (how often the name is visible).
        """
        selector = selector_for(explain=name, **query)
        answers = self.ask(selector)
        return max(answers, key=lambda each: (len(each["found"]) > 0, each["named"]))

    def list_controls(self) -> list[dict[str, Any]]:
        """The controls of each frame.

        Returns:
            For each frame ``clickable`` (texts) and ``fields`` (each an ``element`` as a tag, and its ``names``).
        """
        selector = selector_for(controls="todo")
        return self.ask(selector)

    def ask(self, selector: str) -> list[dict[str, Any]]:
        """Answers of the frames to a selector whose element holds JSON."""
        if self._page_frames.leaving_for:
            self.traffic.arrive()
        return self._page_frames.ask(lambda frame: json.loads(frame.locator(selector).text_content() or "{}"))

    def close_foreign_layers(self) -> View:
        """Close the layers that stand over the page before the person's first act, and return the view."""
        self._observe(self.layers.close_foreign())
        return self

    def uncover(self, element: Locator) -> None:
        """Close the layers over an element that will be used; one that is known to be missing is waited for briefly."""
        self.missing.check(element)
        self._observe(self.layers.uncover(element, acted=self._acted))

    def press(self, element: Locator) -> None:
        """Close the layers over an element and click it.

        Raises:
            Stuck: Another element lies over it, which nothing closes.
        """
        self.uncover(element)
        self.click(element)

    def click(self, element: Locator) -> None:
        """Click an element that was uncovered.

        Raises:
            Stuck: Another element lies over it, which nothing closes.
        """
        self._acted = True
        self.traffic.act()
        self._use(element, element.click)
        self.missing.answered()

    def press_of(
        self, element: Locator, prepare: Callable[[], object] | None = None, *, seen: Callable[[], bool]
    ) -> Stimulus:
        """The press of a button that was uncovered, as a stimulus.

        Args:
            element: The button.
            prepare: Does again what preceded the press.
            seen: Whether something outside of the page answers it.
        """

        def again() -> None:
            self.uncover(element)
            if prepare is not None:
                prepare()

        def name() -> str:
            return f"la primera pulsación de «{' '.join(' '.join(element.evaluate_all(_TEXTS)).split())}»"

        return Stimulus(lambda: self.click(element), self.frame, name, again, seen)

    def _use(self, element: Locator, act: Callable[[], None]) -> None:
        """Perform an act on an element; where something covers it, close that or name it."""
        attempt = Attempt()
        with attempt:
            act()
        if attempt.error is not None:
            self._name_cover(element, attempt.error)
            act()

    def _name_cover(self, element: Locator, error: PlaywrightTimeout) -> None:
        """Close a layer that came between look and click, or raise an error that names what covers the element."""
        self._observe(self.layers.uncover(element, surely=True))
        covering = self.layers.text_over(element)
        wanted = describe_selector(awaited(str(error)))
        if covering:
            raise Stuck(
                f"La página no dejó continuar: no se pudo presionar {wanted}, porque lo tapa «{covering}». Si una "
                "persona lo puede cerrar, diga cómo en [dismiss] del perfil."
            ) from error
        if not was_intercepted(str(error)):
            raise error

    def _observe(self, closed: Sequence[ClosedLayer]) -> None:
        self.closed_layers += [
            f"Se cerró con «{each.control}» lo que tapaba la página: «{each.text}»." for each in closed if each.is_offer
        ]

    def follow(self, element: Locator, prepare: Callable[[], object] | None = None) -> View:
        """Click an element that leads to another page; the view of that page, in this window or in a new one.

        Args:
            element: What leads there.
            prepare: Does again what preceded the click, where the page was not ready for both.
        """
        self.uncover(element)
        opened: list[Page] = []
        self.page.once("popup", lambda window: opened.append(window))  # noqa: PLW0108 - Playwright wants a function
        self._use(element, lambda: element.wait_for(state="attached"))
        opens_a_window = element.evaluate_all(_OPENS_A_WINDOW)
        if opens_a_window:
            self.click(element)
            if not opened:
                self.page.wait_for_event("popup")
        else:
            self.stimuli.give(self.press_of(element, prepare, seen=lambda: bool(opened)))
        if opened:
            view = View.of(opened[0], self.profile)
            view.traffic.load()
            return view
        return self


def unanswered_requests(pages: Iterable[Page]) -> list[str]:
    """Method and host of the requests that the last acts on these windows caused and that have no answer.

    Asks no page anything, so that another thread may call it.
    """
    views = filter(None, map(_VIEWS.get, pages))
    return [each for view in views for each in view.traffic.unanswered()]
