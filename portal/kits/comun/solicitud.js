/* The state of the form and what its acts do to it, apart from what draws it. Every decision that counts is the server's. */

import { ciudadesTras, direccionSenae } from "./mientras.js";
import { act } from "./servidor.js";

const PASSWORDS = new Set(["contrasena", "contrasena2"]);
const TWINS = { contrasena: "contrasena2", correo: "correo2" };
const NO_ANSWER = "No hubo respuesta del portal. Revise su conexión e inténtelo de nuevo.";

export class Solicitud {
  constructor(datos, direccion, navigate) {
    this.reglas = datos.reglas;
    this.direccion = direccion;
    this.navigate = navigate;
    this.nombres = Object.keys(this.reglas.campos);
    this.valores = {};
    this.fijos = new Set();
    for (const campo of datos.secciones.flatMap((each) => each.filas.flat())) {
      this.valores[campo.nombre] = campo.valor;
      if (campo.fijo) { this.fijos.add(campo.nombre); }
      if (campo.acompanante) { this.valores[campo.acompanante.nombre] = campo.acompanante.valor; }
      if (campo.nombre === "ciudad") { this.ciudades = campo.opciones.map(([valor]) => valor); }
    }
    Object.assign(this, {
      tonos: {}, apagados: new Set(), sordos: new Set(), resumen: null, mensaje: null, aviso: null, reiniciable: datos.fijado,
      ocupados: new Set(), antes: [], cajas: {}, cola: Promise.resolve(), quedan: {}, sordo: false, sinMarcas: false, oyentes: new Set(), version: 0,
    });
  }

  /* ---- for React ------------------------------------------------------------------------------------------ */

  subscribe = (listener) => {
    this.oyentes.add(listener);
    return () => this.oyentes.delete(listener);
  };

  snapshot = () => this.version;

  changed() {
    this.version += 1;
    this.oyentes.forEach((each) => each());
  }

  /* ---- values and what is said of them -------------------------------------------------------------------- */

  read = (name) => {
    const value = this.valores[name] ?? "";
    const whole = PASSWORDS.has(name) || this.reglas.campos[name]?.espacios_cuentan;
    return whole ? value : value.trim();
  };

  tono = (name) => this.tonos[name]?.tono || "";

  tell(name, tono, texto) { this.tonos = { ...this.tonos, [name]: { tono, texto } }; }

  validate(name) {
    const broken = window.PortalReglas.judge(this.reglas.campos[name], this.read(name), this.read);
    if (broken) {
      this.tell(name, "error", broken.error);
    } else if (this.tono(name) === "error") {
      this.tell(name, "", "");
    }
    return broken;
  }

  summarize(errors) {
    const entries = Object.entries(errors);
    this.resumen = entries.length ? entries.map(([name, text]) => [name, `${this.reglas.campos[name].etiqueta}: ${text}`]) : null;
  }

  focus(name) { setTimeout(() => this.cajas[name]?.focus(), 0); }

  /* ---- locks ---------------------------------------------------------------------------------------------- */

  unlockAfter(moment) {
    if (!this.reglas.sueltan.includes(moment)) { return; }
    for (const name of Object.keys(this.reglas.fijos)) { this.fijos.delete(name); }
  }

  lockAfter(moment) {
    const how = { readonly: this.fijos, teclas: this.sordos, aspecto: this.apagados }[this.reglas.fijar];
    const locked = Object.keys(this.reglas.fijos).filter((name) => this.reglas.fijos[name] === moment);
    for (const name of locked) {
      this.valores[name] = this.read(name);
      how.add(name);
      if (this.tono(name) === "error") { this.tell(name, "", ""); }
    }
    this.reiniciable ||= locked.length > 0;
  }

  /* ---- asking the server ---------------------------------------------------------------------------------- */

  announce(mensaje, focusAfter) {
    if (mensaje.modal) {
      this.mensaje = { ...mensaje, focusAfter };
    } else {
      this.resumen = [["", mensaje.texto]];
    }
  }

  closeMessage() {
    const { focusAfter } = this.mensaje;
    this.mensaje = null;
    this.unlockAfter("cerrar-mensaje");
    this.focus(focusAfter);
    this.changed();
  }

  show(answer, accion) {
    const errors = answer.errores || {};
    for (const [name, text] of Object.entries(errors)) { this.tell(name, "error", text); }
    for (const [name, status] of Object.entries(answer.estados || {})) {
      this.tell(name, status.tipo, status.texto);
      this.aviso = { texto: status.texto, clave: Date.now(), tono: status.tipo === "libre" ? "success" : "warning" };
    }
    const again = Object.keys(this.reglas.fijos).some((name) => this.fijos.has(name)) ? `otra-vez-${accion}` : "";
    if (answer.resultado !== "rechazado" && answer.resultado !== "ocupado") { this.lockAfter(accion); }
    for (const moment of [answer.resultado, accion, again]) { this.unlockAfter(moment); }
    const registering = accion === "registrar";
    if (registering && answer.resultado === "rechazado") { this.afterRefusal(errors); }
    if (registering || this.resumen) { this.summarize(registering ? errors : {}); }
    const first = this.nombres.find((name) => name in errors);
    if (answer.mensaje) {
      if (answer.resultado === "codigo-enviado") { this.tell("codigo", "", ""); }
      this.announce(answer.mensaje, first || "codigo");
    } else if (registering && first) {
      this.focus(first);
    }
  }

