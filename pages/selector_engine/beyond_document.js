/* What a form asks besides the fields that the document names: consents, and mandatory fields of other names (5.3, O-74). */

const CONSENT = new RegExp("\\b(acepto|aceptar|autorizo|declaro|consiento|doy mi (consentimiento|conformidad))\\b|he le[ií]do|" +
  "estoy de acuerdo|t[eé]rminos (y|de|del)|pol[ií]ticas? de|aviso (legal|de privacidad)|" +
  "(tratamiento|protecci[oó]n|uso) de (mis |los |sus )?datos|i (agree|accept|have read)|terms (and|of)|privacy policy", "i");
const OFFER = new RegExp("bolet[ií]n|newsletter|promoci|publicidad|novedades|ofertas|noticias|recordar|mantener|cookie", "i");
const CONDITION = /t[eé]rminos|datos|condiciones|terms|privacidad|privacy/i;
const UNCHOSEN = /^\W*(seleccion|elij|escoj|select|choose)/i;
const TICKED = "input[type=checkbox], [role=checkbox], [role=switch]";
const CHOSEN = `${TICKED}, input[type=radio]`;

const isTicked = (each) => each.checked === true || each.ariaChecked === "true";

/* The names of a control that is ticked or chosen: its labels, its own names, or else the text around it. */
function namesOfChoice(each) {
  const named = [...labelsOf(each).map(textOf), each.getAttribute("aria-label") || "", ...byId(each, "aria-labelledby").map(textOf),
    each.localName === "input" ? "" : textOf(each)].filter(hasWord);
  return named.length ? named : [textOf(drawnParent(each))].filter(hasWord);
}

/* What a person presses to accept what the form asks to accept. */
const consents = (root, query) => consentBoxes(root, query.known).map(pressedFor);

/* What a person presses to tick a box: itself, where it can have the focus, or what is drawn for it. */
const pressedFor = (box) => (isRendered(box) || !box.labels ? box : partSeen(box));

/* The unticked boxes by which a person accepts something; an offer that may be refused is none. */
function consentBoxes(root, known) {
  const open = deepQuery(root, TICKED).filter((each) => !isTicked(each) && !isOff(each) && partSeen(each));
  if (!open.length) { return []; }
  const isMine = known.length ? standsWith(knownFields(root, known).find(partSeen)) : () => true;
  const isOffer = (name) => OFFER.test(name) && !CONDITION.test(name);
  const asks = (each) => namesOfChoice(each).some((name) => CONSENT.test(name)) &&
    (isDeclaredMandatory(each) || !namesOfChoice(each).some(isOffer));
  return open.filter((each) => isMine(each) && asks(each));
}

/* Whether a control has no value: nothing typed, chosen or ticked. */
function isUnanswered(each) {
  if (each.matches("input[type=radio]")) {
    return !deepQuery(each.getRootNode(), "input[type=radio]").some((one) => one.name === each.name && one.checked);
  }
  if (each.matches(TICKED)) { return !isTicked(each); }
  const shown = each.localName === "select" ? each.selectedOptions[0]?.textContent : each.value ?? textOf(each);
  return !(shown || "").trim() || UNCHOSEN.test(shown) || (each.localName === "select" && /^\W*$/.test(shown));
}

/* Whether a control is declared or marked as mandatory. */
const isMandatory = (root, each) => isDeclaredMandatory(each) ||
  labelsOf(each).some((label) => mandatoryMarks(root, { mark: oneLine(visibleTextOf(label)) }).length > 0);

/* The name of the group of a box or option. */
function nameOfGroup(each) {
  const group = each.matches("input[type=radio]") && closestDrawn(each, "fieldset, [role=radiogroup], [role=group]");
  return group ? [...deepQuery(group, "legend"), ...byId(group, "aria-labelledby")].map(textOf)[0] || group.getAttribute("aria-label") || "" : "";
}

const nameBeyond = (each) => [nameOfGroup(each), ...labelsOf(each).map(visibleTextOf), each.getAttribute("aria-label") || "", each.title || "",
  each.placeholder || "", ...namesOfChoice(each)].map((name) => oneLine(name).replace(EDGES, "")).find(hasWord);

/* {consents, names}: what the form asks to accept, and the mandatory fields without a value of names of its own. */
function describeBeyond(root, query) {
  const asked = consentBoxes(root, query.beyond).map((each) => oneLine(namesOfChoice(each)[0]).slice(0, 80));
  return jsonElement({ consents: asked, names: namesBeyond(root, query) });
}

/* Names of the mandatory fields without a value that no name of the document leads to. */
function namesBeyond(root, query) {
  const fields = deepQuery(root, CONTROLS).filter((each) => !NOT_A_FIELD.has(each.type));
  const empty = [...new Set([...fields, ...deepQuery(root, CHOSEN)])]
    .filter((each) => isUnanswered(each) && !takesOneCharacter(each) && !isOff(each) && !each.readOnly && partSeen(each));
  const called = new Set(query.beyond.map((each) => normalise(each.field)));
  const strange = withoutSignIn(root, empty).filter((each) => !called.has(normalise(nameBeyond(each) || "")) && isMandatory(root, each));
  if (!strange.length) { return []; }
  const known = new Set(query.beyond.flatMap((each) => resolveField(root, each).found));
  const isMine = standsWith([...known].find(partSeen));
  const left = strange.filter((each) => !known.has(each) && isMine(each)).map(nameBeyond).filter(Boolean);
  return [...new Set(left)].filter((name) => !/certificad|captcha/i.test(name));
}
