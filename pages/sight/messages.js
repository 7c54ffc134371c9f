/* Messages wherever they come: every text that appears after the last mark, even if it vanishes again. */

const SPOKEN = "dialog[open], [role=dialog], [role=alertdialog]";
const LIVE = "[role=alert], [role=status], [aria-live]:not([aria-live=off]), output";
const TOAST = "aviso flotante";
const LONGEST = 600; // characters: a longer region is a part of the page and no message

const heard = { log: [], now: new Set(), toasts: new WeakSet(), listening: false };

const lifted = (element) => {
  const { position, zIndex } = getComputedStyle(element);
  return position === "fixed" || (position === "absolute" && Number(zIndex) >= 10);
};

const floats = (element, lies = lifted) => {
  for (let up = element, far = 0; up && far < 6; up = up.parentElement, far += 1) {
    if (lies(up)) { return true; }
  }
  return false;
};

const blockOf = (element) => {
  let up = element;
  while (up.parentElement && getComputedStyle(up).display.startsWith("inline")) { up = up.parentElement; }
  return up;
};

const few = (element) => {
  const many = element && element !== document.body ? element.querySelectorAll(CONTROLS).length : 0;
  return many === 1 || many === 2;
};

const channelOf = (block, lies, hasFew) => {
  if (floats(block, lies)) { return TOAST; }
  return hasFew(block) || hasFew(block.parentElement) ? "junto a un campo" : "texto de la página";
};

const once = (work, known = new Map()) => (key) => {
  if (!known.has(key)) { known.set(key, work(key)); }
  return known.get(key);
};

/* What can be read now: element -> {text, channel}; each part of a message on a line of its own. */
function readable() {
  const found = new Map();
  const [lies, hasFew] = [once(lifted), once(few)];
  const channel = once((block) => channelOf(block, lies, hasFew));
  const isShort = once((element) => flat(wording(element)).length <= LONGEST);
  const spoken = (element) => [[SPOKEN, "diálogo"], [LIVE, "región viva"]]
    .map(([css, channel]) => ({ whole: element.closest(css), channel })).find((each) => each.whole && isShort(each.whole));
  for (const { node } of texts(document)) {
    const block = blockOf(node.parentElement);
    const place = spoken(node.parentElement) || { whole: block, channel: channel(block) };
    const said = found.get(place.whole) || { lines: [], block: null, channel: place.channel };
    if (block === said.block) { said.lines.push(said.lines.pop() + node.data); } else { said.lines.push(node.data); }
    said.block = block;
    found.set(place.whole, said);
  }
  return [...found].map(([element, { lines, channel }]) =>
    ({ element, channel, text: lines.map(flat).filter(Boolean).join("\n") }));
}

function listen() {
  const said = readable();
  for (const each of said) {
    const anew = each.channel === TOAST && !heard.toasts.has(each.element); // nobody draws one again but to say it again
    if (anew || !heard.now.has(each.text)) { heard.log.push({ ...each, anew, at: Date.now() }); }
    if (each.channel === TOAST) { heard.toasts.add(each.element); }
  }
  heard.now = new Set(said.map((each) => each.text));
  if (heard.listening) { return; }
  heard.listening = true;
  let due = false;
  new MutationObserver(() => {
    if (due) { return; }
    due = true;
    setTimeout(() => { due = false; listen(); }, 10);
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["class", "style", "hidden", "open", "aria-hidden"],
  });
}

const seenStill = (each) => each.element.isConnected && visible(each.element);

const carrier = (data) => {
  const told = document.createElement("i");
  told.textContent = JSON.stringify(data);
  return [told];
};

/* Forget what was heard, and tell what can be read now. */
function mark() {
  listen();
  heard.log = [];
  return carrier([...heard.now]);
}

function report() {
  listen();
  return carrier(heard.log.map((each) => ({ text: each.text, channel: each.channel, anew: each.anew, at: each.at })));
}

/* Where a text that matches can be read; the whole page where it has vanished again. Texts that could be read before
   the stimulus count only where none are given. */
function told(pattern, before) {
  listen();
  const says = new RegExp(pattern, "im");
  const fits = (text) => says.test(text) || says.test(flat(text));
  const fresh = heard.log.filter((each) => fits(each.text) && (each.anew || !(before || []).includes(each.text)));
  const found = fresh.length || before ? fresh : readable().filter((each) => fits(each.text));
  return found.map((each) => (seenStill(each) ? each.element : document.documentElement));
}

/* The answer of an availability check: in the field's own row, or else a message. */
function answer(root, asked) {
  const says = new RegExp(asked.answer, "i");
  const field = fieldOf(root, asked)[0];
  const own = field ? row(field, buttons(root, asked.button)) : { held: [] };
  const inRow = own.held.length === 1
    ? texts(own.element).map((each) => blockOf(each.node.parentElement)).filter((each) => says.test(flat(wording(each))))
    : [];
  const inner = inRow.filter((each) => own.element.contains(each));
  return inner.length ? [...new Set(inner)] : told(asked.answer, asked.before);
}

/* What closes the dialog, or whatever else lies over the page. */
function closer(root) {
  const spoken = all(root, SPOKEN).filter(visible);
  const over = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const layers = spoken.length ? spoken : [over && floats(over) ? over.closest("body > *") : null].filter(Boolean);
  return layers.flatMap((each) => all(each, `${BUTTONS}, ${PRESSED}, ${LINKS}`).filter(visible).slice(0, 1)).slice(-1);
}
