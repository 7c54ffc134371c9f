/* What a person sees on a page: fields by their name, buttons, marks and messages. Runs in the isolated world of each
   document (pages/finding.py registers it), so that the page's own scripts neither see it nor can change it. */
(() => {
  const CONTROLS = "input, select, textarea, [contenteditable=''], [contenteditable=true], [role=textbox], " +
    "[role=combobox], [role=listbox]";
  const NOT_A_FIELD = new Set(["hidden", "submit", "button", "image", "reset", "radio", "checkbox", "file"]);
  const BUTTONS = "button, input[type=submit], input[type=button], input[type=reset], input[type=image], [role=button]";
  const PRESSED = "a[onclick], a[href^='javascript:'], a:not([href]), img[onclick], area, [onclick]";
  const LINKS = "a[href], [role=link]";
  const SILENT = new Set(["SELECT", "TEXTAREA", "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "BUTTON", "DATALIST",
    "IFRAME", "OBJECT", "TITLE"]);
  const BREAKS = new Set(["BR", "TD", "TH", "TR", "P", "DIV", "LI", "DT", "DD", "H1", "H2", "H3", "H4"]);
  const WORD = /\p{L}{3}/u;
  const MARK = /^\s*\(?\s*[*∗＊]\s*\)?\s*$/;
  const MARK_PICTURE = /\*|obligatori|requerid|required|asterisc|asterisk|mandatory/i;
  const EDGES = /^[\s*∗＊:•·»«›‹>→-]+|[\s*∗＊:•·»«›‹>→-]+$/g;

  /* ---- words ---------------------------------------------------------------------------------------------- */

  const flat = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
  const tidy = (text) => flat(text.replace(/\(\s*\*\s*\)/g, "*")).replace(EDGES, "").toLocaleLowerCase("es");

  /* The text of an element without what is typed, chosen or pressed in it. */
  function wording(node) {
    if (node.nodeType === Node.TEXT_NODE) { return node.data; }
    let text = BREAKS.has(node.nodeName) ? " " : "";
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        text += child.data;
      } else if (child.nodeType === Node.ELEMENT_NODE && !SILENT.has(child.nodeName)) {
        text += wording(child);
      }
    }
    return BREAKS.has(node.nodeName) ? `${text} ` : text;
  }

  const ownWords = (element) =>
    [...element.childNodes].filter((each) => each.nodeType === Node.TEXT_NODE).map((each) => each.data).join(" ");

  /* ---- what can be seen ------------------------------------------------------------------------------------- */

  /* Elements of a selector, those inside open shadow roots too. */
  function all(root, css) {
    const found = [...root.querySelectorAll(css)];
    for (const each of root.querySelectorAll("*")) {
      if (each.shadowRoot) { found.push(...all(each.shadowRoot, css)); }
    }
    return found;
  }

  const boxOf = (node) => {
    if (node.nodeType !== Node.TEXT_NODE) { return node.getBoundingClientRect(); }
    const range = node.ownerDocument.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };

  function around(boxes) {
    const [left, top] = [Math.min(...boxes.map((each) => each.left)), Math.min(...boxes.map((each) => each.top))];
    const [right, bottom] = [Math.max(...boxes.map((each) => each.right)), Math.max(...boxes.map((each) => each.bottom))];
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  }
  const holder = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node);

  function visible(node) {
    const element = holder(node);
    if (!element || !element.checkVisibility({ visibilityProperty: true })) { return false; }
    const box = boxOf(node);
    return box.width > 1 && box.height > 1;
  }

  /* Every text that can be seen, outside of fields and buttons: {node, box}. */
  function texts(root) {
    const found = [];
    const visit = (top) => {
      const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
        SILENT.has(node.nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.shadowRoot) { visit(node.shadowRoot); }
        if (node.nodeType === Node.TEXT_NODE && /\S/.test(node.data) && visible(node)) {
          found.push({ node, box: boxOf(node) });
        }
      }
    };
    visit(root.body || root);
    return found;
  }

  const sameLine = (one, other) =>
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >= 0.5 * Math.min(one.height, other.height);

  /* ---- fields ------------------------------------------------------------------------------------------------- */

  const isList = (element) => element.matches("select, [role=combobox], [role=listbox]");
  const fits = (element, kind) => !kind || (kind === "list") === isList(element);

  function controls(root, kind) {
    return all(root, CONTROLS).filter(
      (each) => !(each.localName === "input" && NOT_A_FIELD.has(each.type)) && fits(each, kind));
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

  /* Fields that stand to the right of a text, as far as no other text stands between. */
  function beside(box, fields, seen) {
    const after = (other) => sameLine(box, other) && other.left >= box.right - 3;
    const stop = Math.min(...seen.filter((each) => WORD.test(each.node.data) && after(each.box))
      .map((each) => each.box.left), Infinity);
    return fields.filter((each) => after(each.box) && each.box.left < stop).sort((a, b) => a.box.left - b.box.left);
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

  /* ---- buttons -------------------------------------------------------------------------------------------------- */

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
  function buttons(root, name) {
    const wanted = tidy(name);
    for (const css of [BUTTONS, PRESSED, LINKS]) {
      const found = pressable(root, css, wanted);
      if (found.length) { return found.filter((each) => !found.some((other) => other !== each && each.contains(other))); }
    }
    return [];
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

  /* ---- pages ----------------------------------------------------------------------------------------------------- */

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

  /* Fields in whose name a word stands: their label, or the text beside those that have none. */
  function about(root, word) {
    const says = (text) => tidy(text || "").includes(tidy(word));
    const seen = texts(root);
    const fields = controls(root, "").filter(visible);
    const bare = fields.filter((each) => !labelsOf(each).length).map((element) => ({ element, box: boxOf(element) }));
    const spoken = fields.filter((each) =>
      [...labelsOf(each).map(wording), each.getAttribute("aria-label"), each.title, each.placeholder].some(says));
    const near = seen.filter((each) => says(each.node.data)).flatMap((each) => run(each.node, bare, seen).slice(0, 1));
    return [...new Set([...spoken, ...near])];
  }

  /* The smallest elements that can be seen and whose text contains these words. */
  function saying(root, words) {
    const wanted = tidy(words);
    const found = all(content(root), "*").filter((each) =>
      !SILENT.has(each.nodeName) && tidy(each.textContent).includes(wanted) && visible(each));
    return found.filter((each) => !found.some((other) => other !== each && each.contains(other)));
  }

  /* ---- marks of mandatory fields ---------------------------------------------------------------------------------- */

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
      ...seen.filter((each) => WORD.test(each.node.data)).map((each) => ({ ...each, isText: true })),
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

  /* ---- answers -------------------------------------------------------------------------------------------------------- */

  /* What was asked for, as {kind: seeker}; every query names exactly one of them. */
  const SEEK = {
    button: (root, asked) => (asked.field ? buttonBeside(root, asked) : buttons(root, asked.button)),
    mark: marks,
    name: (root, asked) => names(root, asked.name),
    heading: (root, asked) => headings(root, asked.heading),
    entry: (root, asked) => entry(root, asked.entry),
    entries: (root, asked) => entries(root, asked.entries),
    text: (root, asked) => saying(root, asked.text),
    about: (root, asked) => about(root, asked.about),
    fields: (root) => controls(root, "text"),
    why: (root, asked) => {
      const { way, found } = resolve(root, { ...asked, field: asked.why });
      const told = document.createElement("i");
      told.textContent = JSON.stringify({ way, found: found.map(describe), named: names(root, asked.why).length });
      return [told];
    },
    field: fieldOf,
  };

  function describe(element) {
    const said = ["id", "name", "type"].filter((each) => element.getAttribute(each))
      .map((each) => ` ${each}="${element.getAttribute(each)}"`);
    return `<${element.localName}${said.join("")}>`;
  }

  function queryAll(root, text) {
    const asked = JSON.parse(text);
    const kind = Object.keys(SEEK).find((each) => each in asked);
    return SEEK[kind](root, asked);
  }

  return { queryAll, query: (root, text) => queryAll(root, text)[0] || null };
})()
