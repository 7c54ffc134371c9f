/* Hidden controls behind a visible widget: a list drawn by a kit, a transparent box, a button for files. */

const isRendered = (element) => {
  const { width, height } = element.getBoundingClientRect();
  return element.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0;
};

const CONTROLS_OF_FORM = "input:not([type=hidden]), select, textarea";

/* The visible element that draws a hidden list: beside it, showing its choice or acting as a list. */
function widgetOfList(list) {
  const chosen = normalise(list.selectedOptions?.[0]?.textContent || "");
  const opens = "[role=combobox], [role=listbox], [aria-haspopup], button, [role=button], [tabindex]";
  const showsChoice = (element) => chosen && normalise(element.textContent).includes(chosen);
  const draws = (element) => element && !element.matches(`label, ${CONTROLS_OF_FORM}`) &&
    !element.querySelector(CONTROLS_OF_FORM) && visible(element) &&
    (showsChoice(element) || element.matches(opens) || element.querySelector(opens));
  const around = list.parentElement;
  const candidates = [list.nextElementSibling, list.previousElementSibling, ...(around ? around.children : []),
    around && around.querySelectorAll(CONTROLS_OF_FORM).length === 1 ? around.nextElementSibling : null];
  return candidates.find((each) => each !== list && draws(each)) || widgetHolding(list, chosen);
}

const isAsLargeAsWidget = (box) => box.width >= 24 && box.height >= 12; // pixels

/* The widget that holds a hidden list among other hidden controls: the smallest element of some size around it, all of
   whose words are the choice, the layer with the options left aside; nothing further out than the next field in sight. */
function widgetHolding(list, chosen) {
  const isOfLayer = (node) => ancestorsOf(elementOf(node)).some((each) => each !== up && encloses(up, each) && standsOver(each));
  let up = drawnParent(list);
  for (; up && !up.matches("form, body, fieldset, table, tr"); up = drawnParent(up)) {
    if (deepQuery(up, CONTROLS_OF_FORM).some((each) => visible(each) && !isOfLayer(each))) { return null; }
    const box = visibleBox(up);
    if (!box || !isAsLargeAsWidget(box)) { continue; }
    const words = normalise(filteredText(up, (node) => visible(node) && !isOfLayer(node)));
    return words === chosen && (chosen || isPaintedBox(up)) ? up : null;
  }
  return null;
}

/* The widget that a person presses in place of a hidden list; null for one that takes the press itself, and for any other control. */
const widgetOfHidden = (control) => (control.localName === "select" && !isPressable(control) ? widgetOfList(control) : null);

/* Hidden boxes of the widget of a hidden list, which take the keys for it. */
function keyBoxesOf(list) {
  const widget = widgetOfHidden(list);
  return widget ? deepQuery(widget, "input:not([type=hidden])").filter((each) => !visible(each)) : [];
}

/* Whether a control is there to be pressed, seen or transparent. */
function isPressable(control) {
  const box = boxOf(control);
  return control.checkVisibility({ visibilityProperty: true }) && box.width >= 8 && box.height >= 8 &&
    isInReach(box, clipsOf(control).own);
}

/* The visible element that draws a transparent box: under it, in the same place. */
function widgetUnder(control) {
  if (!isPressable(control)) { return null; }
  const box = boxOf(control);
  const beside = [...(control.parentElement ? control.parentElement.children : []), control.parentElement];
  return beside.find((each) => each && each !== control && !each.matches("form, body") && visible(each) &&
    isPaintedBox(each) && holds(boxOf(each), middleOf(box))) || null;
}

const opensList = (control) => control.matches("input[role=combobox], input[aria-haspopup=listbox]");

/* The visible element around a hidden box that opens a list: the smallest of some size that holds no other field. */
function widgetAround(control) {
  for (let up = opensList(control) && drawnParent(control); up && up !== document.body; up = drawnParent(up)) {
    if (deepQuery(up, CONTROLS_OF_FORM).length > 1) { return null; }
    const box = visibleBox(up);
    if (box && isAsLargeAsWidget(box)) { return up; }
  }
  return null;
}

const SMALLEST_LINE = 16; // pixels

/* Whether an element beside another lies over its middle, as the words of a choice lie over the box to search in. */
function isUnderSibling(element) {
  const middle = middleOf(boxOf(element));
  const takes = (each) => getComputedStyle(each).pointerEvents !== "none" || hasWord(visibleTextOf(each));
  return [...drawnChildren(drawnParent(element))].some((each) => each !== element && each.nodeType === Node.ELEMENT_NODE &&
    each.localName !== "label" && holds(boxOf(each), middle) && visible(each) && takes(each));
}

/* The part of a list's box that takes a press: what holds both it and the words in its place, where these lie over it. */
function pressedPart(control, part) {
  if (!opensList(control)) { return part; }
  const highest = 3 * Math.max(boxOf(part).height, SMALLEST_LINE);
  let found = part;
  for (let up = part; up && up !== document.body && boxOf(up).height <= highest; up = drawnParent(up)) {
    if (up !== part && deepQuery(up, CONTROLS_OF_FORM).length > 1) { break; }
    const holder = isUnderSibling(up) && drawnParent(up);
    if (holder && holder !== document.body && deepQuery(holder, CONTROLS_OF_FORM).length < 2) { found = holder; }
  }
  return found;
}

/* Whether a text is what a list shows as chosen, and no name. */
const isValueOf = (field, text) => [field.value, field.selectedOptions?.[0]?.textContent]
  .some((each) => normalise(each || "") === normalise(text));

/* A box that keeps the choice of a drawn list for the form: no person reaches it, by keyboard or screen reader. */
const isOutOfReach = (control) => control.matches("input[aria-hidden=true][tabindex='-1']");

/* What a person sees of a control: itself, or the widget that draws it; null for what nobody sees. */
function partSeen(control) {
  if (visible(control)) { return pressedPart(control, control); }
  if (["checkbox", "radio", "file"].includes(control.type)) {
    return labelsOf(control).find(visible) || widgetUnder(control);
  }
  if (isOutOfReach(control)) { return null; }
  const around = widgetAround(control);
  return (control.localName === "select" && widgetOfList(control)) || (around && pressedPart(control, around)) || widgetUnder(control);
}

/* Controls that a person sees, {element, box}, each where it is drawn; of a list and its widget, the list. */
function fieldsSeen(elements) {
  const seen = elements.map((element) => ({ element, part: partSeen(element) })).filter((each) => each.part);
  const drawn = seen.filter((each) => each.part !== each.element);
  return seen.filter(({ element }) => !drawn.some((each) => each.element !== element && encloses(each.part, element)))
    .map(({ element, part }) => ({ element, box: boxOf(part) }));
}

/* Whether a text stands in the box of a list, as the words of its choice or those that invite to choose. */
const isInList = (text, fields) => fields.some(({ element, box }) => isList(element) &&
  text.left >= box.left - 1 && text.right <= box.right + 1 && text.top >= box.top - 1 && text.bottom <= box.bottom + 1);

/* Of several controls, those under no other layer, if there are any. */
function withoutCovered(elements) {
  const free = elements.length > 1 ? elements.filter((each) => !visible(each) || !isCovered(each, boxOf(each))) : [];
  return free.length ? free : elements;
}
