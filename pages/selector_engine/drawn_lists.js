/* Lists that a page draws itself (4.1.4): a box or button that opens a layer with options, wherever that layer stands. */

const OPTIONS = "[role=option], [role=menuitemradio]";
const FARTHEST = 24; // pixels between a control and a layer without roles that it opened

const textOfOption = (each) => oneLine(visibleTextOf(each) || buttonText(each) || "");

/* What a list without options says in their place. */
const NOTHING = /^(no (hay|se encontr|se han encontrado|existe|tiene|data|options|results|items|match)|sin (datos|opciones|resultados|coincidencias|elementos)|ning[uú]n|nothing|vac[ií][oa]|(seleccione|elija|escoja) .*\b(primero|antes)\b|primero|cargando|loading)/;

/* The layer that a control names, in itself or around it; some name a hidden part for screen readers, which the visible layer holds. */
function layerNamedBy(control) {
  const around = [control, ...deepQuery(control, "[aria-controls], [aria-owns]"), closestDrawn(control, "[role=combobox]")];
  const ids = around.filter(Boolean).flatMap((each) => ["aria-controls", "aria-owns"].map((name) => each.getAttribute(name)));
  const named = ids.filter(Boolean).map((id) => control.getRootNode().getElementById(id)).filter(Boolean);
  return named.find(visible) || named.flatMap(layersAround).find((each) => visible(each) && !encloses(each, control)) || null;
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
  const options = named.length ? named : childOptions(layer);
  return options.length === 1 && NOTHING.test(normalise(textOfOption(options[0]))) ? [] : options;
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

const KIT_OF_LISTS = /select|combo|autocomplet|dropdown|typeahead|picker|chosen|suggest/i;

/* Whether a control is a box to write in, with no sign that it opens a list: a page may have one where a list is due. */
function isPlainBox(control) {
  if (!control.matches("input, textarea") || isList(control) || control.readOnly || control.disabled || control.ariaExpanded) { return false; }
  const around = ancestorsOf(control).filter((each) => deepQuery(each, CONTROLS_OF_FORM).length <= 1);
  return !around.some((each) => KIT_OF_LISTS.test(each.getAttribute("class") || "") || each.matches("[role=combobox], [aria-haspopup]"));
}

const pressedInVain = new WeakSet(); // plain boxes that were pressed once, and opened nothing by the second time

/* Whether a control, or the one that opens a list in it, says that its list is closed. */
const saysClosed = (control) => [control, ...deepQuery(control, "[aria-expanded]")].some((each) => each.ariaExpanded === "false");

/* What a person presses to open a list: the control, or the widget of a hidden one. */
function openedBy(root, query) {
  const control = fieldsNamed(root, query)[0];
  return control && (widgetOfHidden(control) || control);
}

const datalistOf = (control) => (control.matches("input[list]") && control.list ? [...control.list.options] : null);

/* What scrolls in a layer: itself, a part of it, or what holds it. */
const scrollerOf = (layer) => [layer, ...deepQuery(layer, "*"), ...ancestorsOf(layer)].find((each) =>
  each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY)) || null;

/* What only a script scrolls in a layer, at a turn of the wheel: the part that cuts off what is much higher. */
const wheelAreaOf = (layer) => (scrollerOf(layer) ? null : [layer, ...deepQuery(layer, "*")].find((each) =>
  each.scrollHeight > each.clientHeight + FARTHEST && each.clientHeight > FARTHEST && getComputedStyle(each).overflowY === "hidden") || null);

/* Scroll to what follows: by half a screen where only a part is drawn, at once where the end is drawn already. */
function scrollOn(scroller, options) {
  const last = options.length ? boxOf(options[options.length - 1]) : null;
  const end = boxOf(scroller).top - scroller.scrollTop + scroller.scrollHeight;
  const isWhole = last && end - last.bottom < Math.max(last.height, FARTHEST);
  scroller.scrollTop = isWhole ? scroller.scrollHeight : scroller.scrollTop + Math.max(20, scroller.clientHeight / 2);
}

/* What a list shows now: {native, open, options, more}; «widget»: that of a hidden one; «free»: suggestions for what is typed;
   «fixed»: options that are always in sight, and the «chosen» one; «plain»: a box to write in, «vain» once a press opened
   nothing; «closed»: it says so itself; «wheel»: pixels of a turn of the wheel, which alone scrolls it; «at»: how far it is
   scrolled. With «scroll», what follows is scrolled into view first, and «before» a press what stands near is noted. */
function describeList(root, query) {
  const control = openedBy(root, query);
  const native = fieldsNamed(root, query)[0]?.localName === "select";
  const widget = native && control.localName !== "select";
  const closed = {
    native: Boolean(control), widget, free: false, fixed: false, plain: false, vain: false, open: false, closed: false,
    options: [], more: false, chosen: "", wheel: 0, at: 0,
  };
  if (!control || control.localName === "select") { return jsonElement(closed); }
  const group = groupIn(root, control);
  if (group) { return jsonElement({ ...closed, native: false, fixed: true, open: true, ...describeGroup(root, group) }); }
  const told = datalistOf(control);
  if (told) {
    const options = told.map((each) => oneLine(each.value || each.label));
    return jsonElement({ ...closed, native, free: true, open: true, options });
  }
  const layer = layerOf(root, control);
  const plain = !layer && isPlainBox(control);
  const vain = plain && pressedInVain.has(control);
  if (query.drawn === "before") {
    standing.set(control, layersNear(root, control));
    if (plain) { pressedInVain.add(control); }
  }
  const scroller = layer && scrollerOf(layer);
  if (scroller && query.drawn === "scroll") { scrollOn(scroller, optionsIn(layer)); }
  if (scroller && query.drawn === "rewind") { scroller.scrollTop = 0; }
  const area = scroller || (layer && wheelAreaOf(layer));
  return jsonElement({
    ...closed, native, plain, vain, open: Boolean(layer), closed: !layer && saysClosed(control),
    options: layer ? optionsIn(layer).map(textOfOption) : [],
    more: Boolean(area) && area.scrollTop + area.clientHeight < area.scrollHeight - 1,
    wheel: area && area !== scroller ? Math.floor(area.clientHeight / 2) : 0, at: area ? area.scrollTop : 0,
  });
}

/* «option»: those of the open layer with a text; «wheel»: what of it the wheel scrolls; «typed»: the box in which one searches; otherwise a description. */
function drawnList(root, query) {
  const control = openedBy(root, query);
  const group = control && query.drawn === "option" ? groupIn(root, control) : undefined;
  if (group) { return optionsOfGroup(root, group, query.option); }
  if (query.drawn === "option") {
    const layer = control && layerOf(root, control);
    return layer ? optionsIn(layer).filter((each) => normalise(textOfOption(each)) === normalise(query.option)) : [];
  }
  if (query.drawn === "wheel") { return [control && layerOf(root, control)].filter(Boolean).map(wheelAreaOf).filter(Boolean); }
  if (query.drawn === "typed") {
    const layer = control && layerOf(root, control);
    const around = [control, layer, layer && drawnParent(layer)].filter((each) => each && each !== document.body);
    const boxes = [control, ...around.flatMap((each) => deepQuery(each, "input"))];
    return boxes.filter((each) => each?.localName === "input" && !each.readOnly && !NOT_TYPED.has(each.type) && visible(each)).slice(0, 1);
  }
  return describeList(root, query);
}
