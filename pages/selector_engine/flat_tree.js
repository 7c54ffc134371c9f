/* The page as it is drawn: a shadow root in the place of its host's contents, what is slotted in the place of its slot. */

/* Kept for one query, in which nothing changes. */
let hasShadows = null; // whether the document has open shadow roots
let childrenKnown = new Map(); // node -> the nodes that it holds where they are drawn
let order = null; // the elements in the order in which they are drawn
let matchesKnown = new Map(); // CSS selector -> what matches it

const forgetTree = () => { [hasShadows, childrenKnown, order, matchesKnown] = [null, new Map(), null, new Map()]; };

const isComposed = () => {
  hasShadows ??= [...document.querySelectorAll("*")].some((each) => each.shadowRoot);
  return hasShadows;
};

/* What holds a node where it is drawn: its slot, its parent, or the host of its shadow root. */
const flatParent = (node) => node.assignedSlot || node.parentElement || (node.parentNode && node.parentNode.host) || null;

/* Whether an element is a slot without a box of its own. */
const isBareSlot = (element) => element.localName === "slot" && !element.checkVisibility();

/* The same without bare slots. */
function drawnParent(node) {
  let up = flatParent(node);
  while (up && isBareSlot(up)) { up = flatParent(up); }
  return up;
}

/* The nodes that a node holds where they are drawn, those in bare slots in the place of the slot. */
function drawnChildren(node) {
  if (!isComposed()) { return node.childNodes; }
  if (!childrenKnown.has(node)) {
    const assigned = node.localName === "slot" ? node.assignedNodes() : [];
    const nodes = assigned.length ? assigned : [...(node.shadowRoot || node).childNodes];
    childrenKnown.set(node, nodes.flatMap((each) => (each.localName === "slot" && isBareSlot(each) ? drawnChildren(each) : [each])));
  }
  return childrenKnown.get(node);
}

/* The elements of the document in the order in which the page draws them, the contents of a host that have no slot last:
   {elements, places: element -> [its number, that of the first element after it and what it holds]}. */
function drawnOrder() {
  if (order) { return order; }
  order = { elements: [], places: new Map() };
  const visit = (node) => {
    const unslotted = node.shadowRoot ? [...node.children].filter((each) => !each.assignedSlot) : [];
    for (const each of unslotted.length ? [...drawnChildren(node), ...unslotted] : drawnChildren(node)) {
      if (each.nodeType !== Node.ELEMENT_NODE) { continue; }
      const place = [order.elements.push(each) - 1, 0];
      order.places.set(each, place);
      visit(each);
      place[1] = order.elements.length;
    }
  };
  visit(document);
  return order;
}

/* The elements of the document that match a CSS selector, those inside open shadow roots included. */
function allMatching(css) {
  if (!matchesKnown.has(css)) {
    const { elements, places } = drawnOrder();
    const roots = [document, ...elements.filter((each) => each.shadowRoot).map((each) => each.shadowRoot)];
    const found = css === "*" ? elements : roots.flatMap((each) => [...each.querySelectorAll(css)]).filter((each) => places.has(each));
    matchesKnown.set(css, found.map((element) => ({ element, at: places.get(element)[0] })).sort((one, other) => one.at - other.at));
  }
  return matchesKnown.get(css);
}

/* Elements in a root that match a CSS selector, those inside open shadow roots included. */
function deepQuery(root, css) {
  if (!isComposed()) { return [...root.querySelectorAll(css)]; }
  const [from, to] = root === document ? [-1, Infinity] : drawnOrder().places.get(root) || [Infinity, 0];
  return allMatching(css).filter(({ at }) => at > from && at < to).map((each) => each.element);
}

/* Whether a node holds another, or is it, where they are drawn. */
function encloses(outer, inner) {
  if (outer.contains(inner)) { return true; }
  const { places } = isComposed() ? drawnOrder() : { places: new Map() };
  const [from, to] = places.get(outer) || [Infinity, 0];
  const [at] = places.get(elementOf(inner)) || [-1];
  return at >= from && at < to;
}

/* The nearest element around an element, or itself, that matches a CSS selector. */
function closestDrawn(element, css) {
  if (!isComposed()) { return element.closest(css); }
  for (let up = element; up; up = flatParent(up)) { if (up.matches(css)) { return up; } }
  return null;
}

const ancestorsOf = (element) => {
  const found = [];
  for (let up = element; up; up = flatParent(up)) { found.push(up); }
  return found;
};

/* Whether an element comes after another where they are drawn. */
const comesAfter = (element, other) => (isComposed() ? drawnOrder().places.get(element)[0] > drawnOrder().places.get(other)[0]
  : Boolean(other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING));

const inOrder = (elements) => elements.sort((one, other) => (comesAfter(other, one) ? -1 : 1));
