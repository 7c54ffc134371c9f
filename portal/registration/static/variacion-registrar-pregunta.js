"use strict";
/* «Registrar» asks first, and goes on only with a yes. */
Variacion.beforeRegister((send) => {
  const ground = Variacion.layer(document.body, ["¿Confirma que desea enviar su solicitud?"], "No, corregir");
  const yes = Variacion.make("button", "variacion-cerrar", "Sí, enviar");
  yes.type = "button";
  yes.addEventListener("click", () => {
    ground.remove();
    send();
  });
  ground.firstElementChild.append(yes);
});
