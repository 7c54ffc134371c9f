/* Messages: every text that appears after the last baseline, wherever it does and even if it vanishes again. */

const MOST_ENTRIES = 1000;
const NEXT_LOOK = 10; // milliseconds from a change to the look at it
const LATEST = 250; // milliseconds; between, a look waits for as long as the last one took
const WHILE_ANIMATED = [100, 200, 400, 800]; // milliseconds between looks at what no change of the document tells

const captured = {
  log: [], hasBaseline: false, wanted: false, cost: 0, later: 0,
  standing: new Map(), // what was read at the last look: key of an item -> its text
  drawn: new Set(), // keys of items drawn since the baseline
  uncovered: new WeakMap(), // key -> the text that was seen to lie under no layer
  typed: new WeakMap(), // box that could be edited at the baseline -> its value
  roots: new WeakSet(), // documents and shadow roots that are observed
};

/* What is drawn again is heard again: forget that it stood there. */
function forgetStanding(top) {
  for (const key of [top, pseudoKeys["::before"].get(top), pseudoKeys["::after"].get(top)]) { captured.standing.delete(key); }
  drawnChildren(top).forEach(forgetStanding);
}

/* Whether an attribute kept an element from being seen before it changed, even if within one task. */
const wasHidden = ({ attributeName, oldValue }) =>
  (attributeName === "open" && oldValue === null) || (attributeName === "hidden" && oldValue !== null);

/* Whether an element has no box, besides one that never has any of its own. */
const isHidden = (element) =>
  !element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).display !== "contents";

function heedChanges(records) {
  forgetTree();
  for (const record of records) {
    const { type, target, removedNodes } = record;
    if (type === "characterData") { captured.standing.delete(target); }
    if (type === "childList") { removedNodes.forEach(forgetStanding); }
    if (type === "attributes" && target.isConnected && (wasHidden(record) || isHidden(target))) { forgetStanding(target); }
  }
  if (records.length && !captured.wanted) {
    captured.wanted = true;
    setTimeout(() => look(WHILE_ANIMATED), Math.min(LATEST, Math.max(NEXT_LOOK, captured.cost)));
  }
}

/* The browser shows a bubble with its message at the control that it gives the focus to. */
function heedInvalid(event) {
  const control = event.target;
  setTimeout(() => {
    const isAtFocus = control.getRootNode().activeElement === control;
    if (event.defaultPrevented || !isAtFocus || !control.validationMessage) { return; }
    const hint = control.validity.patternMismatch && control.title;
    note({ element: control, channel: BUBBLE, text: [control.validationMessage, hint].filter(Boolean).join("\n") });
  });
}

const observer = new MutationObserver(heedChanges);

function observe(root) {
  root.addEventListener("invalid", heedInvalid, true); // added once only; written documents lose it
  if (captured.roots.has(root)) { return; }
  captured.roots.add(root);
  observer.observe(root, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeOldValue: true,
    attributeFilter: ["class", "style", "hidden", "open", "aria-hidden", "title", "alt", "value", "placeholder"],
  });
}

function note({ element, channel, text, whole = text, stale = "" }) {
  const again = captured.hasBaseline && MESSAGE_CHANNELS.has(channel);
  captured.log.push({ element, channel, text, whole, stale, again, at: Date.now() });
  if (captured.log.length > MOST_ENTRIES) { captured.log.shift(); }
}

/* Whether an item that did not stand there at the last look can be read. */
function isUncovered(item) {
  const { key, element, data } = item;
  if (captured.uncovered.get(key) === data) { return true; }
  const node = key instanceof Node && key.nodeType !== Node.ATTRIBUTE_NODE ? key : element;
  if (item.channel !== ICON && isCovered(node, boxOf(node))) { return false; }
  captured.uncovered.set(key, data);
  return true;
}

/* Log the texts that appeared, now and from now on whenever the document changes; the places that show any text. */
function look(later = []) {
  const begun = performance.now();
  forgetLayout();
  observe(document);
  heedChanges(observer.takeRecords());
  captured.wanted = false;
  const stands = ({ key, data }) => captured.standing.get(key) === data;
  const items = readItems(observe).filter((each) => !(each.isValue && captured.typed.get(each.element) === each.data) &&
    (stands(each) || isUncovered(each)));
  const places = placesOf(items);
  for (const { element, channel, lines } of places) {
    const appeared = lines.flatMap((each) => each.items).filter((each) => !each.isUnread && !stands(each));
    appeared.forEach((each) => captured.drawn.add(each.key));
    const isDrawn = (line) => line.items.some((each) => captured.drawn.has(each.key));
    const [text, whole] = [textOfLines(lines.filter(isDrawn)), textOfLines(lines)];
    if (appeared.length && text) {
      note({ element, channel, text, whole, stale: textOfLines(lines.filter((each) => !isDrawn(each))) });
    }
  }
  captured.standing = new Map(items.filter((each) => !each.isUnread).map((each) => [each.key, each.data]));
  captured.cost = performance.now() - begun;
  clearTimeout(captured.later);
  if (later.length && document.getAnimations().length) {
    captured.later = setTimeout(() => look(later.slice(1)), later[0]);
  }
  return places;
}

