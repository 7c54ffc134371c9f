"use strict";
Variacion.ready(() => {
  const list = document.querySelector('[data-campo="ciudad"] select');
  if (!list) { return; }
  let turn = 0;
  list.replaceChildren = (prompt, ...cities) => {
    turn += 1;
    const mine = turn;
    Element.prototype.replaceChildren.call(list, prompt);
    const size = Math.ceil(cities.length / 4);
    for (let part = 0; part < 4; part += 1) {
      setTimeout(() => { if (turn === mine) { list.append(...cities.slice(part * size, (part + 1) * size)); } }, 60 * (part + 1));
    }
  };
});
