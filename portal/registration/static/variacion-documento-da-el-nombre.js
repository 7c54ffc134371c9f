"use strict";
Variacion.ready(() => {
  const place = document.querySelector('[data-campo="documento"] > .field__feedback');
  const name = document.querySelector('[data-campo="nombre"] input');
  if (!place || !name) { return; }
  new MutationObserver(() => {
    if (place.className.includes("is-libre") && name.value === "") { name.value = "Nombre Del Registro Civil"; }
  }).observe(place, { attributes: true });
});
