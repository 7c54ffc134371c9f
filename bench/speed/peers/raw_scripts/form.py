"""The form for raw scripts: its fields, how to fill them and how to check availability."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

from bench.speed.peers.people import IDS, LISTS
from bench.speed.peers.raw_scripts.process import SHARED

_PUT = """values => {
  for (const [id, value] of Object.entries(values)) {
    const control = document.getElementById(id);
    if (control.tagName === "SELECT") {
      control.selectedIndex = [...control.options].findIndex(each => each.text.toLowerCase() === value.toLowerCase());
    } else {
      control.value = value;
    }
    control.focus();
    for (const kind of ["input", "keyup", "change"]) { control.dispatchEvent(new Event(kind, {bubbles: true})); }
    control.blur();
  }
}"""


def row(page: Page, label: str) -> Locator:
    """The row of a field, with its button and status."""
    return page.locator(f"[data-campo={IDS[label]}]")


def field(page: Page, label: str) -> Locator:
    """The control of a field."""
    return page.locator(f"#{IDS[label]}")


def write(page: Page, values: dict[str, str], mentioned: Sequence[str] = ()) -> None:
    """Fill fields: all at once except the mentioned ones where scripts share pages, else one by one."""
    alone = [label for label in values if label in mentioned or not SHARED]
    if SHARED:
        page.evaluate(_PUT, {IDS[label]: value for label, value in values.items() if label not in alone})
    for label in alone:
        if label in LISTS:
            wanted = re.compile(rf"^\s*{re.escape(values[label])}\s*$", re.IGNORECASE)
            option = field(page, label).locator("option", has_text=wanted)
            field(page, label).select_option(label=option.inner_text().strip())
        else:
            field(page, label).fill(values[label])
            field(page, label).blur()


def check(page: Page, label: str) -> bool:
    """Press «Comprobar disponibilidad» beside a field and return whether the value is available."""
    row(page, label).get_by_role("button", name="Comprobar disponibilidad").click()
    answer = row(page, label).get_by_role("status")
    expect(answer).to_have_text(re.compile("está disponible|ya está en uso"))
    return "está disponible" in answer.inner_text()
