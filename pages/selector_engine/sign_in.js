/* Where a person signs in (5.4): its boxes, its button, the way there, and the signs of being inside. */

const CONTROLS_TO_PRESS = `${BUTTONS}, ${CLICKABLE}, ${LINKS}, summary, [role=menuitem], [role=tab], [aria-haspopup]`;
const USER_NAME = new RegExp("^(su |tu |ingrese (su )?|escriba (su )?)?(id\\.?( de)? ?usuario|id|(nombre|c[oó]digo) (de|del) usuario|" +
  "usuario( o correo.*)?|login|cuenta|user ?(name|id)?|account|(correo|email|e-mail)( electr[oó]nico)?( o usuario)?|" +
  "c[eé]dula.*|ruc.*|identificaci[oó]n)$");
const PORTAL_NAME = "( (al|a la|a su|a mi|en el|en su|to the|to your) ?(portal|sistema|ecuapass|cuenta|account)?)?" +
  "( (de |para )?usuarios?( registrados?)?)?( aqu[ií]| here)?$";
const SIGNS_IN = new RegExp("^(ingres(ar|o|e)|entr(ar|ada|e)|acced(er|a)|acceso|(iniciar|inicie|inicio de|abrir) sesi[oó]n|" +
  "log[ -]?(in|on)|sign[ -]?(in|on)|autenticar(se|me)?|identificar(se|me)|identif[ií]quese|conectar(se|me)?|" +
  `ya tengo( una)? cuenta|i have an account|usuarios registrados)${PORTAL_NAME}`);
const GOES_ON_WITH_USER = /^(siguiente|continuar|seguir|avanzar|next|continue)$/;
const SENDS = /^(aceptar|enviar|validar|confirmar|ok|ir|submit|send|go)$/;
const OPENS_MENU = /^(mi (cuenta|perfil|portal|usuario)|cuenta|perfil|usuarios?|men[uú]|(my )?account|profile|user|[☰≡])$/;
const SIGNS_OUT = new RegExp("^((cerrar|finalizar|terminar|salir de)( la| mi| su)? sesi[oó]n|salir( del? (portal|sistema|ecuapass))?|" +
  "desconectar(se|me)?|fin de( la)? sesi[oó]n|log[ -]?(out|off)|sign[ -]?(out|off)|exit)$");
const GREETS = /bienvenid|\bhola\b|\bwelcome\b|\bhello\b|\bhi\b|sesi[oó]n (de|iniciada)|conectado como|signed in as|logged in as/i;
const DOES_OTHER = /regist|olvid|recuper|restablec|cancel|cerrar|limpiar|borrar|mostrar|ocultar|forgot|reset|show|hide|create|crear|sign up/;
const TYPED_BY_USER = new Set(["text", "email", "tel", "number"]);

const pressName = (element) => normalise(buttonText(element));
const isPassword = (element) => element.type === "password";
const isUserBox = (each) => each.localName === "input" && TYPED_BY_USER.has(each.type) && !each.disabled && !each.readOnly && visible(each);

/* The elements that a key of the profile tells: those of a selector after «css=», or what a finder makes of a name. */
const toldBy = (root, told, byName) =>
  (told.startsWith("css=") ? queryTold(root, told.slice("css=".length)) : byName(told)).filter(visible);

/* The form of a box; where it has none, the smallest element that holds another of some boxes too. */
function groupOf(box, others) {
  let group = closestDrawn(box, "form");
  for (let up = drawnParent(box); !group && up; up = drawnParent(up)) {
    if (up === document.body || others.some((each) => each !== box && encloses(up, each))) { group = up; }
  }
  return group || box;
}

/* The password box of the sign-in: the only one of its group, as a form that asks for one twice is no sign-in. */
function passwordOfSignIn(root, told) {
  if (told.password) { return toldBy(root, told.password, (name) => fieldsNamed(root, { field: name, anywhere: true }))[0]; }
  const boxes = withoutCovered(deepQuery(root, "input[type=password]").filter(visible));
  const texts = deepQuery(root, "input").filter(isUserBox);
  const alone = boxes.filter((box) => boxes.filter((each) => encloses(groupOf(box, texts), each)).length === 1);
  if (alone.length || boxes.length) { return alone[0]; }
  const named = fieldsNamed(root, { field: told.passwordName, anywhere: true, selector: told.passwordSelector }).filter(visible);
  return named.length === 1 && !fieldsNamed(root, { field: told.passwordAgainName, anywhere: true }).length ? named[0] : undefined;
}

