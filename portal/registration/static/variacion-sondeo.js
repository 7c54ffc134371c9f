"use strict";
Variacion.ready(() => {
  const silent = Variacion.silent();
  fetch(`${silent}/novedades`).catch(() => {});
  setInterval(() => fetch("/salud", { cache: "no-store" }).catch(() => {}), 700);
  setInterval(() => navigator.sendBeacon(`${silent}/latido`), 2000);
});
