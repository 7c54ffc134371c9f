"use strict";
Variacion.ready(() => {
  const control = (field) => document.querySelector(`[data-campo="${field}"] :is(input, select)`);
  for (const [before, after] of [["contrasena", "contrasena2"], ["pais", "provincia"], ["provincia", "ciudad"]]) {
    const [first, second] = [control(before), control(after)];
    if (!first || !second) { continue; }
    const update = () => { second.disabled = first.value === ""; };
    for (const kind of ["input", "change"]) { first.addEventListener(kind, update); }
    update();
  }
});
