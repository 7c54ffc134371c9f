/* Nodes as a page draws them: what the engine and ``pages/drawn_text.py``, which runs outside of it, ask of them alike. */

const ICON_NAME = /^\s*[a-z][a-z0-9_]{2,}\s*$/;
const ICON_FONT = /icon|symbol|glyph|awesome/i;

/* What holds a node where it is drawn: its slot, its parent, or the host of its shadow root. */
const flatParent = (node) => node.assignedSlot || node.parentElement || (node.parentNode && node.parentNode.host) || null;

/* The same without slots. */
function drawnParent(node) {
  let up = flatParent(node);
  while (up?.localName === "slot") { up = flatParent(up); }
  return up;
}

/* The nodes that a node holds where they are drawn: those of its shadow root, those that a slot was given. */
function heldNodes(node) {
  const assigned = node.localName === "slot" ? node.assignedNodes() : [];
  return assigned.length ? assigned : [...(node.shadowRoot || node).childNodes];
}

/* The same, what is in a slot in the place of the slot. */
const readChildren = (node) => heldNodes(node).flatMap((each) => (each.localName === "slot" ? readChildren(each) : [each]));

const boxOf = (node) => {
  if (node.nodeType !== Node.TEXT_NODE) { return node.getBoundingClientRect(); }
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
};

/* The only text that nodes are, besides comments and white space; null where there is another node. */
function soleText(nodes) {
  let found = null;
  for (const each of nodes) {
    if (each.nodeType === Node.COMMENT_NODE || (each.nodeType === Node.TEXT_NODE && !/\S/.test(each.data))) { continue; }
    if (found || each.nodeType !== Node.TEXT_NODE) { return null; }
    found = each;
  }
  return found;
}

/* Whether an element shows one picture of an icon font by its name («person_add»), of which nobody reads a letter. */
function drawsIcon(element, children) {
  const text = soleText(children);
  if (!text || !ICON_NAME.test(text.data)) { return false; }
  const style = getComputedStyle(element);
  if (ICON_FONT.test(style.fontFamily.split(",")[0])) { return true; } // others of the list only stand in for it
  const parent = drawnParent(element);
  const isOwnFont = !parent || style.fontFamily !== getComputedStyle(parent).fontFamily;
  const { width } = boxOf(text);
  return isOwnFont && width > 1 && width <= 1.2 * parseFloat(style.fontSize);
}
