/* What a person reads on a page: texts, pseudo-elements, read-only boxes, pictures, titles, and the names of icons. */

const DIALOGS = "dialog[open], [role=dialog], [role=alertdialog]";
const LIVE_REGIONS = "[role=alert], [role=status], [aria-live]:not([aria-live=off]), output";
const [DIALOG, LIVE_REGION, TOAST, BUBBLE] = ["diálogo", "región viva", "aviso flotante", "globo del navegador"];
const MESSAGE_CHANNELS = new Set([DIALOG, LIVE_REGION, TOAST, BUBBLE]);
const [ICON, TITLE] = ["icono", "título emergente"]; // neither is a part of the text around it
const LONGEST = 600; // characters: a longer region is a part of the page, not a message
const ICON_HEIGHT = 64; // pixels
const SEVERAL_WORDS = /\p{L}{2}.*\s.*\p{L}{2}/su;

const isToast = (element) => {
  const { position, zIndex } = getComputedStyle(element);
  if (position !== "fixed" && !(position === "absolute" && Number(zIndex) >= 10)) { return false; }
  const isFrameOfPage = element.matches("header, nav, footer, [role=banner], [role=navigation]");
  return !isFrameOfPage && countIn(element, CONTROLS) <= 2; // an area that holds the form is the page
};

const isInOverlay = (element, overlay = isToast) => {
  for (let up = element, depth = 0; up && depth < 6; up = drawnParent(up), depth += 1) {
    if (overlay(up)) { return true; }
  }
  return false;
};

const blockOf = (element) => {
  let up = element;
  for (let next = drawnParent(up); next && getComputedStyle(up).display.startsWith("inline"); next = drawnParent(up)) { up = next; }
  return up;
};

const hasFewControls = (element) => {
  const count = element && element !== document.body ? countIn(element, CONTROLS) : 0;
  return count === 1 || count === 2;
};

const channelOf = (block, overlay, isRow) => {
  if (isInOverlay(block, overlay)) { return TOAST; }
  return isRow(block) || isRow(drawnParent(block)) ? "junto a un campo" : "texto de la página";
};

const memoise = (compute, known = new Map()) => (key) => {
  if (!known.has(key)) { known.set(key, compute(key)); }
  return known.get(key);
};

