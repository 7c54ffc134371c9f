/* Visible text and boxes: what can be read on a page, and where it stands. */

const CONTROLS = "input, select, textarea, [contenteditable=''], [contenteditable=true], [role=textbox], " +
  "[role=combobox], [role=listbox]";
const NOT_A_FIELD = new Set(["hidden", "submit", "button", "image", "reset"]);
const NOT_TYPED = new Set([...NOT_A_FIELD, "radio", "checkbox", "file"]);
const BUTTONS = "button, input[type=submit], input[type=button], input[type=reset], input[type=image], [role=button]";
const CLICKABLE = "a[onclick], a[href^='javascript:'], a:not([href]), img[onclick], area, [onclick]";
const LINKS = "a[href], [role=link]";
const WITHOUT_TEXT = new Set(["SELECT", "TEXTAREA", "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "BUTTON", "DATALIST",
  "IFRAME", "OBJECT", "TITLE"]);
const BREAKS = new Set(["BR", "TD", "TH", "TR", "P", "DIV", "LI", "DT", "DD", "H1", "H2", "H3", "H4"]);
const WORD = /\p{L}{3}/u;
const ASTERISK = /[*∗＊✱✲✳⁎﹡٭]/;
const LONE_ASTERISK = /^\s*[([]?\s*[*∗＊✱✲✳⁎﹡٭]{1,3}\s*[)\]]?\s*$/;
const ASTERISK_PICTURE = /\*|obligatori|requerid|required|asterisc|asterisk|mandatory/i;
const EDGES = /^[\s*∗＊✱✲✳⁎﹡٭:•·»«›‹>→-]+|[\s*∗＊✱✲✳⁎﹡٭:•·»«›‹>→-]+$/g;

/* Text on one line. */
const oneLine = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();

/* Text as names are compared: without letter case, asterisk, colon and bullets. */
const normalise = (text) => oneLine(text.replace(/[([]\s*[*∗＊✱✲✳⁎﹡٭]+\s*[)\]]/g, "*")).replace(EDGES, "").toLocaleLowerCase("es");

/* The text of an element without the values and buttons in it. */
function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) { return node.data; }
  let text = BREAKS.has(node.nodeName) ? " " : "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      text += child.data;
    } else if (child.nodeType === Node.ELEMENT_NODE && !WITHOUT_TEXT.has(child.nodeName)) {
      text += textOf(child);
    }
  }
  return BREAKS.has(node.nodeName) ? `${text} ` : text;
}

/* The text of an element without that of its child elements. */
const ownText = (element) =>
  [...element.childNodes].filter((each) => each.nodeType === Node.TEXT_NODE).map((each) => each.data).join(" ");

/* Elements that match a CSS selector, those inside open shadow roots included. */
function deepQuery(root, css) {
  const found = [...root.querySelectorAll(css)];
  for (const each of root.querySelectorAll("*")) {
    if (each.shadowRoot) { found.push(...deepQuery(each.shadowRoot, css)); }
  }
  return found;
}

const boxOf = (node) => {
  if (node.nodeType !== Node.TEXT_NODE) { return node.getBoundingClientRect(); }
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
};

/* One box for each line of a text node. */
function lineBoxes(text) {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()];
}

/* The box that encloses several boxes. */
function enclosingBox(boxes) {
  const [left, top] = [Math.min(...boxes.map((each) => each.left)), Math.min(...boxes.map((each) => each.top))];
  const [right, bottom] = [Math.max(...boxes.map((each) => each.right)), Math.max(...boxes.map((each) => each.bottom))];
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}

const elementOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node);

/* The box of a visible node; null for an invisible one. */
function visibleBox(node) {
  const element = elementOf(node);
  if (!element || !element.checkVisibility({ visibilityProperty: true })) { return null; }
  const box = boxOf(node);
  return box.width > 1 && box.height > 1 ? box : null;
}

const visible = (node) => visibleBox(node) !== null;

/* Visible text nodes outside of fields and buttons: [{node, box}]. */
function visibleTexts(root) {
  const found = [];
  const visit = (top) => {
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      WITHOUT_TEXT.has(node.nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.shadowRoot) { visit(node.shadowRoot); }
      const box = node.nodeType === Node.TEXT_NODE && /\S/.test(node.data) ? visibleBox(node) : null;
      if (box) { found.push({ node, box }); }
    }
  };
  visit(root.body || root);
  return found;
}

/* Elements that contain no other element of the list. */
const innermost = (elements) =>
  elements.filter((each) => !elements.some((other) => other !== each && each.contains(other)));

const sameLine = (one, other) =>
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >= 0.5 * Math.min(one.height, other.height);
