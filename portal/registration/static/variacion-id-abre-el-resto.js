"use strict";
Variacion.ready(() => {
  const form = document.getElementById("solicitud");
  const place = document.querySelector('[data-campo="usuario"] > .field__feedback');
  if (!form || !place) { return; }
  const isRest = (each) => !each.closest('[data-campo="usuario"]') && each.value !== "registrar";
  const rest = [...form.querySelectorAll("input:not([type=hidden]), select, button")].filter(isRest);
  const switchedOff = rest.filter((each) => !each.disabled);
  for (const each of switchedOff) { each.disabled = true; }
  new MutationObserver(() => {
    if (place.className.includes("is-libre")) { for (const each of switchedOff) { each.disabled = false; } }
  }).observe(place, { attributes: true });
});
