"use strict";
Variacion.ready(() => {
  const submit = document.querySelector("#solicitud > .submit");
  if (!submit) { return; }
  const label = Variacion.make("label", "variacion-aceptar");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", id: "acepta", required: true });
  const link = Object.assign(Variacion.make("a", "", "los términos y el tratamiento de mis datos personales"), { href: "#terminos" });
  const missing = Variacion.make("p", "field__feedback is-error", "Falta su aceptación.");
  missing.hidden = true;
  label.append(box, " Acepto ", link);
  submit.prepend(label, missing);
  submit.querySelector("button")?.addEventListener("click", (event) => {
    missing.hidden = box.checked;
    if (!box.checked) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, { capture: true });
  box.addEventListener("change", () => { missing.hidden = missing.hidden || box.checked; });
});