/* The box of the user: the one of that name before the password, or else the last box before it. */
function userOfSignIn(root, told, password) {
  if (told.user) { return toldBy(root, told.user, (name) => fieldsNamed(root, { field: name, anywhere: true }))[0]; }
  const boxes = deepQuery(root, "input").filter(isUserBox);
  if (!password) { return userAlone(root, told, boxes); }
  const group = groupOf(password, boxes);
  const before = boxes.filter((each) => encloses(group, each) && each !== password && comesAfter(password, each));
  if (before.length < 2) { return before[0]; }
  const named = fieldsNamed(root, { field: told.userName, anywhere: true, kind: "text", selector: told.userSelector });
  return before.find((each) => named.includes(each)) || before.find((each) => /username/.test(each.autocomplete)) ||
    before.filter((each) => hasUserName(root, each)).pop() || before.pop();
}

const hasUserName = (root, box) =>
  [...labelsOf(box).map(textOf), box.getAttribute("aria-label") || "", box.placeholder, box.title]
    .some((each) => USER_NAME.test(normalise(each)));

/* The box of the user in a first step without a password: by its name, and with a button that goes on. */
function userAlone(root, told, boxes) {
  const beside = () => visibleTexts(root).filter(({ node }) => USER_NAME.test(normalise(node.data)))
    .flatMap(({ node }) => byText(root, normalise(node.data), "text"));
  const isNamedByDocument = (each) => labelsOf(each).some((label) => normalise(textOf(label)) === normalise(told.userName));
  const named = boxes.filter((each) => /username/.test(each.autocomplete) || hasUserName(root, each) || isNamedByDocument(each));
  const found = (named.length || !boxes.length ? named : beside().filter((each) => boxes.includes(each)))
    .filter((each) => goesOn(buttonOfSignIn(root, told, each), told));
  return found.length === 1 ? found[0] : undefined;
}

const goesOn = (button, told) => button && (told.button || pressName(button) === normalise(told.buttonName) ||
  SIGNS_IN.test(pressName(button)) || GOES_ON_WITH_USER.test(pressName(button)));

/* The button that sends a box: by its name, its type, or as the only one around. */
function buttonOfSignIn(root, told, box) {
  if (told.button) { return toldBy(root, told.button, (name) => buttons(root, name))[0]; }
  const usable = innermost(deepQuery(root, `${BUTTONS}, ${CLICKABLE}, ${LINKS}`).filter((each) => visible(each) &&
    !DOES_OTHER.test(pressName(each))));
  const isButton = (each) => each.matches(BUTTONS);
  const sends = (each) => each.matches("input[type=submit], input[type=image], button[type=submit], form button:not([type])");
  const ways = [
    (each) => queryTold(root, told.buttonSelector).includes(each),
    (each) => pressName(each) === normalise(told.buttonName),
    (each) => isButton(each) && SIGNS_IN.test(pressName(each)),
    (each) => GOES_ON_WITH_USER.test(pressName(each)) || SENDS.test(pressName(each)),
    sends,
    (each) => !each.matches("a[href]:not([onclick])") && SIGNS_IN.test(pressName(each)),
    (each) => isButton(each) && pressName(each) !== "",
  ];
  const inputs = deepQuery(root, "input").filter((each) => isUserBox(each) || (isPassword(each) && visible(each)));
  for (let up = groupOf(box, inputs); up; up = drawnParent(up)) {
    const held = usable.filter((each) => encloses(up, each));
    for (const way of held.length ? ways : []) {
      const found = held.find(way);
      if (found) { return found; }
    }
  }
  return undefined;
}

/* Controls that lead to the sign-in, the most certain first, without those that were pressed already. */
function waysToSignIn(root, told, pressed) {
  const areas = handAreas(root, (text) => text === normalise(told.buttonName) || SIGNS_IN.test(text) || OPENS_MENU.test(text));
  const controls = deepQuery(root, CONTROLS_TO_PRESS).filter(visible);
  const usable = innermost([...controls, ...areas].filter((each) => !pressed.includes(pressName(each))));
  const ways = [
    (each) => pressName(each) === normalise(told.buttonName), (each) => SIGNS_IN.test(pressName(each)),
    (each) => OPENS_MENU.test(pressName(each)),
  ];
  return ways.map((way) => withoutCovered(usable.filter(way))).find((each) => each.length) || [];
}

/* Controls with a text: as buttons are found, or else any that can be pressed. */
function controlsNamed(root, name) {
  const found = buttons(root, name);
  return found.length ? found : innermost(deepQuery(root, CONTROLS_TO_PRESS).filter((each) => pressName(each) === normalise(name)));
}

function signOuts(root, told) {
  const isName = (text) => SIGNS_OUT.test(text) || text === normalise(told.outName);
  return [...deepQuery(root, `${BUTTONS}, ${CLICKABLE}, ${LINKS}, [role=menuitem]`), ...handAreas(root, isName)]
    .filter((each) => isName(pressName(each)) || queryTold(root, told.outSelector).includes(each));
}

