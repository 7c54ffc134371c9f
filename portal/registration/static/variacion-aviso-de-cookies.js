"use strict";
Variacion.ready(() => {
  if (document.cookie.includes("cookies=")) { return; }
  const ground = Variacion.layer(
    document.body, ["Este portal usa cookies para recordar su visita. Usted decide."], "Aceptar todas");
  const refuse = Variacion.make("button", "variacion-cerrar", "Rechazar");
  refuse.type = "button";
  ground.querySelector("div").append(refuse);
  refuse.addEventListener("click", () => ground.remove());
  for (const button of ground.querySelectorAll("button")) {
    button.addEventListener("click", () => { document.cookie = "cookies=decidido; path=/"; });
  }
});
