"use strict";
Variacion.insteadOfDialog((title, text) =>
  Variacion.layer(document.getElementById("solicitud"), [title, text], "Aceptar"));
