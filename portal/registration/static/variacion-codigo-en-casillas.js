"use strict";
Variacion.ready(() => {
  const code = document.querySelector('[data-campo="codigo"] input');
  if (!code) { return; }
  const boxes = [...Array(Number(code.maxLength) > 1 ? code.maxLength : 8).keys()].map((at) => Object.assign(
    Variacion.make("input", "variacion-caracter"), { maxLength: 1, id: `caracter-${at + 1}`, autocomplete: "off" }));
  const group = Variacion.make("span", "variacion-caracteres");
  group.append(...boxes);
  code.before(group);
  code.type = "hidden";
  document.querySelector(`label[for="${code.id}"]`).htmlFor = boxes[0].id;
  boxes.forEach((box, at) => {
    box.addEventListener("input", () => {
      code.value = boxes.map((each) => each.value).join("");
      if (box.value) { boxes[at + 1]?.focus(); }
    });
    box.addEventListener("keydown", (event) => { if (event.key === "Backspace" && !box.value) { boxes[at - 1]?.focus(); } });
  });
});
