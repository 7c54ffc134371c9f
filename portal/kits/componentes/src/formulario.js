/* The form «Solicitud de registro para Usuario General»: its sections fold, its messages are toasts of the kit. */

import { LitElement, css, html } from "lit";
import { send } from "../../comun/servidor.js";
import { Solicitud } from "../../comun/solicitud.js";
import "./campo.js";

const TOAST_MILLISECONDS = 12_000;

class SolicitudConAvisos extends Solicitud {
  /* A message does not stop the person: it stands at the edge of the window and goes by itself. */
  announce(mensaje, focusAfter) {
    if (!mensaje.modal) {
      super.announce(mensaje, focusAfter);
      return;
    }
    const aviso = Object.assign(document.createElement("sl-alert"), {
      variant: mensaje.tono === "exito" ? "success" : "warning", closable: true, duration: TOAST_MILLISECONDS,
    });
    const titulo = Object.assign(document.createElement("strong"), { textContent: mensaje.titulo });
    const texto = Object.assign(document.createElement("div"), { textContent: mensaje.texto });
    aviso.append(titulo, texto);
    aviso.addEventListener("sl-after-hide", () => {
      this.unlockAfter("cerrar-mensaje");
      this.changed();
    });
    aviso.toast();
    this.focus(focusAfter);
  }
}

class Formulario extends LitElement {
  static properties = { datos: { attribute: false }, version: { state: true } };

  static styles = css`
    :host { display: block; }
    h1 { font-size: 1.9rem; margin: 0 0 1rem; }
    sl-details { margin-bottom: 1rem; background: #fff; border-radius: 6px; }
    sl-details::part(summary) { font-weight: 600; font-size: 1.1rem; }
    sl-details::part(content) { padding-top: 0; overflow: visible; }
    .fila { display: grid; gap: 0 1.5rem; }
    .fila.doble { grid-template-columns: 1fr 1fr; }
    @media (max-width: 48rem) { .fila.doble { grid-template-columns: 1fr; } }
    .pie { display: flex; justify-content: space-between; align-items: center; gap: 1rem; margin-top: 1.5rem; }
    .resumen { margin-bottom: 1rem; }
    .resumen a { color: inherit; }
  `;

  willUpdate(changed) {
    if (!changed.has("datos")) { return; }
    this.solicitud = new SolicitudConAvisos(this.datos, window.location.pathname, (url) => window.location.assign(url));
    this.solicitud.subscribe(() => { this.version = this.solicitud.version; });
  }

  async restart() {
    const { path } = await send("/registro/usuario-general/reiniciar/", {});
    window.location.assign(path);
  }

  resumen() {
    const { resumen } = this.solicitud;
    const link = (name, texto) => html`<a href="#${name}" @click=${(event) => { event.preventDefault(); this.solicitud.focus(name); }}>${texto}</a>`;
    return resumen && html`<sl-alert class="resumen" variant="danger" open>
      ${resumen.map(([name, texto]) => html`<div>${name ? link(name, texto) : texto}</div>`)}
    </sl-alert>`;
  }

  seccion({ titulo, filas }) {
    return html`<sl-details summary=${titulo} open>
      ${filas.map((fila) => html`<div class="fila ${fila.length > 1 ? "doble" : ""}">
        ${fila.map((campo) => html`<portal-campo .solicitud=${this.solicitud} .campo=${campo} version=${this.version ?? 0}></portal-campo>`)}
      </div>`)}
    </sl-details>`;
  }

  render() {
    const { titulo, secciones, registrar } = this.datos;
    return html`
      ${titulo ? html`<h1>${titulo}</h1>` : ""}
      ${this.resumen() || ""}
      ${secciones.map((each) => this.seccion(each))}
      <div class="pie">
        ${this.solicitud.reiniciable
          ? html`<span>¿Se equivocó de correo? <sl-button variant="text" @click=${this.restart}>Empezar otra solicitud</sl-button></span>` : html`<span></span>`}
        ${registrar ? html`<sl-button variant="primary" size="large" ?disabled=${!registrar.activo} ?loading=${this.solicitud.ocupados.has("registrar")}
          @click=${() => this.solicitud.register()}>${registrar.texto}</sl-button>` : ""}
      </div>`;
  }
}

customElements.define("portal-solicitud", Formulario);
