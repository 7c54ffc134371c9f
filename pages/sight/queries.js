/* What may be asked, and who answers it; every query has exactly one of these keys. */

function why(root, asked) {
  const { way, found } = resolve(root, { ...asked, field: asked.why });
  return carrier({ way, found: found.map(describe), named: names(root, asked.why).length });
}

function describe(element) {
  const said = ["id", "name", "type"].filter((each) => element.getAttribute(each))
    .map((each) => ` ${each}="${element.getAttribute(each)}"`);
  return `<${element.localName}${said.join("")}>`;
}

/* Whatever can be pressed, and every field with the names that a person could give it. */
function survey(root) {
  const fields = new Map(controls(root, "").filter(visible).map((each) => [each,
    [...labelsOf(each).map(wording), each.getAttribute("aria-label"), each.title, each.placeholder]]));
  for (const { node } of texts(root)) {
    if (!WORD.test(node.data) || flat(node.data).length > 60) { continue; }
    for (const kind of ["text", "list"]) {
      byText(root, tidy(node.data), kind).forEach((each) => fields.get(each)?.push(node.data));
    }
  }
  const pressable = all(root, `${BUTTONS}, ${PRESSED}, ${LINKS}`).filter(visible).map((each) => flat(saidBy(each)));
  return carrier({
    pressable: [...new Set(pressable.filter(Boolean))],
    fields: [...fields].map(([element, names]) => ({
      element: describe(element),
      names: [...new Set(names.map((each) => flat(each || "").replace(EDGES, "")).filter(Boolean))],
    })),
  });
}

const SEEK = {
  answer,
  button: (root, asked) =>
    (asked.field ? buttonBeside(root, asked) : buttons(root, asked.button, asked.selector)),
  mark: marks,
  name: (root, asked) => names(root, asked.name),
  heading: (root, asked) => headings(root, asked.heading),
  entry: (root, asked) => entry(root, asked.entry),
  entries: (root, asked) => entries(root, asked.entries),
  text: (root, asked) => saying(root, asked.text),
  about: (root, asked) => about(root, asked.about),
  fields: (root) => controls(root, "text"),
  messages: (root, asked) => (asked.messages === "mark" ? mark() : report()),
  told: (root, asked) => told(asked.told, asked.before),
  closer,
  why,
  survey,
  field: fieldOf,
};

function queryAll(root, text) {
  const asked = JSON.parse(text);
  return SEEK[Object.keys(SEEK).find((each) => each in asked)](root, asked);
}

return { queryAll, query: (root, text) => queryAll(root, text)[0] || null };
