"use strict";
/* Drop the first letter only, as one does who forgets that a pattern is to be replaced everywhere. */
Variacion.ready(() => {
  const box = document.querySelector('[data-campo="telefono2"] input');
  if (!box) { return; }
  box.addEventListener("change", () => { box.value = box.value.replace(/[^0-9-]/, ""); });
});
