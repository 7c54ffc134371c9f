/* Signing in, in a drawer and in two steps; and the menu of whom is inside. */

import { LitElement, css, html } from "lit";
import { send } from "../../comun/servidor.js";

class Acceso extends LitElement {
  static properties = { paso: { state: true }, error: { state: true }, ocupado: { state: true }, usuario: {} };

  static styles = css`
    form { display: grid; gap: 1.25rem; }
    p { margin: 0; color: var(--sl-color-neutral-600); }
  `;

  constructor() {
    super();
    Object.assign(this, { paso: 1, error: "", ocupado: false, usuario: "" });
  }

  get cajon() { return this.renderRoot.querySelector("sl-drawer"); }

  async enter(event) {
    event.preventDefault();
    if (this.paso === 1) {
      this.usuario = this.renderRoot.querySelector("#usuario").value.trim();
      if (this.usuario) { this.paso = 2; }
      await this.updateComplete;
      this.renderRoot.querySelector("#clave")?.focus();
      return;
    }
    this.ocupado = true;
    const { data, path, redirected } = await send("/", {
      usuario: this.usuario, contrasena: this.renderRoot.querySelector("#clave").value,
    });
    if (redirected || data.pagina !== "inicio") {
      window.location.assign(path);
      return;
    }
    Object.assign(this, { error: data.error, ocupado: false, paso: 1 });
  }

  render() {
    return html`
      <sl-button size="medium" outline @click=${() => this.cajon.show()}>Acceso de usuarios</sl-button>
      <sl-drawer label="Acceso de usuarios">
        <form novalidate @submit=${this.enter}>
          ${this.error ? html`<sl-alert variant="danger" open>${this.error}</sl-alert>` : ""}
          ${this.paso === 1
            ? html`<sl-input id="usuario" name="usuario" label="Usuario" autocomplete="username" autocapitalize="none" .value=${this.usuario}></sl-input>
              <sl-button type="submit" variant="primary">Siguiente</sl-button>`
            : html`<p>${this.usuario}</p>
              <sl-input id="clave" name="clave" type="password" label="Clave" autocomplete="current-password" password-toggle></sl-input>
              <sl-button type="submit" variant="primary" ?loading=${this.ocupado}>Acceder</sl-button>`}
        </form>
      </sl-drawer>`;
  }
}

class Cuenta extends LitElement {
  static properties = { nombre: {} };

  async leave() {
    const { path } = await send("/salir/", {});
    window.location.assign(path);
  }

  render() {
    return html`
      <sl-dropdown placement="bottom-end">
        <sl-button slot="trigger" caret>${this.nombre || "Mi cuenta"}</sl-button>
        <sl-menu><sl-menu-item @click=${this.leave}>Salir del portal</sl-menu-item></sl-menu>
      </sl-dropdown>`;
  }
}

customElements.define("portal-acceso", Acceso);
customElements.define("portal-cuenta", Cuenta);
