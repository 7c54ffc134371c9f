"use strict";
for (const kind of ["paste", "drop"]) { document.addEventListener(kind, (event) => event.preventDefault(), true); }
document.addEventListener("beforeinput", (event) => {
  if (event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop") { event.preventDefault(); }
}, true);
