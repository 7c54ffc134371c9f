/* The page: its head and foot, and what stands between them. */

import { LitElement, css, html } from "lit";
import "./acceso.js";
import "./formulario.js";

const NOMBRE = "Portal externo Ecuapass";
const VERSION = JSON.parse(document.getElementById("version").textContent);
const GENERAL = "/registro/usuario-general/";

/* One kind of request: its name is a link, its description stands in a slot. */
class Tipo extends LitElement {
  static properties = { direccion: {}, nombre: {} };

  static styles = css`
    sl-card { width: 100%; --padding: 1.1rem; }
    a { color: var(--sl-color-primary-700); font-weight: 600; }
    strong { font-weight: 600; }
    div { margin-top: 0.4rem; }
  `;

  render() {
    return html`<sl-card>
      ${this.direccion ? html`<a href=${this.direccion}>${this.nombre}</a>` : html`<strong>${this.nombre}</strong>`}
      <div><slot></slot></div>
    </sl-card>`;
  }
}

customElements.define("portal-tipo", Tipo);

const inicio = ({ opcion }) => html`
  <section class="portada">
    <h1>Comercio exterior, sin filas</h1>
    <p>Con una cuenta de usuario general consulta el arancel, los avisos y los documentos públicos. No hace falta certificado digital.</p>
    ${opcion ? html`<sl-button variant="primary" size="large" pill href="/registro/">${opcion}</sl-button>` : ""}
  </section>`;

const registro = ({ titulo, tipos }) => html`
  ${titulo ? html`<h1>${titulo}</h1>` : ""}
  <div class="pila">
    ${tipos.map((each) => html`<portal-tipo nombre=${each.nombre} direccion=${each.direccion}>
      ${each.descripcion}${each.aprobacion ? html` <b>${each.aprobacion}</b>` : ""}
    </portal-tipo>`)}
  </div>`;

const otra = ({ nombre }) => html`
  <h1>${nombre}</h1>
  <p>Esta solicitud no está disponible aquí: este portal de referencia solo ofrece la de usuario general.</p>
  <sl-button href=${GENERAL}>Ir a la solicitud de usuario general</sl-button>`;

const completado = ({ usuario, aprobado, pide, aviso }) => html`
  ${aviso ? html`<sl-alert variant="danger" open>${aviso}</sl-alert>` : ""}
  <sl-card class="centro">
    <h1>Registro completado</h1>
    <p>${aprobado ? "Su registro fue aprobado automáticamente. Ya puede usar el portal." : "Su registro quedó pendiente de aprobación."}</p>
    ${pide ? html`<p>${pide}</p>` : ""}
    <p>Su usuario es <strong>${usuario}</strong></p>
    <sl-button variant="primary" href="/">Ir al inicio</sl-button>
  </sl-card>`;

const servicios = ({ servicios: todos, cuenta }) => html`
  <h1>Servicios de información</h1>
  <div class="rejilla">
    ${todos.map((each) => html`<sl-card><a slot="header" href=${each.direccion}>${each.nombre}</a>${each.descripcion}</sl-card>`)}
  </div>
  <sl-details summary="Su cuenta" open>
    <dl>${cuenta.map(([que, valor]) => html`<dt>${que}</dt><dd>${valor}</dd>`)}</dl>
  </sl-details>`;

const servicio = ({ nombre, descripcion, rechazado }) => html`
  <h1>${nombre}</h1>
  ${rechazado ? html`<sl-alert variant="danger" open>Su usuario no tiene permiso para usar este servicio.</sl-alert>`
    : html`<p>${descripcion}</p><p class="menor">Este portal de referencia no guarda datos que mostrar aquí.</p>`}`;

const error = ({ codigo, titulo, texto }) => html`
  <p class="menor">Error ${codigo}</p><h1>${titulo}</h1><p>${texto}</p><sl-button href="/">Ir al inicio</sl-button>`;

const PAGINAS = {
  inicio, registro, otra, completado, servicios, servicio, error,
  formulario: (datos) => html`<portal-solicitud .datos=${datos}></portal-solicitud>`,
};
const TITULOS = {
  registro: "Registro de usuario", formulario: "Solicitud de registro para Usuario General", completado: "Registro completado",
  servicios: "Servicios de información",
};
const RUTAS = {
  registro: [["Inicio", "/"]], otra: [["Inicio", "/"], ["Registro de usuario", "/registro/"]],
  formulario: [["Inicio", "/"], ["Registro de usuario", "/registro/"]], servicio: [["Servicios de información", "/servicios/"]],
};
const DENTRO = new Set(["servicios", "servicio"]);

class Pagina extends LitElement {
  static properties = { datos: { attribute: false } };

  static styles = css`
    :host { display: flex; flex-direction: column; min-height: 100vh; line-height: 1.5; }
    header { display: flex; align-items: center; justify-content: space-between; background: #fff; border-bottom: 3px solid var(--sl-color-primary-600); padding: 0.9rem 2rem; }
    header > a { font-weight: 700; font-size: 1.2rem; color: var(--sl-color-primary-700); text-decoration: none; }
    main { flex: 1; width: min(62rem, 100% - 3rem); margin: 0 auto; padding: 1.75rem 0 3rem; }
    footer { background: #e7e1f2; color: #453a5c; font-size: 0.85rem; padding: 1rem 2rem; display: flex; justify-content: space-between; gap: 1rem; }
    sl-breadcrumb { display: block; margin-bottom: 1rem; }
    .portada { padding: 4rem 0; }
    .portada h1 { font-size: 2.6rem; margin: 0 0 0.75rem; }
    .portada p { font-size: 1.15rem; max-width: 38rem; margin-bottom: 1.75rem; }
    .pila { display: grid; gap: 1rem; }
    .rejilla { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); margin-bottom: 1.5rem; }
    .centro { display: block; max-width: 34rem; margin: 2rem auto; text-align: center; }
    .menor { color: #5d5470; }
    sl-card a { color: var(--sl-color-primary-700); font-weight: 600; }
    dt { font-size: 0.85rem; color: #5d5470; }
    dd { margin: 0 0 0.6rem; }
  `;

  render() {
    const { datos } = this;
    if (!datos) { return ""; }
    const { pagina } = datos;
    const titulo = TITULOS[pagina] || datos.titulo || datos.nombre || "";
    document.title = titulo ? `${titulo} – ${NOMBRE}` : NOMBRE;
    const ruta = RUTAS[pagina] || [];
    return html`
      <header>
        <a href="/">${NOMBRE}</a>
        ${DENTRO.has(pagina) ? html`<portal-cuenta nombre=${datos.pagina === "servicios" ? datos.nombre : ""}></portal-cuenta>` : ""}
        ${pagina === "inicio" ? html`<portal-acceso></portal-acceso>` : ""}
      </header>
      <main>
        ${ruta.length ? html`<sl-breadcrumb label="Ruta">${ruta.map(([texto, href]) => html`<sl-breadcrumb-item href=${href}>${texto}</sl-breadcrumb-item>`)}</sl-breadcrumb>` : ""}
        ${PAGINAS[pagina](datos)}
      </main>
      <footer><span>Portal de referencia para pruebas: los datos que escriba aquí no llegan a ninguna institución.</span><span>Versión ${VERSION}</span></footer>`;
  }
}

customElements.define("portal-pagina", Pagina);
