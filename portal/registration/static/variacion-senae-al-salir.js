"use strict";
Variacion.ready(() => {
  const address = document.querySelector('[data-campo="correo_senae"] input');
  const user = document.querySelector('[data-campo="usuario"] input');
  if (!address || !user) { return; }
  let pending = "";
  const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  Object.defineProperty(address, "value", { get() { return own.get.call(this); }, set(text) { pending = text; } });
  user.addEventListener("blur", () => own.set.call(address, pending));
});
