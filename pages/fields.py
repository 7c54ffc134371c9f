"""The fields of a form as components: what repeats on the page of 5.3.1."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Locator, Page

from pages.labels import label_pattern, text_pattern
from pages.profile import Profile

CHECK_AVAILABILITY = "Comprobar disponibilidad"
REQUEST_CODE = "Solicitar código de seguridad"


class Field:
    """A field with its visible label."""

    def __init__(self, page: Page, profile: Profile, label: str) -> None:
        self.name = label
        self._page = page
        self._profile = profile
        self.input = page.get_by_label(label_pattern(profile.label(label)))
        self.label = page.locator("label", has_text=label_pattern(profile.label(label)))

    @property
    def asterisk(self) -> Locator:
        """The mark of a mandatory field, in its label."""
        return self.label.get_by_text("*", exact=True)

    def colour_of_asterisk(self) -> tuple[int, int, int]:
        """The computed colour of its mark: red, green and blue from 0 to 255."""
        css = str(self.asterisk.first.evaluate("mark => getComputedStyle(mark).color"))
        red, green, blue = (int(float(each)) for each in re.findall(r"[\d.]+", css)[:3])
        return red, green, blue

    def fill(self, value: str) -> None:
        """Write a value and leave the field, as a person does."""
        self.input.fill(value)
        self.input.blur()

    def row(self, button: Locator) -> Locator:
        """The innermost element that holds this field and that button."""
        return self.input.locator("xpath=ancestor::*").filter(has=button).last


class AvailabilityField(Field):
    """A field with its button «Comprobar disponibilidad» and the portal's answer beside it."""

    @property
    def button(self) -> Locator:
        """Its own button, not that of another row."""
        button = self._page.get_by_role("button", name=self._profile.label(CHECK_AVAILABILITY))
        return self.row(button).get_by_role("button", name=self._profile.label(CHECK_AVAILABILITY))

    @property
    def answer(self) -> Locator:
        """The text that says free or taken."""
        either = re.compile(
            f"{text_pattern(self._profile.free).pattern}|{text_pattern(self._profile.taken).pattern}", re.IGNORECASE
        )
        button = self._page.get_by_role("button", name=self._profile.label(CHECK_AVAILABILITY))
        return self.row(button).get_by_text(either)

    def says_free(self) -> bool:
        """Wait for the answer and read it.

        Raises:
            playwright.sync_api.TimeoutError: The portal gave neither answer.
        """
        self.answer.first.wait_for()
        return not text_pattern(self._profile.taken).search(self.answer.first.inner_text())


class CatalogField(Field):
    """A list of options (4.1.4: «catálogo»)."""

    def choose(self, option: str) -> None:
        """Choose an option by what it says, whatever the letter case; an empty one leaves the list alone."""
        if option:
            wanted = re.compile(rf"^\s*{re.escape(option)}\s*$", re.IGNORECASE)
            self.input.select_option(label=self.input.locator("option", has_text=wanted).inner_text().strip())

    @property
    def options(self) -> Locator:
        """All its options, the prompt included."""
        return self.input.locator("option")

    def entries(self) -> Sequence[str]:
        """What its options say, without the prompt."""
        texts = (text.strip() for text in self.options.all_inner_texts())
        return [text for text in texts if text and not text.startswith("--")]

    def chosen(self) -> str:
        """What the chosen option says."""
        return str(self.input.evaluate("list => list.selectedOptions[0]?.textContent ?? ''")).strip()
