/* Fields by their name: label, accessible name, text beside or above, placeholder, the profile's selector. */

const isList = (element) => element.matches("select, [role=combobox], [role=listbox]");
const fits = (element, kind) => !kind || (kind === "list") === isList(element);

function controls(root, kind) {
  return all(root, CONTROLS).filter(
    (each) => !(each.localName === "input" && NOT_WRITTEN.has(each.type)) && fits(each, kind));
}

const labelsOf = (control) => (control.labels ? [...control.labels] : []);

function byLabel(fields, wanted) {
  const exact = fields.filter((each) => labelsOf(each).some((label) => tidy(wording(label)) === wanted));
  return exact.length
    ? exact : fields.filter((each) => labelsOf(each).some((label) => tidy(ownWords(label)) === wanted));
}

function byName(fields, wanted) {
  return fields.filter((each) => {
    const ids = (each.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
    const told = ids.map((id) => each.getRootNode().getElementById(id)).filter(Boolean).map(wording).join(" ");
    return [told, each.getAttribute("aria-label") || "", each.title || ""].some((text) => tidy(text) === wanted);
  });
}

const byPlaceholder = (fields, wanted) => fields.filter((each) => tidy(each.placeholder || "") === wanted);

/* The smallest texts and elements that say exactly this. */
function named(seen, wanted) {
  const found = new Set();
  for (const { node } of seen) {
    const said = tidy(node.data);
    if (said === wanted) {
      found.add(node);
    } else if (said && wanted.includes(said)) {
      for (let up = node.parentElement; up && up.localName !== "form"; up = up.parentElement) {
        const whole = tidy(wording(up));
        if (whole === wanted) { found.add(up); }
        if (whole.length >= wanted.length) { break; }
      }
    }
  }
  return [...found];
}

/* Fields that stand to the right of a text, as far as no other text stands between; one under a field does not. */
function beside(box, fields, seen) {
  const after = (other) => sameLine(box, other) && other.left >= box.right - 3;
  const stop = Math.min(...seen.filter((each) => WORD.test(each.node.data) && after(each.box))
    .map((each) => each.box.left), Infinity);
  return fields.filter((each) => after(each.box) && each.box.left < stop + 3).sort((a, b) => a.box.left - b.box.left);
}

/* Fields on the line below a text, from where it begins to where the next text beside it begins. */
function below(box, fields, seen) {
  const near = fields.filter(({ box: it }) =>
    it.top >= box.bottom - 4 && it.top - box.bottom <= 48 && it.right > box.left && it.left <= box.right + 12);
  if (!near.length) { return []; }
  const top = Math.min(...near.map((each) => each.box.top));
  const first = near.find((each) => each.box.top === top).box;
  const words = seen.filter((each) => WORD.test(each.node.data));
  const between = words.some(({ box: it }) =>
    it.top >= box.bottom - 2 && it.bottom <= first.top + 4 && it.right > box.left && it.left < box.right);
  if (between) { return []; }
  const next = Math.min(...words.filter((each) => sameLine(box, each.box) && each.box.left > box.right)
    .map((each) => each.box.left), Infinity);
  return fields.filter((each) => sameLine(first, each.box) && each.box.right > box.left && each.box.left < next)
    .sort((a, b) => a.box.left - b.box.left);
}

/* The fields that belong to a text: one, or a list and its field. */
function run(node, fields, seen) {
  const box = around(seen.filter((each) => node.contains(each.node)).map((each) => each.box));
  const others = seen.filter((each) => !node.contains(each.node));
  const right = beside(box, fields, others);
  return (right.length ? right : below(box, fields, others)).map((each) => each.element);
}

function byText(root, wanted, kind) {
  const seen = texts(root);
  const fields = controls(root, "").filter((each) => visible(each) && !labelsOf(each).some((label) => {
    const said = tidy(wording(label));
    return said && said !== wanted;
  })).map((element) => ({ element, box: boxOf(element) }));
  const found = named(seen, wanted).map((node) => run(node, fields, seen).find((each) => fits(each, kind)));
  return [...new Set(found.filter(Boolean))];
}

const WAYS = [
  ["rótulo", (root, wanted, kind) => byLabel(controls(root, kind), wanted)],
  ["nombre accesible", (root, wanted, kind) => byName(controls(root, kind), wanted)],
  ["texto al lado o encima", byText],
  ["texto de ejemplo", (root, wanted, kind) => byPlaceholder(controls(root, kind), wanted)],
];

/* {way, found}: the fields of that name by the first way that leads to one that can be seen. */
function resolve(root, asked) {
  const wanted = tidy(asked.field);
  let hidden = { way: "", found: [] };
  for (const [way, seek] of WAYS) {
    const found = seek(root, wanted, asked.kind);
    const seen = found.filter(visible);
    if (seen.length > 1 && asked.selector) {
      const chosen = seen.filter((each) => each.matches(asked.selector));
      if (chosen.length) { return { way: "selector del perfil", found: chosen }; }
    }
    if (seen.length) { return { way, found: seen }; }
    if (found.length && !hidden.found.length) { hidden = { way, found }; }
  }
  if (hidden.found.length) { return hidden; }
  if (asked.companion) {
    const list = byText(root, tidy(asked.companion), "list");
    if (list.length) { return { way: "lista del mismo renglón", found: list }; }
  }
  return asked.selector ? { way: "selector del perfil", found: all(root, asked.selector) } : hidden;
}

const fieldOf = (root, asked) => resolve(root, asked).found;

/* Every field in whose name a word stands, whatever else the name says. */
function about(root, word) {
  const says = (text) => tidy(text).includes(tidy(word));
  const seen = texts(root);
  const fields = all(root, CONTROLS).filter((each) => !NOT_A_FIELD.has(each.type) && visible(each))
    .map((element) => ({ element, box: boxOf(element) }));
  const named = fields.map((each) => each.element).filter((each) =>
    [...labelsOf(each).map(wording), each.getAttribute("aria-label") || "", each.title, each.placeholder || ""].some(says));
  const isSentence = (text) => /[.!?]\s*$/.test(text) || text.trim().split(/\s+/).length > 6;
  const bare = fields.filter((each) => !labelsOf(each.element).length);
  const beside = seen.filter((each) => says(each.node.data) && !isSentence(each.node.data))
    .map((each) => run(each.node, bare, seen)[0]);
  return [...new Set([...named, ...beside.filter(Boolean)])];
}

/* Where a name can be read: labels, or else texts. */
function nameNodes(root, seen, wanted) {
  const labels = all(root, "label, legend").filter((each) =>
    visible(each) && (tidy(wording(each)) === wanted || tidy(ownWords(each)) === wanted));
  return labels.length ? labels : named(seen, wanted);
}

function names(root, name) {
  const found = nameNodes(root, texts(root), tidy(name)).map(holder);
  return found.length ? [...new Set(found)] : byPlaceholder(controls(root, "").filter(visible), tidy(name));
}
