"""The page «Solicitud de registro para Usuario General» (5.3, 5.3.1, 5.3.2)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from playwright.sync_api import Frame, Locator

from pages.after_sending import AfterSending
from pages.captcha import leave_captcha_to_person
from pages.components.availability_field import CHECK_AVAILABILITY, AvailabilityField
from pages.components.beyond_document import BeyondDocument
from pages.components.bulk_fill import bulk_read
from pages.components.catalog_field import CatalogField
from pages.components.change_attempt import ChangeAttempt
from pages.components.fields import REQUEST_CODE, Field
from pages.components.filling import PROVINCES, FormFilling
from pages.components.form_contents import FormContents
from pages.components.form_layout import FormLayout
from pages.components.form_parts import FormParts
from pages.components.pressing import ButtonPresses, Press
from pages.components.request_alteration import RequestAlteration
from pages.messages.notices import Notice
from pages.profile.vocabulary import CODE, FIELDS, LISTS, OWN_FIELDS, UNLABELLED
from pages.view import View
from pages.waiting.closed_controls import ButtonState, is_closed, state_of

_DRAWING = 2.0
"""Seconds within which a page draws its form once a person has come to it."""
LEAST_FIELDS = 3
"""Own fields that tell the form from a search box; not all of them, as a missing one is another clause's finding."""
GENERAL_USER = "Solicitud de registro para Usuario General"
REGISTER = "Registrar"
CATALOGS = LISTS


