"use strict";
Variacion.ready(() => {
  const code = document.querySelector('[data-campo="codigo"] input');
  const ask = document.querySelector('button[value="solicitar-codigo"]');
  const email = document.querySelector('[data-campo="correo2"] input');
  if (!code || !ask || !email) { return; }
  ask.disabled = !email.readOnly;
  code.disabled = true;
  new MutationObserver(() => { ask.disabled = !email.readOnly; }).observe(email, { attributes: true });
  ask.addEventListener("click", () => { code.disabled = false; });
});
