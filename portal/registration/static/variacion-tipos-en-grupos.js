"use strict";
Variacion.ready(() => {
  const list = document.querySelector("ol.requests");
  if (!list) { return; }
  const requests = [...list.children];
  const groups = [["Usuarios del despacho", [0, 1, 3, 4]], ["Usuario de servicio adicional", [2, 5, 6]]];
  for (const [head, places] of groups) {
    const group = Variacion.make("ol", "requests");
    group.append(...places.map((place) => requests[place]).filter(Boolean));
    list.before(Variacion.make("h2", "section__title", head), group);
  }
  if (!list.children.length) { list.remove(); }
});
