"use strict";
Variacion.insteadOfDialog((title, text) => Variacion.toast(`${title}. ${text}`));
