/* Layers over the page (cookies, notices, chats, dialogs), and the control that closes each of them. */

const MODAL = "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]";
const REFUSES = new RegExp("^(rechazar|rechazo|denegar|declinar|no acept(o|ar)|(usar |aceptar )?(solo|s[oó]lo) (las )?" +
  "(cookies )?(necesarias|esenciales)|no,? gracias|ahora no|en otro momento|reject|decline|deny|no,? thanks|not now)" +
  "( todo| todos| todas| all)?( las| los)?( cookies)?$");
const ACCEPTS = new RegExp("^(acepto|aceptar|de acuerdo|estoy de acuerdo|entendido|entiendo|ok|okay|vale|accept|agree|" +
  "i agree|got it)( todo| todos| todas| all)?( las| los)?( cookies)?$");
const GOES_ON = /^(continuar|seguir|listo|s[ií]|hecho|continue)$/;
const CLOSES = /^(cerrar|close|dismiss|ocultar|minimizar)( (el |la |este |esta )?(aviso|ventana|mensaje|chat|banner|di[aá]logo))?$/;
const CROSS = /^[×xX✕✖✗✘⨯❌🗙]$/u;
const NAMED_CLOSE = /(^|[-_\s])(close|cerrar|dismiss|closebtn|btnclose)($|[-_\s])/i;
const LONGEST_NAME = 40; // characters of a control that closes
const EDGE = 8; // pixels from the edge of the window

const isCross = (element) => CROSS.test(oneLine(buttonText(element)));
const isIconThatCloses = (element) => !oneLine(buttonText(element)) &&
  NAMED_CLOSE.test(`${element.getAttribute("class") || ""} ${element.id}`);
const says = (pattern) => (element) => pattern.test(normalise(buttonText(element)).replace(/[.!¡]+/g, ""));
const WAYS = {
  foreign: [says(REFUSES), says(ACCEPTS), says(CLOSES), isCross, isIconThatCloses],
  own: [says(ACCEPTS), says(CLOSES), isCross, isIconThatCloses, says(GOES_ON), says(REFUSES)],
};
/* Whether a layer stood there before the first act or came as an answer -> its controls, the preferred ones first. */

const standsOver = (element) => {
  const { position, zIndex } = getComputedStyle(element);
  return element.matches(MODAL) || position === "fixed" || position === "sticky" ||
    (position === "absolute" && Number(zIndex) > 0);
};

/* The innermost element at a point of the window, inside open shadow roots too. */
function elementAt([x, y]) {
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) { break; }
    hit = inner;
  }
  return hit;
}

const centreOf = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
};

function isReachable(element) {
  const hit = elementAt(centreOf(element));
  return Boolean(hit && encloses(element, hit));
}

/* Layers around an element, the innermost first. */
function layersAround(element) {
  const found = [];
  for (let up = element; up && up !== document.body && up !== document.documentElement; up = flatParent(up)) {
    if (standsOver(up)) { found.push(up); }
  }
  return found;
}

/* Whether a layer holds a password, or a field or button that the document names: it is a part of the portal, and stays. */
function isPartOfPortal(layer, names) {
  const wanted = new Set(names.map(normalise));
  const controlNames = (each) => [...labelsOf(each).map(textOf), each.getAttribute("aria-label") || "",
    each.getAttribute("placeholder") || ""];
  return deepQuery(layer, CONTROLS).some((each) => each.type === "password" || controlNames(each).some((name) => wanted.has(normalise(name)))) ||
    deepQuery(layer, `${BUTTONS}, ${CLICKABLE}, ${LINKS}`).some((each) => wanted.has(normalise(buttonText(each))));
}

const layerText = (layer) => oneLine(textOf(layer));

/* Controls of a layer that a person can press; elements without a role only by what they say. */
function controlsOf(layer) {
  const usable = (each) => visible(each) && isReachable(each);
  const proper = deepQuery(layer, `${BUTTONS}, ${CLICKABLE}, ${LINKS}`).filter(usable);
  const words = deepQuery(layer, "*").filter((each) => each.children.length === 0 && !proper.some((one) => encloses(one, each)) &&
    (isCross(each) || isIconThatCloses(each) || WAYS.own.some((way) => way(each))) && usable(each));
  return { proper, words };
}

/* What a selector of the profile matches in a layer; nothing where it is no CSS. */
function matchesOf(layer, css) {
  try { return deepQuery(layer, css); } catch { return []; }
}

