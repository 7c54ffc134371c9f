"use strict";
Variacion.ready(() => {
  for (const place of Variacion.answers()) {
    const shown = Variacion.make("p", "variacion-respuesta");
    place.after(shown);
    Variacion.instead(place, (text) => {
      shown.textContent = place.className.includes("is-libre") ? "" : text;
    });
  }
});
