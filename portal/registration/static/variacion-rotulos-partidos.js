"use strict";
Variacion.ready(() => {
  const softened = (word) => (word.length > 7 ? `${word.slice(0, 4)}\u00ad${word.slice(4)}` : word);
  for (const label of document.querySelectorAll("form label:not(.visually-hidden)")) {
    const text = [...label.childNodes].reverse().find((each) => each.nodeType === Node.TEXT_NODE && each.data.trim());
    if (!text) { continue; }
    const [first, ...rest] = text.data.trim().split(" ").map(softened);
    const parts = [` \u200b${first}`];
    if (rest.length) {
      const tail = document.createElement("span");
      tail.append(Object.assign(document.createElement("b"), { textContent: rest.join("\u00a0") }));
      parts.push(document.createElement("br"), tail);
    }
    text.replaceWith(...parts);
  }
});
