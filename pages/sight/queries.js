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
  field: fieldOf,
};

function queryAll(root, text) {
  const asked = JSON.parse(text);
  return SEEK[Object.keys(SEEK).find((each) => each in asked)](root, asked);
}

return { queryAll, query: (root, text) => queryAll(root, text)[0] || null };
