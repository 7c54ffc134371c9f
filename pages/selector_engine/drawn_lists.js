/* Lists that a page draws itself (4.1.4): a box or button that opens a layer with options, wherever that layer stands. */

const OPTIONS = "[role=option], [role=menuitemradio]";
const FARTHEST = 24; // pixels between a control and a layer without roles that it opened

const textOfOption = (each) => oneLine(visibleTextOf(each) || buttonText(each) || "");

/* Visible texts that may be the name of a field: the entries of an open list are none, nor is the choice in a hidden one's widget. */
function namingTexts(root) {
  const widgets = deepQuery(root, "select").map(widgetOfHidden).filter(Boolean);
  return visibleTexts(root).filter(({ node }) => !closestDrawn(elementOf(node), "[role=listbox]") &&
    !widgets.some((each) => encloses(each, node)));
}

/* The layer that a control names, in itself or around it. */
function layerNamedBy(control) {
  const around = [control, ...deepQuery(control, "[aria-controls], [aria-owns]"), closestDrawn(control, "[role=combobox]")];
  const ids = around.filter(Boolean).flatMap((each) => ["aria-controls", "aria-owns"].map((name) => each.getAttribute(name)));
  return ids.filter(Boolean).map((id) => control.getRootNode().getElementById(id)).find((each) => each && visible(each)) || null;
}

const idsIn = (element, ...names) => names.flatMap((name) => (element.getAttribute(name) || "").split(/\s+/)).filter(Boolean);

/* The control that opens a list box: it names the box, or both have a label in common, also while the box fades away. */
function openerOf(root, box) {
  const labels = idsIn(box, "aria-labelledby");
  const isNamed = (each) => box.id && idsIn(each, "aria-controls", "aria-owns").includes(box.id);
  const sharesLabel = (each) => [...idsIn(each, "aria-labelledby"), ...labelsOf(each).map((label) => label.id)]
    .some((id) => labels.includes(id));
  return deepQuery(root, "[role=combobox], [aria-haspopup=listbox]").find((each) =>
    each !== box && !encloses(box, each) && (isNamed(each) || sharesLabel(each)));
}

/* Options of a layer without roles: the visible children of the element that has most of them. */
function childOptions(layer) {
  const parents = [layer, ...deepQuery(layer, "*")].map((each) => [...drawnChildren(each)].filter((child) =>
    child.nodeType === Node.ELEMENT_NODE && !child.matches(CONTROLS_OF_FORM) && visible(child) && textOfOption(child)));
  return parents.reduce((most, each) => (each.length > most.length ? each : most), []);
}

const optionsIn = (layer) => {
  const named = deepQuery(layer, OPTIONS).filter(visible);
  return named.length ? named : childOptions(layer);
};

const standing = new WeakMap(); // control -> layers without roles that stood near it before it was pressed

/* Layers without roles right below or above a control: a list that it opened, or a heading that stays, a label that floats. */
function layersNear(root, control) {
  const box = boxOf(control);
  const isNear = (it) => it.right > box.left && it.left < box.right &&
    Math.min(Math.abs(it.top - box.bottom), Math.abs(box.top - it.bottom)) <= FARTHEST;
  const floats = (each) => standsOver(each) && getComputedStyle(each).position !== "sticky";
  return deepQuery(root, "*").filter((each) => each.checkVisibility() && floats(each) && !encloses(each, control) && visible(each) &&
    isNear(boxOf(each)) && childOptions(each).length);
}

/* The layer that a control opened: the one it names, the last list box in view, or one near it that was not there before. */
function layerOf(root, control) {
  const named = layerNamedBy(control);
  if (named) { return named; }
  const isOfAnother = (each) => {
    const opener = openerOf(root, each);
    return opener && !encloses(control, opener) && !ancestorsOf(each).some((up) => standsOver(up) && encloses(up, opener)); // a box to search in
  };
  const boxes = deepQuery(root, "[role=listbox]").filter((each) => each !== control && visible(each) && !isOfAnother(each));
  if (boxes.length) { return boxes.pop(); }
  const before = standing.get(control) || [];
  return layersNear(root, control).filter((each) => !before.includes(each)).pop() || null;
}

/* What a person presses to open a list: the control, or the widget of a hidden one. */
function openedBy(root, query) {
  const control = fieldsNamed(root, query)[0];
  return control && (widgetOfHidden(control) || control);
}

const datalistOf = (control) => (control.matches("input[list]") && control.list ? [...control.list.options] : null);

/* What scrolls in a layer: itself, a part of it, or what holds it. */
const scrollerOf = (layer) => [layer, ...deepQuery(layer, "*"), ...ancestorsOf(layer)].find((each) =>
  each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY)) || null;

/* Scroll to what follows: by half a screen where only a part is drawn, at once where the end is drawn already. */
function scrollOn(scroller, options) {
  const last = options.length ? boxOf(options[options.length - 1]) : null;
  const end = boxOf(scroller).top - scroller.scrollTop + scroller.scrollHeight;
  const isWhole = last && end - last.bottom < Math.max(last.height, FARTHEST);
  scroller.scrollTop = isWhole ? scroller.scrollHeight : scroller.scrollTop + Math.max(20, scroller.clientHeight / 2);
}

/* {native, widget, free, open, options, more}: what a list shows now («widget»: of a hidden one; «free»: suggestions for what is typed); with «scroll», what follows is scrolled into view first, and «before» a press what stands near is noted. */
function describeList(root, query) {
  const control = openedBy(root, query);
  const native = fieldsNamed(root, query)[0]?.localName === "select";
  const widget = native && control.localName !== "select";
  const closed = { native: Boolean(control), widget, free: false, open: false, options: [], more: false };
  if (!control || control.localName === "select") { return jsonElement(closed); }
  const told = datalistOf(control);
  if (told) {
    const options = told.map((each) => oneLine(each.value || each.label));
    return jsonElement({ ...closed, native, free: true, open: true, options });
  }
  if (query.drawn === "before") { standing.set(control, layersNear(root, control)); }
  const layer = layerOf(root, control);
  const scroller = layer && scrollerOf(layer);
  if (scroller && query.drawn === "scroll") { scrollOn(scroller, optionsIn(layer)); }
  if (scroller && query.drawn === "rewind") { scroller.scrollTop = 0; }
  return jsonElement({
    ...closed, native, open: Boolean(layer), options: layer ? optionsIn(layer).map(textOfOption) : [],
    more: Boolean(scroller) && scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1,
  });
}

/* «option»: those of the open layer with a text; «typed»: the box in which one searches; otherwise a description. */
function drawnList(root, query) {
  const control = openedBy(root, query);
  if (query.drawn === "option") {
    const layer = control && layerOf(root, control);
    return layer ? optionsIn(layer).filter((each) => normalise(textOfOption(each)) === normalise(query.option)) : [];
  }
  if (query.drawn === "typed") {
    const layer = control && layerOf(root, control);
    const around = [control, layer, layer && drawnParent(layer)].filter(Boolean);
    const boxes = [control, ...around.flatMap((each) => deepQuery(each, "input"))];
    return boxes.filter((each) => each?.localName === "input" && !each.readOnly && !NOT_TYPED.has(each.type) && visible(each)).slice(0, 1);
  }
  return describeList(root, query);
}
