"use strict";
Variacion.ready(() => {
  const dialog = document.getElementById("mensaje");
  const form = document.getElementById("solicitud");
  if (!dialog || !form) { return; }
  dialog.addEventListener("close", () => {
    if (dialog.dataset.mensaje === "M5") { window.location.assign(form.action); }
  });
});
