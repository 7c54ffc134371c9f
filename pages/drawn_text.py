"""Texts as a page draws them: with those in shadow roots and slots, without names of icons (not as ``innerText``)."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Frame, Locator

_DRAWN_NODES = (Path(__file__).parent / "selector_engine" / "drawn_nodes.js").read_text(encoding="utf-8")
DRAWN_TEXT = (
    f"(() => {{\n{_DRAWN_NODES}"
    + """
  const isIcon = each => drawsIcon(each, readChildren(each));
  const isWoven = each => each.shadowRoot || each.localName === "slot" || isIcon(each);
  const isPlain = element => !isWoven(element) && ![...element.querySelectorAll("*")].some(isWoven);
  const read = (node, isShown) => {
    if (node.nodeType === Node.TEXT_NODE) { return isShown ? node.data.replace(/\\s+/g, " ") : ""; }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches("script, style, noscript, template")) { return ""; }
    if (isIcon(node)) { return ""; }
    const style = getComputedStyle(node);
    if (!node.checkVisibility() && style.display !== "contents") { return ""; }
    const text = isPlain(node) ? node.innerText ?? ""
      : heldNodes(node).map(each => read(each, style.visibility === "visible")).join("");
    return /^(inline|contents)/.test(style.display) ? text : `\\n${text}\\n`;
  };
  return element => isPlain(element) ? element.innerText ?? ""
    : read(element, true).replace(/ *\\n\\s*/g, "\\n").replace(/ +/g, " ").trim();
})()"""
)
"""Function of JavaScript: an element -> its text, a line a block; ``innerText`` where no shadow root or icon is."""


def text_of(element: Locator, timeout: float | None = None) -> str:
    """Text of an element.

    Args:
        element: What leads to exactly one element, which is waited for.
        timeout: Milliseconds to wait; None for the time that holds for the page.

    Raises:
        playwright.sync_api.Error: It leads to none or to several.
    """
    return str(element.evaluate(f"element => {DRAWN_TEXT}(element)", timeout=timeout))


def texts_of(elements: Locator) -> list[str]:
    """Texts of all elements that a locator leads to now."""
    return [str(each) for each in elements.evaluate_all(f"all => all.map({DRAWN_TEXT})")]


def text_of_document(frame: Frame) -> str:
    """Text of the document of a frame; empty for one without a body."""
    return str(frame.evaluate(f"() => document.body ? {DRAWN_TEXT}(document.body) : ''"))
