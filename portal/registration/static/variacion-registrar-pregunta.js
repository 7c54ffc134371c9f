"use strict";
/* «Registrar» asks first, and goes on only with a yes. */
document.addEventListener("click", (event) => {
  const button = event.target.closest?.('button[value="registrar"]');
  if (!button || button.dataset.respondido) { delete button?.dataset.respondido; return; }
  event.preventDefault();
  event.stopImmediatePropagation();
  const ground = Variacion.layer(document.body, ["¿Confirma que desea enviar su solicitud?"], "No, corregir");
  const yes = Variacion.make("button", "variacion-cerrar", "Sí, enviar");
  yes.type = "button";
  yes.addEventListener("click", () => {
    ground.remove();
    button.dataset.respondido = "si";
    button.click();
  });
  ground.firstElementChild.append(yes);
}, true);
