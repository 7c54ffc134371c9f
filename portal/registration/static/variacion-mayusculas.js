"use strict";
Variacion.ready(() => {
  for (const name of ["nombre", "direccion"]) {
    const box = document.querySelector(`[data-campo="${name}"] input`);
    if (!box) { continue; }
    box.addEventListener("input", () => {
      const [start, end] = [box.selectionStart, box.selectionEnd];
      box.value = box.value.toLocaleUpperCase("es");
      box.setSelectionRange(start, end);
    });
  }
});
