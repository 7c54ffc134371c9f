/* Marks of mandatory fields: characters, pseudo-elements and pictures (4.2.1). */

const hasPseudoMark = (element) => ["::before", "::after"].map((each) => getComputedStyle(element, each))
  .some((style) => ASTERISK.test(style.content) && isPseudoDrawn(style));

/* Whether an element without text is painted: by a picture of its style, or by a letter of an icon font. */
function isPainted(element) {
  const style = getComputedStyle(element);
  const letter = ["::before", "::after"].some((each) => /\p{Co}/u.test(getComputedStyle(element, each).content));
  return letter || [style.backgroundImage, style.maskImage, style.webkitMaskImage].some((each) => (each || "none") !== "none");
}

/* What a drawing is called, by any of the ways in which pages name one. */
function nameOfDrawing(element) {
  const style = getComputedStyle(element);
  const names = ["alt", "title", "src", "data", "aria-label", "class"].map((each) => element.getAttribute(each));
  const inside = [...element.querySelectorAll("title, desc, use")]
    .map((each) => each.getAttribute("href") || each.getAttribute("xlink:href") || each.textContent);
  return [...names, ...inside, style.backgroundImage, style.maskImage, style.webkitMaskImage].join(" ");
}

/* Drawings that are called an asterisk or the sign of a mandatory field, and signs that only a style writes. */
function drawnMarks(root) {
  const pictures = deepQuery(root, "img, svg, canvas, object, [role=img]");
  const empty = deepQuery(root, "i, span, em, b, strong, sup, abbr, div").filter((each) =>
    !each.firstElementChild && !/\S/.test(each.textContent) && visible(each));
  return [
    ...innermost(pictures.filter(visible)).filter((each) => ASTERISK_PICTURE.test(nameOfDrawing(each))),
    ...empty.filter((each) => hasPseudoMark(each) || (isPainted(each) && ASTERISK_PICTURE.test(nameOfDrawing(each)))),
  ];
}

/* {before, after}: the text or field on either side of a lone asterisk, on its line. */
function neighboursOf(box, items) {
  const line = items.filter((each) => sameLine(box, each.box) && each.box.width);
  return {
    before: line.filter((each) => each.box.right <= box.left + 3).sort((a, b) => b.box.right - a.box.right)[0],
    after: line.filter((each) => each.box.left >= box.right - 3).sort((a, b) => a.box.left - b.box.left)[0],
  };
}

const CLEARLY = 6; // pixels by which one neighbour must be nearer

/* Whether an asterisk between a field and the name of the next one is the field's: both share what holds it, or the field is
   clearly nearer; null where neither tells. */
function isOfFieldBefore({ element, box }, { before, after }) {
  for (let up = element; up; up = drawnParent(up)) {
    const [holdsField, holdsText] = [encloses(up, before.node), encloses(up, after.node)];
    if (holdsField !== holdsText) { return holdsField; }
    if (holdsField) { break; }
  }
  const nearer = (after.box.left - box.right) - (box.left - before.box.right);
  return Math.abs(nearer) > CLEARLY ? nearer > 0 : null;
}

/* Whether the asterisks of a form that only one of both can own follow their fields, and do not precede their names. */
function marksFollowFields(marks, items) {
  const sides = marks.map((mark) => {
    const { before, after } = neighboursOf(mark.box, items);
    if (!before || !after) { return before && !before.isText ? 1 : after && after.isText ? -1 : 0; }
    const isOfField = !before.isText && after.isText ? isOfFieldBefore(mark, { before, after }) : null;
    return isOfField === null ? 0 : isOfField ? 1 : -1;
  });
  return sides.reduce((sum, each) => sum + each, 0) > 0;
}

/* The text or field to which a lone asterisk belongs. */
function ownerOfMark(mark, items, marks) {
  const { before, after } = neighboursOf(mark.box, items);
  if (!before || !after) { return before || after; }
  if (before.isText && after.isText) {
    return after.box.left - mark.box.right <= mark.box.left - before.box.right ? after : before;
  }
  if (before.isText || !after.isText) { return before; }
  return isOfFieldBefore(mark, { before, after }) ?? marksFollowFields(marks, items) ? before : after;
}

/* What holds a field alone, without a word, and has the sign of a mandatory field from its style. */
function marksAround(field) {
  const found = [];
  for (let up = field && drawnParent(field); up && !hasWord(textOf(up)); up = drawnParent(up)) {
    if (deepQuery(up, CONTROLS).filter(visible).length > 1) { break; }
    if (hasPseudoMark(up)) { found.push(up); }
  }
  return found;
}

function mandatoryMarks(root, query) {
  const told = queryTold(root, query.mark_selector);
  if (told.length) { return told.filter(visible); }
  const texts = visibleTexts(root);
  const wanted = normalise(query.mark);
  const names = nodesOfName(root, texts, wanted);
  const field = resolveField(root, { ...query, field: query.mark }).found[0];
  const isInName = (node) => names.some((each) => encloses(each, node));
  const found = texts.filter(({ node }) => ASTERISK.test(node.data) && isInName(node))
    .map((each) => elementOf(each.node));
  for (const name of names.map(elementOf)) {
    for (let up = name; up && up !== root.body && normalise(textOf(up)) === wanted; up = drawnParent(up)) {
      if (hasPseudoMark(up)) { found.push(up); }
    }
    if (names.includes(name)) { found.push(...deepQuery(name, "*").filter(hasPseudoMark)); }
  }
  found.push(...marksAround(field));
  const pictures = drawnMarks(root);
  const items = [
    ...texts.filter((each) => hasWord(each.node.data))
      .flatMap(({ node }) => lineBoxes(node).map((box) => ({ node, box, isText: true }))),
    ...fieldsSeen(controls(root, "")).map(({ element, box }) => ({ node: element, box, isText: false })),
  ];
  const lone = [
    ...texts.filter((each) => LONE_ASTERISK.test(each.node.data))
      .map((each) => ({ element: elementOf(each.node), ...each })),
    ...pictures.map((element) => ({ element, node: element, box: boxOf(element) })),
  ];
  for (const mark of lone) {
    const { element, node } = mark;
    const owner = isInName(node) ? null : ownerOfMark(mark, items, lone);
    if (isInName(node) || (owner && (owner.node === field || isInName(owner.node)))) { found.push(element); }
  }
  return [...new Set(found)];
}

/* Whether a control itself says that it is mandatory. */
const isDeclaredMandatory = (control) => control.required === true || control.ariaRequired === "true" ||
  ASTERISK.test(control.placeholder || "");

/* Fields about something that a person must fill: declared, called or marked as mandatory. */
function fieldsDemanding(root, word) {
  const isCalled = (text) => /obligatori|requerid/i.test(text) && !/\bno (es )?(obligatori|requerid)|opcional/i.test(text);
  const mentions = (text) => normalise(text).includes(normalise(word));
  const besides = visibleTexts(root).map((each) => each.node.data).filter(mentions);
  return fieldsAbout(root, word).filter((field) => {
    const labels = labelsOf(field).map(visibleTextOf);
    const names = [...(labels.length ? labels : besides), field.placeholder || ""].filter(mentions);
    return isDeclaredMandatory(field) ||
      names.some((name) => isCalled(name) || mandatoryMarks(root, { mark: name }).length > 0);
  });
}
