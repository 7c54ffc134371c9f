"use strict";
Variacion.ready(() => {
  const form = document.getElementById("solicitud");
  const button = form && form.querySelector('button[value="registrar"]');
  if (!button) { return; }
  const update = () => {
    const empty = [...form.querySelectorAll("[required]")].some((each) => each.value.trim() === "");
    button.setAttribute("aria-disabled", String(empty));
  };
  for (const kind of ["input", "change", "focusout"]) { form.addEventListener(kind, update); }
  form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  });
  update();
});
