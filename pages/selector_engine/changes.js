/* Changes of a page soon after a stimulus, and of a list while it is filled. */

const WATCHED = { subtree: true, childList: true, characterData: true, attributes: true };
const SOON = 300; // milliseconds within which a script that catches an event changes something
const reaction = { observer: null, count: 0, acted: -Infinity, values: new Map(), url: "", begun: 0 };
const lists = new WeakMap(); // list -> {at: time of its last change, from the first look on}

const valueOf = (control) => (control.type === "checkbox" || control.type === "radio" ? String(control.checked)
  : control.localName === "select" ? String(control.selectedIndex) : control.value ?? control.textContent);

/* Seconds since the document was loaded; 0 before that. */
function ageOfDocument() {
  const [navigation] = performance.getEntriesByType("navigation");
  const loaded = navigation?.loadEventEnd || 0;
  return document.readyState === "complete" ? (performance.now() - loaded) / 1000 : 0;
}

const countAny = () => { reaction.count += 1; };

/* Whether a change may be seen: not one of the head, nor a script that is added. */
function mayBeSeen({ target, addedNodes, removedNodes }) {
  const element = elementOf(target);
  const nodes = [...addedNodes, ...removedNodes];
  return !(element && element.closest?.("head, script")) && !(nodes.length && nodes.every((each) => each.nodeName === "SCRIPT"));
}

const countSoon = (records) => {
  reaction.count += performance.now() - reaction.acted < SOON && records.some(mayBeSeen) ? 1 : 0;
};
const noteAct = (event) => { if (event.isTrusted || event.type === "change") { reaction.acted = performance.now(); } };

/* Count changes from now on: those soon after an event of the person, as later ones have another cause. */
function watchChanges() {
  const first = !reaction.observer;
  reaction.observer?.disconnect();
  Object.assign(reaction, { count: 0, acted: -Infinity, url: location.href, begun: performance.now() });
  reaction.values = new Map(deepQuery(document, CONTROLS).map((each) => [each, valueOf(each)]));
  reaction.observer = new MutationObserver(countSoon);
  reaction.observer.observe(document, WATCHED);
  for (const each of deepQuery(document, "*")) {
    if (each.shadowRoot) { reaction.observer.observe(each.shadowRoot, WATCHED); }
  }
  if (!first) { return; }
  for (const each of ["click", "input", "change"]) { addEventListener(each, noteAct, true); }
  for (const each of ["invalid", "toggle", "hashchange"]) { addEventListener(each, countAny, true); }
}

/* Whether a program of the page has come since: what changes then may be its beginning, and no answer. */
const hasNewProgram = () => performance.getEntriesByType("resource")
  .some((each) => each.initiatorType === "script" && each.responseEnd > reaction.begun);

/* Changes counted so far, those of the values of other fields than the acted one included; a new document is a change. */
function countChanges(acted) {
  if (!reaction.observer) { return 1; }
  if (hasNewProgram()) { return 0; }
  const moved = [...reaction.values].filter(([each, before]) => !acted.includes(each) && valueOf(each) !== before);
  return reaction.count + moved.length + (location.href === reaction.url ? 0 : 1);
}

/* {age}: of the document in seconds; with «begin», changes are counted from then on; with «count», their number. */
function changes(root, query) {
  if (query.changes === "begin") { watchChanges(); }
  const counted = query.changes === "count" ? countChanges(query.field ? fieldsNamed(root, query) : []) : 0;
  return jsonElement({ age: ageOfDocument(), changes: counted });
}

/* {quiet}: seconds for which the options of a list have not changed, counted from the first look. */
function quietness(root, query) {
  const list = fieldsNamed(root, query)[0];
  if (!list) { return jsonElement({ quiet: 0, options: 0 }); }
  if (!lists.has(list)) {
    const look = { at: performance.now() };
    lists.set(list, look);
    new MutationObserver(() => { look.at = performance.now(); }).observe(list, WATCHED);
  }
  const options = list.querySelectorAll(`option, [role=option], ${RADIOS}`).length;
  return jsonElement({ quiet: (performance.now() - lists.get(list).at) / 1000, options });
}
