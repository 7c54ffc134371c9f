/* Elements that hide their control in a shadow root, as the boxes and lists of kits of web components do. */

/* The element whose shadow root holds a control and no other. */
function hostOf(control) {
  const root = control.getRootNode();
  const inside = root.host ? [...root.querySelectorAll(CONTROLS)].filter((each) => !NOT_A_FIELD.has(each.type) && !isOutOfReach(each)) : [];
  return inside.length === 1 ? root.host : null;
}

/* The labels outside of an element that hides its control in a shadow root. */
const labelsOfHost = (host) => [...host.getRootNode().querySelectorAll("label")].filter((each) =>
  (each.htmlFor ? each.htmlFor === host.id : each.contains(host)));

/* The control of an element: itself, or the only one that is seen in its shadow root. */
function controlOf(element) {
  const inside = element.shadowRoot && !element.matches(CONTROLS) ? deepQuery(element, CONTROLS).filter(partSeen) : [];
  return inside.length === 1 ? inside[0] : element;
}
