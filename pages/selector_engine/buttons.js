/* Buttons and links, titles and menus. */

const NO_HAND_AREA = `label, select, option, [role=option], ${BUTTONS}, ${LINKS}, ${CLICKABLE}, ${CONTROLS}`;

function buttonText(element) {
  const label = element.getAttribute("aria-label");
  if (label) { return label; }
  if (element.localName === "img" || element.localName === "area") { return element.alt || element.title; }
  if (element.localName === "input") {
    return element.type === "image" ? element.alt || element.title || element.value : element.value;
  }
  const pictures = deepQuery(element, "img, svg title").map((each) => each.alt || each.textContent || "");
  return oneLine(textOf(element)) || pictures.join(" ") || element.title || oneLine(element.textContent);
}

/* Areas without a role over which the pointer becomes a hand, as scripts listen there: the largest around each text that
   a filter admits, none in a label or around a field. */
function handAreas(root, mayBe) {
  const isHand = (element) => element && element !== document.body && getComputedStyle(element).cursor === "pointer";
  const found = new Set();
  for (const node of textNodes(root.body || root)) {
    let area = elementOf(node);
    if (!/\S/.test(node.data) || !mayBe(normalise(node.data)) || !isHand(area) || closestDrawn(area, NO_HAND_AREA)) { continue; }
    for (let up = drawnParent(area); isHand(up); up = drawnParent(up)) { area = up; }
    if (visible(node) && !isNamedIcon(elementOf(node)) && !deepQuery(area, CONTROLS).length) { found.add(area); }
  }
  return [...found];
}

const COUNTER = /(\s*\(\s*(en\s+)?\d{1,3}(:\d\d)?\s*(s|seg|segundos)?\.?\s*\)|\s+(en\s+)?(\d{1,2}:\d\d|\d{1,3}\s*(s|seg|segundos))\.?)$/;

/* Whether a button has a name: the words that are seen on it, a counter after them left out, or else those that stand for
   its picture. */
function isNamed(element, wanted) {
  const label = element.getAttribute("aria-label");
  const words = label && (element.localName === "input" ? element.value : visibleTextOf(element));
  const name = normalise(label && hasWord(words) ? words : buttonText(element));
  if (name === wanted || name.replace(COUNTER, "") === wanted) { return true; }
  const whole = normalise(textOf(element));
  return whole.includes(wanted) && (whole === wanted || normalise(visibleTextOf(element)) === wanted);
}

/* Whether a control is a card of that name: its first texts are the name, and more follows only on other lines. */
function isCardNamed(control, wanted) {
  if (!normalise(textOf(control)).startsWith(wanted)) { return false; }
  const texts = visibleTexts(control).map(({ node }) => ({ node, lines: lineBoxes(node) })).filter((each) => each.lines.length);
  let name = "";
  for (const [at, { node, lines }] of texts.entries()) {
    name = `${name} ${node.data}`;
    if (normalise(name) === wanted) { return at + 1 < texts.length && !sameLine(lines.at(-1), texts[at + 1].lines[0]); }
  }
  return false;
}

/* The name on a control: all its words, or those of a card before the first in another block or letter on another line. */
function nameOnCard(control) {
  const texts = visibleTexts(control).filter(({ node }) => hasWord(node.data));
  const letter = ({ node }) => ["fontSize", "fontWeight"].map((each) => getComputedStyle(elementOf(node))[each]).join();
  const follows = (one, first) => sameLine(lineBoxes(one.node)[0], lineBoxes(first.node).at(-1)) ||
    (letter(one) === letter(first) && blockOf(elementOf(one.node)) === blockOf(elementOf(first.node)));
  const end = texts.findIndex((each, at) => at > 0 && !follows(each, texts[at - 1]));
  return end < 0 ? buttonText(control) : texts.slice(0, end).map(({ node }) => node.data).join(" ");
}

/* Elements that can be clicked: those of the profile's selector, or else with a text: buttons, what acts as one, links,
   areas under the hand. */
