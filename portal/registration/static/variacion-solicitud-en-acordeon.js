"use strict";
Partes.split((sections, show, onShown) => {
  const heads = sections.map((section, at) => {
    const title = section.querySelector(".section__title");
    const head = Variacion.make("button", "variacion-acordeon", title.textContent);
    const rows = section.querySelector(".section__rows");
    rows.id = `${section.id}-campos`;
    head.type = "button";
    head.setAttribute("aria-controls", rows.id);
    head.addEventListener("click", () => show(at));
    title.replaceChildren(head);
    return head;
  });
  onShown((at) => heads.forEach((each, place) => each.setAttribute("aria-expanded", String(place === at))));
});
