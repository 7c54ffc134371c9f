"use strict";
/* «Registrar» shows what was written on a screen of its own, and sends it when that is confirmed. */
Variacion.beforeRegister((send) => {
  const main = document.querySelector("main");
  const hidden = [...main.children].filter((each) => !each.matches("dialog"));
  const screen = Variacion.make("section", "card card--narrow");
  const leave = () => {
    screen.remove();
    hidden.forEach((each) => { each.style.display = ""; });
  };
  const turn = (text, act) => {
    const made = Variacion.make("button", "button button--secondary", text);
    made.type = "button";
    made.addEventListener("click", () => { leave(); act(); });
    return made;
  };
  const written = (name) => document.querySelector(`[data-campo="${name}"] input`)?.value || "";
  const rows = ["usuario", "nombre", "correo"].map((name) => Variacion.make("p", "", written(name)));
  screen.append(Variacion.make("h1", "", "Revise sus datos"), ...rows, turn("Corregir", () => {}), turn("Confirmar", send));
  hidden.forEach((each) => { each.style.display = "none"; });
  main.append(screen);
});
