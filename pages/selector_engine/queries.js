/* The queries of the engine; each query has exactly one of the keys of QUERIES, and others that narrow it. */

/* How a field is found: {strategy, found, named}. */
function explain(root, query) {
  const { strategy, found } = resolveField(root, { ...query, field: query.explain });
  return jsonElement({ strategy, found: found.map(tagOf), named: nameElements(root, query.explain).length });
}

/* An element as a tag with its id, name and type. */
function tagOf(element) {
  const attributes = ["id", "name", "type"].filter((each) => element.getAttribute(each))
    .map((each) => ` ${each}="${element.getAttribute(each)}"`);
  return `<${element.localName}${attributes.join("")}>`;
}

/* Texts of all buttons and links, and every field with the names that a person could give it. */
function listControls(root) {
  const fields = new Map(fieldsSeen(controls(root, "")).map(({ element: each }) => [each,
    [...labelsOf(each).map(textOf), each.getAttribute("aria-label"), each.title, each.placeholder]]));
  for (const { node } of visibleTexts(root)) {
    if (!hasWord(node.data) || oneLine(node.data).length > 60) { continue; }
    for (const kind of ["text", "list"]) {
      byText(root, normalise(node.data), kind).forEach((each) => fields.get(each)?.push(node.data));
    }
  }
  const clickable = [...deepQuery(root, `${BUTTONS}, ${CLICKABLE}, ${LINKS}`).filter(visible), ...handAreas(root, hasWord)]
    .map((each) => oneLine(buttonText(each)));
  return jsonElement({
    clickable: [...new Set(clickable.filter(Boolean))],
    fields: [...fields].map(([element, names]) => ({
      element: tagOf(element),
      names: [...new Set(names.map((each) => oneLine(each || "").replace(EDGES, "")).filter(Boolean))],
    })),
  });
}

const QUERIES = {
  drawn: drawnList,
  located,
  captcha: describeCaptcha,
  consents,
  beyond: describeBeyond,
  parts: describeParts,
  opener: partOpener,
  turn: stepButtons,
  sign_in: signIn,
  answer: (root, query) =>
    (query.as === "text" ? jsonElement(answers(root, query).map((each) => each.text)) : answer(root, query)),
  button: (root, query) =>
    (query.field ? buttonBeside(root, query) : buttons(root, query.button, query.selector)),
  mark: mandatoryMarks,
  name: (root, query) => nameElements(root, query.name),
  heading: (root, query) => headings(root, query.heading),
  request: (root, query) => (query.as === "way" ? waysOfRequest : requestsNamed)(root, query.request, query.selector),
  entry: (root, query) => requestEntries(root, query.entry, query.selector),
  entries: (root, query) => (query.as === "names"
    ? jsonElement(namesUnderHeads(root, requestLinks(root, query.entries)))
    : requestLinks(root, query.entries)),
  menus: (root, query) => (query.menus === "cerrados" ? closedMenus(root) : menusOver(root, query.menus)),
  leading: (root, query) => linksLeadingTo(root, query.leading),
  place: (root, query) => textsInPlaceOf(root, query.place),
  text: (root, query) => elementsWithText(root, query.text),
  about: (root, query) => fieldsAbout(root, query.about),
  demanding: (root, query) => fieldsDemanding(root, query.demanding),
  fields: (root, query) => (query.fields === "vistos"
    ? fieldsSeen(controls(root, "")).map((each) => each.element) : controls(root, "text")),
  messages: (root, query) => (query.messages === "baseline" ? setBaseline() : capturedMessages()),
  message: (root, query) => messageElements(query.message, query.baseline),
  close: layerCloser,
  layer: describeLayer,
  question: describeQuestion,
  affirm: affirmations,
  frames: framesOver,
  offers: offersOver,
  changes,
  quiet: quietness,
  explain,
  controls: listControls,
  field: fieldsNamed,
};

function queryAll(root, text) {
  forgetLayout();
  const query = JSON.parse(text);
  return QUERIES[Object.keys(QUERIES).find((each) => each in query)](root, query);
}

return { queryAll, query: (root, text) => queryAll(root, text)[0] || null };
