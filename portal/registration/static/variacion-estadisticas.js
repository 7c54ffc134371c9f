"use strict";
Variacion.ready(() => {
  const count = (what) => { new Image().src = `${Variacion.silent()}/cuenta.gif?${what}&${Math.random()}`; };
  const picture = document.createElement("img");
  Object.assign(picture, { src: `${Variacion.silent()}/visita.gif`, alt: "", width: 1, height: 1 });
  document.body.append(picture);
  document.addEventListener("click", () => count("clic"), true);
});
