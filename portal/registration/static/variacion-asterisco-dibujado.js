"use strict";
Variacion.ready(() => {
  for (const star of document.querySelectorAll("label .star")) {
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    const title = document.createElementNS(space, "title");
    title.textContent = "Obligatorio";
    drawing.setAttribute("viewBox", "0 0 10 10");
    drawing.setAttribute("width", "10");
    drawing.setAttribute("height", "10");
    drawing.setAttribute("role", "img");
    path.setAttribute("d", "M5 0v10M0.7 2.5l8.6 5M0.7 7.5l8.6-5");
    path.setAttribute("stroke", "currentColor");
    path.setAttribute("stroke-width", "2");
    drawing.append(title, path);
    star.removeAttribute("aria-hidden");
    star.replaceChildren(drawing);
  }
});
