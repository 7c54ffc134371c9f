"use strict";
Variacion.ready(() => {
  const list = (name) => document.querySelector(`[data-campo="${name}"] select`);
  const [country, province] = [list("pais"), list("provincia")];
  if (!country || !province) { return; }
  const provinces = [...province.options].filter((each) => each.value !== "");
  const update = () => {
    const are = province.options.length > 1;
    if (country.value === "EC" && !are) { province.append(...provinces); }
    if (country.value !== "EC" && are) {
      provinces.forEach((each) => each.remove());
      province.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };
  country.addEventListener("change", update);
  update();
});
