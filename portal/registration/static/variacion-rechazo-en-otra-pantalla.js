"use strict";
Variacion.ready(() => {
  const summary = document.getElementById("resumen");
  if (!summary) { return; }
  const main = summary.parentElement;
  let screen = null;
  const leave = () => {
    screen.remove();
    screen = null;
    for (const each of main.children) { each.style.display = ""; }
  };
  const show = () => {
    if (screen || summary.hidden || !summary.childElementCount || main.querySelector("dialog[open]")) { return; }
    for (const each of main.children) { each.style.display = "none"; }
    screen = Variacion.make("section", "card card--narrow");
    const back = Variacion.make("button", "button button--primary", "Volver");
    back.type = "button";
    back.addEventListener("click", leave);
    const texts = [...summary.querySelectorAll("p, li")].map((each) => Variacion.make("p", "", each.textContent));
    screen.append(Variacion.make("h1", "", "Solicitud no registrada"), ...texts, back);
    main.append(screen);
  };
  new MutationObserver(show).observe(summary, { childList: true, attributes: true, attributeFilter: ["hidden"] });
});
