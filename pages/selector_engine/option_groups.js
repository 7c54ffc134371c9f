/* Options that are all in sight, of which a person chooses one, where the document has a list (4.1.4): radio buttons. */

const RADIOS = "input[type=radio], [role=radio]";
const TITLES = "h1, h2, h3, h4, h5, h6, legend, caption, [role=heading]";

/* Radio buttons that a person sees; of one that another draws, the outer one. */
function radiosSeen(root) {
  const found = deepQuery(root, RADIOS).filter(partSeen);
  return found.filter((each) => !found.some((other) => other !== each && encloses(other, each)));
}

/* The elements and text nodes that say what a radio button stands for. */
function wordsOfRadio(radio, texts) {
  const named = [...labelsOf(radio), ...byId(radio, "aria-labelledby"), ...(radio.localName === "input" ? [] : [radio])]
    .filter((each) => hasWord(textOf(each)));
  if (named.length || radio.getAttribute("aria-label")) { return named; }
  const box = boxOf(partSeen(radio));
  const after = texts.filter((each) => sameLine(box, each.box) && each.box.left >= box.right - 3);
  return after.sort((a, b) => a.box.left - b.box.left).slice(0, 1).map((each) => each.node);
}

const textOfRadio = (radio, texts) => {
  const [words] = wordsOfRadio(radio, texts);
  return oneLine(words ? textOf(words) : radio.getAttribute("aria-label") || "");
};

/* What stands for the radio buttons of a page: no text of it is the name of a field. */
const wordsOfRadios = (root, texts) => radiosSeen(root).flatMap((each) => wordsOfRadio(each, texts));

/* Radio buttons of which one is chosen: {element: the first of them, which stands for all, radios, box: of all and their words}. */
function optionGroups(root) {
  const groups = new Map();
  for (const radio of radiosSeen(root)) {
    const own = radio.localName === "input" && radio.name;
    const key = own ? `${[...document.forms].indexOf(radio.form)} ${radio.name}` : closestDrawn(radio, "[role=radiogroup]") || drawnParent(radio);
    groups.set(key, [...(groups.get(key) || []), radio]);
  }
  const texts = groups.size ? visibleTexts(root) : [];
  return [...groups.values()].filter((radios) => radios.length > 1).map((radios) => {
    const words = radios.flatMap((each) => wordsOfRadio(each, texts));
    return { element: radios[0], radios, box: enclosingBox([...radios.map(partSeen), ...words].map(boxOf)) };
  });
}

/* Names that a group gives itself. */
function namesOfOptionGroup({ element, radios }) {
  const around = closestDrawn(drawnParent(element), "fieldset, [role=radiogroup], [role=group]");
  if (!around || deepQuery(around, CONTROLS).some((each) => !NOT_TYPED.has(each.type) && !radios.includes(each) && partSeen(each))) { return []; }
  return [...deepQuery(around, "legend"), ...byId(around, "aria-labelledby")].map(textOf).concat(around.getAttribute("aria-label") || "")
    .filter(hasWord);
}

/* Groups with a name: their own, or a text beside or above them. */
function optionGroupsNamed(root, wanted) {
  const groups = optionGroups(root);
  const own = groups.filter((each) => namesOfOptionGroup(each).some((name) => normalise(name) === wanted));
  if (own.length || !groups.length) { return own.map((each) => each.element); }
  const texts = namingTexts(root);
  const fields = [...fieldsSeen(controls(root, "")), ...groups];
  const found = exactTexts(texts, wanted).flatMap((node) => fieldsOfText(node, fields, texts).slice(0, 1));
  return [...new Set(found)].filter((each) => groups.some((group) => group.element === each));
}

/* The group right before or after the field of a name, in the order of the page, that no other words name. */
function optionGroupBeside(root, name) {
  const groups = optionGroups(root);
  const owner = groups.length ? resolveField(root, { field: name, kind: "text" }).found.filter(partSeen) : [];
  if (owner.length !== 1) { return []; }
  const texts = namingTexts(root);
  const order = [...fieldsSeen(controls(root, "")), ...groups].sort(inReadingOrder);
  const mayName = ({ node }) => hasWord(node.data) && !isPressed(node) && !closestDrawn(elementOf(node), TITLES);
  const namesOf = (group) => [...namesOfOptionGroup(group), ...texts.filter((each) => mayName(each) &&
    fieldsOfText(each.node, order, texts)[0] === group.element).map(({ node }) => node.data)];
  const at = order.findIndex((each) => each.element === owner[0]);
  const beside = [order[at - 1], order[at + 1]].filter((each) => each?.radios);
  return beside.filter((each) => namesOf(each).every((own) => normalise(own) === normalise(name))).slice(0, 1).map((each) => each.element);
}

/* Groups for a query about a list, by its own name or as the unnamed one in the row of a field. */
function groupsInPlaceOfList(root, query) {
  const named = optionGroupsNamed(root, normalise(query.field));
  return named.length || !query.companion ? named : optionGroupBeside(root, query.companion);
}

/* The group for which a radio button stands, or which an element of the profile holds; nothing where it is no group. */
const groupIn = (root, element) => (element.matches(CONTROLS) && !element.matches(RADIOS) ? undefined
  : optionGroups(root).find(({ radios }) => radios.every((each) => encloses(element, each)) || radios[0] === element));

/* {options, chosen}: the texts of a group's options, and that of the chosen one. */
function describeGroup(root, { radios }) {
  const texts = visibleTexts(root);
  const chosen = radios.find((each) => each.checked === true || each.ariaChecked === "true");
  return { options: radios.map((each) => textOfRadio(each, texts)), chosen: chosen ? textOfRadio(chosen, texts) : "" };
}

/* What a person presses to choose the options of a group that have a text. */
function optionsOfGroup(root, { radios }, text) {
  const texts = visibleTexts(root);
  return radios.filter((each) => normalise(textOfRadio(each, texts)) === normalise(text)).map(partSeen);
}
