/* CAPTCHAs, which only a person solves: the widgets of the well-known providers, and an image with a box for what it shows. */

const CAPTCHA_PROVIDERS = [
  ["reCAPTCHA", /recaptcha\/(api2|enterprise)\/anchor/i, ".g-recaptcha", "g-recaptcha-response"],
  ["hCaptcha", /hcaptcha\.com/i, ".h-captcha", "h-captcha-response"],
  ["Turnstile", /challenges\.cloudflare\.com/i, ".cf-turnstile", "cf-turnstile-response"],
  ["Friendly Captcha", /frcaptcha|friendlycaptcha/i, ".frc-captcha", "frc-captcha-solution"],
  ["Arkose", /arkoselabs|funcaptcha/i, "#arkose, .arkose", "fc-token"],
  ["GeeTest", /geetest/i, ".geetest_holder, .geetest_captcha", "geetest_validate"],
];
const NAMES_CAPTCHA = /captcha/i;
const NAMES_PICTURE = /\b(caracteres|letras|texto|c[oó]digo|n[uú]meros)\b.*\b(imagen|figura|ve[sn]?|muestra[n]?)\b|characters.*(image|picture)/i;
const NEAR = 3; // elements around a box within which its picture stands

/* Whether a widget asks a person for nothing: one in a badge, or that says so. */
const asksNothing = (widget) => Boolean(widget.closest(".grecaptcha-badge")) || /size=invisible/.test(widget.src || "") ||
  widget.dataset.size === "invisible";

/* {kind, tag, solved} of a provider's widget in a document; null where there is none that asks something. */
function widgetOfProvider(root) {
  for (const [kind, address, css, answer] of CAPTCHA_PROVIDERS) {
    const frames = deepQuery(root, "iframe[src]").filter((each) => address.test(each.src) && visible(each));
    const widget = [...frames, ...deepQuery(root, css)].find((each) => !asksNothing(each));
    if (widget) { return { kind, tag: tagOf(widget), solved: deepQuery(root, `[name='${answer}']`).some((each) => each.value) }; }
  }
  return null;
}

/* Whether a picture stands near a box, with no other box nearer to it. */
function hasPicture(box) {
  let up = drawnParent(box);
  for (let level = 0; up && level < NEAR; level += 1, up = drawnParent(up)) {
    if (deepQuery(up, "input:not([type=hidden]), select").filter(visible).length > 1) { return false; }
    if (deepQuery(up, "img, canvas, svg").some(visible)) { return true; }
  }
  return false;
}

/* {kind, tag, solved} of a box for what an image shows; solved once a person wrote in it and left it. */
function imageAndBox(root) {
  const names = (each) => [...labelsOf(each).map(textOf), each.getAttribute("aria-label") || "", each.title || "", each.placeholder || ""];
  const texts = visibleTexts(root).filter(({ node }) => NAMES_PICTURE.test(node.data) || NAMES_CAPTCHA.test(node.data));
  const boxes = fieldsSeen(controls(root, "text"));
  const besideText = texts.flatMap(({ node }) => fieldsOfText(node, boxes, visibleTexts(root)).slice(0, 1));
  const isOne = (box) => [box.id, box.name, ...names(box)].some((each) => NAMES_CAPTCHA.test(each)) ||
    ((names(box).some((each) => NAMES_PICTURE.test(each)) || besideText.includes(box)) && hasPicture(box));
  const box = boxes.map((each) => each.element).find(isOne);
  return box ? { kind: "imagen y casilla", tag: tagOf(box), solved: Boolean(box.value) && box.getRootNode().activeElement !== box } : null;
}

const MENTIONS_CAPTCHA = /captcha|turnstile|cloudflare|arkose|geetest|imagen|image|figura|caracteres|letras/i;

/* The CAPTCHA of a document; its markup is looked at first, as hardly any page has one. */
function describeCaptcha(root) {
  const mentions = MENTIONS_CAPTCHA.test((root.documentElement || root).innerHTML);
  return jsonElement((mentions && (widgetOfProvider(root) || imageAndBox(root))) || { kind: "", tag: "", solved: false });
}