/* Closed menus of a page, in one of which the way out may stand. */
function menusOfPage(root) {
  const closed = deepQuery(root, "[aria-haspopup]:not([aria-haspopup=false], [aria-expanded])");
  return innermost([...closedMenus(root), ...closed.filter((each) => visible(each) && !each.matches(CONTROLS))]);
}

/* Those of some elements that stand in a dialog, as it asks something; where none does, those that can be reached. */
function inFront(elements) {
  const asked = elements.filter((each) => layersAround(each).some(isModal));
  return asked.length ? asked : withoutCovered(elements);
}

/* The text that is seen on the whole page. */
function textOfPage() {
  const page = pageElement();
  return page ? filteredText(page, visible, NEVER_TEXT) : "";
}

/* Whether a sign of the profile is seen: a selector after «css=», or a text anywhere. */
function isSeen(root, sign) {
  if (!sign) { return false; }
  if (sign.startsWith("css=")) { return queryTold(root, sign.slice("css=".length)).some(visible); }
  const inBoxes = deepQuery(root, "input[type=submit], input[type=button]").filter(visible).map((each) => each.value);
  return [textOfPage(), ...inBoxes].some((each) => normalise(each).includes(normalise(sign)));
}

/* The visible text of a node, with a space around each element, as bars put names next to each other without any. */
function spacedText(node) {
  if (node.nodeType === Node.TEXT_NODE) { return visible(node) ? node.data : ""; }
  const isRead = node.nodeType === Node.ELEMENT_NODE && !NEVER_TEXT.has(node.nodeName) && !isNamedIcon(node);
  return isRead ? ` ${[...drawnChildren(node)].map(spacedText).join("")} ` : "";
}

/* Whether the page shows the whole name of a person, or greets them by its first word. */
function showsName(name) {
  const [first, ...others] = oneLine(name || "").split(" ");
  if (first.length < 3) { return false; }
  const text = oneLine(spacedText(document.body || document.documentElement));
  const literal = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const greeted = `(?:${GREETS.source})\\p{L}{0,2}[^\\p{L}\\p{N}]{1,4}${literal(first)}`;
  const whole = `(?<![\\p{L}\\p{N}])${literal([first, ...others].join(" "))}`;
  return new RegExp(`(?:${others.length ? `${whole}|` : ""}${greeted})(?![\\p{L}\\p{N}])`, "iu").test(text);
}

function greets(root, user) {
  if (!user) { return false; }
  const text = oneLine(textOfPage()).toLowerCase();
  const at = text.indexOf(user.toLowerCase());
  return at >= 0 && GREETS.test(text.slice(Math.max(0, at - 40), at));
}

/* Boxes of the sign-in: of the user and of the password, or of one of them in a sign-in of two steps. */
function boxesOfSignIn(root, told) {
  const password = passwordOfSignIn(root, told);
  return [userOfSignIn(root, told, password), password].filter(Boolean);
}

/* What stands there of the sign-in, and the signs of being inside or refused. */
function lookAtSignIn(root, told, query) {
  const boxes = boxesOfSignIn(root, told);
  const button = boxes.length ? buttonOfSignIn(root, told, boxes[boxes.length - 1]) : undefined;
  const ways = boxes.length ? [] : waysToSignIn(root, told, query.pressed || []);
  const outs = signOuts(root, told);
  return jsonElement({
    boxes: boxes.map(tagOf),
    user: boxes.some((each) => !isPassword(each)),
    password: boxes.some(isPassword) || boxes.length === 2,
    empty: boxes.length > 0 && boxes[boxes.length - 1].value === "",
    button: button ? oneLine(buttonText(button)) : "",
    way: ways.length ? pressName(ways[0]) : "",
    outs: outs.filter(visible).map(pressName),
    hidden: outs.filter((each) => !visible(each)).map(pressName),
    inside: isSeen(root, told.inside),
    refused: isSeen(root, told.refused),
    greets: greets(root, query.user),
    named: showsName(query.person),
  });
}

/* «look» describes; «boxes», «button», «way», «out» and «menus» are elements. */
function signIn(root, query) {
  const told = JSON.parse(query.told);
  const boxes = () => boxesOfSignIn(root, told);
  const parts = {
    look: () => lookAtSignIn(root, told, query),
    boxes,
    button: () => [buttonOfSignIn(root, told, boxes().pop() || root.body || document.body)],
    way: () => (query.step ? toldBy(root, query.step, (name) => controlsNamed(root, name))
      : waysToSignIn(root, told, query.pressed || [])).slice(0, 1),
    menus: () => menusOfPage(root),
    out: () => inFront(signOuts(root, told).filter(visible)).slice(0, 1),
  };
  return parts[query.sign_in]().filter(Boolean);
}