function buttons(root, name, selector) {
  const wanted = normalise(name);
  const told = queryTold(root, selector);
  if (told.length) { return told.some(visible) ? told.filter(visible) : told; }
  for (const css of [BUTTONS, CLICKABLE, LINKS]) {
    const found = innermost(deepQuery(root, css).filter((each) => isNamed(each, wanted) && visible(each)));
    if (found.length) { return found; }
  }
  const cards = deepQuery(root, `${BUTTONS}, ${CLICKABLE}, ${LINKS}`).filter((each) => isCardNamed(each, wanted) && visible(each));
  if (cards.length || !wanted) { return innermost(cards); }
  const areas = handAreas(root, (text) => text !== "" && (wanted.includes(text) || text.includes(wanted)));
  const named = areas.filter((each) => isNamed(each, wanted));
  return innermost(named.length ? named : areas.filter((each) => isCardNamed(each, wanted)));
}

/* The innermost element that holds a field and at least one of some other elements, and those it holds. */
function row(field, others) {
  for (let up = drawnParent(field); up; up = drawnParent(up)) {
    const held = others.filter((each) => encloses(up, each));
    if (held.length) { return { element: up, held }; }
  }
  return { element: null, held: [] };
}

/* The button in a field's row: on its line, or the next control after it. */
function buttonBeside(root, query) {
  const field = fieldsNamed(root, query)[0];
  if (!field) { return []; }
  const { held } = row(field, buttons(root, query.button, query.button_selector));
  const box = boxOf(field);
  const onLine = held.filter((each) => sameLine(box, boxOf(each)) && boxOf(each).left >= box.left);
  if (onLine.length) { return onLine.sort((a, b) => boxOf(a).left - boxOf(b).left).slice(0, 1); }
  const isFurtherBox = (each) => each !== field && takesOneCharacter(field) && takesOneCharacter(each);
  const order = inOrder([...controls(root, "").filter((each) => each === field || (partSeen(each) && !isFurtherBox(each))), ...held]);
  const next = order[order.indexOf(field) + 1];
  return held.includes(next) ? [next] : [];
}

const mainContent = (root) => deepQuery(root, "main, [role=main]")[0] || root;

/* Titles with a text: headings, or else texts that stand out by weight or size. */
function headings(root, name) {
  const wanted = normalise(name);
  const found = deepQuery(root, TITLES).filter((each) => normalise(visibleTextOf(each)) === wanted && visible(each));
  if (found.length) { return found; }
  const page = pageElement();
  if (!page) { return []; }
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const usual = size(page);
  return exactTexts(visibleTexts(root), wanted).map(elementOf).filter((each) =>
    !closestDrawn(each, `${LINKS}, ${CLICKABLE}`) && (getComputedStyle(each).fontWeight >= 600 || size(each) > usual));
}

/* The smallest visible elements whose text contains some words: those of the main content, then those of menus beside it. */
function elementsWithText(root, words) {
  const wanted = normalise(words);
  const found = innermost(deepQuery(root, "*").filter((each) =>
    !WITHOUT_TEXT.has(each.nodeName) && normalise(filteredText(each, () => true, NEVER_TEXT)).includes(wanted) && visible(each)))
    .filter((each) => normalise(filteredText(each, visible, NEVER_TEXT)).includes(wanted));
  const main = mainContent(root);
  return [true, false].flatMap((isMain) => found.filter((each) => encloses(main, each) === isMain));
}

/* Menus that a press opens: folded details, and what says that it is not expanded. */
const closedMenus = (root) => innermost(deepQuery(root, "details:not([open]) > summary, [aria-expanded=false]")
  .filter((each) => visible(each) && !each.matches(CONTROLS)));

/* What is seen around links and buttons of a name that are not: menus that may open under the pointer. */
function menusOver(root, name) {
  const wanted = normalise(name);
  const hidden = deepQuery(root, `${BUTTONS}, ${LINKS}, ${CLICKABLE}`).filter((each) => normalise(buttonText(each)) === wanted && !visible(each));
  const around = hidden.map((each) => ancestorsOf(each).find((up) => up !== each && visible(up)));
  return [...new Set(around)].filter((each) => each && each !== root.body);
}

/* Links and buttons whose words contain one, besides those that leave the portal. */
function linksLeadingTo(root, word) {
  const isOwn = (each) => !each.hostname || each.hostname === location.hostname;
  const leads = (each) => normalise(buttonText(each)).includes(normalise(word));
  const controls = deepQuery(root, `${LINKS}, ${BUTTONS}, ${CLICKABLE}`).filter((each) => visible(each) && isOwn(each) && leads(each));
  return controls.length ? controls : handAreas(root, (text) => text.includes(normalise(word)));
}
