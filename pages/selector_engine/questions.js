/* A layer that asks whether to go on with what the person did («¿Confirma el registro?»), and the control that says yes. */

const AFFIRMS = new RegExp("^(s[ií]|s[ií],? [^¿?]+|acept(o|ar)|confirm(o|ar)|continuar|proceder|de acuerdo|estoy (seguro|segura|de acuerdo)|" +
  "ok|okay|yes|yes,? .+|confirm|continue|proceed|(s[ií],? )?(registrar|registrarme|enviar|solicitar|comprobar)( .+)?)$");
const DECLINES = new RegExp("^(no|no,? [^¿?]+|(todav[ií]a|a[uú]n|ahora|por ahora|mejor) no|cancelar|volver|regresar|atr[aá]s|corregir|revisar|editar|modificar|" +
  "cancel|back|go back|edit)( .+)?$");

/* Controls of a layer with a short name of a kind; elements without a role where the pointer shows that one can press. */
function controlsThatSay(layer, isOfKind) {
  const ofKind = (each) => oneLine(buttonText(each)).length <= LONGEST_NAME && isOfKind(each);
  const proper = controlsOf(layer).proper.filter(ofKind);
  return proper.length ? proper : deepQuery(layer, "*").filter((each) => each.children.length === 0 && ofKind(each) &&
    getComputedStyle(each).cursor === "pointer" && visible(each) && isReachable(each));
}

const CONFIRMS = /^(s[ií],? .+|confirm(o|ar)( .+)?|(s[ií],? )?(registrar|registrarme|enviar|finalizar)( .+)?)$/;
const BEGINS_ANEW = /\b(otr[oa]s?|nuev[oa]s?|de nuevo|otra vez|reintentar|c[oó]digo)\b/;

/* The screen that took the place of the form and asks for a yes to what was written: it shows at least two of the values,
   and has no field, one control that confirms and one that goes back; null where there is none. */
function reviewScreen(root, query) {
  const fields = deepQuery(root, CONTROLS).filter((each) => !NOT_TYPED.has(each.type) && partSeen(each));
  if (fields.length || !document.body) { return null; }
  const shown = normalise(visibleTextOf(document.body));
  if (query.values.filter((each) => each && shown.includes(normalise(each))).length < 2) { return null; }
  const confirms = (each) => says(CONFIRMS)(each) && !says(BEGINS_ANEW)(each);
  const [affirm, decline] = [confirms, says(DECLINES)].map((isOfKind) => controlsThatSay(document.body, isOfKind));
  return affirm.length === 1 && decline.length > 0 ? { layer: document.body, affirm: affirm[0] } : null;
}

const questionAsked = (root, query) => (query.values ? reviewScreen(root, query) : questionOver(query));

/* {layer, affirm}: the layer in front whose controls are a yes and a no, and that holds no field, or else one that asks
   beside the button that was pressed; null where none asks. */
function questionOver(query) {
  const seen = query.whole ? [document.body].filter(Boolean) : [...new Set(points().map(elementAt).filter(Boolean).flatMap(layersAround))];
  const yes = query.whole ? [] : deepQuery(document, BUTTONS).filter((each) => says(AFFIRMS)(each) && visible(each));
  const beside = [...new Set(yes.flatMap(layersAround))].filter((each) => /\?/.test(layerText(each)));
  for (const layer of [...seen.filter(isModal), ...beside]) {
    if (deepQuery(layer, CONTROLS).some((each) => !NOT_A_FIELD.has(each.type) && visible(each))) { continue; }
    const [affirm, decline] = [AFFIRMS, DECLINES].map((pattern) => controlsThatSay(layer, says(pattern)));
    if (affirm.length === 1 && decline.length === 1) { return { layer, affirm: affirm[0] }; }
  }
  return null;
}

/* {text, affirm, modal}: what the question says, the name of the control that says yes, both empty where none asks, and
   whether it asks for an answer before anything else. */
function describeQuestion(root, query) {
  const asked = questionAsked(root, query);
  return jsonElement({
    text: asked ? layerText(asked.layer) : "", affirm: asked ? oneLine(buttonText(asked.affirm)) : "",
    modal: Boolean(asked) && isModal(asked.layer),
  });
}

const affirmations = (root, query) => [questionAsked(root, query)?.affirm].filter(Boolean);
