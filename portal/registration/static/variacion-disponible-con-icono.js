"use strict";
Variacion.ready(() => {
  for (const place of Variacion.answers()) {
    const icon = Variacion.make("span", "variacion-icono");
    icon.hidden = true;
    icon.setAttribute("role", "img");
    place.after(icon);
    Variacion.instead(place, (text) => {
      icon.hidden = !text;
      icon.setAttribute("aria-label", text);
      icon.textContent = place.className.includes("is-libre") ? "✔" : "✖";
    });
  }
});
