/* Marks of mandatory fields: characters, pseudo-elements and pictures (4.2.1). */

const pseudoMark = (element) =>
  ["::before", "::after"].some((each) => /[*∗＊]/.test(getComputedStyle(element, each).content));

/* Whose an asterisk is that stands alone: the text or the field beside it on its line. */
function ownerOf(box, items) {
  const line = items.filter((each) => sameLine(box, each.box) && each.box.width);
  const before = line.filter((each) => each.box.right <= box.left + 3).sort((a, b) => b.box.right - a.box.right)[0];
  const after = line.filter((each) => each.box.left >= box.right - 3).sort((a, b) => a.box.left - b.box.left)[0];
  if (!before || !after) { return before || after; }
  const [left, right] = [box.left - before.box.right, after.box.left - box.right];
  if (before.isText === after.isText) { return before.isText && right <= left ? after : before; }
  return before.isText ? before : (right <= 40 || right < left ? after : before);
}

function marks(root, asked) {
  const seen = texts(root);
  const wanted = tidy(asked.mark);
  const own = nameNodes(root, seen, wanted);
  const field = resolve(root, { ...asked, field: asked.mark }).found[0];
  const isMine = (node) => own.some((each) => each.contains(node));
  const found = seen.filter(({ node }) => /[*∗＊]/.test(node.data) && isMine(node)).map((each) => holder(each.node));
  for (const name of own.map(holder)) {
    for (let up = name; up && up !== root.body && tidy(wording(up)) === wanted; up = up.parentElement) {
      if (pseudoMark(up)) { found.push(up); }
    }
    if (own.includes(name)) { found.push(...[...name.querySelectorAll("*")].filter(pseudoMark)); }
  }
  const pictures = all(root, "img").filter((each) =>
    visible(each) && MARK_PICTURE.test(`${each.alt} ${each.title} ${each.getAttribute("src")}`));
  const items = [
    ...seen.filter((each) => WORD.test(each.node.data))
      .flatMap(({ node }) => linesOf(node).map((box) => ({ node, box, isText: true }))),
    ...controls(root, "").filter(visible).map((node) => ({ node, box: boxOf(node), isText: false })),
  ];
  const alone = [
    ...seen.filter((each) => MARK.test(each.node.data)).map((each) => ({ element: each.node.parentElement, ...each })),
    ...pictures.map((element) => ({ element, node: element, box: boxOf(element) })),
  ];
  for (const { element, node, box } of alone) {
    const owner = isMine(node) ? null : ownerOf(box, items);
    if (isMine(node) || (owner && (owner.node === field || isMine(owner.node)))) { found.push(element); }
  }
  return [...new Set(found)];
}
