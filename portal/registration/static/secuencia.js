"use strict";
/* What the page does after a sequence of a person's actions; served with deliberate defects only. */

document.addEventListener("readystatechange", () => {
  const form = document.getElementById("solicitud");
  if (document.readyState !== "interactive" || !form) { return; }
  const config = JSON.parse(document.getElementById("reglas").textContent);
  const byName = (name) => form.elements.namedItem(config.prefijo + name);
  const nameOf = (control) => (control.name || "").slice(config.prefijo.length);
  const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  const sequences = config.secuencias.map((each) => ({
    ...each, after: new RegExp(each.after), shows: new RegExp(each.shows || each.after),
  }));
  const sound = new Set();
  const demanded = new Set();
  const deaf = new Set();
  let cities = [];
  let moments = "";

  const EFFECTS = {
    /* The box keeps what it shows. */
    congela: (name) => {
      Object.defineProperty(byName(name), "value", { get() { return own.get.call(this); }, set() {}, configurable: true });
    },
    vacia: (name) => own.set.call(byName(name), ""),
    suelta: () => { for (const name of Object.keys(config.fijos)) { byName(name).readOnly = false; } },
    devuelve: (name) => byName(name).replaceChildren(...cities.map((text) => new Option(text, text))),
    "vacia-lista": (name) => byName(name).replaceChildren(new Option(config.ciudades_aviso, "")),
    "da-por-bueno": (name) => sound.add(name),
    exige: (name) => demanded.add(config.campos[name].etiqueta),
    ensordece: (action) => deaf.add(action),
  };

  function tell(name) {
    fetch(`/salud?secuencia=${name}`).catch(() => {});
  }

  function happened(moment) {
    const typing = moment.startsWith("escribir-") && moments.endsWith(`${moment} `);
    if (!typing) { moments += `${moment} `; }
    for (const each of sequences) {
      if (each.watched) {
        if (!each.told && each.shows.test(moments)) { each.told = true; tell(each.name); }
      } else if (each.after.test(moments)) {
        EFFECTS[each.does](each.what);
      }
    }
  }

  /* ---- rules -------------------------------------------------------------------------------------------------- */

  const judged = (field, value, read, judge) => {
    if (value === "" && demanded.has(field.etiqueta)) { return { codigo: "obligatorio", error: "Vuelva a escribirlo." }; }
    return [...sound].some((name) => config.campos[name].etiqueta === field.etiqueta) ? null : judge(field, value, read);
  };
  document.addEventListener("DOMContentLoaded", () => {
    const { judge } = PortalReglas;
    PortalReglas.judge = (field, value, read) => judged(field, value, read, judge);
    const stateOf = (name) => {
      const { value } = byName(name);
      if (value === "") { return "vacio"; }
      return judge(config.campos[name], value, (other) => byName(other).value) ? "mal" : "bien";
    };
    document.addEventListener("focusout", (event) => {
      const name = nameOf(event.target);
      if (event.target.form === form && name in config.campos) { happened(`salir-${name}-${stateOf(name)}`); }
    });
  });

  /* ---- moments of the person: the page's own script has answered when the event arrives here ---------------------- */

  form.addEventListener("change", () => { cities = [...byName("ciudad").options].map((each) => each.value); }, true);
  document.addEventListener("change", (event) => {
    if (event.target.form !== form || event.target.tagName !== "SELECT") { return; }
    happened(`elegir-${nameOf(event.target)}${event.target.value ? "" : "-nada"}`);
  });
  document.addEventListener("input", (event) => {
    if (event.target.form === form && event.target.tagName === "INPUT") { happened(`escribir-${nameOf(event.target)}`); }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.('button[name="accion"]');
    if (button && deaf.has(button.value)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
  form.addEventListener("formdata", (event) => event.formData.set("dado-por-bueno", [...sound].join(" ")));
  document.addEventListener("submit", (event) => {
    if (event.target !== form) { return; }
    const sent = form.querySelector('button[value="registrar"]').getAttribute("aria-busy") === "true";
    const wrong = form.querySelectorAll('[aria-invalid="true"]');
    if (sent || wrong.length === 0) { return; }
    for (const each of wrong) { happened(`mal-${each.dataset.de || nameOf(each)}`); }
    happened("resumen");
  });
  document.getElementById("mensaje").addEventListener("close", () => setTimeout(() => happened("cerrar-mensaje"), 0));

  /* ---- answers of the server ---------------------------------------------------------------------------------------- */

  const ask = window.fetch.bind(window);
  window.fetch = async (address, options) => {
    const response = await ask(address, options);
    const action = options && options.body instanceof URLSearchParams ? options.body.get("accion") : "";
    if (!action) { return response; }
    const read = response.json.bind(response);
    response.json = async () => {
      const answer = await read();
      const message = answer.mensaje ? answer.mensaje.id : "";
      setTimeout(() => happened(`respuesta-${action}-${answer.resultado}-${message}`), 0);
      return answer;
    };
    return response;
  };
});
