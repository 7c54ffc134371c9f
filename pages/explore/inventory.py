"""Inventory of a page: all its visible fields, buttons and lists, those that the document does not name included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Frame, JSHandle, Page

from pages.components.split_boxes import TAKES_ONE
from pages.drawn_text import DRAWN_TEXT
from pages.profile.vocabulary import NAMES
from pages.selector_engine import selector_for

_INVENTORY = """({ known, seen_boxes, offers }) => {
  const drawn = DRAWN_TEXT;
  const isShown = each =>
    each.checkVisibility ? each.checkVisibility({ visibilityProperty: true }) : each.offsetParent !== null;
  const takesOne = TAKES_ONE;
  const isPartOfList = each => each.matches("input[aria-hidden=true][tabindex='-1']") ||
    (each.matches("button[tabindex='-1']") && each.parentElement?.parentElement?.querySelector("[role=combobox]"));
  const seen = each => isShown(each) && !isPartOfList(each) && !offers.some(layer => layer.contains(each));
  const isToSee = each => ["radio", "checkbox", "file"].includes(each.type) || seen_boxes.includes(each);
  const text = words => (words || "").replace(/\\s+/g, " ").trim();
  const words = each => {
    const copy = each.cloneNode(true);
    copy.querySelectorAll("[aria-hidden=true]").forEach(one => one.remove());  // an icon, by the name in its font
    const told = each.value ? "" : text(each.getAttribute("aria-label"));  // of a button that shows only an icon
    return text(copy.textContent) || told || text(drawn(each)) || text(each.textContent);
  };
  const name = each => text(
    each.getAttribute("aria-label") || [...(each.labels || [])].map(one => one.textContent).join(" ")
    || each.placeholder || each.title || each.name || each.id);
  const written = each => !["hidden", "submit", "button", "image", "reset"].includes(each.type);
  const within = (root, css) => [...root.querySelectorAll("*")].flatMap(each => [
    ...(each.matches(css) ? [each] : []), ...(each.shadowRoot ? within(each.shadowRoot, css) : [])]);
  const fields = within(document, "input, select, textarea").filter(each => written(each) && seen(each));
  const buttons = within(document,
    "button, [role=button], input[type=submit], input[type=button], input[type=image]").filter(seen);
  return {
    title: text(document.title),
    fields: fields.map(each => [
      name(each), each.type || each.tagName.toLowerCase(),
      [...(each.options || [])].map(one => text(one.textContent)).join("|")]),
    unknown_fields: fields.filter(each => isToSee(each) &&
      !known.includes(each) && !(takesOne(each) && known.some(takesOne))).map(name),  // boxes of one code
    buttons: buttons.map(each => text(words(each) || each.value || each.getAttribute("aria-label"))),
  };
}""".replace("DRAWN_TEXT", DRAWN_TEXT).replace("TAKES_ONE", TAKES_ONE)


@dataclass(frozen=True)
class Inventory:
    """The visible controls of a page, in its order.

    Attributes:
        title: Of the page.
        fields: Name, kind and options of each field, the options joined with ``|``.
        unknown_fields: Names of the fields that a person sees and the caller did not know.
        buttons: Texts of its buttons.
    """

    title: str
    fields: Sequence[Sequence[str]]
    unknown_fields: Sequence[str]
    buttons: Sequence[str]


def take_inventory(page: Page | Frame, known: Sequence[JSHandle] = ()) -> Inventory:
    """List the visible fields and buttons of a page, without those of cookies and other offers that lie over it.

    Args:
        page: The page, or its frame with the form, in its present state.
        known: Handles of the fields that the caller knows.
    """
    offers = page.locator(selector_for(offers="todas", names=NAMES["labels"])).element_handles()
    seen = page.locator(selector_for(fields="vistos")).element_handles()
    return Inventory(**page.evaluate(_INVENTORY, {"known": list(known), "seen_boxes": seen, "offers": offers}))


def undocumented(
    inventory: Inventory,
    buttons: Sequence[str],
    lists: Mapping[str, Sequence[str]],
    closed: Mapping[str, Sequence[str]],
) -> list[str]:
    """Controls of a page that the document does not name.

    Args:
        inventory: Of the page.
        buttons: The document's buttons, as this portal writes them.
        lists: Label of a list -> its entries on the page.
        closed: Label of a list -> its entries in the document, for the lists that the document gives in full; one that
            ends with «...» may have more.

    Returns:
        A Spanish phrase for each.
    """
    named = {button.casefold() for button in buttons}
    more = {
        label: [
            entry for entry in lists.get(label, ()) if entry.casefold() not in {each.casefold() for each in entries}
        ]
        for label, entries in closed.items()
    }
    return [
        *(f"campo «{name}»" for name in inventory.unknown_fields),
        *(f"botón «{name}»" for name in dict.fromkeys(inventory.buttons) if name.casefold() not in named),
        *(f"opción «{entry}» de la lista «{label}»" for label, entries in more.items() for entry in entries),
    ]
