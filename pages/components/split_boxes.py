"""A field drawn as boxes of one character each, as security codes often are (5.3.1)."""

from __future__ import annotations

from playwright.sync_api import Locator

KEPT = """
input => {
  const takesOne = each => each.maxLength === 1;
  let group = takesOne(input) ? input.parentElement : null;
  while (group && group.querySelectorAll("input").length < 3) { group = group.parentElement; }
  const boxes = group ? [...group.querySelectorAll("input:not([type=hidden])")] : [];
  const isSplit = boxes.length > 2 && boxes.every(takesOne);
  return isSplit ? boxes.map(each => each.value).join("") : input.value ?? input.innerText;
}
"""
"""Function: what a field keeps, be it in one box or in several of one character."""
_ONE = "input[@maxlength='1']"
_BOXES = f"xpath=self::{_ONE}/ancestor::*[count(.//{_ONE}) > 2][1]//{_ONE}"


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