/* The control that the profile names for a layer: its text, or a CSS selector after «css=». */
function namedCloser(layer, dismiss) {
  const text = normalise(layerText(layer));
  for (const [told, control] of Object.entries(dismiss)) {
    if (!text.includes(normalise(told))) { continue; }
    const found = control.startsWith("css=") ? matchesOf(layer, control.slice("css=".length))
      : innermost(deepQuery(layer, "*").filter((each) => normalise(buttonText(each)) === normalise(control)));
    if (found.some(visible)) { return found.filter(visible)[0]; }
  }
  return null;
}

/* Whether a layer asks for an answer before anything else: a dialog, or one that takes the middle of the window. */
const isModal = (layer) => layer === document.body || layer.matches(MODAL) ||
  layersAround(elementAt([innerWidth / 2, innerHeight / 2])).includes(layer);

/* The control that closes a layer; null where it has none. */
function closerOf(layer, query) {
  const named = namedCloser(layer, query.dismiss || {});
  if (named) { return named; }
  const { proper, words } = controlsOf(layer);
  const short = [...proper, ...words].filter((each) => oneLine(buttonText(each)).length <= LONGEST_NAME);
  const ways = [...WAYS[query.close === "own" && !isOffer(layer) ? "own" : "foreign"], ...(isModal(layer) ? [says(GOES_ON)] : [])];
  for (const way of ways) {
    const found = short.find(way);
    if (found) { return found; }
  }
  return isModal(layer) && proper.length === 1 && short.includes(proper[0]) ? proper[0] : null;
}

/* Points at which a layer over the page is seen: the middle of the window, its edges and corners. */
function points() {
  const [across, down] = [innerWidth, innerHeight].map((size) => [size / 2, EDGE, size - EDGE]);
  return down.flatMap((y) => across.map((x) => [x, y]));
}

/* {layer, closer}: the layer over a point, or over any of the page, that can be closed, or else the one that cannot;
   in a frame that is a layer itself, its whole document. */
function layerOver(query) {
  if (query.whole && document.body) {
    const stays = isPartOfPortal(document.body, query.names || []);
    return { layer: document.body, closer: stays ? null : closerOf(document.body, query) };
  }
  const looked = query.at ? [query.at] : points();
  const stays = (layer) => isPartOfPortal(layer, query.names || []);
  const seen = [...new Set(looked.map(elementAt).filter(Boolean).flatMap((hit) => {
    const around = layersAround(hit);
    const own = around.findIndex(stays);
    return own < 0 ? around : around.slice(0, own);
  }))];
  for (const layer of seen) {
    const closer = closerOf(layer, query);
    if (closer) { return { layer, closer }; }
  }
  const backdrop = seen.find((each) => !layerText(each) && !deepQuery(each, "iframe").length);
  const others = backdrop ? deepQuery(document, "*").filter((each) => standsOver(each) && visible(each) && !stays(each)) : [];
  for (const layer of others) {
    const closer = layer === backdrop ? null : closerOf(layer, query);
    if (closer) { return { layer, closer }; }
  }
  return seen.length ? { layer: others.find((each) => layerText(each)) || seen[0], closer: null } : null;
}

/* The control that closes a layer over the page: «foreign» before the first act, «own» for an answer. */
const layerCloser = (root, query) => [layerOver(query)?.closer].filter(Boolean);

/* Whether a layer only offers something that a person may refuse, and says nothing of what she did. */
const isOffer = (layer) => /cookie/i.test(layerText(layer)) || controlsOf(layer).proper.some(says(REFUSES));

/* Layers in view that only offer something, and are no part of the portal; they come and go by themselves. */
const offersOver = (root, query) => [...new Set(points().map(elementAt).filter(Boolean).flatMap(layersAround))]
  .filter((layer) => !isPartOfPortal(layer, query.names) && isOffer(layer));

/* What lies over a point, or a layer over the page where it takes the middle of the window:
   {text, isLayer: whether it is no part of the page, closes: whether a control closes it, closer: its name, offer}. */
function describeLayer(root, query) {
  const found = layerOver({ ...query, close: query.layer });
  const layer = found && (query.at || query.whole || found.closer || isModal(found.layer)) ? found.layer : null;
  const covering = layer || (query.at && elementAt(query.at));
  const text = covering
    ? layerText(covering) || covering.title || covering.getAttribute("aria-label") || tagOf(covering) : "";
  const closer = found?.closer || null;
  return jsonElement({
    text, isLayer: Boolean(layer), closes: Boolean(closer), closer: closer ? oneLine(buttonText(closer)) : "",
    offer: Boolean(closer) && (query.layer === "foreign" || isOffer(layer)),
  });
}

/* Frames that lie over the page, or over a point of it. */
function framesOver(root, query) {
  const hits = (query.at ? [query.at] : points()).map(elementAt);
  return [...new Set(hits)].filter((hit) => hit?.localName === "iframe" && (query.at || layersAround(hit).length));
}
