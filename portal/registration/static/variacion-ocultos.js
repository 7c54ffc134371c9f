"use strict";
Variacion.ready(() => {
  const form = document.getElementById("solicitud");
  const TEXTS = [
    "El ID está disponible.", "El ID ya está en uso.",
    "El correo electrónico y su confirmación son distintos: escriba la misma dirección en los dos campos.",
    "Le hemos mandado un código de seguridad por correo: escríbalo en el formulario antes de que pasen 15 minutos.",
    "Su código de seguridad ya no sirve porque lo enviamos hace más de 15 minutos: pida uno nuevo.",
    "Todavía no ha pedido ningún código de seguridad: solicítelo con el botón que está junto al campo.",
    "El código de seguridad está vacío o no es igual al último que recibió: revíselo y vuelva a intentarlo.",
  ];
  const WAYS = ["fuera", "transparente", "diminuto", "recortado", "del-fondo", "debajo", "sangrado"];
  const hide = (element, way) => {
    element.classList.add("variacion-oculto", `variacion-oculto--${way}`);
    element.setAttribute("aria-hidden", "true");
    return element;
  };
  TEXTS.forEach((text, place) =>
    document.body.append(hide(Variacion.make("p", "", text), WAYS[place % WAYS.length])));
  if (!form) { return; }
  for (const label of ["Correo Electrónico", "ID", "Celular"]) {
    const trap = hide(Variacion.make("label", "", label), "fuera");
    trap.append(Object.assign(document.createElement("input"), { tabIndex: -1, autocomplete: "off" }));
    form.append(trap);
  }
  for (const field of form.querySelectorAll(".field--button > .field__feedback[role=status]")) {
    field.before(hide(Variacion.make("p", "", "está disponible"), "transparente"));
  }
});
