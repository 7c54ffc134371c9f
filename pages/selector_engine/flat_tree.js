/* The page as it is drawn: a shadow root in the place of its host's contents, what is slotted in the place of its slot. */

let hasShadows = null; // whether the document has open shadow roots; kept for one query, in which nothing changes
let matchesKnown = new Map(); // CSS selector -> what matches it; kept as long
let tree = null; // what «drawnTree» answers; kept until the document changes
const treeChanges = new MutationObserver(() => { tree = null; });

/* Forget what a change of the page may have made untrue; a shadow root that comes to an element is no change of its tree. */
function forgetTree() {
  [hasShadows, matchesKnown] = [null, new Map()];
  const isChanged = treeChanges.takeRecords().length > 0;
  if (isChanged || tree?.elements.some((each) => each.shadowRoot && !tree.roots.has(each.shadowRoot))) { tree = null; }
}

const isComposed = () => {
  hasShadows ??= Array.prototype.some.call(document.getElementsByTagName("*"), (each) => each.shadowRoot);
  return hasShadows;
};

/* The document as it is drawn, the contents of a host that have no slot last: {elements: in their order, places: element ->
   [its number, that of the first element after it and what it holds], children: node -> nodes, roots}. */
function drawnTree() {
  if (tree) { return tree; }
  const { elements, places, children, roots } = tree = { elements: [], places: new Map(), children: new Map(), roots: new Set() };
  const enter = (root) => {
    roots.add(root);
    treeChanges.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["slot", "name"] });
  };
  const visit = (node) => {
    if (node.shadowRoot) { enter(node.shadowRoot); }
    children.set(node, readChildren(node));
    const unslotted = node.shadowRoot ? [...node.children].filter((each) => !each.assignedSlot) : [];
    for (const each of [...children.get(node), ...unslotted]) {
      if (each.nodeType !== Node.ELEMENT_NODE) { continue; }
      const place = [elements.push(each) - 1, 0];
      places.set(each, place);
      visit(each);
      place[1] = elements.length;
    }
  };
  enter(document);
  visit(document);
  return tree;
}

/* The nodes that a node holds where they are drawn. */
const drawnChildren = (node) => (isComposed() ? drawnTree().children.get(node) || readChildren(node) : node.childNodes);

/* The elements of the document that match a CSS selector, those inside open shadow roots included. */
function allMatching(css) {
  if (!matchesKnown.has(css)) {
    const { elements, places, roots } = drawnTree();
    const found = css === "*" ? elements : [...roots].flatMap((each) => [...each.querySelectorAll(css)]).filter((each) => places.has(each));
    matchesKnown.set(css, found.map((element) => ({ element, at: places.get(element)[0] })).sort((one, other) => one.at - other.at));
  }
  return matchesKnown.get(css);
}

/* Elements in a root that match a CSS selector, those inside open shadow roots included. */
function deepQuery(root, css) {
  if (!isComposed()) { return [...root.querySelectorAll(css)]; }
  const [from, to] = root === document ? [-1, Infinity] : drawnTree().places.get(root) || [Infinity, 0];
  return allMatching(css).filter(({ at }) => at > from && at < to).map((each) => each.element);
}

const countIn = (element, css) => (isComposed() ? deepQuery(element, css) : element.querySelectorAll(css)).length;

/* Whether a node holds another, or is it, where they are drawn. */
function encloses(outer, inner) {
  if (outer.contains(inner)) { return true; }
  const { places } = isComposed() ? drawnTree() : { places: new Map() };
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
function comesAfter(element, other) {
  const [one, two] = isComposed() ? [element, other].map((each) => drawnTree().places.get(each)) : [];
  return one && two ? one[0] > two[0] : Boolean(other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
}

const inOrder = (elements) => elements.sort((one, other) => (comesAfter(other, one) ? -1 : 1));
