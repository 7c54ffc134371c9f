"use strict";
Variacion.ready(() => {
  const submit = document.querySelector("#solicitud .submit");
  if (!submit) { return; }
  const label = Variacion.make("label", "", "Certificado digital (opcional) ");
  label.append(Object.assign(document.createElement("input"), { type: "file" }));
  submit.before(label);
});
