"use strict";
Variacion.ready(() => setTimeout(() => {
  const host = Variacion.make("div", "variacion-ayuda");
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  const text = Variacion.make("p", "", "¿Necesita ayuda? Escríbanos.");
  const close = Variacion.make("button", "", "×");
  close.type = "button";
  close.setAttribute("aria-label", "Cerrar");
  close.addEventListener("click", () => host.remove());
  root.append(text, close);
}, 1000));