@dataclass(frozen=True)
class Submission:
    """The contents of the form when «Registrar» was to be pressed.

    Attributes:
        values: Label -> value of the field; empty where no step came to the button.
        code: The security code as typed; empty where none was.
        closed: Labels of the fields into which the page did not let the person write.
        given: Labels of the fields that the page filled by itself and did not let the person change.
        beyond: Names of the mandatory fields without a value that the document does not name.
        press: Result of the press.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    closed: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    beyond: tuple[str, ...] = ()
    press: Press = Press.DONE


class RegistrationForm:
    """The form with its seventeen fields, its rows and its buttons."""

    def __init__(self, view: View) -> None:
        self.page = view.page
        self._view = view
        self._traffic = view.traffic
        self.parts = FormParts.of(view)
        self.notice = Notice(view)
        self.email = self.field("Correo Electrónico")
        self.email_again = self.availability("Confirmación de correo electrónico")
        self.code = self.field(CODE)
        self._typed = ""
        self.layout = FormLayout(self.field)
        self._checked: set[str] = set()
        self._filling = FormFilling(view)
        self.contents = FormContents(view, self._filling)
        fields, values = (lambda: map(self.field, OWN_FIELDS)), self.contents.values
        self.after_sending = AfterSending(view, fields, lambda: 1 if self.parts.is_divided else LEAST_FIELDS, values)
        self._beyond = BeyondDocument(view)
        self.presses = ButtonPresses(view, self.notice, lambda: self._filling.fill_again(self.frame))
        self.change_attempt = ChangeAttempt(view)
        self.alteration = RequestAlteration(view, self.field)
        self.senae_email = self.field("SENAE Correo Electrónico")
        self.generates_at_check = False  # whether that address appeared only when the ID was checked

    def field(self, label: str) -> Field:
        """The field with a label."""
        return Field(self._view, label)

    def catalog(self, label: str) -> CatalogField:
        """The list with a label."""
        return CatalogField(self._view, label)

    def availability(self, label: str) -> AvailabilityField:
        """The field with a label, and its button «Comprobar disponibilidad»."""
        return AvailabilityField(self._view, label)

    def close_foreign_layers(self) -> None:
        """Close the layers that came over the page without an act of the person."""
        self._view.close_foreign_layers()

    def is_unresolved(self, label: str) -> bool:
        """Whether a label, or the unnamed list of its row, is on the page but leads to no field or to several."""
        return self.field(label).is_unresolved(is_unnamed=label in UNLABELLED)

    @property
    def frame(self) -> Frame:
        """The frame that holds the form; in most pages, the only one."""
        return self._view.frame

    @property
    def any_field(self) -> Locator:
        """Every field that takes text and is seen."""
        return self._view.find(fields="todos").filter(visible=True)

    def fields_about(self, word: str) -> Locator:
        """Every field whose name contains a word."""
        return self.parts.show(self._view.find(about=word))

    def fields_demanding(self, word: str) -> Locator:
        """Every mandatory field whose name contains a word: marked with an asterisk, or so called, or so declared."""
        return self.parts.show(self._view.find(demanding=word))

    def heading(self, title: str) -> Locator:
        """A title of the page; that of the form as the profile tells it, where it is not the name of its link."""
        told = self._view.profile.form_title if title == GENERAL_USER else ""
        return self._view.find(heading=told or self._view.profile.label(title))

    def button_beside(self, label: str, button: str) -> Locator:
        """The button with a name in the row of a field."""
        return self.field(label).button_named(button)

    def button(self, name: str) -> Locator:
        """The button with a name."""
        return self.parts.show(self._view.button(name))

    def is_open(self) -> bool:
        """Whether the page shows the form now. If it does, also look whether the form is divided into parts."""
        if FIELDS[0] in self._view.profile.selectors:
            seen = LEAST_FIELDS * min(1, self.field(FIELDS[0]).input.count())
        else:
            at_once = bulk_read(self.frame, map(self._view.profile.label, OWN_FIELDS))
            seen = len(at_once) or sum(self.field(each).is_shown() for each in OWN_FIELDS)
        if seen:
            self.parts.look()
        return seen >= LEAST_FIELDS or (seen > 0 and self.parts.is_divided)

    def wait_until_drawn(self) -> None:
        """Wait briefly for a form that the page draws late, and look how it is built."""
        self._traffic.until(self.is_open, _DRAWING)

    def own_fields(self) -> Sequence[str]:
        """Labels of the form's own fields that can be seen, once there are some or the deadline is over."""
        self._traffic.until(lambda: len(self._seen_fields()) >= LEAST_FIELDS, self._view.profile.deadline)
        return self._seen_fields()

    def _seen_fields(self) -> Sequence[str]:
        return [each for each in OWN_FIELDS if self.field(each).seen.count()]

    def fill(self, values: Mapping[str, str], typed: Collection[str] = ()) -> None:
        """Fill the form; an empty value leaves its field alone.

        Args:
            values: Label -> text to write or option to choose, in the order of the form.
            typed: Labels of the fields to type key by key, as a person does; the others are filled at once.
        """
        self.parts.look()
        self._filling.fill(self.frame, values, typed)
        self._beyond.give()
        if len(values) > LEAST_FIELDS:
            self._beyond.accept()

    def write(self, label: str, value: str) -> str:
        """Type a value key by key and wait for the portal; what the field keeps of it."""
        self.after_sending.come_back()
        return self._filling.type(label, value)

    def lets_choose_province(self) -> bool:
        """Whether the page lets a province be chosen."""
        self._filling.boxes.begin()
        return self._filling.boxes.opens(self.catalog(PROVINCES))

    def choose_province(self, name: str) -> Sequence[str]:
        """Choose a province and wait for the portal; the cities then on offer."""
        return self._filling.choose_province(name).entries()

    @property
    def closed(self) -> frozenset[str]:
        """Labels of the fields into which the page has not let the person write."""
        return frozenset(self._filling.boxes.waiting)

    def go_on(self, after: str) -> None:
        """Write into the boxes that the page has opened since, and undo values of its own where a person can.

        Args:
            after: What the person did meanwhile, in Spanish.
        """
        self._filling.go_on(self.frame, after)

    def check_availability(self, label: str) -> AvailabilityField:
        """Press «Comprobar disponibilidad» and wait for the portal.

        If the page allows only one check of a value, write the value again first.
        """
        self.after_sending.come_back()
        field = self.availability(label)
        is_spent = label in self._checked and state_of(field.button) is ButtonState.OFF
        if is_spent and not is_closed(field.input):
            again = f"«{label}» se escribió otra vez, pues la página deja comprobarlo una sola vez."
            self._view.observations.append(again)
            self.write(label, field.value())
        before = self._view.stimuli.signs
        field.press = self.presses.stimulate(field.button, f"«{CHECK_AVAILABILITY}» de «{label}»")
        field.asked_server = self._view.stimuli.signs != before
        field.answered_dialog = self.notice.answered_dialog
        if field.press is Press.DONE:
            self._checked.add(label)
        return field

    def request_code(self) -> Press:
        """Press «Solicitar código de seguridad» and wait for the portal.

        Raises:
            Undecided: The page asks for a CAPTCHA that was not solved.
        """
        self.after_sending.come_back()
        leave_captcha_to_person(self._view)
        return self.presses.stimulate(self.button(REQUEST_CODE), f"«{REQUEST_CODE}»")

    def lets_press(self, name: str) -> bool:
        """Whether the page lets a button be pressed, be it after a while."""
        return self.presses.await_on(self.button(name)) is ButtonState.ON

    def check_again(self, label: str) -> AvailabilityField | None:
        """Press «Comprobar disponibilidad» once more; None where the page no longer offers it beside the field."""
        return self.check_availability(label) if self._offers(self.availability(label).button) else None

    def offers_code(self) -> bool:
        """Whether «Solicitar código de seguridad» can be pressed now."""
        return self._offers(self.button(REQUEST_CODE))

    def takes_code(self) -> bool:
        """Whether a code can be typed now; some pages open its box once a code was requested."""
        return self.code.input.count() == 1 and self.code.input.is_editable()

    def try_to_change_the_emails(self, address: str, *, by_paste: bool = False) -> None:
        """Write an address over both e-mails, by keyboard or by paste, and wait for the portal."""
        self.after_sending.look_whether_anew()
        change = self.change_attempt.paste if by_paste else self.change_attempt.type
        for label in (self.email.name, self.email_again.name):
            change(label, address)

    def type_code(self, code: str) -> None:
        """Write a security code, or empty its field; where the page keeps that closed, nothing is written."""
        self.after_sending.come_back()
        self._filling.boxes.begin()
        self._typed = code if self._filling.boxes.opens(self.code) else ""
        if CODE not in self.closed:
            self.code.fill(code)

    def do(self, act: Callable[[], object]) -> None:
        """Perform an act of the person and wait for the portal."""
        self._traffic.act()
        act()
        self._traffic.settle()

    def read_back(self) -> Submission:
        """The contents of the form now."""
        return Submission(self.contents.values(), self._typed, self.closed, frozenset(self._filling.boxes.given))

    def read_whole(self) -> Submission:
        """The contents of the form now, once passwords that the page has emptied are written again."""
        sent = self.read_back()
        return self.read_back() if self._filling.write_emptied_passwords(sent.values) else sent

    def register(self) -> Submission:
        """Press «Registrar», if the page lets a person press it, and wait for the portal.

        Returns:
            The contents of the form when it was to be pressed.

        Raises:
            Undecided: The page asks for a CAPTCHA that was not solved.
        """
        self.after_sending.come_back()
        leave_captcha_to_person(self._view)
        self._filling.boxes.note_closed()
        if not self.parts.reaches(self._view.button(REGISTER)):
            return Submission(closed=self.closed, press=Press.OUT_OF_REACH)
        beyond = tuple(dict.fromkeys(name for _ in self.parts.everywhere() for name in self._beyond.accept()))
        sent = replace(self.read_whole(), beyond=beyond)
        self.after_sending.was_sent = True
        sent = replace(sent, press=self.presses.stimulate(self.button(REGISTER), f"«{REGISTER}»"))
        if sent.press is Press.DONE:
            self.presses.confirm(sent.values)
        return sent

    def _offers(self, button: Locator) -> bool:
        return button.count() == 1 and state_of(button) is not ButtonState.OFF
