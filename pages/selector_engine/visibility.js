/* What a person can see of a node: rendered, reachable by scrolling, not clipped away, painted, under no layer.

   The cheap questions are asked of every node and at every look. Whether a node is painted is asked until it is. */

const SMALLEST_LETTER = 4; // pixels
const FAINTEST = 0.05; // opacity

/* Whether a style draws the content of its pseudo-element. */
const isPseudoDrawn = (style) => style.display !== "none" && style.visibility === "visible" &&
  Number(style.opacity) >= FAINTEST && parseFloat(style.fontSize) >= SMALLEST_LETTER;

const CLOSE = 12; // of 255: two colours that differ by less in every part look the same
const OPAQUE = 0.85;

let clips = new Map(); // element -> what clips it; kept for one query, in which nothing changes
let paints = new Map(); // element -> how it is painted; kept as long
let frameSeen = null; // whether the frame of this document is seen; kept as long
const painted = new WeakMap(); // node -> its text when it was painted

/* Forget what a change of the page may have made untrue. */
const forgetLayout = () => {
  [clips, paints, frameSeen] = [new Map(), new Map(), null];
  forgetTree();
};

const viewportBox = () => ({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });

const intersection = (one, other) => (one ? {
  left: Math.max(one.left, other.left), top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right), bottom: Math.min(one.bottom, other.bottom),
} : other);

/* What an element lets through of its contents; where its contents scroll, all of them as long as it is seen itself. */
function innerClip(own, element, style) {
  const { left, top, right, bottom } = intersection(own, element.getBoundingClientRect());
  const scrolls = (value) => (value === "auto" || value === "scroll") && right - left > 1 && bottom - top > 1;
  const inner = own ? { ...own } : { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  if (style.overflowX !== "visible") {
    Object.assign(inner, scrolls(style.overflowX) ? { left: -Infinity, right: Infinity } : { left, right });
  }
  if (style.overflowY !== "visible") {
    Object.assign(inner, scrolls(style.overflowY) ? { top: -Infinity, bottom: Infinity } : { top, bottom });
  }
  return inner;
}

/* What clips an element (own), and its contents by their position (flow, absolute, fixed); null where nothing does. */
function clipsOf(element) {
  const known = clips.get(element);
  if (known) { return known; }
  const parent = flatParent(element);
  const above = parent ? clipsOf(parent) : { own: null, flow: null, absolute: null, fixed: viewportBox() };
  const style = getComputedStyle(element);
  const { position } = style;
  const own = position === "fixed" ? above.fixed : position === "absolute" ? above.absolute : above.flow;
  const isRoot = !parent || element === document.body; // its overflow is the window's
  const inner = isRoot || style.overflow === "visible" || style.display === "inline"
    ? own : innerClip(own, element, style);
  const isMoved = style.transform !== "none";
  const found = position === "static" && !isMoved && inner === above.flow && above.own === above.flow ? above : {
    own,
    flow: inner,
    absolute: position !== "static" || isMoved ? inner : above.absolute,
    fixed: isMoved ? inner : above.fixed,
  };
  clips.set(element, found);
  return found;
}

/* Whether a part of a box that can be read is reached by scrolling. */
function isInReach(box, clip) {
  const isLeftToRight = document.documentElement.dir !== "rtl";
  if ((isLeftToRight && box.right + scrollX <= 1) || box.bottom + scrollY <= 1) { return false; }
  if (!clip) { return true; }
  const { left, top, right, bottom } = intersection(clip, box);
  return right - left > 1 && bottom - top > Math.max(1, box.height / 4);
}

/* Red, green, blue (0 to 255) and opacity (0 to 1) of a CSS colour in whatever notation. */
const colours = new Map();
function colourOf(text) {
  if (!colours.has(text)) {
    const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
      .getContext("2d", { willReadFrequently: true });
    pen.fillStyle = text;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    colours.set(text, [red, green, blue, alpha / 255]);
  }
  return colours.get(text);
}

const over = (above, below) =>
  [0, 1, 2].map((part) => above[part] * above[3] + below[part] * (1 - above[3])).concat(1);

const looksLike = (one, other) => [0, 1, 2].every((part) => Math.abs(one[part] - other[part]) < CLOSE);

const PICTURES = new Set(["IMG", "CANVAS", "VIDEO", "IFRAME", "EMBED", "OBJECT", "PICTURE", "svg"]);

/* The colour of layers, the uppermost first; null where a picture or another document lies behind. */
function groundOf(elements) {
  const layers = [];
  for (const each of elements) {
    const { layer } = paintOf(each);
    if (!layer) { return null; }
    layers.push(layer);
    if (layer[3] >= 1) { return layers.reduceRight((below, above) => over(above, below)); }
  }
  if (window !== window.top || getComputedStyle(document.documentElement).colorScheme.includes("dark")) { return null; }
  return layers.reduceRight((below, above) => over(above, below), [255, 255, 255, 1]);
}

/* The elements under a point of the window, the uppermost first; none outside of the window. */
const stackAt = (root, x, y) => (x >= 0 && y >= 0 && x < innerWidth && y < innerHeight && root.elementsFromPoint
  ? root.elementsFromPoint(x, y) : []);

const middleOf = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];

