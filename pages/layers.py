"""Layers over a page (cookies, notices, chats, the portal's own dialogs): closed as a person closes them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Frame, Locator, Page

from pages.profile import Profile
from pages.profile.vocabulary import NAMES
from pages.selector_engine import selector_for
from pages.waiting.frames import Frames, answering_frames
from pages.waiting.traffic import Traffic

_MOST = 4
"""Layers that are closed one after the other before an element counts as covered."""
_CLOSING = 1.0
"""Seconds within which a layer is gone after its control was pressed."""
_GROWING = 0.4
"""Seconds within which a layer has grown into its place."""
_LONGEST = 90
"""Characters of a layer's text that are told."""
_LAYER_IN_VIEW = """
() => {
  const parts = (size) => [size / 2, 8, size - 8];
  const known = new Set();
  const isLayer = (element) => {
    const { position, zIndex } = getComputedStyle(element);
    return element.shadowRoot || position === "fixed" || position === "sticky" ||
      (position === "absolute" && Number(zIndex) > 0);
  };
  for (const y of parts(innerHeight)) {
    for (const x of parts(innerWidth)) {
      for (let up = document.elementFromPoint(x, y); up && !known.has(up); up = up.parentElement) {
        known.add(up);
        if (isLayer(up)) { return true; }
      }
    }
  }
  return document.querySelector("dialog[open], [inert]") !== null;
}
"""
"""Whether a layer may be over the page, at the middle of the window, its edges or corners."""
_COVERED_AT = """
elements => {
  const element = elements[0];
  if (!element) { return []; }
  const holds = (outer, inner) => {
    for (let up = inner; up; up = up.parentNode || up.host) { if (up === outer) { return true; } }
    return false;
  };
  const hitAt = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    for (let inner = hit; inner; ) {
      hit = inner;
      inner = hit.shadowRoot ? hit.shadowRoot.elementFromPoint(x, y) : null;
      if (inner === hit) { inner = null; }
    }
    return hit;
  };
  const look = () => {
    const box = element.getClientRects()[0];
    const [x, y] = box ? [box.left + box.width / 2, box.top + box.height / 2] : [-1, -1];
    const hit = hitAt(x, y);
    const own = hit && (holds(element, hit) || holds(hit, element) || hit.closest("label")?.control === element);
    return { at: [x, y], seen: Boolean(hit), covered: Boolean(hit) && (!own || element.closest("[inert]") !== null) };
  };
  let now = look();
  if (!element.getClientRects().length) { return null; }
  for (const block of ["center", "start", "end"]) {
    if (now.seen && !now.covered) { return null; }
    element.scrollIntoView({ block, behavior: "instant" });
    now = look();
  }
  return now.covered ? now.at : null;
}
"""
"""The middle of an element, in pixels of its window, where something else is on top wherever it is scrolled to.

Null where nothing is, and empty where there is no such element.
"""
_MIDDLE = """
element => {
  const box = element.getClientRects()[0] || element.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}
"""
_OUTSIDE = """
(frame, [x, y]) => {
  const box = frame.getBoundingClientRect();
  const at = [box.left + frame.clientLeft + x, box.top + frame.clientTop + y];
  const hit = document.elementFromPoint(...at);
  return { at, covered: Boolean(hit) && !frame.contains(hit) && !hit.contains(frame) };
}
"""
"""A point of a frame in the pixels of the document around it, and whether something there lies over the frame."""


Place = tuple[Frame, Sequence[float]]
"""The frame with a layer, and a point of it in pixels; no point for any layer, or for a frame that is a layer."""


@dataclass(frozen=True)
class SeenLayer:
    """Layer, or another element, that lies over a page.

    Attributes:
        text: What it says.
        closer: Name of the control that closes it; empty for one without a name, or where there is none.
        is_layer: Whether it is a layer, and no other part of the page.
        closes: Whether a control closes it.
        is_offer: Whether it is no answer to what the person did.
    """

    text: str
    closer: str
    is_layer: bool
    closes: bool
    is_offer: bool

    @property
    def in_short(self) -> str:
        """Its text, cut where it is long."""
        return self.text if len(self.text) <= _LONGEST else f"{self.text[:_LONGEST].rstrip()}…"


@dataclass(frozen=True)
class ClosedLayer:
    """A layer that was closed.

    Attributes:
        text: What it said, in short.
        control: What was pressed: the name of a control, or «Escape».
        is_offer: Whether it was no answer to what the person did: cookies, a notice, a chat.
    """

    text: str
    control: str
    is_offer: bool


