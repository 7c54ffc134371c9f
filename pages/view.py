"""What a person has before the eyes: a window, and in it the frame that holds what they look for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import Frame, Locator, Page

from pages.absences import Absences
from pages.finding import see
from pages.hearing import Ears
from pages.profile import Profile
from pages.traffic import Traffic

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
"""Whether pressing an element opens another window: by its target, or by what its handler calls."""


def _area(frame: Frame) -> float:
    box = frame.frame_element().bounding_box()
    return box["width"] * box["height"] if box else 0


_VIEWS: WeakKeyDictionary[Page, View] = WeakKeyDictionary()


class View:
    """One window of the portal.

    A page without frames costs nothing; in one with frames each thing is looked for in all of them, once.
    """

    def __init__(self, page: Page, profile: Profile) -> None:
        self.page = page
        self.profile = profile
        self.traffic = Traffic(page)
        self.ears = Ears(page)
        self.absences = Absences.of(page.context)
        self._homes: dict[str, Frame] = {}
        self._latest = page.main_frame

    def find(self, **asked: str | Sequence[str]) -> Locator:
        """The locator of what a person would look for; see ``pages.finding.see``."""
        selector = see(**asked)
        return self.frame_of(selector).locator(selector)

    def button(self, name: str) -> Locator:
        """What can be pressed and says so, by the document's name of it."""
        return self.find(button=self.profile.label(name), selector=self.profile.selectors.get(name, ""))

    @classmethod
    def of(cls, page: Page, profile: Profile) -> View:
        """The one view of a window: a window that is used again is not listened to twice."""
        if page not in _VIEWS:
            _VIEWS[page] = cls(page, profile)
        return _VIEWS[page]

    @property
    def frame(self) -> Frame:
        """The frame in which the person found the last thing."""
        return self.page.main_frame if self._latest.is_detached() else self._latest

    @property
    def content(self) -> Locator:
        """The body of the page, or of the largest of its frames where it has none of its own."""
        if len(self.page.frames) == 1 or self.page.locator("body").count():
            return self.page.locator("body")
        return max(self.page.main_frame.child_frames, key=_area).locator("body")

    def frame_of(self, selector: str) -> Frame:
        """The frame in which something is, or else the one in which the person found the last thing."""
        frames = self.page.frames
        if len(frames) == 1:
            return frames[0]
        home = self._homes.get(selector)
        if home is None or home.is_detached():
            home = next((frame for frame in frames if frame.locator(selector).count()), None)
            if home is None:
                return self.frame
            self._homes[selector] = self._latest = home
        return home

    def listen_for(self, pattern: re.Pattern[str], place: Callable[[], Locator]) -> Locator:
        """Where a text can be read; the whole page once an alert or a new window told it.

        Args:
            pattern: Of the text.
            place: Finds it on the page.
        """
        if self.ears.speaks_natively:
            self.traffic.until(lambda: self.ears.told_natively(pattern) or place().count() > 0, self.profile.deadline)
        return self.page.locator(":root") if self.ears.told_natively(pattern) else place()

    def explain(self, name: str, **asked: str) -> dict[str, Any]:
        """How a field is found: the way, the elements it leads to, and how often its name can be read."""
        selector = see(why=name, **asked)
        told = [json.loads(frame.locator(selector).text_content() or "{}") for frame in self.page.frames]
        return max(told, key=lambda each: (len(each["found"]) > 0, each["named"]))

    def survey(self) -> list[dict[str, Any]]:
        """For each frame, what can be pressed and which fields it has, with the names that a person could give them."""
        return [json.loads(frame.locator(see(survey="todo")).text_content() or "{}") for frame in self.page.frames]

    def follow(self, what: Locator) -> View:
        """Press something that leads elsewhere, and look at where it leads: this window or a new one."""
        self.absences.look(what)
        opened: list[Page] = []
        self.page.once("popup", lambda window: opened.append(window))  # noqa: PLW0108 - Playwright wants a function
        what.wait_for(state="attached")
        awaited = what.evaluate_all(_OPENS_A_WINDOW)
        what.click()
        if awaited and not opened:
            self.page.wait_for_event("popup")
        if opened:
            opened[0].wait_for_load_state()
            return View.of(opened[0], self.profile)
        self.traffic.settle()
        return self
