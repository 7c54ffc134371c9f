"use strict";
Variacion.ready(() => {
  for (const place of Variacion.answers()) {
    place.classList.add("variacion-sin-sitio");
    Variacion.instead(place, (text) => { if (text) { Variacion.toast(text); } });
  }
});
