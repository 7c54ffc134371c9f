"""A field drawn as boxes of one character each, as security codes often are (5.3.1)."""

from __future__ import annotations

from playwright.sync_api import Locator

TAKES_ONE = "each => each.maxLength === 1 || (each.localName === 'input' && each.size === 1)"
"""Function: whether a box takes one character; the selector engine asks the same (``split_boxes.js``)."""
KEPT = f"""
input => {{
  const texts = element => [...element.querySelectorAll("input")]
    .filter(each => !["hidden", "button", "submit", "image", "reset"].includes(each.type));
  const isOne = {TAKES_ONE};
  let boxes = [];
  for (let up = input.parentElement; up && texts(up).every(isOne); up = up.parentElement) {{
    boxes = texts(up);
  }}
  return boxes.length > 2 ? boxes.map(each => each.value).join("") : input.value ?? input.innerText;
}}
"""
"""Function: what a field keeps, be it in one box or in several of one character."""
_TEXT = "input[not(contains('|hidden|button|submit|image|reset|', concat('|', @type, '|')) and @type)]"
_ONE = "input[@maxlength='1' or @size='1']"
_GROUP = f"ancestor::*[count(.//{_TEXT}) > 2 and count(.//{_TEXT}) = count(.//{_ONE})][last()]"
_BOXES = f"xpath=self::{_ONE}/{_GROUP}//{_ONE}"


def boxes_of(first: Locator) -> Locator:
    """The boxes of a field whose first one takes one character; none of any other field."""
    return first.locator(_BOXES)


def type_apart(boxes: Locator, value: str) -> None:
    """Type each character into its own box, as a person does on a page that does not go on by itself."""
    empty_all(boxes)
    for number, letter in enumerate(value[: boxes.count()]):
        boxes.nth(number).press_sequentially(letter)


def empty_all(boxes: Locator) -> None:
    """Delete what each box has, with the keys of a person."""
    for box in boxes.all():
        box.press("ControlOrMeta+a")
        box.press("Delete")
