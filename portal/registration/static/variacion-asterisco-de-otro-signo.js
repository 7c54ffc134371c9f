"use strict";
Variacion.ready(() => {
  for (const star of document.querySelectorAll("label .star")) { star.textContent = "✱"; }
});