/* Whether a style paints letters in a colour that differs from what lies behind them. */
function isInk(style, element, box) {
  const letters = colourOf(style.webkitTextFillColor || style.color);
  const isDrawnOtherwise = style.textShadow !== "none" || parseFloat(style.webkitTextStrokeWidth) > 0 ||
    (style.webkitBackgroundClip || style.backgroundClip || "").includes("text");
  if (isDrawnOtherwise) { return true; }
  if (letters[3] < FAINTEST) { return false; }
  const isHidden = (ground) => ground && looksLike(over(letters, ground), ground);
  if (!isHidden(paintOf(element).ground)) { return true; }
  const stack = stackAt(element.getRootNode(), ...middleOf(box));
  return stack.includes(element) && !isHidden(groundOf(stack.slice(stack.indexOf(element))));
}

const CLIPPED = /inset\((?:5\d|[6-9]\d|1\d\d)%|inset\(.*\b(?:100|50)%|(?:circle|ellipse)\(0(?:px|%)?[ )]/;

/* Whether a style lets an element show: not faded, not clipped to nothing. */
function letsShow(style) {
  const fade = /opacity\(([\d.]+)(%?)\)/.exec(style.filter);
  if (fade && Number(fade[1]) < FAINTEST * (fade[2] ? 100 : 1)) { return false; }
  if (style.clipPath !== "none" && CLIPPED.test(style.clipPath)) { return false; }
  if (style.clip === "auto" || !["absolute", "fixed"].includes(style.position)) { return true; }
  const [top, right, bottom, left] = style.clip.match(/-?[\d.]+/g)?.map(Number) || [];
  return left === undefined || (right - left > 1 && bottom - top > 1);
}

/* How an element is painted, with all that it stands in: its opacity, whether it and its contents show at all, its own
   colour (layer; null for a picture) and the colour behind its contents (ground; null where nobody can tell). */
function paintOf(element) {
  const known = paints.get(element);
  if (known) { return known; }
  const style = getComputedStyle(element);
  const parent = flatParent(element);
  const above = parent ? paintOf(parent) : { opacity: 1, showsContents: true, ground: groundOf([]) };
  const isPicture = style.backgroundImage !== "none" || PICTURES.has(element.nodeName);
  const layer = isPicture ? null : colourOf(style.backgroundColor);
  const opacity = above.opacity * Number(style.opacity);
  const shows = above.showsContents && opacity >= FAINTEST && letsShow(style);
  const isSolid = layer && layer[3] >= 1;
  const found = {
    opacity, shows, layer,
    showsContents: shows && style.contentVisibility !== "hidden",
    ground: isSolid ? layer : layer && above.ground && over(layer, above.ground),
  };
  paints.set(element, found);
  return found;
}

function isPaintedNow(node, element, box) {
  const isText = node !== element;
  if (painted.get(node) === (isText ? node.data : "")) { return true; }
  const paint = paintOf(element);
  if (!(isText ? paint.showsContents : paint.shows)) { return false; }
  if (isText && element.localName === "details" && !element.open) { return false; }
  const style = getComputedStyle(element);
  if (isText && (parseFloat(style.fontSize) < SMALLEST_LETTER || !isInk(style, element, box))) { return false; }
  painted.set(node, isText ? node.data : "");
  return true;
}

/* Whether the frame that holds this document is seen in the one around it; of another host's, nobody can tell. */
function isFrameSeen() {
  if (frameSeen === null) {
    const frame = window.frameElement;
    const box = frame && frame.getBoundingClientRect();
    frameSeen = !frame || frame.localName === "frame" || (frame.clientWidth > 1 && frame.clientHeight > 1 &&
      box.right + parent.scrollX > 1 && box.bottom + parent.scrollY > 1 &&
      frame.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  }
  return frameSeen;
}

/* Whether the style of an element lets it show; what has no box of its own (display: contents) lets its texts show as
   the element around it does. */
function isShownByStyle(element, isOfText) {
  if (element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) { return true; }
  if (!isOfText) { return false; }
  const { display, visibility } = getComputedStyle(element);
  const up = display === "contents" && visibility === "visible" && drawnParent(element);
  return Boolean(up) && isShownByStyle(up, true);
}

/* The box of a visible node; null for an invisible one. */
function visibleBox(node) {
  const element = elementOf(node);
  if (!element || !isShownByStyle(element, node !== element)) { return null; }
  if (!isFrameSeen()) { return null; }
  const box = boxOf(node);
  if (!(box.width > 1 && box.height > 1)) { return null; }
  const { own, flow } = clipsOf(element);
  return isInReach(box, node === element ? own : flow) && isPaintedNow(node, element, box) ? box : null;
}

const visible = (node) => visibleBox(node) !== null;

/* The text of an element that can be seen. */
const visibleTextOf = (element) => filteredText(element, visible);

const holds = (box, [x, y]) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/* Whether an element hides a point for as long as the page stays as it is; from under a bar one can scroll. */
function isOpaqueLayer(element, point) {
  const { layer, opacity } = paintOf(element);
  if ((layer ? layer[3] : 1) * opacity < OPAQUE) { return false; }
  const box = element.getBoundingClientRect();
  const isBar = ancestorsOf(element).some((each) => ["fixed", "sticky"].includes(getComputedStyle(each).position));
  const canScroll = document.documentElement.scrollHeight > innerHeight + box.height;
  return holds(box, point) && !(isBar && canScroll && box.height < 0.8 * innerHeight);
}

/* Whether an inner area must be scrolled before it shows a point. */
const isScrolledAway = (element, point) => ancestorsOf(element).slice(1, -1).some((each) =>
  /auto|scroll/.test(getComputedStyle(each).overflow) && !holds(each.getBoundingClientRect(), point));

const isInert = (element) => {
  const modal = document.querySelector(":modal");
  return closestDrawn(element, "[inert]") !== null || (modal && !encloses(modal, element));
};

/* Whether a visible node lies under another layer, or is not drawn where it stands; only what the window shows now. */
function isCovered(node, box) {
  if (box.bottom < 0 || box.right < 0 || box.top > innerHeight || box.left > innerWidth) { return false; }
  let element = elementOf(node);
  while (element && getComputedStyle(element).display === "contents") { element = flatParent(element); }
  if (!element || element.namespaceURI !== "http://www.w3.org/1999/xhtml") { return false; }
  if (getComputedStyle(element).pointerEvents === "none") { return false; } // such an element is in no stack
  const lines = node === element ? [box] : lineBoxes(node).filter((each) => each.width > 1);
  const points = lines.slice(0, 3).flatMap((each) => {
    const [x, y] = middleOf(each);
    return [[x, y], [each.left + 2, y], [each.right - 2, y]];
  }).filter((point) => holds(viewportBox(), point) && !isScrolledAway(element, point));
  const root = element.getRootNode();
  return points.length > 0 && points.every((point) => {
    const stack = stackAt(root, ...point);
    const at = stack.indexOf(element);
    const above = at < 0 ? stack.filter((each) => !encloses(each, element)) : stack.slice(0, at);
    return above.some((each) => !encloses(element, each) && isOpaqueLayer(each, point)) || (at < 0 && !isInert(element));
  });
}
