/* The list of requests (5.2): links or buttons of their names, or names with their way in beside them. */

const REQUEST_NAME = /^(solicitud de )?registro (de|para) /;
const TITLE_OF_REQUESTS = /^registro (de|para) usuarios?$/;
const LONGEST_REQUEST = 110;
const FEWEST_REQUESTS = 3;
const LEADS_ON = /^(continuar|seguir|ingres(ar|e)|registr(ar(se|me)?|ese|o)|solicitar|acceder|ir|inici(ar|e)|selecci|eleg|elij|escog|abrir|empezar|comenzar|m[aá]s|aqu[ií]|clic|ver)/;

/* Names of requests that stand in texts: elements that say nothing else, some of them; none where there are links of them. */
function requestTexts(main) {
  const isName = (each) => { const text = normalise(visibleTextOf(each)); return text.length <= LONGEST_REQUEST && REQUEST_NAME.test(text) && !TITLE_OF_REQUESTS.test(text); };
  const named = innermost(deepQuery(main, "*").filter((each) => !WITHOUT_TEXT.has(each.nodeName) && visible(each) && isName(each)));
  return named.length >= FEWEST_REQUESTS ? named : [];
}

/* Links and buttons that name a registration («registro de …», «registro para …»), or else its names in texts, in the order
   of the page. */
function requestLinks(root, word) {
  const pattern = new RegExp(`${word} (de|para)\\b`, "i");
  const main = mainContent(root);
  const controls = deepQuery(main, `${LINKS}, ${BUTTONS}, ${CLICKABLE}`).filter(visible);
  const named = [...controls, ...handAreas(main, (text) => text.includes(word))].filter((each) => pattern.test(oneLine(nameOnCard(each))));
  const texts = named.length < FEWEST_REQUESTS ? requestTexts(main) : [];
  return inOrder(texts.length ? texts : innermost(named));
}

const saysOnly = (name) => (element) => normalise(visibleTextOf(element)) === normalise(name);

/* The element that says the name of a request: a link or button, or else a text among those of others. */
function requestsNamed(root, name, selector) {
  const found = buttons(root, name, selector);
  return found.length ? found : requestTexts(mainContent(root)).filter(saysOnly(name));
}

/* The largest element around a request that holds no other. */
function blockOfRequest(own, others) {
  let up = own;
  for (let next = drawnParent(own); next && !others.some((each) => each !== own && encloses(next, each)); next = drawnParent(next)) {
    up = next;
  }
  return up;
}

/* What a person presses to follow a request: itself, or where its name is a text, the link or button of its block. */
function waysOfRequest(root, name, selector) {
  const pressed = buttons(root, name, selector);
  if (pressed.length) { return pressed; }
  const texts = requestTexts(mainContent(root));
  return texts.filter(saysOnly(name)).flatMap((own) => {
    const block = blockOfRequest(own, texts);
    const inside = deepQuery(block, `${BUTTONS}, ${LINKS}, ${CLICKABLE}`).filter(visible);
    const leading = inside.filter((each) => LEADS_ON.test(pressName(each)));
    return inside.length === 1 ? inside : leading.slice(0, 1);
  });
}

const GROUP_HEADS = /^(usuarios? del? despacho|usuarios? del? servicios? adicional(es)?)$/;

/* {names, heads}: names of requests, and the head of a group that stands last before each («» for none); the document
   announces two groups (5.2). */
function namesUnderHeads(root, requests) {
  const isHead = (each) => !WITHOUT_TEXT.has(each.nodeName) && GROUP_HEADS.test(normalise(textOf(each))) && visible(each);
  const heads = innermost(deepQuery(mainContent(root), "*").filter(isHead));
  const before = (request) => heads.filter((head) => comesAfter(request, head));
  return {
    names: requests.map((each) => oneLine(nameOnCard(each))),
    heads: requests.map((each) => { const head = before(each).at(-1); return head ? oneLine(textOf(head)) : ""; }),
  };
}

/* One request with its description: the largest element with no other request, or the next one after a mere name. */
function requestEntries(root, name, selector) {
  const others = requestLinks(root, "registro");
  return requestsNamed(mainContent(root), name, selector).map((own) => {
    const block = blockOfRequest(own, others);
    return normalise(textOf(block)) === normalise(name) && block.nextElementSibling ? block.nextElementSibling : block;
  });
}
