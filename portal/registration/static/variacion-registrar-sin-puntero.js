"use strict";
Variacion.ready(() => {
  const form = document.getElementById("solicitud");
  const button = form && form.querySelector('button[value="registrar"]');
  if (!button) { return; }
  const update = () => {
    const empty = [...form.querySelectorAll("[required]")].some((each) => each.value.trim() === "");
    button.classList.toggle("variacion-apagado", empty);
  };
  for (const kind of ["input", "change", "focusout"]) { form.addEventListener(kind, update); }
  update();
});
