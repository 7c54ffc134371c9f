"use strict";
Variacion.ready(() => {
  for (const name of ["telefono1", "telefono2", "celular", "fax"]) {
    const box = document.querySelector(`[data-campo="${name}"] input`);
    if (box) { box.type = "number"; }
  }
});
