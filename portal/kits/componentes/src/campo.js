/* One field of the form: a box or list of the kit, the small list before it and the button beside it. */

import { LitElement, css, html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { styleMap } from "lit/directives/style-map.js";

const COLORS = { star: "#c92a2a", "star star--ink": "#241c33", "star--ink": "#241c33", "star--green": "#2b8a3e", "star--amber": "#b35c00", "star star--clear": "transparent" };

class Campo extends LitElement {
  static properties = { solicitud: { attribute: false }, campo: { attribute: false }, version: { type: Number } };

  static styles = css`
    :host { display: block; }
    .renglon { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem 0.75rem; align-items: start; min-height: 6rem; }
    .renglon.boton { grid-template-columns: minmax(0, 1fr) auto; }
    .renglon.lista { grid-template-columns: 11rem minmax(0, 1fr); }
    .renglon.lista.boton { grid-template-columns: 11rem minmax(0, 1fr) auto; }
    .sin-rotulo { margin-top: 1.65rem; }
    .error::part(form-control-help-text) { color: #b02a37; }
    .libre::part(form-control-help-text) { color: #2b8a3e; }
    .ocupado::part(form-control-help-text) { color: #8a5a00; }
    sl-input, sl-select { --sl-input-required-content-color: var(--marca, #c92a2a); --sl-input-required-content: " *"; }
    .abierta { width: 100%; }
    .rotulo { display: inline-block; margin-bottom: 0.25rem; }
    .rotulo span { color: var(--marca, #c92a2a); }
  `;

  firstUpdated() { this.remember(); }

  updated() { this.remember(); }

  remember() {
    const caja = this.renderRoot.querySelector("[data-principal]");
    this.solicitud.cajas[this.campo.nombre] = caja;
  }

  /* What the portal says of the field, or how to fill it. */
  get ayuda() { return this.dicho.texto || this.campo.ayuda || ""; }

  get dicho() { return this.solicitud.tonos[this.campo.nombre] || { tono: "", texto: "" }; }

  get marcado() { return this.campo.obligatorio && !this.solicitud.sinMarcas; }

  opciones(lista) {
    return lista.nombre === "ciudad" ? this.solicitud.ciudades.map((each) => [each, each]) : lista.opciones;
  }

  /* A list of the kit; its values may hold no space, so each option goes by its number. */
  lista(lista, rotulo, principal) {
    const { solicitud, campo } = this;
    const opciones = this.opciones(lista);
    const elegida = opciones.findIndex(([valor]) => valor === (solicitud.valores[lista.nombre] ?? ""));
    const choose = (valor) => solicitud.choose(lista.nombre, valor, campo.nombre);
    if (lista.filas_abiertas) { return this.abierta(lista, rotulo, opciones, choose); }
    return html`<sl-select
        name=${lista.nombre} ?data-principal=${principal} class=${principal ? this.dicho.tono : "sin-rotulo"} label=${rotulo} help-text=${principal ? this.ayuda : ""} ?required=${principal && this.marcado} placeholder=${lista.aviso_lista || ""}
        ?clearable=${principal && !campo.obligatorio} .value=${elegida < 0 ? "" : String(elegida)}
        @sl-change=${(event) => choose(opciones[event.target.value]?.[0] ?? "")} @sl-blur=${() => principal && solicitud.leave(campo.nombre)}>
        ${opciones.map(([, texto], at) => html`<sl-option value=${String(at)}>${texto}</sl-option>`)}
      </sl-select>`;
  }

  /* A list that stays open, as some browsers of lists do. */
  abierta(lista, rotulo, opciones, choose) {
    const { solicitud, campo } = this;
    const todas = lista.aviso_lista ? [["", lista.aviso_lista], ...opciones] : opciones;
    return html`<div>
        ${rotulo ? html`<label class="rotulo" for="abierta">${rotulo}${this.marcado ? html`<span> *</span>` : ""}</label>` : ""}
        <select id="abierta" class="abierta" size=${lista.filas_abiertas} @change=${(event) => choose(event.target.value)}>
          ${todas.map(([valor, texto]) => html`<option value=${valor} ?selected=${valor === (solicitud.valores[lista.nombre] ?? "")}>${texto}</option>`)}
        </select>
      </div>`;
  }

  caja() {
    const { solicitud, campo } = this;
    if (campo.clase === "file") {
      return html`<div><label class="rotulo" for="archivo">${campo.rotulo}${this.marcado ? html`<span> *</span>` : ""}</label><input id="archivo" type="file"></div>`;
    }
    const fijo = campo.fijo && campo.nombre === "correo_senae" ? true : solicitud.fijos.has(campo.nombre);
    const stop = (event) => {
      if (solicitud.sordos.has(campo.nombre) && event.key !== "Tab" && !event.ctrlKey) { event.preventDefault(); }
    };
    return html`<sl-input
      data-principal class=${this.dicho.tono} help-text=${this.ayuda} name=${campo.nombre} label=${campo.rotulo} type=${campo.clase} ?required=${this.marcado} ?readonly=${fijo}
      .value=${solicitud.valores[campo.nombre] ?? ""} maxlength=${ifDefined(campo.largo || undefined)} inputmode=${ifDefined(campo.teclado || undefined)}
      autocomplete=${campo.completa} autocapitalize="none" ?password-toggle=${campo.clase === "password"}
      style=${styleMap(solicitud.apagados.has(campo.nombre) ? { opacity: "0.5" } : {})} @keydown=${stop}
      @sl-input=${(event) => solicitud.write(campo.nombre, event.target.value)} @sl-blur=${() => solicitud.leave(campo.nombre)}></sl-input>`;
  }

  render() {
    const { solicitud, campo } = this;
    const { acompanante, boton } = campo;
    return html`
      <div class="renglon ${boton ? "boton" : ""} ${acompanante ? "lista" : ""}" style=${styleMap({ "--marca": COLORS[campo.marca] || COLORS.star })}>
        ${acompanante ? this.lista(acompanante, "", false) : ""}
        ${campo.clase === "select" ? this.lista(campo, campo.rotulo, true) : this.caja()}
        ${boton ? html`<sl-button
          class="sin-rotulo" ?disabled=${!boton.activo} ?loading=${solicitud.ocupados.has(boton.accion)} @click=${() => solicitud.ask(boton.accion)}>${boton.texto}</sl-button>` : ""}
      </div>`;
  }
}

customElements.define("portal-campo", Campo);
