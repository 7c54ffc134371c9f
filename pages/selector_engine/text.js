/* Texts, boxes and names: what a page says, and where it stands. */

const CONTROLS = "input, select, textarea, [contenteditable=''], [contenteditable=true], [role=textbox], " +
  "[role=combobox], [role=listbox], [aria-haspopup=listbox], label[aria-disabled=true]:not(:has(input, select, textarea))";
const NOT_A_FIELD = new Set(["hidden", "submit", "button", "image", "reset"]);
const NOT_TYPED = new Set([...NOT_A_FIELD, "radio", "checkbox", "file"]);
const BUTTONS = "button, input[type=submit], input[type=button], input[type=reset], input[type=image], [role=button]";
const CLICKABLE = "a[onclick], a[href^='javascript:'], a:not([href]), img[onclick], area, [onclick]";
const LINKS = "a[href], [role=link]";
const WITHOUT_TEXT = new Set(["SELECT", "TEXTAREA", "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "BUTTON", "DATALIST",
  "IFRAME", "OBJECT", "TITLE"]);
const NEVER_TEXT = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE"]);
const BREAKS = new Set(["BR", "TD", "TH", "TR", "P", "DIV", "LI", "DT", "DD", "H1", "H2", "H3", "H4"]);
const WORD = /\p{L}{3}/u;
const ASTERISK = new RegExp(`[${ASTERISKS}]`);
const LONE_ASTERISK = new RegExp(`^\\s*[([]?\\s*[${ASTERISKS}]{1,3}\\s*[)\\]]?\\s*$`);
const ASTERISK_IN_BRACKETS = new RegExp(`[([]\\s*[${ASTERISKS}]+\\s*[)\\]]`, "g");
const ASTERISK_PICTURE = /\*|obligatori|requerid|required|asterisc|asterisk|mandatory/i;
const MARK_WORDS = /obligatori[oa]s?|requerid[oa]s?/gi;
const AT_AN_EDGE = `[\\s${ASTERISKS}:•·»«›‹>→-]+`;
const EDGES = new RegExp(`^${AT_AN_EDGE}|${AT_AN_EDGE}$`, "g");

const UNSEEN_CHARACTERS = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
const LIGATURES = /[\uFB00-\uFB06]/g;
const HYPHENS = /[\u2010\u2011]/g;

/* Text on one line, as it reads: composed, with the hyphen of the keyboard, without soft hyphens, zero-width characters
   and ligatures. */
const oneLine = (text) => text.replace(UNSEEN_CHARACTERS, "").replace(LIGATURES, (each) => each.normalize("NFKC"))
  .replace(HYPHENS, "-").normalize("NFC").replace(/\s+/g, " ").trim();

const hasWord = (text) => WORD.test(text.replace(UNSEEN_CHARACTERS, ""));

/* Text as names are compared: without letter case, asterisk, colon and bullets. */
const normalise = (text) => oneLine(text.replace(ASTERISK_IN_BRACKETS, "*")).replace(EDGES, "").toLocaleLowerCase("es");

const isNamedIcon = (element) => drawsIcon(element, drawnChildren(element));

/* Whether nothing separates what follows a text from it. */
const isJoined = (text, more) => Boolean(text && more && (text.at(-1) + more[0]).trim().length === 2);

/* Whether a style gives a node lines of its own, as to an item of a flexible box. */
const hasOwnLines = (node) => node?.nodeType === Node.ELEMENT_NODE && !/^(inline|contents|ruby)/.test(getComputedStyle(node).display);

/* The text of an element without the values and buttons in it, of the text nodes that a filter admits. */
function filteredText(node, isWanted, skipped = WITHOUT_TEXT) {
  if (node.nodeType === Node.TEXT_NODE) { return node.data; }
  let [text, former] = [BREAKS.has(node.nodeName) ? " " : "", null];
  const add = (child, more) => {
    text += isJoined(text, more) && (hasOwnLines(child) || hasOwnLines(former)) ? ` ${more}` : more;
    if (more) { former = child; }
  };
  for (const child of drawnChildren(node)) {
    if (child.nodeType === Node.TEXT_NODE) {
      add(child, isWanted(child) ? child.data : "");
    } else if (child.nodeType === Node.ELEMENT_NODE && !skipped.has(child.nodeName) && !isNamedIcon(child)) {
      add(child, filteredText(child, isWanted, skipped));
    }
  }
  return BREAKS.has(node.nodeName) ? `${text} ` : text;
}

const textOf = (node) => filteredText(node, () => true);

/* The outermost element of the page; null while a document is loading or is being replaced. */
const pageElement = () => document.body || document.documentElement;

/* The text of an element without that of its child elements. */
const ownText = (element) =>
  [...drawnChildren(element)].filter((each) => each.nodeType === Node.TEXT_NODE).map((each) => each.data).join(" ");

/* What a selector of the profile matches, «>>>» leading into what an element holds, its shadow root included; nothing
   where it is no CSS. */
function queryTold(root, selector) {
  const enter = (roots, css) => [...new Set(roots.flatMap((each) => deepQuery(each, css)))];
  try { return selector ? selector.split(">>>").reduce(enter, [root]) : []; } catch { return []; }
}

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

const elementOf = (node) => (node.nodeType === Node.TEXT_NODE ? drawnParent(node) : node);

/* Whether an element has a box, or lets what it holds have one. */
const mayShow = (element) => element.checkVisibility() || getComputedStyle(element).display === "contents";

/* Text nodes outside of fields and buttons that have a box, in the order in which the page draws them. */
function textNodes(top) {
  const found = [];
  const visit = (parent) => {
    for (const node of drawnChildren(parent)) {
      if (node.nodeType === Node.TEXT_NODE) { found.push(node); }
      if (node.nodeType === Node.ELEMENT_NODE && !WITHOUT_TEXT.has(node.nodeName) && mayShow(node)) { visit(node); }
    }
  };
  visit(top);
  return found;
}

/* Visible text nodes outside of fields and buttons: [{node, box}]. */
function visibleTexts(root) {
  const found = [];
  for (const node of textNodes(root.body || root)) {
    const box = /\S/.test(node.data) && !isNamedIcon(elementOf(node)) ? visibleBox(node) : null;
    if (box) { found.push({ node, box }); }
  }
  return found;
}

/* Elements that contain no other element of the list. */
const innermost = (elements) =>
  elements.filter((each) => !elements.some((other) => other !== each && encloses(each, other)));

const sameLine = (one, other) =>
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >= 0.5 * Math.min(one.height, other.height);
