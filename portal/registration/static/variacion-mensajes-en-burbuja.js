"use strict";
Variacion.insteadOfDialog((_title, text) => {
  const box = document.querySelector('[data-campo="codigo"] input');
  box.setCustomValidity(text);
  box.reportValidity();
  box.addEventListener("input", () => box.setCustomValidity(""), { once: true });
});
