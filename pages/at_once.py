"""Many fields of a form in one go: what a scenario does not speak about need not be typed field by field.

A field counts here only where a ``<label>`` or an ``aria-label`` names it and nothing else; whatever this cannot
do, it names, and the components of ``pages.fields`` do it as a person would.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from playwright.sync_api import Frame, Page

_NAMED = """
  const single = text => (text || "").replace(/\\s+/g, " ").trim();
  const plain = text => single(text).replace(/^\\*\\s*|\\s*\\*?\\s*:?$/g, "").toLowerCase();
  const controls = [...document.querySelectorAll("input, select, textarea")].filter(each => each.labels);
  const names = control => [control.getAttribute("aria-label"), ...[...control.labels].map(label => label.textContent)];
  const named = label => {
    const found = controls.filter(control => names(control).some(name => plain(name) === plain(label)));
    return found.length === 1 ? found[0] : null;
  };
"""
_WRITE = f"""values => {{{_NAMED}
  const put = (control, value) => {{
    if (control.tagName !== "SELECT") {{
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value").set.call(control, value);
      return true;
    }}
    const option = [...control.options].findIndex(each => plain(each.text) === plain(value));
    control.selectedIndex = option < 0 ? control.selectedIndex : option;
    return option >= 0;
  }};
  const left = [];
  for (const [label, value] of Object.entries(values)) {{
    const control = named(label);
    if (!control || control.disabled || control.readOnly || !put(control, value)) {{ left.push(label); continue; }}
    control.focus();
    control.dispatchEvent(new Event("input", {{ bubbles: true }}));
    control.dispatchEvent(new KeyboardEvent("keyup", {{ bubbles: true }}));
    control.dispatchEvent(new Event("change", {{ bubbles: true }}));
    control.blur();
  }}
  return left;
}}"""
_READ = f"""labels => {{{_NAMED}
  const shown = control => control.tagName === "SELECT"
    ? (control.selectedOptions[0]?.textContent ?? "").trim() : control.value;
  return Object.fromEntries(labels.filter(named).map(label => [label, shown(named(label))]));
}}"""


def write_at_once(page: Page | Frame, values: Mapping[str, str]) -> frozenset[str]:
    """Write into many fields, with the events that a page listens to.

    Args:
        page: The page with the form, or the frame of it.
        values: Label on the page -> what to write, or the option to choose.

    Returns:
        Labels that were left alone: not found, found twice, not editable, or without that option.
    """
    return frozenset(page.evaluate(_WRITE, dict(values)))


def read_at_once(page: Page | Frame, labels: Iterable[str]) -> Mapping[str, str]:
    """What stands in many fields: label on the page -> value, or what the chosen option says.

    Labels that name no field, or more than one, are left out.
    """
    return dict(page.evaluate(_READ, list(labels)))
