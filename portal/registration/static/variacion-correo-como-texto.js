"use strict";
Variacion.ready(() => {
  for (const name of ["correo", "correo2"]) {
    const box = document.querySelector(`[data-campo="${name}"] input`);
    if (!box) { continue; }
    const update = () => {
      if (!box.readOnly || !box.value || box.type === "hidden") { return; }
      const text = Variacion.make("span", "variacion-fijo", box.value);
      box.type = "hidden";
      box.after(text);
    };
    new MutationObserver(update).observe(box, { attributes: true });
    update();
  }
});
