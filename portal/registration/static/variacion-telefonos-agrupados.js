"use strict";
Variacion.ready(() => {
  const form = document.getElementById("solicitud");
  const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  const plain = (text) => text.replace(/ /g, "");
  const boxes = ["telefono1", "telefono2", "celular"]
    .map((name) => document.querySelector(`[data-campo="${name}"] input`)).filter(Boolean);
  for (const box of boxes) {
    if (box.maxLength > 0) { box.maxLength += 3; }
    Object.defineProperty(box, "value", {
      get() { return plain(own.get.call(this)); },
      set(text) { own.set.call(this, text); },
    });
    box.addEventListener("input", () => {
      own.set.call(box, plain(own.get.call(box)).replace(/(.{4})(?=.)/g, "$1 "));
    });
  }
  if (!form) { return; }
  form.addEventListener("formdata", (event) => {
    for (const box of boxes) { event.formData.set(box.name, box.value); }
  });
});
