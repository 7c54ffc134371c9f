"use strict";
Variacion.ready(() => {
  for (const place of Variacion.answers()) {
    const light = Variacion.make("span", "variacion-luz");
    const words = Variacion.make("span", "visually-hidden");
    light.hidden = true;
    light.append(words);
    place.after(light);
    Variacion.instead(place, (text) => {
      light.hidden = !text;
      light.dataset.tono = place.className.includes("is-libre") ? "verde" : "rojo";
      words.textContent = text;
    });
  }
});
