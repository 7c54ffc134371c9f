"use strict";
/* Boxes are closed to typing until a person is in them, so that no browser fills them in by itself. */
Variacion.ready(() => {
  for (const box of document.querySelectorAll("#solicitud input")) {
    if (box.readOnly || ["hidden", "submit", "button"].includes(box.type)) { continue; }
    box.readOnly = true;
    box.addEventListener("focus", () => { box.readOnly = false; }, { once: true });
  }
});
