/* Messages: every text that appears after the last baseline, wherever it does and even if it vanishes again. */

const DIALOGS = "dialog[open], [role=dialog], [role=alertdialog]";
const LIVE_REGIONS = "[role=alert], [role=status], [aria-live]:not([aria-live=off]), output";
const TOAST = "aviso flotante";
const LONGEST = 600; // characters: a longer region is a part of the page, not a message

const captured = { log: [], current: new Set(), toasts: new WeakSet(), observing: false };

const isOverlay = (element) => {
  const { position, zIndex } = getComputedStyle(element);
  return position === "fixed" || (position === "absolute" && Number(zIndex) >= 10);
};

const isInOverlay = (element, overlay = isOverlay) => {
  for (let up = element, depth = 0; up && depth < 6; up = up.parentElement, depth += 1) {
    if (overlay(up)) { return true; }
  }
  return false;
};

const blockOf = (element) => {
  let up = element;
  while (up.parentElement && getComputedStyle(up).display.startsWith("inline")) { up = up.parentElement; }
  return up;
};

const hasFewControls = (element) => {
  const count = element && element !== document.body ? element.querySelectorAll(CONTROLS).length : 0;
  return count === 1 || count === 2;
};

const channelOf = (block, overlay, isRow) => {
  if (isInOverlay(block, overlay)) { return TOAST; }
  return isRow(block) || isRow(block.parentElement) ? "junto a un campo" : "texto de la página";
};

const memoise = (compute, known = new Map()) => (key) => {
  if (!known.has(key)) { known.set(key, compute(key)); }
  return known.get(key);
};

/* Texts visible now: [{element, channel, text}], each part of a text on a line of its own. */
function readableTexts() {
  const found = new Map();
  const [overlay, isRow] = [memoise(isOverlay), memoise(hasFewControls)];
  const channel = memoise((block) => channelOf(block, overlay, isRow));
  const isShort = memoise((element) => oneLine(textOf(element)).length <= LONGEST);
  const region = (element) => [[DIALOGS, "diálogo"], [LIVE_REGIONS, "región viva"]]
    .map(([css, name]) => ({ whole: element.closest(css), channel: name }))
    .find((each) => each.whole && isShort(each.whole));
  for (const { node } of visibleTexts(document)) {
    const block = blockOf(node.parentElement);
    const place = region(node.parentElement) || { whole: block, channel: channel(block) };
    const text = found.get(place.whole) || { lines: [], block: null, channel: place.channel };
    if (block === text.block) { text.lines.push(text.lines.pop() + node.data); } else { text.lines.push(node.data); }
    text.block = block;
    found.set(place.whole, text);
  }
  return [...found].map(([element, { lines, channel: name }]) =>
    ({ element, channel: name, text: lines.map(oneLine).filter(Boolean).join("\n") }));
}

/* Log the texts that appeared, now and from now on whenever the document changes. */
function capture() {
  const texts = readableTexts();
  for (const each of texts) {
    const newToast = each.channel === TOAST && !captured.toasts.has(each.element); // drawn again only to say it again
    if (newToast || !captured.current.has(each.text)) { captured.log.push({ ...each, newToast, at: Date.now() }); }
    if (each.channel === TOAST) { captured.toasts.add(each.element); }
  }
  captured.current = new Set(texts.map((each) => each.text));
  if (captured.observing) { return; }
  captured.observing = true;
  let scheduled = false;
  new MutationObserver(() => {
    if (scheduled) { return; }
    scheduled = true;
    setTimeout(() => { scheduled = false; capture(); }, 10);
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["class", "style", "hidden", "open", "aria-hidden"],
  });
}

const isStillVisible = (each) => each.element.isConnected && visible(each.element);

/* Data as the text of a detached element, as an engine can only answer with elements. */
const jsonElement = (data) => {
  const element = document.createElement("i");
  element.textContent = JSON.stringify(data);
  return [element];
};

/* Empty the log, and answer with the texts visible now. */
function setBaseline() {
  capture();
  captured.log = [];
  return jsonElement([...captured.current]);
}

function capturedMessages() {
  capture();
  return jsonElement(captured.log.map(({ text, channel, newToast, at }) => ({ text, channel, newToast, at })));
}

/* Elements that show a text that matches; the whole page for one that vanished. With a baseline given, only texts outside
   of it count; without one, texts visible before the stimulus count too, where no new one matches. */
function messageElements(pattern, baseline) {
  capture();
  const expression = new RegExp(pattern, "im");
  const matches = (text) => expression.test(text) || expression.test(oneLine(text));
  const fresh = captured.log.filter(
    (each) => matches(each.text) && (each.newToast || !(baseline || []).includes(each.text)));
  const found = fresh.length || baseline ? fresh : readableTexts().filter((each) => matches(each.text));
  return found.map((each) => (isStillVisible(each) ? each.element : document.documentElement));
}

/* The answer to an availability check: in the field's own row, or else a message. */
function answer(root, query) {
  const pattern = new RegExp(query.answer, "i");
  const field = fieldsNamed(root, query)[0];
  const own = field ? row(field, buttons(root, query.button)) : { held: [] };
  const inRow = own.held.length === 1
    ? visibleTexts(own.element).map((each) => blockOf(each.node.parentElement))
      .filter((each) => own.element.contains(each) && pattern.test(oneLine(textOf(each))))
    : [];
  return inRow.length ? [...new Set(inRow)] : messageElements(query.answer, query.baseline);
}

/* The button that closes the dialog or other layer over the page. */
function closeButton(root) {
  const dialogs = deepQuery(root, DIALOGS).filter(visible);
  const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const layers = dialogs.length ? dialogs : [top && isInOverlay(top) ? top.closest("body > *") : null].filter(Boolean);
  return layers
    .flatMap((each) => deepQuery(each, `${BUTTONS}, ${CLICKABLE}, ${LINKS}`).filter(visible).slice(0, 1)).slice(-1);
}
