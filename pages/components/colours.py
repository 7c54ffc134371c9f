"""Colour of a mark as it is shown: of a text in any notation of CSS, or of a drawing of any technique (4.2.1)."""

from __future__ import annotations

import base64

from playwright.sync_api import Locator

from pages.selector_engine import ASTERISKS

_OF_TEXT = """
(mark, asterisks) => {
  const hasOne = text => [...text].some(each => asterisks.includes(each));
  const drawn = ["::before", "::after"].find(each => hasOne(getComputedStyle(mark, each).content));
  const own = hasOne(mark.textContent);
  if (!own && !drawn) { return null; }
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  const grounds = [];
  for (let up = mark; up; up = up.assignedSlot || up.parentElement || up.getRootNode().host) {
    grounds.unshift(getComputedStyle(up).backgroundColor);
  }
  for (const colour of ["white", ...grounds, getComputedStyle(mark, own ? null : drawn).color]) {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
  }
  return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
}
"""
"""Red, green and blue of a mark that is text, over its grounds; null for a drawing. A canvas converts any notation."""
_OF_PICTURE = """
async (mark, encoded) => {
  const bytes = Uint8Array.from(atob(encoded), letter => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
  const pen = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  pen.drawImage(picture, 0, 0);
  const dots = pen.getImageData(0, 0, picture.width, picture.height).data;
  let strongest = -1, found = [0, 0, 0];
  for (let at = 0; at < dots.length; at += 4) {
    const dot = [...dots.slice(at, at + 3)];
    const strength = Math.max(...dot) - Math.min(...dot);
    if (strength > strongest) { [strongest, found] = [strength, dot]; }
  }
  return found;
}
"""
"""Red, green and blue of the most coloured dot of a picture: those beside it are mixed with the ground."""


def shown_colour(mark: Locator) -> tuple[int, int, int]:
    """The colour of a mark as shown: red, green and blue from 0 to 255.

    Args:
        mark: One element: a text, an element with a pseudo-element, or a drawing.
    """
    found = mark.evaluate(_OF_TEXT, ASTERISKS)
    if found is None:
        picture = mark.screenshot(animations="disabled")
        found = mark.evaluate(_OF_PICTURE, base64.b64encode(picture).decode())
    red, green, blue = (int(each) for each in found)
    return red, green, blue
