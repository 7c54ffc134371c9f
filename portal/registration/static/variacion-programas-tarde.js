"use strict";
(() => {
  const [...sources] = document.currentScript.dataset.programas.split(" ");
  const wait = (event) => event.preventDefault();
  document.addEventListener("submit", wait, true);
  document.addEventListener("DOMContentLoaded", () => setTimeout(() => {
    document.removeEventListener("submit", wait, true);
    for (const src of sources) { document.head.append(Object.assign(document.createElement("script"), { src, async: false })); }
  }, 1200));
})();
