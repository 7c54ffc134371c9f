"""Contents of the form as a person sees them (5.3)."""

from __future__ import annotations

from collections.abc import Mapping

from pages.components.bulk_fill import bulk_read
from pages.components.catalog_field import CatalogField
from pages.components.fields import Field
from pages.components.filling import FormFilling
from pages.profile.vocabulary import CODE, FIELDS, LISTS
from pages.view import View


class FormContents:
    """Contents of the form of one window.

    Args:
        view: The window.
        filling: What was filled into the form.
    """

    def __init__(self, view: View, filling: FormFilling) -> None:
        self._view = view
        self._filling = filling

    def values(self) -> Mapping[str, str]:
        """Label -> value, for every field that a person fills."""
        labels, profile = (*FIELDS, *LISTS, CODE), self._view.profile
        at_once = [each for each in labels if each not in profile.selectors]
        seen = bulk_read(self._view.frame, map(profile.label, at_once))
        known = {label: seen.get(profile.label(label)) if label in at_once else None for label in labels}
        return {label: self.value_of(label) if value is None else value for label, value in known.items()}

    def value_of(self, label: str) -> str:
        """The value of a field, or the text of the chosen option of a list."""
        if label in LISTS:
            return CatalogField(self._view, label).chosen()
        text = self._filling.text_in_place(label)
        is_value = "@" in text or (text and text == self._filling.filled(label))  # an address may be locked from before
        return text if is_value else Field(self._view, label).value()

    def shows_as_text(self, label: str) -> bool:
        """Whether the page shows what was filled into a field as plain text in its place, and no control."""
        text = self._filling.text_in_place(label)
        return bool(text) and text == self._filling.filled(label)
