"""The way to the sign-in, its boxes and its button (5.4)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urljoin

from playwright.sync_api import Error, Locator

from harness.errors import Stuck
from pages.sign_in.outcome import OutcomeObserver, SignInResult
from pages.sign_in.recognition import NOT_FOUND, SignInPlace, SignInSigns, look_at, text_of, told_by
from pages.view import View

_MOST_STEPS = 3
"""Controls that are pressed on the way to the boxes, where the profile tells none."""
_DRAWING = 0.5
"""Seconds in which a page that a control opened may draw its boxes, before another control is pressed."""
_FILL = """
(boxes, values) => boxes.flatMap((box, at) => {
  const given = values[at];
  box.focus();
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, given);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
  box.blur();
  return box.value === given ? [] : [at];
})
"""
"""Fills boxes with the events that a page listens to; the places of those that did not keep their value."""


def find_sign_in(view: View) -> SignInPlace:
    """Find the sign-in without writing anything; no boxes where it is not found, or the way there is blocked.

    Args:
        view: A window at the portal's address.
    """
    with suppress(Error):
        return SignIn(view).reach()
    return NOT_FOUND


class SignIn:
    """The sign-in of a portal, in the window in which a person begins and those that it opens.

    Args:
        view: The window, at the portal's address.
    """

    def __init__(self, view: View) -> None:
        self._home = self._view = view
        self._keys = view.profile.sign_in
        self._told = told_by(view.profile)
        self._steps: list[str] = []

    def reach(self) -> SignInPlace:
        """Go to the sign-in, as the profile tells or by the usual names; without boxes where none is found."""
        if self._keys.address:
            self._view.open(urljoin(f"{self._view.profile.address}/", self._keys.address))
        for each in self._keys.way:
            self._follow(self._part("way", step=each), each.removeprefix("css="))
        look = self._await_boxes()
        while look["way"] and not look["boxes"] and not self._keys.way and len(self._steps) < _MOST_STEPS:
            self._follow(self._part("way", pressed=self._steps), look["way"])
            look = self._await_boxes()
        boxes = tuple(look["boxes"])
        return SignInPlace(tuple(self._steps), boxes, look.get("button", ""), bool(boxes) and not look["password"])

    def enter(self, user_id: str, password: str, name: str = "") -> SignInResult:
        """Sign in, and wait until the portal lets the person in or refuses, whichever comes first.

        Args:
            user_id: Written into the box of the user.
            password: Written into the box of the password.
            name: Of the person, as registered, by which the portal may greet them.

        Raises:
            Stuck: No sign-in is found.
        """
        place = self.reach()
        if not place.boxes:
            raise Stuck(
                f"No se encontró dónde se entra al portal; quedó «{text_of(self._view)}». Diga en [sign_in] del perfil "
                "cómo se llega («address» o «way»), y cuáles son las casillas («user» y «password»)."
            )
        boxes = place.boxes
        if place.in_two_steps:
            answer = self._send([user_id], user_id, name, or_password=True)
            look = self._look()
            if not look.get("password"):
                return answer.read()
            boxes = look["boxes"]
        return self._send([user_id, password][-len(boxes) :], user_id, name).read()

    def _send(self, values: Sequence[str], user_id: str, name: str, *, or_password: bool = False) -> OutcomeObserver:
        """Send the boxes, and wait for the outcome, or for the password of a second step."""
        outcome = OutcomeObserver(self._home, self._told, user_id, name)
        self._press(values)
        self._home.traffic.until(
            lambda: (or_password and self._look().get("password")) or outcome.is_known(), self._home.profile.deadline
        )
        return outcome

    def _press(self, values: Sequence[str]) -> None:
        """Fill the boxes and send them."""

        def fill() -> None:
            self._view.traffic.act()
            boxes = self._part("boxes")
            for at in boxes.evaluate_all(_FILL, values):
                boxes.nth(at).fill("")
                boxes.nth(at).press_sequentially(values[at])

        fill()
        button = self._part("button")
        if not button.count():
            self._view.traffic.act()
            self._part("boxes").last.press("Enter")
            self._view.traffic.settle()
        elif self._view is not self._home:
            self._view.press(button)  # its window may close at once, and cannot be waited for
        else:
            self._view = self._view.follow(button, fill)

    def _follow(self, element: Locator, name: str) -> None:
        self._view = self._view.follow(element)
        self._steps.append(name)

    def _await_boxes(self) -> SignInSigns:
        """Wait for the boxes, or for a way to them where the profile tells none; what stands there then."""
        seen = [self._look()]

        def stands(*, or_way: bool) -> bool:
            seen.append(self._look())
            return bool(seen[-1]["boxes"] or (or_way and seen[-1]["way"]))

        if self._steps and not seen[-1]["boxes"]:
            self._view.traffic.until(lambda: stands(or_way=False), _DRAWING)
        if not (seen[-1]["boxes"] or seen[-1]["way"]):
            self._view.missing.check(self._part("boxes"))
            self._view.traffic.until(lambda: stands(or_way=not self._keys.way), self._view.profile.deadline)
        return seen[-1]

    def _look(self) -> SignInSigns:
        """Look of the sign-in in the current window."""
        return look_at(self._view, self._told, pressed=self._steps)

    def _part(self, part: str, **narrowing: str | Sequence[str]) -> Locator:
        return self._view.find(sign_in=part, told=self._told, **narrowing)