class Layers:
    """The layers over one window.

    Args:
        page: The window.
        profile: Names what closes a layer that does not say so itself (``[dismiss]``).
        traffic: The window's requests.
    """

    def __init__(self, page: Page, profile: Profile, traffic: Traffic) -> None:
        self._page = page
        self._traffic = traffic
        self._dismiss: Mapping[str, str] = profile.dismiss
        self._names = [profile.label(name) for name in NAMES["labels"]]

    def close_foreign(self) -> list[ClosedLayer]:
        """Close the layers that stand over the page before the first act, by their refusal or acceptance."""
        self._await_page()
        closed: list[ClosedLayer] = []
        while len(closed) < _MOST and self.may_be_covered and (layer := self._close_in_front("foreign")):
            closed.append(layer)
        return closed

    def uncover(self, element: Locator, *, acted: bool = True, surely: bool = False) -> list[ClosedLayer]:
        """Close the layers over an element, as a person does before using it.

        Args:
            element: What will be used; where it cannot be found, the layers over the page are closed, as it may be
                under one.
            acted: Whether the person has acted before, so that a layer is an answer to that; ``False`` prefers the
                refusal of what is offered.
            surely: Whether something is known to cover the element.
        """
        self._await_page()
        closed: list[ClosedLayer] = []
        kind = "own" if acted else "foreign"
        while len(closed) < _MOST and (surely or self.may_be_covered) and (place := self._cover(element)):
            frame, at = place
            by_control = self._close(frame, at, kind) if at else self._close_in_front(kind)
            layer = by_control or self._escape(element, frame, at)
            if layer is None:
                break
            closed.append(layer)
        return closed

    def _await_page(self) -> None:
        """Wait for the page that was requested, as no question is answered before it comes."""
        if Frames.of(self._page).leaving_for:
            self._traffic.arrive()

    @property
    def may_be_covered(self) -> bool:
        """Whether a layer may be over the page; a small one is found only once a click was intercepted."""
        return len(self._page.frames) > 1 or bool(self._page.evaluate(_LAYER_IN_VIEW))

    def text_over(self, element: Locator) -> str:
        """Text of the layer over an element, in short; empty where nothing covers it."""
        place = self._cover(element)
        return self._look(*place, "own").in_short if place else ""

    def _cover(self, element: Locator) -> Place | None:
        """The place at which a layer covers an element; None where none does."""
        at: Sequence[float] | None = element.evaluate_all(_COVERED_AT)
        if len(self._page.frames) == 1 or at == []:
            return None if at is None else (self._page.main_frame, at)
        return self._cover_in_frames(element.first, at)

    def _cover_in_frames(self, element: Locator, at: Sequence[float] | None) -> Place | None:
        """The same for an element in a frame, which a layer of an outer document or another frame may cover."""
        handle = element.element_handle()
        frame = handle.owner_frame()
        if frame is None or at:
            return self._in_front(frame, at) if frame and at else None
        middle = handle.evaluate(_MIDDLE)
        while outer := frame.parent_frame:
            told = frame.frame_element().evaluate(_OUTSIDE, middle)
            if told["covered"]:
                return self._in_front(outer, told["at"])
            frame, middle = outer, told["at"]
        return None

    def _in_front(self, frame: Frame, at: Sequence[float]) -> Place:
        """A frame and a point; or the frame that lies over them, without a point, as it is a layer itself."""
        over = frame.locator(selector_for(frames="todos", at=at))
        inner = over.first.element_handle().content_frame() if over.count() else None
        return (inner, []) if inner in answering_frames(self._page) and inner else (frame, at)

    def _close_in_front(self, kind: str) -> ClosedLayer | None:
        """Close the first layer that has a control, in the main document or in a frame over it."""
        return next(filter(None, (self._close(each, [], kind) for each in self.frames_in_front())), None)

    def frames_in_front(self) -> list[Frame]:
        """The main document, and before it the frames that lie over it as layers."""
        main = self._page.main_frame
        if len(self._page.frames) == 1:
            return [main]
        inner = [each.content_frame() for each in main.locator(selector_for(frames="todos")).element_handles()]
        return [*(each for each in answering_frames(self._page) if each in inner), main]

    def _selector(self, frame: Frame, at: Sequence[float], **query: str) -> str:
        """The selector of a question about the layer at a point; without a point, about any layer over the page."""
        narrowing: dict[str, Sequence[float] | bool] = {"at": at} if at else {"whole": frame.parent_frame is not None}
        return selector_for(**query, **narrowing, dismiss=self._dismiss, names=self._names)

    def _look(self, frame: Frame, at: Sequence[float], kind: str) -> SeenLayer:
        answer = frame.locator(self._selector(frame, at, layer=kind)).text_content()
        told = json.loads(answer or "{}")
        return SeenLayer(told["text"], told["closer"], told["isLayer"], told["closes"], told["offer"])

    def _still(self, frame: Frame, at: Sequence[float], kind: str) -> SeenLayer:
        """Look of a layer once its control can be reached, as one that grows into its place shows it too early."""
        looks = [self._look(frame, at, kind)]
        if looks[0].is_layer and frame.parent_frame is None:

            def closes() -> bool:
                looks.append(self._look(frame, at, kind))
                return looks[-1].closes or not looks[-1].is_layer

            self._traffic.until(lambda: looks[-1].closes or closes(), _GROWING)
        return looks[-1]

    def _close(self, frame: Frame, at: Sequence[float], kind: str) -> ClosedLayer | None:
        """Press the control that closes a layer, and wait until it is gone; None where it has none, or stays."""
        seen = self._still(frame, at, kind)
        if not seen.closes:
            return None
        closer = frame.locator(self._selector(frame, at, close=kind))
        self._traffic.act()
        closer.first.click()

        def is_gone() -> bool:
            return frame.is_detached() or not closer.count()

        self._traffic.until(is_gone, _CLOSING)
        self._traffic.settle()
        if not is_gone() and self._look(frame, at, kind) == seen:
            return None
        return ClosedLayer(seen.in_short, seen.closer or "×", seen.is_offer)

    def _escape(self, element: Locator, frame: Frame, at: Sequence[float]) -> ClosedLayer | None:
        """Press Escape, which closes a layer without a control of its own; None where it stays."""
        seen = self._look(frame, at, "own")
        if not (at and seen.is_layer):
            return None
        self._traffic.act()
        self._page.keyboard.press("Escape")
        self._traffic.until(lambda: self._cover(element) is None, _CLOSING)
        return None if self._cover(element) else ClosedLayer(seen.in_short, "Escape", is_offer=True)
