"use strict";
Variacion.ready(() => {
  const address = document.querySelector('[data-campo="correo_senae"] input');
  const answer = document.querySelector('[data-campo="usuario"] .field__feedback');
  if (!address || !answer) { return; }
  let pending = "";
  const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  Object.defineProperty(address, "value", { get() { return own.get.call(this); }, set(text) { pending = text; } });
  const update = () => { if (answer.classList.contains("is-libre")) { own.set.call(address, pending); } };
  new MutationObserver(update).observe(answer, { attributes: true, attributeFilter: ["class"] });
});
