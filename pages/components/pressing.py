"""Presses of the buttons of the form, those that the page lets a person press (4.2.1, 5.3.1, 5.3.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum

from playwright.sync_api import Locator

from pages.confirmation_dialogs import confirmation_dialog_over, review_screen
from pages.messages.notices import ANY_TEXT, Notice
from pages.view import View
from pages.waiting.closed_controls import PATIENCE_SHARE, ButtonState, seconds_counted_down, state_of

_REVIEWED = ("ID.usuario", "Nombre Usuario", "Correo Electrónico")
"""Fields of which a screen that asks to confirm shows some."""


class Press(Enum):
    """Result of a press.

    ``OFF``: the button stayed disabled, so nothing was pressed. ``IGNORED``: the button says that it is disabled
    (``aria-disabled``), was pressed nevertheless, and nothing followed. ``OUT_OF_REACH``: it is in another part of the
    form, to which the page did not let the person go on.
    """

    DONE = ""
    IGNORED = "se mostraba deshabilitado, y presionarlo no hizo nada"
    OUT_OF_REACH = "está en otra parte de la solicitud, a la que la página no dejó pasar"
    OFF = "siguió deshabilitado y no se pudo presionar"


class ButtonPresses:
    """Presses the buttons of one form and waits for the portal.

    Args:
        view: The window.
        notice: The messages of the form.
        fill_again: Fills the form again, where the page had no scripts yet when it was filled.
    """

    def __init__(self, view: View, notice: Notice, fill_again: Callable[[], None]) -> None:
        self._view = view
        self._notice = notice
        self._fill_again = fill_again

    def stimulate(self, button: Locator, name: str) -> Press:
        """Press a button; what the page shows from then on is its answer.

        Args:
            button: The button.
            name: Its name in the record, in quotation marks.
        """
        return self._press(button, name, self._notice.set_baseline)

    def press(self, button: Locator, name: str) -> Press:
        """Press a button; what the page showed before still counts.

        Args:
            button: The button.
            name: Its name in the record, in quotation marks.
        """
        return self._press(button, name, lambda: None)

    def uncover(self, button: Locator) -> None:
        """Close what lies over a button, as a person does before going on."""
        self._view.uncover(button)

    def await_on(self, button: Locator) -> ButtonState:
        """The state of a button; one that is disabled has a while to change, and as long as it counts down itself."""
        state = state_of(button)
        if state is ButtonState.ON:
            return state
        patience = max(PATIENCE_SHARE * self._view.profile.deadline, seconds_counted_down(button))
        self._view.traffic.until(lambda: state_of(button) is ButtonState.ON, patience)
        return state_of(button)

    def _press(self, button: Locator, name: str, prepare: Callable[[], None]) -> Press:
        self._view.uncover(button)  # before the baseline, as what a layer hid does not count as an answer
        state = self.await_on(button)
        result = Press.OFF
        if state is not ButtonState.OFF:
            prepare()
            followed = self._give(button, marked=state is ButtonState.MARKED)
            result = Press.DONE if state is ButtonState.ON or followed else Press.IGNORED
        if result is not Press.DONE:
            self._view.observations.append(f"El botón {name} {result.value}.")
        return result

    def _give(self, button: Locator, *, marked: bool) -> bool:
        """Press an uncovered button and wait for the portal, also where the page delays its request.

        Returns:
            Whether a request, another document or a documented message followed; looked for only where it is
            ``marked`` as disabled.
        """
        traffic, stimuli = self._view.traffic, self._view.stimuli
        before = (traffic.sent, stimuli.navigations)
        press = self._view.press_of(
            button,
            self._fill_again,
            seen=lambda: self._view.listener.is_outside_page(ANY_TEXT),
        )
        if marked:
            press = replace(press, act=lambda: self._force(button))
        stimuli.give(press, answered=lambda: self._notice.shown().anything)
        self._affirm()
        return marked and ((traffic.sent, stimuli.navigations) != before or bool(self._notice.shown().known))

    def _affirm(self) -> None:
        """Say yes where the portal asks whether to go on with what was pressed; the five messages ask nothing."""
        dialog = confirmation_dialog_over(self._view.layers)
        if dialog is None or self._notice.shown().known or not (dialog.is_modal or self._notice.is_new(dialog.text)):
            return
        self._view.observations.append(dialog.in_words)
        self._notice.disregard(dialog.text)
        press = self._view.press_of(dialog.control, seen=lambda: self._view.listener.is_outside_page(ANY_TEXT))
        self._view.stimuli.give(press, answered=lambda: self._notice.shown().anything)

    def confirm(self, values: Mapping[str, str]) -> None:
        """Confirm what was written, where the portal shows it on a screen of its own and asks.

        Args:
            values: Label -> what was written.
        """
        written = [values[each] for each in _REVIEWED]
        screen = None if self._notice.shown().known else review_screen(self._view, written)
        if screen is None:
            return
        shown = "El portal mostró lo escrito en otra pantalla antes de registrar"
        self._view.observations.append(f"{shown}, y se siguió con «{screen.affirm}».")
        self._notice.set_baseline()
        press = self._view.press_of(screen.control, seen=lambda: self._view.listener.is_outside_page(ANY_TEXT))
        self._view.stimuli.give(press, answered=lambda: self._notice.shown().anything)

    def _force(self, button: Locator) -> None:
        """Click a button that says that it is disabled, which Playwright would wait for."""
        self._view.traffic.act()
        button.click(force=True)
