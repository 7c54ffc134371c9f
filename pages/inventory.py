"""What a person finds on a page, whole: its fields, buttons and lists, and not only those that the document names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Frame, JSHandle, Page

_INVENTORY = """known => {
  const seen = each => each.checkVisibility ? each.checkVisibility() : each.offsetParent !== null;
  const text = words => (words || "").replace(/\\s+/g, " ").trim();
  const name = each => text(
    each.getAttribute("aria-label") || [...(each.labels || [])].map(one => one.textContent).join(" ")
    || each.placeholder || each.title || each.name || each.id);
  const written = each => !["hidden", "submit", "button", "image", "reset"].includes(each.type);
  const fields = [...document.querySelectorAll("input, select, textarea")].filter(each => written(each) && seen(each));
  const buttons = [...document.querySelectorAll(
    "button, [role=button], input[type=submit], input[type=button], input[type=image]")].filter(seen);
  return {
    title: text(document.title),
    fields: fields.map(each => [
      name(each), each.type || each.tagName.toLowerCase(),
      [...(each.options || [])].map(one => text(one.textContent)).join("|")]),
    strangers: fields.filter(each => !known.includes(each)).map(name),
    buttons: buttons.map(each => text(each.textContent || each.value || each.getAttribute("aria-label"))),
  };
}"""


@dataclass(frozen=True)
class Inventory:
    """What can be seen on a page, in its order.

    Attributes:
        title: Of the page.
        fields: Name, kind and options of each field, the options joined with ``|``.
        strangers: Names of the fields that are none of those that were known.
        buttons: What its buttons say.
    """

    title: str
    fields: Sequence[Sequence[str]]
    strangers: Sequence[str]
    buttons: Sequence[str]


def take_inventory(page: Page | Frame, known: Sequence[JSHandle] = ()) -> Inventory:
    """Look at everything on a page that a person could write into, choose from or press.

    Args:
        page: The page, or the frame of it that holds the form, as it stands.
        known: Handles of the fields that are accounted for.
    """
    return Inventory(**page.evaluate(_INVENTORY, list(known)))


def undocumented(
    inventory: Inventory,
    buttons: Sequence[str],
    lists: Mapping[str, Sequence[str]],
    closed: Mapping[str, Sequence[str]],
) -> list[str]:
    """What a page has and the document does not name, one phrase each.

    Args:
        inventory: What was seen.
        buttons: Names of the buttons that the document names, as this portal writes them.
        lists: Label of a list -> the entries seen in it.
        closed: Label of a list -> its entries, for lists that the document names to the end; one that it ends with
            «...» may have any more.
    """
    named = {button.casefold() for button in buttons}
    more = {
        label: [
            entry for entry in lists.get(label, ()) if entry.casefold() not in {each.casefold() for each in entries}
        ]
        for label, entries in closed.items()
    }
    return [
        *(f"campo «{name}»" for name in inventory.strangers),
        *(f"botón «{name}»" for name in dict.fromkeys(inventory.buttons) if name.casefold() not in named),
        *(f"opción «{entry}» de la lista «{label}»" for label, entries in more.items() for entry in entries),
    ]
