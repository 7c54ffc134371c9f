"use strict";
/* The page of the form: instant feedback, availability, code, dialog. Every decision that counts is the server's. */

(() => {
  const form = document.getElementById("solicitud");
  const config = JSON.parse(document.getElementById("reglas").textContent);
  const summary = document.getElementById("resumen");
  const dialog = document.getElementById("mensaje");
  const kit = window.PortalKit; // what a look with widgets of its own has in the place of the dialog
  const byName = (name) => form.elements.namedItem(config.prefijo + name);
  const nameOf = (control) => control.name.slice(config.prefijo.length);
  const placeOf = (name) => document.getElementById(`${config.prefijo}${name}-aviso`);
  const PASSWORDS = new Set(["contrasena", "contrasena2"]);
  const read = (name) => {
    const { value } = byName(name);
    const whole = PASSWORDS.has(name) || (config.campos[name] && config.campos[name].espacios_cuentan);
    return whole ? value : value.trim();
  };
  const names = Object.keys(config.campos);

  /* ---- feedback beside a field -------------------------------------------------------------------------- */

  function tell(name, tone, text) {
    const place = placeOf(name);
    place.className = tone ? `field__feedback is-${tone}` : "field__feedback";
    place.textContent = text;
    if (tone === "error") {
      byName(name).setAttribute("aria-invalid", "true");
    } else {
      byName(name).removeAttribute("aria-invalid");
    }
  }

  const toneOf = (name) => (/is-(\w+)/.exec(placeOf(name).className) || [])[1] || "";

  function validate(name) {
    const broken = PortalReglas.judge(config.campos[name], read(name), read);
    if (broken) {
      tell(name, "error", broken.error);
    } else if (toneOf(name) === "error") {
      tell(name, "", "");
    }
    return broken;
  }

  function summarize(errors) {
    const entries = Object.entries(errors);
    summary.replaceChildren();
    summary.hidden = entries.length === 0;
    if (summary.hidden) { return; }
    const title = document.createElement("h2");
    title.className = "summary__title";
    title.textContent = "Revise estos datos";
    const list = document.createElement("ul");
    for (const [name, text] of entries) {
      const link = document.createElement("a");
      link.href = `#${byName(name).id}`;
      link.textContent = `${config.campos[name].etiqueta}: ${text}`;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    summary.append(title, list);
  }

  /* ---- the modal message ---------------------------------------------------------------------------------- */

  let focusAfterDialog = null;

  function announce(message, focusAfter) {
    if (!message.modal) {
      summary.replaceChildren(Object.assign(document.createElement("p"), { textContent: message.texto }));
      summary.hidden = false;
      return;
    }
    focusAfterDialog = focusAfter;
    if (kit) {
      kit.dialog(message, afterDialog);
      return;
    }
    dialog.dataset.tono = message.tono;
    dialog.dataset.mensaje = message.id;
    document.getElementById("mensaje-titulo").textContent = message.titulo;
    document.getElementById("mensaje-texto").textContent = message.texto;
    if (!dialog.open) { dialog.showModal(); }
    document.getElementById("mensaje-aceptar").focus();
  }

  function afterDialog() {
    unlockAfter("cerrar-mensaje");
    if (focusAfterDialog) { focusAfterDialog.focus(); }
  }

  if (!kit) {
    document.getElementById("mensaje-aceptar").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", afterDialog);
  }

  /* ---- asking the server ---------------------------------------------------------------------------------- */

  const stop = (event) => { if (event.key !== "Tab" && !event.ctrlKey) { event.preventDefault(); } };
  const LOCK = {
    readonly: (box) => { box.readOnly = true; },
    teclas: (box) => box.addEventListener("keydown", stop),
    aspecto: (box) => { box.style.opacity = "0.5"; },
  };

  /* In test mode a moment may undo the lock; in the portal itself none does. */
  function unlockAfter(moment) {
    if (!config.sueltan.includes(moment)) { return; }
    for (const name of Object.keys(config.fijos)) { byName(name).readOnly = false; }
  }

  /* What can no longer be changed after this moment: the action of a button, or leaving a field. */
  function lockAfter(moment) {
    const locked = Object.keys(config.fijos).filter((name) => config.fijos[name] === moment);
    for (const name of locked) {
      byName(name).value = read(name);
      LOCK[config.fijar](byName(name));
      if (toneOf(name) === "error") { tell(name, "", ""); }
    }
    if (locked.length > 0) { document.getElementById("reinicio").hidden = false; }
  }

  function show(answer, button) {
    const errors = answer.errores || {};
    for (const [name, text] of Object.entries(errors)) { tell(name, "error", text); }
    for (const [name, status] of Object.entries(answer.estados || {})) { tell(name, status.tipo, status.texto); }
    const again = Object.keys(config.fijos).some((name) => byName(name).readOnly) ? `otra-vez-${button.value}` : "";
    if (answer.resultado !== "rechazado" && answer.resultado !== "ocupado") { lockAfter(button.value); }
    for (const moment of [answer.resultado, button.value, again]) { unlockAfter(moment); }
    const registering = button.value === "registrar";
    if (registering && answer.resultado === "rechazado") { afterRefusal(errors); }
    if (registering || summary.hidden === false) { summarize(registering ? errors : {}); }
    const first = names.find((name) => name in errors);
    const target = first ? byName(first) : button;
    if (answer.mensaje) {
      if (answer.resultado === "codigo-enviado") { tell("codigo", "", ""); }
      announce(answer.mensaje, first ? target : byName("codigo"));
    } else if (registering && first) {
      target.focus();
    }
  }

  const post = (data) => fetch(form.action, {
    method: "POST", body: data, headers: { Accept: "application/json" }, credentials: "same-origin",
  });

  async function send(data, button) {
    try {
      const response = await post(data);
      const answer = await response.json();
      if (answer.destino) {
        window.location.assign(answer.destino);
        return;
      }
      if (answer.error) { throw new Error(answer.error); }
      show(answer, button);
    } catch (error) {
      const known = error instanceof TypeError || error instanceof SyntaxError ? "" : error.message;
      const text = known || "No hubo respuesta del portal. Revise su conexión e inténtelo de nuevo.";
      summary.replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));
      summary.hidden = false;
      summary.scrollIntoView({ block: "center" });
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  let queue = Promise.resolve();

  /* One request at a time, in the order of the clicks, each with the values of its click. */
  function ask(button) {
    if (button.getAttribute("aria-busy") === "true") { return; }
    button.setAttribute("aria-busy", "true");
    const data = new URLSearchParams(new FormData(form));
    data.set("accion", button.value);
    const asksFirst = button.value === "registrar" && config.codigo_en_pagina && read("correo") === read("correo2");
    queue = queue.then(async () => {
      if (!asksFirst || await codeHolds(button)) { await send(data, button); }
    });
  }

  /* In test mode the page may ask about the code before it sends the form, in a request of its own. */
  async function codeHolds(button) {
    const data = new URLSearchParams({ accion: "comprobar-codigo" });
    for (const control of [form.elements.csrfmiddlewaretoken, byName("codigo"), byName("correo2")]) {
      data.set(control.name, control.value);
    }
    const answer = await (await post(data)).json();
    const holds = answer.resultado === "codigo-bueno";
    if (!holds) {
      show(answer, button);
      button.removeAttribute("aria-busy");
    }
    return holds;
  }

  /* What becomes of the form when a registration was refused. */
  const lasting = {};
  let deaf = false;

  function afterRefusal(errors) {
    const { olvida, modo } = config.tras_rechazo;
    for (const name of olvida.filter(byName)) { byName(name).value = ""; }
    if (olvida.includes("provincia")) { fillCities(); }
    deaf = modo === "boton-sordo";
    if (modo === "sin-asteriscos") { form.querySelectorAll(".star").forEach((star) => star.remove()); }
    if (modo === "error-fijo") { Object.assign(lasting, errors); }
  }

  /* Errors that the page can see by itself; differing addresses are left to the server, which has a message for it. */
  function localErrors() {
    const errors = { ...lasting };
    let differ = false;
    for (const name of names) {
      const broken = name === "codigo" ? null : validate(name);
      if (broken && !broken.solo_aviso) {
        errors[name] = broken.error;
        differ = differ || broken.codigo === "correos-iguales";
      }
    }
    return differ ? {} : errors;
  }

  function withReminders(errors) {
    for (const name of names) {
      const { comprobar } = config.campos[name];
      if (comprobar && !errors[name] && toneOf(name) !== "libre") {
        errors[name] = toneOf(name) === "ocupado" ? placeOf(name).textContent : comprobar;
        tell(name, "error", errors[name]);
      }
    }
    return Object.fromEntries(names.filter((name) => name in errors).map((name) => [name, errors[name]]));
  }

  function register(button) {
    if (deaf) { return; }
    let errors = localErrors();
    if (Object.keys(errors).length === 0) {
      ask(button);
      return;
    }
    if (read("codigo") === "") {
      errors.codigo = config.campos.codigo.falta;
      tell("codigo", "error", errors.codigo);
    }
    errors = withReminders(errors);
    afterRefusal(errors);
    summarize(errors);
    byName(names.find((name) => name in errors)).focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    register(form.querySelector('button[value="registrar"]'));
  });
  for (const button of form.querySelectorAll('button[name="accion"]:not([value="registrar"])')) {
    button.type = "button";
    button.addEventListener("click", () => ask(button));
  }
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) { return; }
    event.preventDefault();
    document.getElementById(link.getAttribute("href").slice(1)).focus();
  });

  /* ---- while typing ---------------------------------------------------------------------------------------- */

  const before = [];

  function showSenaeEmail() {
    const { sufijo, de, largo, sigue } = config.senae;
    const local = byName(de) ? read(de).slice(0, largo) : "";
    const box = byName("correo_senae");
    if (!box || !PortalReglas.follows(sigue, before, local)) { return; }
    const shown = sigue === "anterior" && before.length > 0 ? before[before.length - 1] : local;
    box.value = shown ? shown + sufijo : "";
  }

  const CITIES = {
    reemplazar: (list, cities) => list.replaceChildren(new Option(config.ciudades_aviso, ""), ...cities),
    agregar: (list, cities) => list.append(...cities),
    "una-vez": (list, cities) => { if (list.options.length < 2) { list.append(...cities); } },
    atrasadas: (list, cities) => {
      list.replaceChildren(new Option(config.ciudades_aviso, ""), ...(earlier || cities));
      earlier = cities;
    },
    menguantes: (list, cities) => {
      list.replaceChildren(new Option(config.ciudades_aviso, ""), ...cities);
      (config.ciudades[byName("provincia").value] || []).shift();
    },
  };
  let earlier = null;

  function fillCities() {
    const cities = config.ciudades[byName("provincia").value] || [];
    CITIES[config.ciudades_al_cambiar](byName("ciudad"), cities.map((city) => new Option(city, city)));
  }

  form.addEventListener("input", (event) => {
    const name = event.target.dataset.de || nameOf(event.target);
    if (name === config.senae.de && config.senae.en_vivo) { showSenaeEmail(); }
    unlockAfter(`escribir-${name}`);
    if (name in config.campos && toneOf(name)) { tell(name, "", ""); }
    const twin = { contrasena: "contrasena2", correo: "correo2" }[name];
    if (twin && toneOf(twin)) { tell(twin, "", ""); }
  });
  form.addEventListener("change", (event) => {
    if (nameOf(event.target) === "provincia" && byName("ciudad")) { fillCities(); }
    unlockAfter(`elegir-${nameOf(event.target)}`);
  });

  /* Feedback on leaving a field waits for the pointer: a text that appears must not move the button being clicked. */
  let pointerDown = false;
  let left = null;
  const judgeLeft = () => {
    if (left && read(left) !== "" && toneOf(left) === "") { validate(left); }
    left = null;
  };
  document.addEventListener("pointerdown", () => { pointerDown = true; });
  for (const kind of ["pointerup", "pointercancel"]) {
    document.addEventListener(kind, () => {
      pointerDown = false;
      setTimeout(judgeLeft, 0);
    });
  }
  form.addEventListener("focusout", (event) => {
    const name = event.target.name ? nameOf(event.target) : "";
    if (!(name in config.campos) || name === "codigo" || event.target.readOnly) { return; }
    if (read(name) !== "") { lockAfter(`salir-de-${name}`); }
    if (name === config.senae.de && read(name) !== "") { before.push(read(name)); }
    left = name;
    if (!pointerDown) { judgeLeft(); }
  });

  showSenaeEmail();
})();
