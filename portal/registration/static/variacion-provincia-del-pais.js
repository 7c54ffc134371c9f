"use strict";
/* «Provincia» opens once a country was chosen. */
Variacion.ready(() => {
  const list = (name) => document.querySelector(`[data-campo="${name}"] select`);
  const [country, province] = [list("pais"), list("provincia")];
  if (!country || !province) { return; }
  const open = () => { province.disabled = country.selectedIndex <= 0; };
  country.addEventListener("change", open);
  open();
});
