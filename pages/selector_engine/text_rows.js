/* Texts that name fields, and the fields near a text: to its right on its line or its row, or below it. */

/* Visible texts that may be the name of a field: neither the entries of an open list, nor the choice that the widget of a
   hidden one shows, nor the words of radio buttons. */
function namingTexts(root) {
  const texts = visibleTexts(root);
  const others = [...deepQuery(root, "select").map(widgetOfHidden).filter(Boolean), ...wordsOfRadios(root, texts)];
  return texts.filter(({ node }) => !closestDrawn(elementOf(node), "[role=listbox]") && !others.some((each) => encloses(each, node)));
}

/* Order of boxes as they are read: those of a line from left to right, and line by line. */
const inReadingOrder = (one, other) => (sameLine(one.box, other.box) ? one.box.left - other.box.left : one.box.top - other.box.top);

/* Fields as high as a box, to its right, with no word between them on the field's own line; the words may break. */
function fieldsBeside(box, fields, texts) {
  const isAfter = (it) => it.left >= box.right - 3;
  const words = texts.filter((each) => hasWord(each.node.data) && each.box.right > box.right && !isInList(each.box, fields));
  const lines = words.flatMap((each) => lineBoxes(each.node)).filter(isAfter);
  const isNext = (it) => !lines.some((line) => line.left <= it.left - 3 && sameLine(line, it));
  return fields.filter((each) => sameLine(box, each.box) && isAfter(each.box) && isNext(each.box)).sort(inReadingOrder);
}

/* Whether a text stands on a button or link. */
const isPressed = (node) => Boolean(closestDrawn(elementOf(node), `${BUTTONS}, ${LINKS}, ${CLICKABLE}`));

/* The box of a text, as high as its row where that has more lines: its cell of a table, or what holds the text and, to
   its right, fields and all other words. */
function boxOnRow(node, box, fields, texts) {
  const holdsField = (element) => fields.some((each) => encloses(element, each.element));
  let cell = node;
  for (let up = drawnParent(node); up && !holdsField(up); up = drawnParent(up)) { cell = up; }
  const row = drawnParent(cell);
  if (!row) { return box; }
  const isAfter = (it) => it.left >= box.right - 3;
  const holds = (each) => encloses(row, each.element || each.node);
  const leads = [...fields, ...texts.filter((each) => hasWord(each.node.data))].filter(holds).every((each) => isAfter(each.box));
  const { top, bottom, height } = boxOf(cell.matches?.("td, th") ? cell : row);
  return leads || cell.matches?.("td, th") ? { ...box, top, bottom, height } : box;
}

/* Fields on the line below a text, from its left edge to that of the next text on its line. */
function fieldsBelow(box, fields, texts) {
  const near = fields.filter(({ box: it }) =>
    it.top >= box.bottom - 4 && it.top - box.bottom <= 48 && it.right > box.left && it.left <= box.right + 12);
  if (!near.length) { return []; }
  const top = Math.min(...near.map((each) => each.box.top));
  const first = near.find((each) => each.box.top === top).box;
  const words = texts.filter((each) => hasWord(each.node.data));
  const between = words.some(({ box: it }) =>
    it.top >= box.bottom - 2 && it.bottom <= first.top + 4 && it.right > box.left && it.left < box.right);
  if (between) { return []; }
  const next = Math.min(...words.filter((each) => sameLine(box, each.box) && each.box.left > box.right)
    .map((each) => each.box.left), Infinity);
  return fields.filter((each) => sameLine(first, each.box) && each.box.right > box.left && each.box.left < next)
    .sort((a, b) => a.box.left - b.box.left);
}

/* The fields that belong to a text: one, or a list and the field beside it. */
function fieldsOfText(node, fields, texts) {
  const box = enclosingBox(texts.filter((each) => encloses(node, each.node)).map((each) => each.box));
  const others = texts.filter((each) => !encloses(node, each.node));
  const searches = [
    () => fieldsBeside(box, fields, others),
    () => fieldsBeside(boxOnRow(node, box, fields, others), fields, others),
    () => fieldsBelow(box, fields, others),
  ];
  for (const search of searches) {
    const found = search();
    if (found.length) { return found.map((each) => each.element); }
  }
  return [];
}
