"use strict";
/* The form has the sign-in of the front page in its header, with the same names. */
Variacion.ready(() => {
  if (!document.getElementById("solicitud")) { return; }
  const bar = Variacion.make("form", "variacion-acceso");
  bar.action = "/";
  for (const [label, type] of [["ID.usuario", "text"], ["Contraseña", "password"]]) {
    const name = Variacion.make("label", "", `${label} `);
    name.append(Object.assign(document.createElement("input"), { type, autocomplete: "off" }));
    bar.append(name);
  }
  bar.append(Object.assign(Variacion.make("button", "", "Ingresar"), { type: "submit" }));
  document.body.prepend(bar);
});
