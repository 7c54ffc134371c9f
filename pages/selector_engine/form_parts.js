/* Parts of a form of which a person sees one at a time: tabs, folded parts, steps with «Siguiente» and «Anterior» (5.3). */

const GOES_FORWARD = /^(siguiente|continuar|avanzar|seguir|pr[oó]xim[oa]|next)( (paso|parte|p[aá]gina|step))?$/;
const GOES_BACK = /^(anterior|atr[aá]s|volver|regresar|previous|back)( (al )?(paso|parte|p[aá]gina|step))?( anterior)?$/;
const FOLDED = "summary, [aria-expanded]:not([role=combobox], [aria-haspopup], input, select)";
const ARROWS = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;

const partName = (element) => normalise(buttonText(element)).replace(ARROWS, "");
const byId = (element, name) => (element.getAttribute(name) || "").split(/\s+/).filter(Boolean)
  .map((id) => element.getRootNode().getElementById(id)).filter(Boolean);
const holdsControls = (element) => Boolean(element) && controlsIn(element).length > 0;
const controlsIn = (element) => deepQuery(element, CONTROLS).filter((each) => !NOT_TYPED.has(each.type));
const isOff = (element) => element.matches(":disabled") || element.ariaDisabled === "true";

/* The panels of a list of tabs: those that the tabs control, or that name a tab. */
function panelsOf(root, tabs) {
  const controlled = tabs.flatMap((each) => byId(each, "aria-controls"));
  const named = deepQuery(root, "[role=tabpanel]").filter((panel) => byId(panel, "aria-labelledby").some((each) => tabs.includes(each)));
  return [...new Set([...controlled, ...named])];
}

/* The tabs of a form: some panel of theirs has fields, be they seen or not. */
function tabsOfForm(root) {
  const lists = deepQuery(root, "[role=tablist]").map((list) => deepQuery(list, "[role=tab]"));
  const around = (tabs) => [...ancestorsOf(tabs[0])].find((up) => up !== tabs[0] && holdsControls(up));
  return lists.filter((tabs) => tabs.length > 1).flatMap((tabs) => {
    const panels = panelsOf(root, tabs);
    const isOfForm = panels.length ? panels.some(holdsControls) : Boolean(around(tabs)?.closest("form"));
    return isOfForm ? tabs : [];
  });
}

/* What unfolds a part: a head whose content has fields; where the page takes folded content away, a head in a title. */
function headsOfForm(root) {
  return deepQuery(root, FOLDED).filter((head) => {
    const content = head.localName === "summary" ? [head.parentElement] : byId(head, "aria-controls");
    return content.some(holdsControls) ||
      (!content.length && closestDrawn(head, "h1, h2, h3, h4, h5, h6, [role=heading]") && closestDrawn(head, "form"));
  });
}

const isOpenPart = (opener) => (opener.localName === "summary" ? opener.parentElement.open :
  opener.getAttribute("aria-selected") === "true" || opener.getAttribute("aria-expanded") === "true");

/* What leads to the parts, in the order of the page: tabs, heads, and what the profile tells by its words. */
function partOpeners(root, told) {
  const known = [...tabsOfForm(root), ...headsOfForm(root), ...told.flatMap((name) => buttons(root, name, ""))];
  return inPageOrder([...new Set(known)].filter(visible));
}

const inPageOrder = (elements) => elements.sort((one, other) => (comesAfter(one, other) ? 1 : -1));

/* The button that goes to the next step, or to the one before: by the profile's words, or by the usual ones. */
function stepButtons(root, query) {
  const usual = query.step === "siguiente" ? GOES_FORWARD : GOES_BACK;
  const isNamed = (each) => (query.words ? partName(each) === normalise(query.words).replace(ARROWS, "") : usual.test(partName(each)));
  if (!controlsIn(root.body || root).some((each) => partSeen(each))) { return []; }
  return deepQuery(root, `${BUTTONS}, ${CLICKABLE}, ${LINKS}`).filter((each) => isNamed(each) && visible(each) && !isOff(each));
}

/* {openers: [{name, open}], steps}: what leads to parts of the form that are not seen. */
function describeParts(root, query) {
  const openers = partOpeners(root, query.told).map((each) => ({ name: partName(each), open: isOpenPart(each) }));
  const steps = ["siguiente", "anterior"].some((step) => stepButtons(root, { step, words: query[step] }).length > 0);
  return jsonElement({ openers, steps });
}

const partOpener = (root, query) => partOpeners(root, query.told).slice(Number(query.part)).slice(0, 1);
