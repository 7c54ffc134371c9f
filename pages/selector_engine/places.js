/* Where elements stand, in words and as CSS selectors, for a person who must choose between them. */

/* A selector that matches an element and no other: by its id or name, or else by its path; in a shadow root, where that
   is not enough, after the selector of its host and «>>>». */
function selectorTo(element) {
  const { host } = element.getRootNode();
  const before = host ? `${selectorTo(host)} >>> ` : "";
  const whole = (css) => [css, before + css].find((each) => queryTold(document, each).length === 1);
  for (const name of ["id", "name", "data-testid"]) {
    const value = element.getAttribute(name) || "";
    const found = value && !/['"\\\n]/.test(value) && whole(`${element.localName}[${name}='${value}']`);
    if (found) { return found; }
  }
  let path = "";
  for (let up = element; up && up !== document.documentElement; up = up.parentElement) {
    const alike = [...(up.parentElement || up.getRootNode()).children].filter((each) => each.localName === up.localName);
    const part = alike.length > 1 ? `${up.localName}:nth-of-type(${alike.indexOf(up) + 1})` : up.localName;
    path = path ? `${part} > ${path}` : part;
    if (whole(path)) { return whole(path); }
  }
  return before + path;
}

/* The last title before an element. */
function titleOver(root, element) {
  const titles = deepQuery(root, TITLES).filter((each) => visible(each) &&
    comesAfter(element, each));
  return titles.length ? oneLine(textOf(titles.pop())) : "";
}

/* The nearest text to the left of a box on its line, or else the nearest one above it. */
function textNear(box, texts) {
  const words = texts.filter((each) => hasWord(each.node.data));
  const left = words.filter((each) => sameLine(box, each.box) && each.box.left < box.left);
  const above = words.filter(({ box: it }) => it.bottom <= box.top + 4 && it.right > box.left && it.left < box.right);
  const [near, where] = left.length ? [left.sort((a, b) => b.box.left - a.box.left)[0], "a la derecha de"] :
    [above.sort((a, b) => b.box.bottom - a.box.bottom)[0], "bajo"];
  return near ? `${where} «${oneLine(near.node.data).replace(EDGES, "").slice(0, 40)}»` : "";
}

/* Where an element stands, in Spanish: on its line, by the text near it, and under which title. */
function placeInWords(root, element) {
  const box = boxOf(partSeen(element) || element);
  const line = fieldsSeen(controls(root, "")).filter((each) => sameLine(box, each.box)).sort((a, b) => a.box.left - b.box.left);
  const at = line.findIndex((each) => each.element === element);
  const order = line.length > 1 && at >= 0 ? `${at + 1}.º de ${line.length} en su renglón` : "";
  const title = titleOver(root, element);
  return [order, textNear(box, visibleTexts(root)), title && `en «${title.slice(0, 40)}»`].filter(Boolean).join(", ");
}

/* {found}: each element of another query as a tag, a selector and a place in words. */
function located(root, query) {
  const found = QUERIES[Object.keys(QUERIES).find((each) => each in query.located)](root, query.located);
  const places = found.map((each) => placeInWords(root, each));
  const order = (place, at) => (places.filter((each) => each === place).length > 1 ? `${at + 1}.º de la página` : "");
  return jsonElement({
    found: found.map((each, at) => ({
      tag: tagOf(each), selector: selectorTo(each), place: [order(places[at], at), places[at]].filter(Boolean).join(", "),
    })),
  });
}