  async send(values, accion) {
    try {
      const answer = await act(this.direccion, { ...values, accion });
      if (answer.destino) {
        this.navigate(answer.destino);
      } else if (answer.error) {
        this.resumen = [["", answer.error]];
      } else {
        this.show(answer, accion);
      }
    } catch {
      this.resumen = [["", NO_ANSWER]];
    } finally {
      this.ocupados.delete(accion);
      this.changed();
    }
  }

  /* One request at a time, in the order of the clicks, each with the values of its click. */
  ask(accion) {
    if (this.ocupados.has(accion)) { return; }
    this.ocupados.add(accion);
    const values = { ...this.valores };
    this.cola = this.cola.then(() => this.send(values, accion));
    this.changed();
  }

  /* ---- registering ---------------------------------------------------------------------------------------- */

  afterRefusal(errors) {
    const { olvida, modo } = this.reglas.tras_rechazo;
    for (const name of olvida) { this.valores[name] = ""; }
    if (olvida.includes("provincia")) { this.fillCities(); }
    this.sordo = modo === "boton-sordo";
    this.sinMarcas ||= modo === "sin-asteriscos";
    if (modo === "error-fijo") { Object.assign(this.quedan, errors); }
  }

  /* Errors that the page can see by itself; differing addresses are left to the server, which has a message for it. */
  localErrors() {
    const errors = { ...this.quedan };
    let differ = false;
    for (const name of this.nombres) {
      const broken = name === "codigo" ? null : this.validate(name);
      if (broken && !broken.solo_aviso) {
        errors[name] = broken.error;
        differ ||= broken.codigo === "correos-iguales";
      }
    }
    return differ ? {} : errors;
  }

  withReminders(errors) {
    for (const name of this.nombres) {
      const { comprobar } = this.reglas.campos[name];
      if (comprobar && !errors[name] && this.tono(name) !== "libre") {
        errors[name] = this.tono(name) === "ocupado" ? this.tonos[name].texto : comprobar;
        this.tell(name, "error", errors[name]);
      }
    }
    return Object.fromEntries(this.nombres.filter((name) => name in errors).map((name) => [name, errors[name]]));
  }

  register() {
    if (this.sordo) { return; }
    let errors = this.localErrors();
    if (Object.keys(errors).length === 0) {
      this.ask("registrar");
      return;
    }
    if (this.read("codigo") === "" && this.reglas.campos.codigo) {
      errors.codigo = this.reglas.campos.codigo.falta;
      this.tell("codigo", "error", errors.codigo);
    }
    errors = this.withReminders(errors);
    this.afterRefusal(errors);
    this.summarize(errors);
    this.focus(this.nombres.find((name) => name in errors));
    this.changed();
  }

  /* ---- while typing --------------------------------------------------------------------------------------- */

  /* A value was written or chosen; the list beside a field belongs to that field. */
  write(name, value, owner = name) {
    this.valores = { ...this.valores, [name]: value };
    if (owner === this.reglas.senae.de && this.reglas.senae.en_vivo) { this.showSenaeEmail(); }
    this.unlockAfter(`escribir-${owner}`);
    for (const each of [owner, TWINS[owner]]) {
      if (each in this.reglas.campos && this.tono(each)) { this.tell(each, "", ""); }
    }
    this.changed();
  }

  choose(name, value, owner = name) {
    this.write(name, value, owner);
    if (name === "provincia") { this.fillCities(); }
    this.unlockAfter(`elegir-${name}`);
    this.changed();
  }

  leave(name) {
    if (name === "codigo" || this.fijos.has(name)) { return; }
    if (this.read(name) !== "") { this.lockAfter(`salir-de-${name}`); }
    if (name === this.reglas.senae.de && this.read(name) !== "") { this.antes.push(this.read(name)); }
    if (this.read(name) !== "" && this.tono(name) === "") { this.validate(name); }
    this.changed();
  }

  showSenaeEmail() {
    const { de } = this.reglas.senae;
    const shown = direccionSenae(this.reglas.senae, de in this.reglas.campos ? this.read(de) : "", this.antes);
    if (shown !== null && "correo_senae" in this.valores) { this.valores.correo_senae = shown; }
  }

  fillCities() {
    if (!("ciudad" in this.valores)) { return; }
    const told = this.reglas.ciudades[this.valores.provincia] || [];
    this.ciudades = ciudadesTras(this.reglas.ciudades_al_cambiar, this.ciudades, told, this);
    if (!this.ciudades.includes(this.valores.ciudad)) { this.valores.ciudad = ""; }
  }
}
