"use strict";
/* Cut to ten signs what is no number that begins with 0, and keep the rest. */
Variacion.ready(() => {
  const box = document.querySelector('[data-campo="telefono2"] input');
  if (!box) { return; }
  box.addEventListener("change", () => { if (!/^0\d*$/.test(box.value)) { box.value = box.value.slice(0, 10); } });
});
