"use strict";
Variacion.ready(() => {
  const frame = document.createElement("iframe");
  Object.assign(frame, { src: `${Variacion.silent()}/anuncio`, title: "Anuncio", width: 300, height: 60 });
  document.body.append(frame);
});
