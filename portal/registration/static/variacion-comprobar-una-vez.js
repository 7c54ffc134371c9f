"use strict";
Variacion.ready(() => {
  for (const place of Variacion.answers()) {
    const row = place.closest("[data-campo]");
    const button = row.querySelector("button");
    new MutationObserver(() => {
      if (/is-(libre|ocupado)/.test(place.className)) { button.disabled = true; }
    }).observe(place, { attributes: true });
    row.addEventListener("input", () => { button.disabled = false; });
  }
});
