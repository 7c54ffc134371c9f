"""Filling and reading many fields with one script, for the fields that a scenario does not speak about.

Only fields in plain sight that are named by a ``<label>`` or an ``aria-label`` are found here, and none on a page that
signs in beside the form, where the same name may stand twice. The caller gets back the
labels left unfilled, and fills those one by one with ``pages.components.fields``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Frame, Page

from pages.components.split_boxes import TAKES_ONE

_FIND = """
  const single = text => (text || "").replace(/\\s+/g, " ").trim();
  const plain = text => single(text).replace(/^\\*\\s*|\\s*\\*?\\s*:?$/g, "").toLowerCase();
  const clips = each =>
    Math.min(each.clientWidth, each.clientHeight) <= 1 && getComputedStyle(each).overflow !== "visible";
  const cutsAway = up => up && (clips(up) || cutsAway(up.parentElement));  // as a kit does with its box for the keys
  const seen = each => {
    const box = each.getBoundingClientRect();
    const isShown = each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return isShown && !cutsAway(each.parentElement) && box.width > 1 && box.height > 1
      && box.right + scrollX > 1 && box.bottom + scrollY > 1;
  };
  const within = root => [...root.querySelectorAll("*")].flatMap(each => [
    ...(each.matches("input, select, textarea") ? [each] : []), ...(each.shadowRoot ? within(each.shadowRoot) : [])]);
  const takesOne = TAKES_ONE;
  const controls = within(document).filter(each => each.labels && !takesOne(each) && seen(each));
  const hasSignIn = ![0, 2].includes(controls.filter(each => each.type === "password").length);  // two are the form's
  const names = control => [control.getAttribute("aria-label"), ...[...control.labels].map(label => label.textContent)];
  const named = label => {
    const found = controls.filter(control => names(control).some(name => plain(name) === plain(label)));
    return found.length === 1 && !hasSignIn ? found[0] : null;
  };
""".replace("TAKES_ONE", TAKES_ONE)
_FILL = f"""async values => {{{_FIND}
  const put = (control, value) => {{
    if (control.tagName !== "SELECT") {{
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value").set.call(control, value);
      return true;
    }}
    const option = [...control.options].findIndex(each => plain(each.text) === plain(value));
    control.selectedIndex = option < 0 ? control.selectedIndex : option;
    return option >= 0;
  }};
  const letters = text => text.replace(/[\\W_]/g, "").toLowerCase();
  const fits = (control, value) => !(control.maxLength >= 0 && value.length > control.maxLength);
  const keeps = (control, value) => control.tagName === "SELECT" || letters(control.value) === letters(value);
  const left = [];
  let departs = false;
  const note = event => {{ departs = departs || !event.destination.sameDocument; }};
  window.navigation?.addEventListener("navigate", note);
  for (const [label, value] of Object.entries(values)) {{
    const control = named(label);
    const chosen = control?.list?.options.length ||
      control?.matches("[role=combobox], [aria-haspopup=listbox]");  // not written, but chosen
    const open = control && !chosen && !control.matches(":disabled") && !control.readOnly && fits(control, value);
    if (!open || !put(control, value)) {{ left.push(label); continue; }}
    control.focus();
    control.dispatchEvent(new Event("input", {{ bubbles: true }}));
    control.dispatchEvent(new KeyboardEvent("keyup", {{ bubbles: true }}));
    control.dispatchEvent(new Event("change", {{ bubbles: true }}));
    control.blur();
    if (!keeps(control, value)) {{ left.push(label); }}
  }}
  await new Promise(done => setTimeout(done));  // a form that sends itself begins to do so after this script
  window.navigation?.removeEventListener("navigate", note);
  return {{ left, departs }};
}}"""
_READ = f"""labels => {{{_FIND}
  const shown = control => control.tagName === "SELECT"
    ? (control.selectedOptions[0]?.textContent ?? "").trim() : control.value;
  const showsElsewhere = control => control.matches("[role=combobox], [aria-haspopup=listbox]") && control.value === "";
  const readable = labels.filter(label => named(label) && !showsElsewhere(named(label)));
  return Object.fromEntries(readable.map(label => [label, shown(named(label))]));
}}"""


@dataclass(frozen=True)
class BulkFilling:
    """Result of filling many fields at once.

    Attributes:
        left: Labels left unfilled: without a field, with several, not editable, without that option, too short for the
            value, or with a script that did not keep it.
        departs: Whether the page began to load another document meanwhile, as one that sends itself at every choice.
    """

    left: frozenset[str] = frozenset()
    departs: bool = False


def bulk_fill(page: Page | Frame, values: Mapping[str, str]) -> BulkFilling:
    """Fill many fields, with the events that a page listens to.

    Args:
        page: The page or frame with the form.
        values: Label on the page -> the value, or the text of the option.
    """
    told = page.evaluate(_FILL, dict(values))
    return BulkFilling(frozenset(told["left"]), told["departs"])


def bulk_read(page: Page | Frame, labels: Iterable[str]) -> Mapping[str, str]:
    """The values of many fields: label on the page -> value, or text of the chosen option.

    Labels of no field or of several are left out, and lists that a page draws with the words of the choice elsewhere.
    """
    return dict(page.evaluate(_READ, list(labels)))
