"use strict";
Partes.split((sections, show, onShown) => {
  const bar = Variacion.make("div", "variacion-pasos");
  const submit = document.querySelector("#solicitud > .submit");
  let now = 0;
  const turn = (text, by) => {
    const button = Variacion.make("button", "button", text);
    button.type = "button";
    button.addEventListener("click", () => show(now + by));
    return button;
  };
  const [back, next] = [turn("Anterior", -1), turn("Siguiente", 1)];
  bar.append(back, next);
  submit.before(bar);
  onShown((at) => {
    now = at;
    sections.forEach((each, place) => { each.hidden = place !== at; });
    back.hidden = at === 0;
    next.hidden = at === sections.length - 1;
    submit.hidden = at !== sections.length - 1;
  });
});
