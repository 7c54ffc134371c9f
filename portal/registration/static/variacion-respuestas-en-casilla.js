"use strict";
Variacion.ready(() => {
  for (const place of Variacion.answers()) {
    const box = Object.assign(document.createElement("input"), { className: "variacion-casilla", readOnly: true, tabIndex: -1 });
    box.setAttribute("aria-label", "Resultado");
    place.after(box);
    Variacion.instead(place, (text) => { box.value = text; });
  }
});
