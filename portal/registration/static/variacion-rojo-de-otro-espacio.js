"use strict";
document.documentElement.classList.add("variacion-rojo");
