"use strict";
Variacion.ready(() => {
  for (const place of Variacion.answers()) {
    const shown = Variacion.make("p", "variacion-respuesta");
    place.after(shown);
    place.classList.add("variacion-sin-sitio");
    Variacion.instead(place, (text) => {
      place.classList.add("variacion-sin-sitio");
      shown.textContent = place.className.includes("is-libre") ? "" : text;
    });
  }
});
