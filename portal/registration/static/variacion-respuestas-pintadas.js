"use strict";
Variacion.ready(() => {
  for (const place of Variacion.answers()) {
    const painted = Variacion.make("span", "variacion-pintado");
    place.after(painted);
    Variacion.instead(place, (text) => { painted.dataset.texto = text; });
  }
});
