"use strict";
Variacion.ready(() => {
  const place = document.querySelector('[data-campo="documento"] > .field__feedback');
  const name = document.querySelector('[data-campo="nombre"] input');
  if (!place || !name) { return; }
  new MutationObserver(() => {
    if (!place.className.includes("is-libre") || name.readOnly) { return; }
    name.value = "Nombre Del Registro Civil";
    name.readOnly = true;
  }).observe(place, { attributes: true });
});
