/* Marks of mandatory fields: characters, pseudo-elements and pictures (4.2.1). */

const hasPseudoMark = (element) =>
  ["::before", "::after"].some((each) => ASTERISK.test(getComputedStyle(element, each).content));

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

/* The text or field to which a lone asterisk belongs: the one beside it on its line. */
function ownerOfMark(box, items) {
  const line = items.filter((each) => sameLine(box, each.box) && each.box.width);
  const before = line.filter((each) => each.box.right <= box.left + 3).sort((a, b) => b.box.right - a.box.right)[0];
  const after = line.filter((each) => each.box.left >= box.right - 3).sort((a, b) => a.box.left - b.box.left)[0];
  if (!before || !after) { return before || after; }
  const [left, right] = [box.left - before.box.right, after.box.left - box.right];
  if (before.isText === after.isText) { return before.isText && right <= left ? after : before; }
  return before.isText ? before : (right <= 40 || right < left ? after : before);
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
  for (const { element, node, box } of lone) {
    const owner = isInName(node) ? null : ownerOfMark(box, items);
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
