"use strict";
Variacion.ready(() => {
  for (const place of Variacion.answers()) {
    Variacion.instead(place, (text) => { if (text) { Variacion.layer(document.body, [text], "Entendido"); } });
  }
});
