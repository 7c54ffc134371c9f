/* Parts of a form of which a person sees one at a time: tabs, folded parts, steps with «Siguiente» and «Anterior» (5.3).

   Every query has known, the queries of the form's own fields: what leads to parts of another form, or of none, is left. */

const GOES_FORWARD = /^(siguiente|continuar|avanzar|seguir|pr[oó]xim[oa]|next)( (paso|parte|p[aá]gina|step))?$/;
const GOES_BACK = /^(anterior|atr[aá]s|volver|regresar|previous|back)( (al )?(paso|parte|p[aá]gina|step))?( anterior)?$/;
const FOLDED = "summary, [aria-expanded]:not([role=combobox], [aria-haspopup], input, select)";
const TURNS = `${BUTTONS}, a[onclick], a[href^='javascript:'], a:not([href]), a[href^='#']`;
const ARROWS = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;

const partName = (element) => normalise(buttonText(element)).replace(ARROWS, "");
const byId = (element, name) => (element.getAttribute(name) || "").split(/\s+/).filter(Boolean)
  .map((id) => element.getRootNode().getElementById(id)).filter(Boolean);
const controlsIn = (element) => deepQuery(element, CONTROLS).filter((each) => !NOT_TYPED.has(each.type));
const isOff = (element) => element.matches(":disabled") || element.ariaDisabled === "true";
const inPageOrder = (elements) => elements.sort((one, other) => (comesAfter(one, other) ? 1 : -1));

/* The form's own fields, be they seen or not. */
const knownFields = (root, known) => known.flatMap((each) => resolveField(root, each).found);

/* Whether an element stands in the form of a field, or in no form. */
const standsWith = (field) => (element) => {
  const form = closestDrawn(element, "form");
  return Boolean(field) && (!form || form === closestDrawn(field, "form"));
};

/* The panels of a list of tabs: those that the tabs control, or that name a tab. */
function panelsOf(root, tabs) {
  const controlled = tabs.flatMap((each) => byId(each, "aria-controls"));
  const named = deepQuery(root, "[role=tabpanel]").filter((panel) => byId(panel, "aria-labelledby").some((each) => tabs.includes(each)));
  return [...new Set([...controlled, ...named])];
}

/* The tabs of the form: one of their panels has a field of it, be it seen or not. */
function tabsOfForm(root, fields) {
  const lists = deepQuery(root, "[role=tablist]").map((list) => deepQuery(list, "[role=tab]")).filter((tabs) => tabs.length > 1);
  return lists.filter((tabs) => panelsOf(root, tabs).some((panel) => fields.some((each) => encloses(panel, each)))).flat();
}

/* What unfolds a part of the form: a head whose content has a field of it; where the page takes folded content away, a
   head in a title of the same form. */
function headsOfForm(root, fields) {
  const isMine = standsWith(fields.find(partSeen));
  return deepQuery(root, FOLDED).filter((head) => {
    const content = head.localName === "summary" ? [head.parentElement] : byId(head, "aria-controls");
    return content.some((each) => fields.some((field) => encloses(each, field))) ||
      (!content.length && closestDrawn(head, "h1, h2, h3, h4, h5, h6, [role=heading]") && closestDrawn(head, "form") && isMine(head));
  });
}

const isOpenPart = (opener) => (opener.localName === "summary" ? opener.parentElement.open :
  opener.getAttribute("aria-selected") === "true" || opener.getAttribute("aria-expanded") === "true");

/* What leads to the parts, in the order of the page: tabs, heads, and what the profile tells by its words. */
function partOpeners(root, query) {
  const fields = knownFields(root, query.known);
  const found = fields.length ? [...tabsOfForm(root, fields), ...headsOfForm(root, fields)] : [];
  const told = query.told.flatMap((name) => buttons(root, name, ""));
  return inPageOrder([...new Set([...found, ...told])].filter((each) => visible(each) && !isOff(each)));
}

/* The button that goes to the next step, or to the one before: by the profile's words, or by the usual ones; none that
   the document names, and no link to another page. */
function stepButtons(root, query) {
  const field = knownFields(root, query.known).find(partSeen);
  const usual = query.turn === "siguiente" ? GOES_FORWARD : GOES_BACK;
  const documented = query.buttons.map(normalise);
  const isNamed = (each) => (query.words ? partName(each) === normalise(query.words).replace(ARROWS, "") :
    usual.test(partName(each)) && !documented.includes(normalise(buttonText(each))));
  const isMine = standsWith(field);
  return deepQuery(root, TURNS).filter((each) => isNamed(each) && isMine(each) && visible(each) && !isOff(each) &&
    !closestDrawn(each, "header, nav, footer, [role=navigation], [role=banner], [role=contentinfo], [aria-roledescription=carousel]"));
}

/* {openers: [open], steps}: what leads to parts of the form that are not seen; the profile's names open a part that
   nothing tells to be open. */
function describeParts(root, query) {
  const openers = partOpeners(root, query).map(isOpenPart);
  const forward = stepButtons(root, { ...query, turn: "siguiente", words: query.parts === "todas" ? "" : query.parts });
  return jsonElement({ openers, steps: forward.length > 0 });
}

const partOpener = (root, query) => partOpeners(root, query).slice(Number(query.opener)).slice(0, 1);
