"use strict";
/* What the scripts of the conforming variations share. */

window.Variacion = {
  /* Run once the page is parsed, before its deferred scripts. */
  ready(act) {
    document.addEventListener("readystatechange", () => { if (document.readyState === "interactive") { act(); } });
  },

  make(tag, className, text = "") {
    return Object.assign(document.createElement(tag), { className, textContent: text });
  },

  silent: () => document.querySelector("meta[name=servidor-mudo]").content,

  /* The places beside the fields that tell availability. */
  answers: () => [...document.querySelectorAll(".field--button > .field__feedback[role=status]")],

  /* Write what the page says at a place by other means; the page reads the text back from the same place. */
  instead(place, write) {
    let said = place.textContent;
    place.hidden = true;
    Object.defineProperty(place, "textContent", {
      get: () => said,
      set(text) { said = text; write(text, place); },
    });
  },

  /* Ask before «Registrar» is sent: ask(send) takes the place of the press, and send() presses it for good. */
  beforeRegister(ask) {
    document.addEventListener("click", (event) => {
      const button = event.target.closest?.('button[value="registrar"]');
      if (!button || button.dataset.respondido) { delete button?.dataset.respondido; return; }
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(() => {
        button.dataset.respondido = "si";
        button.click();
      });
    }, true);
  },

  /* Write what the page would say in its dialog by other means. */
  insteadOfDialog(write) {
    HTMLDialogElement.prototype.showModal = function show() {
      write(document.getElementById("mensaje-titulo").textContent, document.getElementById("mensaje-texto").textContent);
    };
  },

  /* A notice that floats over the page for five seconds. */
  toast(text) {
    const notice = this.make("div", "variacion-flotante", text);
    notice.setAttribute("role", "alert");
    let stack = document.querySelector(".variacion-pila");
    if (!stack) {
      stack = this.make("div", "variacion-pila");
      document.body.append(stack);
    }
    stack.append(notice);
    setTimeout(() => notice.remove(), 5000);
  },

  /* A layer over the page, with a button that closes it. */
  layer(parent, words, label) {
    const ground = this.make("div", "variacion-fondo");
    const box = this.make("div", "variacion-ventana");
    const close = this.make("button", "variacion-cerrar", label);
    close.type = "button";
    close.addEventListener("click", () => ground.remove());
    box.append(...words.filter(Boolean).map((text) => this.make("p", "", text)), close);
    ground.append(box);
    parent.append(ground);
    return ground;
  },
};
