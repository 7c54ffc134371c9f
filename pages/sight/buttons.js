/* Whatever can be pressed, titles, and the list of requests (5.2). */

function saidBy(element) {
  const told = element.getAttribute("aria-label");
  if (told) { return told; }
  if (element.localName === "img" || element.localName === "area") { return element.alt || element.title; }
  if (element.localName === "input") {
    return element.type === "image" ? element.alt || element.title || element.value : element.value;
  }
  const pictures = [...element.querySelectorAll("img, svg title")].map((each) => each.alt || each.textContent || "");
  return flat(element.textContent) || pictures.join(" ") || element.title;
}

function pressable(root, css, wanted) {
  return all(root, css).filter((each) => visible(each) && tidy(saidBy(each)) === wanted);
}

/* What can be pressed and says this: buttons, or else what only behaves as one, or else links. */
function buttons(root, name, selector) {
  const wanted = tidy(name);
  for (const css of [BUTTONS, PRESSED, LINKS]) {
    const found = pressable(root, css, wanted);
    const inner = found.filter((each) => !found.some((other) => other !== each && each.contains(other)));
    const chosen = selector && inner.length > 1 ? inner.filter((each) => each.matches(selector)) : [];
    if (inner.length) { return chosen.length ? chosen : inner; }
  }
  return selector ? all(root, selector) : [];
}

/* The innermost element that holds a field and one of some others, and those it holds. */
function row(field, others) {
  for (let up = field.parentElement; up; up = up.parentElement) {
    const held = others.filter((each) => up.contains(each));
    if (held.length) { return { element: up, held }; }
  }
  return { element: null, held: [] };
}

/* The button of a field's own row: on its line, or the next thing after it. */
function buttonBeside(root, asked) {
  const field = fieldOf(root, asked)[0];
  const held = field ? row(field, buttons(root, asked.button)).held : [];
  const box = field && boxOf(field);
  const inLine = held.filter((each) => sameLine(box, boxOf(each)) && boxOf(each).left >= box.left);
  if (inLine.length) { return inLine.sort((a, b) => boxOf(a).left - boxOf(b).left).slice(0, 1); }
  const order = [...controls(root, "").filter(visible), ...held].sort((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  const next = order[order.indexOf(field) + 1];
  return held.includes(next) ? [next] : [];
}

const content = (root) => (root.querySelector && root.querySelector("main, [role=main]")) || root;

/* A title: a heading, or else a text that stands out by its weight or size. */
function headings(root, name) {
  const wanted = tidy(name);
  const found = all(root, "h1, h2, h3, h4, h5, h6, [role=heading], caption, legend")
    .filter((each) => visible(each) && tidy(wording(each)) === wanted);
  if (found.length) { return found; }
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const usual = size(document.body || document.documentElement);
  return named(texts(root), wanted).map(holder).filter((each) =>
    !each.closest(`${LINKS}, ${PRESSED}`) && (getComputedStyle(each).fontWeight >= 600 || size(each) > usual));
}

/* What can be pressed and says that it registers somebody, in the order of the page. */
function entries(root, word) {
  const says = new RegExp(`${word} (de|para)\\b`, "i");
  const found = all(content(root), `${LINKS}, ${BUTTONS}, ${PRESSED}`)
    .filter((each) => visible(each) && says.test(flat(saidBy(each))));
  return found.filter((each) => !found.some((other) => other !== each && each.contains(other)));
}

/* One of them with what is said of it: all that holds no other, or what follows where that is only its name. */
function entry(root, name) {
  const others = entries(root, "registro");
  return buttons(content(root), name).map((own) => {
    let up = own;
    while (up.parentElement && !others.some((each) => each !== own && up.parentElement.contains(each))) {
      up = up.parentElement;
    }
    return tidy(wording(up)) === tidy(name) && up.nextElementSibling ? up.nextElementSibling : up;
  });
}

/* The smallest elements that can be seen and whose text contains these words. */
function saying(root, words) {
  const wanted = tidy(words);
  const found = all(content(root), "*").filter((each) =>
    !SILENT.has(each.nodeName) && tidy(each.textContent).includes(wanted) && visible(each));
  return found.filter((each) => !found.some((other) => other !== each && each.contains(other)));
}
