/* Fields by name: the profile's selector, label, accessible name, text beside or above, placeholder. */

const isClosedList = (element) => element.localName === "label"; // a kit takes the box of a list away while it is closed
const hasSuggestions = (element) => element.localName === "input" && Boolean(element.list?.options.length);
const isList = (element) => isClosedList(element) || hasSuggestions(element) ||
  element.matches("select, [role=combobox], [role=listbox], [aria-haspopup=listbox]");
const mayBeTyped = (element) => !isList(element) || hasSuggestions(element); // of any text
const isOfKind = (element, kind) => !kind || (kind === "list" ? isList(element) : mayBeTyped(element));

/* Fields of a kind: "text", "list", or any where it is empty; a list box that another control opens is part of that one. */
function controls(root, kind) {
  const found = deepQuery(root, CONTROLS).filter((each) => !(each.localName === "input" && NOT_TYPED.has(each.type)));
  const keyBoxes = new Set(found.flatMap(keyBoxesOf));
  return found.filter((each) => isOfKind(each, kind) && !keyBoxes.has(each) &&
    !(each.matches("[role=listbox]") && openerOf(root, each)));
}

const SHOWS_PASSWORD = /mostrar|ocultar|ver|show|hide|toggle/;
const isPasswordSeen = (element) => element.type === "password" && visible(element);

/* The smallest element around a password box that also holds another box and a button with a name. */
function groupOfPassword(password, fields) {
  const isButton = (each) => buttonText(each) && !SHOWS_PASSWORD.test(normalise(buttonText(each)));
  for (let up = drawnParent(password); up; up = drawnParent(up)) {
    const hasOther = fields.some((each) => !isPasswordSeen(each) && encloses(up, each) && visible(each));
    if (hasOther && deepQuery(up, BUTTONS).some(isButton)) { return up; }
  }
  return null;
}

/* Fields without those of a sign-in that stands beside the registration, in a header say, with the same names. Two passwords
   are those of the form; one is of a sign-in where a button says so beside other fields, whose form has its own elsewhere. */
function withoutSignIn(root, found) {
  if (!found.length) { return found; }
  const all = controls(root, "");
  const passwords = all.filter(isPasswordSeen);
  if (!passwords.length || passwords.length === 2) { return found; }
  const holds = (group) => (each) => encloses(group, each) && visible(each);
  const isBesideOthers = (group) => all.some((each) => visible(each) && !encloses(group, each));
  const signsIn = (group) => passwords.length > 2 ||
    (isBesideOthers(group) && deepQuery(group, BUTTONS).some((each) => SIGNS_IN.test(pressName(each))));
  const groups = passwords.map((each) => groupOfPassword(each, all)).filter((group) => group && signsIn(group) &&
    all.filter(holds(group)).length <= 3 && all.filter(holds(group)).filter(isPasswordSeen).length === 1);
  return found.filter((each) => !groups.some((group) => encloses(group, each)));
}

function labelsOf(control) {
  if (isClosedList(control)) { return [control]; }
  const own = [control, ...keyBoxesOf(control)].flatMap((each) => [...(each.labels || [])]);
  const host = own.length || !isComposed() ? null : hostOf(control);
  return host ? labelsOfHost(host) : own;
}

const isLetterOfIcon = (element) => element.ariaHidden === "true" ||
  getComputedStyle(element).fontFamily !== getComputedStyle(flatParent(element)).fontFamily;

/* Words before a node on its line, from the end of the last sentence on: with them, its text is part of a longer name. */
function wordsBefore(node) {
  let text = "";
  const isInline = (element) => getComputedStyle(element).display.startsWith("inline");
  for (let at = node; at;) {
    const parent = at.parentElement;
    if (!at.previousSibling) {
      at = parent && parent.localName !== "label" && isInline(parent) ? parent : null;
      continue;
    }
    at = at.previousSibling;
    if (at.nodeType === Node.TEXT_NODE) { text = at.data + text; }
    if (at.nodeType !== Node.ELEMENT_NODE) { continue; }
    const separates = `${CONTROLS}, ${BUTTONS}, br, label`;
    if (!isInline(at) || at.matches(separates) || at.querySelector(separates)) { break; }
    text = (isLetterOfIcon(at) ? "" : visibleTextOf(at)) + text;
  }
  return oneLine(text).split(/[:.;?!|)]/).pop().replace(MARK_WORDS, "");
}

const isPartOfLongerName = (node) => /\p{L}{2}/u.test(wordsBefore(node));

/* Whether a label's own words, without notes in elements of their own, are a name. */
function ownWordsAre(label, wanted) {
  if (normalise(ownText(label)) !== wanted) { return false; }
  const first = [...drawnChildren(label)].find((each) => each.nodeType === Node.TEXT_NODE && /\p{L}/u.test(each.data));
  return !first || !isPartOfLongerName(first);
}