/* Selectors of the elements whose ::before or ::after has words, by the rules of a style sheet. */
function wordedSelectors(rules, outer = "") {
  const found = [];
  for (const rule of rules) {
    const selector = (rule.selectorText || outer).replaceAll("&", `:is(${outer || ":root"})`);
    if (rule.selectorText && /["'][^"']*\p{L}{2}|attr\(|var\(/u.test(rule.style.content)) {
      const parts = selector.split(/,(?![^(]*\))/).map((each) => /^(.*?)::?(?:before|after)\s*$/.exec(each.trim()));
      found.push(...parts.filter(Boolean).map((each) => each[1] || "*"));
    }
    if (rule.cssRules) { found.push(...wordedSelectors(rule.cssRules, rule.selectorText ? selector : outer)); }
    if (rule.styleSheet) { found.push(...selectorsOfSheet(rule.styleSheet)); }
  }
  return found;
}

const sheets = new WeakMap(); // style sheet -> {size, selectors}
function selectorsOfSheet(sheet) {
  let rules;
  try { rules = sheet.cssRules; } catch { return ["*:not(:has(> *))"]; } // of another host: any element may have one
  const known = sheets.get(sheet);
  if (known && known.size === rules.length) { return known.selectors; }
  const selectors = wordedSelectors(rules).filter((each) => CSS.supports(`selector(${each})`));
  sheets.set(sheet, { size: rules.length, selectors });
  return selectors;
}

/* Elements of a document or shadow root whose ::before or ::after may have words. */
function pseudoHosts(root) {
  const selectors = [...(root.styleSheets || []), ...(root.adoptedStyleSheets || [])].flatMap(selectorsOfSheet);
  return new Set(selectors.length ? root.querySelectorAll(selectors.join(", ")) : []);
}

const pseudoKeys = { "::before": new WeakMap(), "::after": new WeakMap() }; // element -> an object that stands for it

const wordsOfContent = (content) =>
  [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((each) => each[1].replace(/\\(.)/g, "$1")).join("");

/* The words of a pseudo-element as an item, if a person can see them. */
function pseudoItem(element, which) {
  const style = getComputedStyle(element, which);
  const text = wordsOfContent(style.content);
  if (!hasWord(text) || !isPseudoDrawn(style) || !element.checkVisibility({ opacityProperty: true })) { return []; }
  const box = boxOf(element);
  const isSeen = isInReach(box, clipsOf(element).flow) || (!box.width && !clipsOf(element).flow);
  if (!isSeen || !paintOf(element).showsContents || !isInk(style, element, box)) { return []; }
  const keys = pseudoKeys[which];
  if (!keys.has(element)) { keys.set(element, {}); }
  return [{ key: keys.get(element), element, data: text }];
}

/* Whether something other than words is painted: a colour of its own, a picture, a letter of an icon font. */
function isPaintedBox(element) {
  const { layer, ground } = paintOf(element);
  const parent = flatParent(element);
  const behind = parent && paintOf(parent).ground;
  return !layer || !behind || !looksLike(ground, behind) || parseFloat(getComputedStyle(element).borderTopWidth) > 0 ||
    deepQuery(element, "svg, img").some(visible) ||
    ["::before", "::after"].some((each) => /"[^"\s]/.test(getComputedStyle(element, each).content));
}

/* The visible icon or colour that hidden words name: a small painted box around them with no other words. */
function iconNamedBy(element) {
  for (let up = element, depth = 0; up && depth < 3; up = flatParent(up), depth += 1) {
    const box = visibleBox(up);
    if (box && box.height >= 4 && box.width >= 4) {
      return box.height <= ICON_HEIGHT && !hasWord(visibleTextOf(up)) && isPaintedBox(up) ? up : null;
    }
  }
  return null;
}

/* The words of a picture; of a small one, its name. */
function pictureItems(element) {
  if (!hasWord(element.alt) || !visible(element)) { return []; }
  const isWideEnough = boxOf(element).width >= 4 * element.alt.length;
  return [{ key: element, element, data: element.alt, channel: isWideEnough ? "" : ICON }];
}

/* What a box shows that a person cannot type in, or its placeholder. */
function boxItems(element) {
  if (element.localName === "input" && NOT_TYPED.has(element.type)) { return []; }
  const isReadOnly = element.readOnly || element.matches(":disabled");
  if (isReadOnly && SEVERAL_WORDS.test(element.value) && visible(element)) {
    return [{ key: element, element, data: element.value, isValue: true }];
  }
  return SEVERAL_WORDS.test(element.placeholder) && visible(element)
    ? [{ key: element, element, data: element.placeholder, isUnread: element.value !== "" }] : [];
}

/* What is read on pointing at an element, or the name of an icon. */
function titleItems(element) {
  const name = element.getAttribute("title") || (element.getAttribute("role") === "img" && element.ariaLabel) ||
    (element.nodeName === "svg" && element.querySelector("title")?.textContent) || "";
  if (!hasWord(name) || name === element.alt || !visible(element)) { return []; }
  const isSmall = boxOf(element).height <= ICON_HEIGHT;
  const isIcon = isSmall && !element.matches(CONTROLS) && !hasWord(visibleTextOf(element));
  const key = element.getAttributeNode("title") || element;
  return isIcon || SEVERAL_WORDS.test(name) ? [{ key, element, data: name, channel: isIcon ? ICON : TITLE }] : [];
}

/* What the attributes of an element let a person read. */
function attributeItems(element) {
  const { nodeName } = element;
  const own = nodeName === "IMG" ? pictureItems(element)
    : nodeName === "INPUT" || nodeName === "TEXTAREA" ? boxItems(element) : [];
  const mayHaveTitle = nodeName === "svg" || element.hasAttribute("title") || element.hasAttribute("role");
  return mayHaveTitle ? [...own, ...titleItems(element)] : own;
}

/* Items in the order of the page: {key, element, data}. A key lasts as long as what it stands for is not drawn again.
   With a channel, the item is no part of the text around it; isUnread marks what is there but cannot be read now.
   The function given is called with each shadow root. */
function readItems(onShadow) {
  const items = [];
  const visitText = (node, element) => {
    if (!/\S/.test(node.data)) { return; }
    if (visible(node)) {
      items.push({ key: node, element, data: node.data, ...(isNamedIcon(element) ? { channel: ICON } : {}) });
      return;
    }
    const icon = hasWord(node.data) && element.checkVisibility({ visibilityProperty: true }) && iconNamedBy(element);
    if (icon) { items.push({ key: node, element: icon, data: node.data, channel: ICON }); }
  };
  const visitNode = (node, element) => {
    if (node.nodeType === Node.TEXT_NODE) { visitText(node, element); }
    if (node.nodeType === Node.ELEMENT_NODE) { visit(node); }
  };
  const hostsIn = memoise(pseudoHosts);
  const isWoven = isComposed();
  const hostsAround = isWoven ? (element) => hostsIn(element.getRootNode()) : () => hostsIn(document);
  const visit = (element) => {
    if (isWoven && !mayShow(element)) { return; } // closed lists of components are long
    items.push(...attributeItems(element));
    if (WITHOUT_TEXT.has(element.nodeName)) { return; }
    const hasPseudo = hostsAround(element).has(element);
    if (hasPseudo) { items.push(...pseudoItem(element, "::before")); }
    if (element.shadowRoot) { onShadow(element.shadowRoot); }
    if (isWoven) {
      drawnChildren(element).forEach((node) => visitNode(node, element));
    } else {
      for (let node = element.firstChild; node; node = node.nextSibling) { visitNode(node, element); }
    }
    if (hasPseudo) { items.push(...pseudoItem(element, "::after")); }
  };
  const page = pageElement();
  if (page) { visit(page); }
  return items;
}
/* Items by the place that shows them: {element, channel, lines}, each block of a place being a line of items. */
function placesOf(items) {
  const found = new Map();
  const [overlay, isRow, block] = [memoise(isToast), memoise(hasFewControls), memoise(blockOf)];
  const channel = memoise((each) => channelOf(each, overlay, isRow));
  const isShort = memoise((element) => oneLine(textOf(element)).length <= LONGEST);
  const region = memoise((element) => [[DIALOGS, DIALOG], [LIVE_REGIONS, LIVE_REGION]]
    .map(([css, name]) => ({ whole: closestDrawn(element, css), channel: name }))
    .find((each) => each.whole && isShort(each.whole)));
  for (const item of items) {
    const own = item.key === item.element ? item.element : block(item.element);
    const around = item.channel ? { whole: item.key, channel: item.channel } : region(item.element);
    const { whole, channel: name } = around || { whole: own, channel: channel(own) };
    const place = found.get(whole) || { element: item.channel ? item.element : whole, channel: name, lines: [] };
    if (place.lines.at(-1)?.block !== own) { place.lines.push({ block: own, items: [] }); }
    place.lines.at(-1).items.push(item);
    found.set(whole, place);
  }
  return [...found.values()];
}

const textOfLine = (line) => oneLine(line.items.map((each) => each.data).join(""));

/* The text of some lines of a place, each on a line of its own. */
const textOfLines = (lines) => lines.map(textOfLine).filter(Boolean).join("\n");
