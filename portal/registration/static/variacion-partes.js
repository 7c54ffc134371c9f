"use strict";
/* What the variations share whose form is split: its sections, of which one is seen at a time. */

window.Partes = {
  /* Split the form, if the page has it: draw(sections, show, onShown) draws the controls, show(at) shows one section, and
     onShown(told) has told(at) called whenever one is shown. */
  split(draw) {
    Variacion.ready(() => {
      const sections = [...document.querySelectorAll("#solicitud > .section")];
      if (!sections.length) { return; }
      sections.forEach((each, at) => { each.id = each.id || `parte-${at + 1}`; });
      const shown = [];
      const show = (at) => {
        sections.forEach((each, place) => { each.querySelector(".section__rows").hidden = place !== at; });
        shown.forEach((told) => told(at));
      };
      draw(sections, show, (told) => shown.push(told));
      show(0);
    });
  },
};