/* Whether a field has a name that is not the wanted one, besides a text near it. */
function hasOtherName(field, wanted) {
  const ids = (field.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
  const names = [...labelsOf(field), ...ids.map((id) => field.getRootNode().getElementById(id)).filter(Boolean)].map(textOf);
  return [...names, field.getAttribute("aria-label") || "", field.title || "", field.placeholder || ""]
    .some((text) => hasWord(text) && normalise(text) !== wanted && !isValueOf(field, text));
}

/* The first of some fields, and those after it that are as good: apart from it, alike, as open, and without a name. */
function asGoodAsFirst(fields, wanted) {
  const [first, ...others] = fields;
  const seen = (each) => boxOf(partSeen(each) || each);
  const isClosed = (each) => Boolean(each.disabled || each.readOnly);
  const isLike = (each) => isList(each) === isList(first) && isClosed(each) === isClosed(first);
  const isApart = (each) => seen(each).left >= seen(first).right - 3 && !encloses(first, each) && !encloses(each, first);
  return first ? [first, ...others.filter((each) => isLike(each) && isApart(each) && !hasOtherName(each, wanted))] : [];
}

/* The fields that a label holds, besides the first, which alone the browser takes for the label's. */
const heldByLabel = (label, fields) => (label.htmlFor ? [] : fields.filter((each) => encloses(label, each) && partSeen(each)));

function byLabel(fields, wanted) {
  const byWords = (isName) => fields.flatMap((each) => {
    const label = labelsOf(each).find(isName);
    return label ? asGoodAsFirst([...new Set([each, ...heldByLabel(label, fields)])], wanted) : [];
  });
  const exact = byWords((label) => normalise(textOf(label)) === wanted);
  if (exact.length) { return exact; }
  const seen = byWords((label) => normalise(visibleTextOf(label)) === wanted);
  if (seen.length) { return seen; }
  const own = byWords((label) => ownWordsAre(label, wanted));
  return own.length ? own : fields.filter((each) => labelsOf(each).some((label) => encloses(label, each) && isCardNamed(label, wanted)));
}

function byAccessibleName(fields, wanted) {
  return fields.filter((each) => {
    const ids = (each.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
    const referenced = ids.map((id) => each.getRootNode().getElementById(id)).filter(Boolean).map(textOf).join(" ");
    return [referenced, each.getAttribute("aria-label") || "", each.title || ""].some((text) => normalise(text) === wanted);
  });
}

const byPlaceholder = (fields, wanted) => fields.filter((each) => normalise(each.placeholder || "") === wanted);

/* The smallest text nodes and elements whose whole text is the wanted one. */
function exactTexts(texts, wanted) {
  const found = new Set();
  for (const { node } of texts) {
    const part = normalise(node.data);
    if (part === wanted) {
      found.add(node);
    } else if (part && wanted.includes(part)) {
      for (let up = drawnParent(node); up && up.localName !== "form"; up = drawnParent(up)) {
        const whole = normalise(textOf(up));
        if (whole === wanted) { found.add(up); }
        if (whole.length >= wanted.length) { break; }
      }
    }
  }
  return [...found].filter((each) => !isPartOfLongerName(each));
}

function byText(root, wanted, kind) {
  const texts = namingTexts(root);
  const fields = fieldsSeen(controls(root, "").filter((each) => !labelsOf(each).some((label) => {
    const name = normalise(textOf(label));
    return name && name !== wanted && normalise(visibleTextOf(label)) !== wanted && !ownWordsAre(label, wanted);
  })));
  const nodes = exactTexts(texts, wanted);
  const others = texts.filter((each) => hasWord(each.node.data) && !nodes.some((node) => encloses(node, each.node)));
  const isOfOther = (each) => others.some(({ node }) => fieldsOfText(node, fields, texts)[0] === each);
  return [...new Set(nodes.flatMap((node) => {
    const found = asGoodAsFirst(fieldsOfText(node, fields, texts).filter((each) => isOfKind(each, kind)), wanted);
    return found.filter((each, at) => at === 0 || !isOfOther(each));
  }))];
}

/* The lists next to the field of a name: on its line, or else right before it; those without any name, or else those whose
   name is that of no other list of the document, as the figure of 5.3 gives these two none. */
function listsNextTo(root, wanted, others) {
  const owner = resolveField(root, { field: wanted, kind: "text" }).found.filter(partSeen);
  if (owner.length !== 1) { return []; }
  const texts = namingTexts(root);
  const fields = fieldsSeen(controls(root, ""));
  const at = fields.findIndex((each) => each.element === owner[0]);
  if (at < 0) { return []; }
  const line = fields.filter((each) => sameLine(fields[at].box, each.box)).sort((a, b) => a.box.left - b.box.left);
  const onLine = line.findIndex((each) => each.element === owner[0]);
  const named = new Set(texts.filter((each) => hasWord(each.node.data) && !isPressed(each.node)).flatMap(({ node }) =>
    fieldsOfText(node, fields, texts).slice(0, 1).filter((each) => !isValueOf(each, node.data))));
  const lists = (near) => near.filter((each) => each && isList(each.element)).map((each) => each.element);
  const near = [lists([line[onLine - 1], line[onLine + 1]]), lists([fields[at - 1]])];
  const isUnnamed = (each) => !named.has(each) && !hasOtherName(each, wanted);
  const isOfOther = (each) => others.some((name) => resolveField(root, { field: name, kind: "list" }).found.includes(each));
  const unnamed = near.map((each) => each.filter(isUnnamed)).find((each) => each.length);
  return unnamed || [...new Set(near.flat())].filter((each) => !isOfOther(each));
}

const STRATEGIES = [
  ["rótulo", (root, wanted, kind) => byLabel(controls(root, kind), wanted)],
  ["nombre accesible", (root, wanted, kind) => byAccessibleName(controls(root, kind), wanted)],
  ["texto al lado o encima", byText],
  ["texto de ejemplo", (root, wanted, kind) => byPlaceholder(controls(root, kind), wanted)],
];

/* The list that stands with a field: beside the field's name, under that name itself, or next to it. */
function listBeside(root, name, others) {
  const wanted = normalise(name);
  const named = [byText(root, wanted, "list"), byLabel(controls(root, "list"), wanted)].find((each) => each.length);
  return named || listsNextTo(root, name, others);
}

/* What the profile's selector leads to: what is seen of it, or else all of it. */
function fieldsTold(root, selector) {
  const told = queryTold(root, selector).map(controlOf);
  const seen = withoutCovered(told.filter(partSeen));
  return seen.length ? seen : told;
}

/* {strategy, found}: the fields of a name, by the profile's selector or the first strategy that finds a visible one. */
function resolveField(root, query) {
  const told = fieldsTold(root, query.selector);
  if (told.length) { return { strategy: "selector del perfil", found: told }; }
  const wanted = normalise(query.field);
  let hidden = { strategy: "", found: [] };
  for (const [strategy, find] of STRATEGIES) {
    const all = find(root, wanted, query.kind);
    const found = joinedBoxes(query.anywhere ? all : withoutSignIn(root, all));
    const seen = withoutCovered(found.filter(partSeen));
    if (seen.length) { return { strategy, found: seen }; }
    const missing = found.filter((each) => !isRendered(each)); // what is drawn where nobody sees it is no field
    if (missing.length && !hidden.found.length) { hidden = { strategy, found: missing }; }
  }
  const groups = query.kind === "text" ? [] : groupsInPlaceOfList(root, query);
  if (groups.length) { return { strategy: "botones de opción", found: groups }; }
  if (hidden.found.length) { return hidden; }
  if (query.companion) {
    const list = listBeside(root, query.companion, (query.named_lists || "").split("\n").filter(Boolean));
    if (list.length) { return { strategy: "lista del mismo renglón", found: list }; }
  }
  return hidden;
}

const fieldsNamed = (root, query) => {
  const { found } = resolveField(root, query);
  return query.as === "seen" ? found.map((each) => partSeen(each) || each) : found;
};

/* Fields whose name contains a word. */
function fieldsAbout(root, word) {
  const mentions = (text) => normalise(text).includes(normalise(word));
  const texts = visibleTexts(root);
  const fields = fieldsSeen(deepQuery(root, CONTROLS).filter((each) => !NOT_A_FIELD.has(each.type)));
  const labelled = fields.map((each) => each.element).filter((each) =>
    [...labelsOf(each).map(textOf), each.getAttribute("aria-label") || "", each.title, each.placeholder || ""]
      .some(mentions));
  const isSentence = (text) => /[.!?]\s*$/.test(text) || text.trim().split(/\s+/).length > 6;
  const unlabelled = fields.filter((each) => !labelsOf(each.element).length);
  const besideText = texts.filter((each) => mentions(each.node.data) && !isSentence(each.node.data))
    .map((each) => fieldsOfText(each.node, unlabelled, texts)[0]);
  return [...new Set([...labelled, ...besideText.filter(Boolean)])];
}

const hasVisibleText = (element) =>
  [...drawnChildren(element)].some((each) => each.nodeType === Node.TEXT_NODE && hasWord(each.data) && visible(each));

/* Nodes that show a name: labels, or else texts. */
function nodesOfName(root, texts, wanted) {
  const labels = deepQuery(root, "label, legend").filter((each) =>
    (normalise(visibleTextOf(each)) === wanted || (ownWordsAre(each, wanted) && hasVisibleText(each))) && visible(each));
  return labels.length ? labels : exactTexts(texts, wanted);
}

/* Elements that show a name: labels or texts, or else fields with that placeholder. */
function nameElements(root, name) {
  const found = nodesOfName(root, visibleTexts(root), normalise(name)).map(elementOf);
  return found.length ? [...new Set(found)] : byPlaceholder(controls(root, "").filter(visible), normalise(name));
}

/* The texts that stand in the place of a field which is a text by now: on the line of its name, or else below it. */
function textsInPlaceOf(root, name) {
  const texts = visibleTexts(root);
  return nodesOfName(root, texts, normalise(name)).flatMap((node) => {
    const box = enclosingBox(texts.filter((each) => encloses(node, each.node)).map((each) => each.box));
    const others = texts.filter((each) => !encloses(node, each.node) && hasWord(each.node.data))
      .map((each) => ({ element: elementOf(each.node), box: each.box }));
    const right = fieldsBeside(box, others, []);
    return (right.length ? right : fieldsBelow(box, others, [])).slice(0, 1).map((each) => each.element);
  });
}
