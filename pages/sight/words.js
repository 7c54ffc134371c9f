/* Words and boxes: what can be read on a page, and where it stands. */

const CONTROLS = "input, select, textarea, [contenteditable=''], [contenteditable=true], [role=textbox], " +
  "[role=combobox], [role=listbox]";
const NOT_A_FIELD = new Set(["hidden", "submit", "button", "image", "reset"]);
const NOT_WRITTEN = new Set([...NOT_A_FIELD, "radio", "checkbox", "file"]);
const BUTTONS = "button, input[type=submit], input[type=button], input[type=reset], input[type=image], [role=button]";
const PRESSED = "a[onclick], a[href^='javascript:'], a:not([href]), img[onclick], area, [onclick]";
const LINKS = "a[href], [role=link]";
const SILENT = new Set(["SELECT", "TEXTAREA", "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "BUTTON", "DATALIST",
  "IFRAME", "OBJECT", "TITLE"]);
const BREAKS = new Set(["BR", "TD", "TH", "TR", "P", "DIV", "LI", "DT", "DD", "H1", "H2", "H3", "H4"]);
const WORD = /\p{L}{3}/u;
const MARK = /^\s*\(?\s*[*∗＊]\s*\)?\s*$/;
const MARK_PICTURE = /\*|obligatori|requerid|required|asterisc|asterisk|mandatory/i;
const EDGES = /^[\s*∗＊:•·»«›‹>→-]+|[\s*∗＊:•·»«›‹>→-]+$/g;

const flat = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
const tidy = (text) => flat(text.replace(/\(\s*\*\s*\)/g, "*")).replace(EDGES, "").toLocaleLowerCase("es");

/* The text of an element without what is typed, chosen or pressed in it. */
function wording(node) {
  if (node.nodeType === Node.TEXT_NODE) { return node.data; }
  let text = BREAKS.has(node.nodeName) ? " " : "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      text += child.data;
    } else if (child.nodeType === Node.ELEMENT_NODE && !SILENT.has(child.nodeName)) {
      text += wording(child);
    }
  }
  return BREAKS.has(node.nodeName) ? `${text} ` : text;
}

const ownWords = (element) =>
  [...element.childNodes].filter((each) => each.nodeType === Node.TEXT_NODE).map((each) => each.data).join(" ");

/* ---- what can be seen ------------------------------------------------------------------------------------- */

/* Elements of a selector, those inside open shadow roots too. */
function all(root, css) {
  const found = [...root.querySelectorAll(css)];
  for (const each of root.querySelectorAll("*")) {
    if (each.shadowRoot) { found.push(...all(each.shadowRoot, css)); }
  }
  return found;
}

const boxOf = (node) => {
  if (node.nodeType !== Node.TEXT_NODE) { return node.getBoundingClientRect(); }
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
};

/* The boxes of a text that runs over several lines. */
function linesOf(text) {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()];
}

function around(boxes) {
  const [left, top] = [Math.min(...boxes.map((each) => each.left)), Math.min(...boxes.map((each) => each.top))];
  const [right, bottom] = [Math.max(...boxes.map((each) => each.right)), Math.max(...boxes.map((each) => each.bottom))];
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}
const holder = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node);

/* The box of what can be seen; null where it cannot. */
function seenBox(node) {
  const element = holder(node);
  if (!element || !element.checkVisibility({ visibilityProperty: true })) { return null; }
  const box = boxOf(node);
  return box.width > 1 && box.height > 1 ? box : null;
}

const visible = (node) => seenBox(node) !== null;

/* Every text that can be seen, outside of fields and buttons: {node, box}. */
function texts(root) {
  const found = [];
  const visit = (top) => {
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      SILENT.has(node.nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.shadowRoot) { visit(node.shadowRoot); }
      const box = node.nodeType === Node.TEXT_NODE && /\S/.test(node.data) ? seenBox(node) : null;
      if (box) { found.push({ node, box }); }
    }
  };
  visit(root.body || root);
  return found;
}

const sameLine = (one, other) =>
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >= 0.5 * Math.min(one.height, other.height);
