"""Filling of the form (5.3.1): at once, or key by key where a scenario speaks about a field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from playwright.sync_api import Frame

from pages.components.bulk_fill import BulkFilling, bulk_fill, bulk_read
from pages.components.catalog_field import FILLING, CatalogField
from pages.components.closed_boxes import ClosedBoxes
from pages.components.fields import Field, is_kept
from pages.profile.vocabulary import LISTS, PASSWORDS
from pages.view import View
from pages.waiting.closed_controls import is_closed
from pages.waiting.departure import Departure
from pages.waiting.early_stimulus import Stimulus

_SENDS_ITSELF = "La página se vuelve a cargar al elegir en una lista, y se llenó campo por campo."
COUNTRIES, PROVINCES, CITIES = "País", "Provincia", "Ciudad"
HOME = "Ecuador"
"""The country whose provinces the document names."""


@dataclass(frozen=True)
class _Filled:
    """Values that were filled into one document of the form.

    Attributes:
        values: Label -> value, in the order of the form.
        typed: Labels of the fields that were typed key by key.
        document: Number of the document in its window.
    """

    values: Mapping[str, str]
    typed: Collection[str]
    document: int


class FormFilling:
    """Writes into the fields of one form and chooses in its lists, as far as the page opens them.

    Attributes:
        boxes: The fields that the page keeps closed.
    """

    def __init__(self, view: View) -> None:
        self.boxes = ClosedBoxes(view)
        self._view = view
        self._filled: _Filled | None = None
        self._kept: dict[str, str] = {}
        self._offers_provinces = False

    def fill(self, frame: Frame, values: Mapping[str, str], typed: Collection[str] = ()) -> None:
        """Fill the form; an empty value leaves its field alone, and so does a page that keeps it closed.

        Args:
            frame: The frame that holds the form.
            values: Label -> text to write or option to choose, in the order of the form.
            typed: Labels of the fields to type key by key, as a person does; the others are filled at once.
        """
        self.boxes.begin()
        self._filled = _Filled(values, typed, self._view.stimuli.navigations)
        label_of = self._view.profile.label
        self._view.traffic.act()
        alone = {*typed, *self._view.profile.selectors}  # what the profile points at is not sought by its label
        filling, departure = BulkFilling(), Departure()
        with departure:
            filling = bulk_fill(
                frame, {label_of(each): value for each, value in values.items() if value and each not in alone}
            )
        if departure.happened or filling.departs:
            self._fill_in_turn(frame, self._filled)
            return
        left, strayed = filling.left, False
        for label, value in values.items():
            if value and (label in alone or label_of(label) in left):
                strayed = self._write(label, value, by_keys=label in typed) or strayed
        if strayed:
            self._restore({each: value for each, value in values.items() if each not in (*typed, *LISTS)})
        self._kept = self._read(frame, values)

    def _fill_in_turn(self, frame: Frame, filled: _Filled) -> None:
        """Fill a page that sends itself at a choice, field by field, with a wait after each list."""
        traffic, stimuli = self._view.traffic, self._view.stimuli
        traffic.until(lambda: stimuli.navigations > filled.document, self._view.profile.deadline)
        traffic.load()
        self._view.observations.append(_SENDS_ITSELF)
        kept = self._read(frame, filled.values)
        for label, value in filled.values.items():
            if value and value != (CatalogField(self._view, label).chosen() if label in LISTS else kept.get(label)):
                self._write(label, value, by_keys=label in filled.typed)
        self._kept = self._read(frame, filled.values)

    def go_on(self, frame: Frame, after: str) -> None:
        """Write into the boxes that the page has opened since, and undo values of its own where a person can.

        Args:
            frame: The frame that holds the form.
            after: What the person did meanwhile, in Spanish.
        """
        if self._filled is None:
            return
        now = self._read(frame, self._filled.values)
        for label in [each for each in now if now[each] and each in self.boxes.waiting]:
            self._leave_given(label, after)
        self.boxes.begin()
        written = [each for each in self._filled.values if each in self.boxes.waiting]
        for label in written:
            self._write(label, self._filled.values[label], by_keys=label in self._filled.typed)
        opened = [each for each in written if each not in self.boxes.waiting]
        self.boxes.note_opened(opened, after)
        for label in [each for each in now if each not in opened and self._is_changed(self._filled, each, now[each])]:
            self._take_back(label, self._filled.values[label], after)
        self._kept.update(self._read(frame, opened) if opened else {})

    def _read(self, frame: Frame, labels: Collection[str]) -> dict[str, str]:
        """Label -> value of the fields that a person sees, without lists."""
        label_of, texts = self._view.profile.label, [each for each in labels if each not in LISTS]
        seen = bulk_read(frame, [label_of(each) for each in texts])
        values = {each: seen[label_of(each)] for each in texts if label_of(each) in seen}
        for label in [each for each in texts if each not in values]:  # a name in pieces, or told by the profile
            values.update((label, value) for value in Field(self._view, label).values()[:1])
        return values

    def _is_changed(self, filled: _Filled, label: str, now: str) -> bool:
        """Whether the page has put a value of its own into a field, in place of none or of the person's."""
        kept = self._kept.get(label, "")
        if not now or is_kept(kept, now):
            return False
        return bool(kept) if filled.values[label] else label in filled.typed

    def _take_back(self, label: str, value: str, after: str) -> None:
        """Give a field the person's value again, if the page lets them."""
        field = Field(self._view, label)
        if is_closed(field.input):
            self._leave_given(label, after)
            return
        field.fill(value)
        self._view.observations.append(
            f"La página puso un valor en «{label}» después de {after}, y se cambió por lo que pide el caso."
        )

    def _leave_given(self, label: str, after: str) -> None:
        """Go on with the value that the page put into a field, if it keeps that closed."""
        if not is_closed(Field(self._view, label).input) or label in self.boxes.given:
            return
        self.boxes.waiting.discard(label)
        self.boxes.given.add(label)
        self._view.observations.append(
            f"La página puso un valor en «{label}» después de {after} y no deja cambiarlo: se siguió con ese valor."
        )

    def write_emptied_passwords(self, values: Mapping[str, str]) -> bool:
        """Write again the passwords that the page has emptied, as one does that draws its form anew after each button.

        Args:
            values: Label -> what the fields have now.

        Returns:
            Whether there were any.
        """
        emptied = [
            each for each in PASSWORDS if self.filled(each) and values[each] == "" and each not in self.boxes.waiting
        ]
        if self._filled is None or not emptied:
            return False
        for label in emptied:
            self._write(label, self._filled.values[label], by_keys=label in self._filled.typed)
        named = "» y «".join(emptied)
        self._view.observations.append(f"La página vació «{named}» antes de registrar, y se escribió otra vez.")
        return True

    def filled(self, label: str) -> str:
        """The value that was filled into a field; empty where none was."""
        return self._filled.values.get(label, "") if self._filled else ""

    def text_in_place(self, label: str) -> str:
        """The plain text in the place of a field, as it was filled where only the letter case differs."""
        text, filled = Field(self._view, label).text_in_place(), self.filled(label)
        return filled if text.casefold() == filled.casefold() else text

    def fill_again(self, frame: Frame) -> None:
        """Fill the same values again if the window still shows the same document.

        Its scripts came late and did not see the first filling.
        """
        if self._filled and self._filled.document == self._view.stimuli.navigations:
            self.fill(frame, self._filled.values, self._filled.typed)

    def type(self, label: str, value: str) -> str:
        """Type a value key by key and wait for the portal; what the field keeps of it.

        From then on it is the person's value, in the place of the one that was filled.
        """
        field = Field(self._view, label)
        typing = Stimulus(lambda: field.type(value), field.frame, lambda: f"lo escrito en «{label}»", field=field.query)
        self._view.stimuli.give(typing)
        kept = field.value()
        if self._filled is not None:
            self._filled = replace(self._filled, values={**self._filled.values, label: value})
            self._kept[label] = kept
        return kept

    def choose_province(self, name: str) -> CatalogField:
        """Choose a province and wait for the portal; the list of cities."""
        self._offer_provinces()
        provinces, cities = CatalogField(self._view, PROVINCES), CatalogField(self._view, CITIES)
        before = cities.offered()
        choice = Stimulus(
            lambda: provinces.choose(name),
            provinces.frame,
            lambda: f"la elección de «{name}» en «{PROVINCES}»",
            field=provinces.query,
            needs_answer=True,
        )
        self._view.stimuli.give(choice, answered=lambda: cities.offered() != before)
        return cities

    def _offer_provinces(self) -> None:
        """Choose the country first, as it stands before, where the list of provinces offers nothing without it."""
        if self._offers_provinces:
            return
        provinces, countries = CatalogField(self._view, PROVINCES), CatalogField(self._view, COUNTRIES)
        is_empty = provinces.input.count() == 1 and not (provinces.offered() or provinces.entries())
        self._offers_provinces = not is_empty
        if not is_empty or countries.input.count() != 1 or countries.chosen().casefold() == HOME.casefold():
            return
        self._view.traffic.act()
        self._choose(COUNTRIES, HOME)
        provinces.awaited_entries()
        self._view.observations.append(f"«{PROVINCES}» no ofrecía nada hasta elegir «{HOME}» en «{COUNTRIES}».")

    def _write(self, label: str, value: str, *, by_keys: bool) -> bool:
        """Fill a field or choose in a list, if it opens; whether letters may have come into another field."""
        if label in LISTS:
            self._choose(label, value)
            return False
        field = Field(self._view, label)
        if not self.boxes.opens(field):
            return False
        if by_keys:
            return field.type(value)
        field.fill(value)
        return False

    def _choose(self, label: str, option: str) -> None:
        """Choose an option; a city only once it is on offer, for which the page may need its province again."""
        catalog = CatalogField(self._view, label)
        if label == CITIES and PROVINCES in self.boxes.waiting:
            self.boxes.waiting.add(label)
            return
        if label == CITIES and not catalog.offers(option):
            self._await_city(catalog, option)
        if self.boxes.opens(catalog):
            catalog.choose(option)
            self._view.traffic.settle()  # some pages send themselves at a choice

    def _await_city(self, cities: CatalogField, option: str) -> None:
        """Wait for a city; where the province was chosen before the page had its scripts, choose it once more."""
        provinces, stimuli = CatalogField(self._view, PROVINCES), self._view.stimuli
        early = stimuli.is_early(provinces.frame)
        self._view.traffic.settle()
        self._view.traffic.until(lambda: cities.offers(option), FILLING)
        if not early or cities.offers(option) or not provinces.chosen():
            return
        stimuli.wait_for_scripts(provinces.frame, lambda: cities.offers(option))
        if not cities.offers(option):
            stimuli.observe_repetition(f"la elección en «{PROVINCES}»")
            provinces.choose(provinces.chosen())
            self._view.traffic.settle()

    def _restore(self, values: Mapping[str, str]) -> None:
        """Give fields back the values that they had before letters came into them, as a person corrects them.

        Args:
            values: Label -> value of the fields that were filled at once; empty for those left empty.
        """
        for label, value in values.items():
            field = Field(self._view, label)
            if field.input.count() == 1 and field.value() != value:
                field.fill(value)