const isStillVisible = (each) => each.element.isConnected && visible(each.element);

/* Data as the text of a detached element, as an engine can only answer with elements. */
const jsonElement = (data) => {
  const element = document.createElement("i");
  element.textContent = JSON.stringify(data);
  return [element];
};

const capturedEntries = () =>
  captured.log.map(({ text, whole, stale, channel, again, at }) => ({ text, whole, stale, channel, again, at }));

/* Empty the log; answer with what it held, and with the texts that are there now: of each place, and of its lines. */
function setBaseline() {
  const places = look();
  const visibleNow = places.flatMap(({ lines }) => [textOfLines(lines), ...lines.map(textOfLine)]);
  const before = capturedEntries();
  [captured.log, captured.hasBaseline] = [[], true];
  captured.drawn.clear();
  deepQuery(document, "input, textarea").filter((each) => !each.readOnly && !each.matches(":disabled"))
    .forEach((each) => captured.typed.set(each, each.value));
  return jsonElement({ visible: [...new Set(visibleNow)], before });
}

function capturedMessages() {
  look();
  return jsonElement(capturedEntries());
}

/* What shows a text that matches, as {element, text}. With a baseline given, only texts outside of it count; without
   one, texts visible before the stimulus count too, where no new one matches. */
function textsThatMatch(pattern, baseline, channels = (each) => each !== ICON) {
  const places = look();
  const expression = new RegExp(pattern, "im");
  const matches = ({ text, whole = text, channel }) =>
    channels(channel) && [text, whole].some((each) => expression.test(each) || expression.test(oneLine(each)));
  const fresh = captured.log.filter((each) => matches(each) && (each.again || !(baseline || []).includes(each.text)));
  if (fresh.length || baseline) { return fresh; }
  return places.map((each) => ({ ...each, text: textOfLines(each.lines) })).filter(matches);
}

/* Elements that show a text that matches; the whole page for one that vanished. */
const messageElements = (pattern, baseline) =>
  textsThatMatch(pattern, baseline).map((each) => (isStillVisible(each) ? each.element : document.documentElement)).filter(Boolean);

/* A field's row in any nesting: the largest element with no other fields and buttons, and what follows without any. */
function wholeRow(own) {
  const all = `${CONTROLS}, ${BUTTONS}`;
  const count = deepQuery(own, all).length;
  let top = own;
  for (let up = drawnParent(own); up && deepQuery(up, all).length === count; up = drawnParent(up)) { top = up; }
  const found = [top];
  for (let next = top.nextElementSibling; next && !next.matches(all) && !deepQuery(next, all).length;) {
    found.push(next);
    next = next.nextElementSibling;
  }
  return found;
}

/* The answer in what the profile's selector leads to: of the field's own row, where that holds one of several. */
function answersTold(query, pattern, rows) {
  const told = queryTold(document, query.answer_selector);
  const inRow = told.filter((each) => rows.some((one) => encloses(one, each)));
  const places = inRow.length ? inRow : told;
  if (!places.length) { return []; }
  const fresh = textsThatMatch(query.answer, query.baseline || [], () => true)
    .filter((each) => places.some((place) => encloses(place, each.element)));
  const standing = places.filter(visible).map((element) => ({ element, text: oneLine(visibleTextOf(element)) }))
    .filter(({ text }) => pattern.test(text) && !(query.baseline || []).includes(text));
  return fresh.length ? fresh : standing;
}

/* The answer to an availability check, as {element, text}: where the profile says, in the field's row, or a message. */
function answers(root, query) {
  const pattern = new RegExp(query.answer, "i");
  const field = fieldsNamed(root, query)[0];
  const own = field ? row(field, buttons(root, query.button, query.button_selector)) : { held: [] };
  const rows = own.held.length === 1 ? wholeRow(own.element) : [];
  const told = answersTold(query, pattern, rows);
  if (told.length) { return told; }
  const inRow = rows.length ? look().flatMap((each) => each.lines.map((line) =>
    ({ element: each.channel === ICON ? each.element : line.block, text: textOfLine(line) })))
    .filter(({ element, text }) => pattern.test(text) && rows.some((each) => encloses(each, element))) : [];
  return inRow.length ? inRow : textsThatMatch(query.answer, query.baseline, () => true);
}

const answer = (root, query) =>
  [...new Set(answers(root, query).map((each) => (isStillVisible(each) ? each.element : document.documentElement)).filter(Boolean))];
