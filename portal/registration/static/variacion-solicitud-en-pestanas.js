"use strict";
Partes.split((sections, show, onShown) => {
  const list = Variacion.make("div", "variacion-pestanas");
  list.setAttribute("role", "tablist");
  const tabs = sections.map((section, at) => {
    const tab = Variacion.make("button", "variacion-pestana", section.querySelector(".section__title").textContent);
    tab.type = "button";
    tab.id = `pestana-${at + 1}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", section.id);
    tab.addEventListener("click", () => show(at));
    section.setAttribute("role", "tabpanel");
    section.setAttribute("aria-labelledby", tab.id);
    return tab;
  });
  list.append(...tabs);
  sections[0].before(list);
  onShown((at) => {
    sections.forEach((each, place) => { each.hidden = place !== at; });
    tabs.forEach((each, place) => each.setAttribute("aria-selected", String(place === at)));
  });
});
