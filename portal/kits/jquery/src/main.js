/* The look «jquery»: Select2, SweetAlert2 and Inputmask over the form, whose script and rules are the portal's own. */

import "bootstrap/dist/css/bootstrap.css";
import "select2/dist/css/select2.css";
import "select2-bootstrap-5-theme/dist/select2-bootstrap-5-theme.css";
import "sweetalert2/dist/sweetalert2.css";
import "./estilo.css";
import { Dropdown, Modal } from "bootstrap";
import Inputmask from "inputmask";
import $ from "jquery";
import select2 from "select2";
import Swal from "sweetalert2/dist/sweetalert2.esm.js";

select2(window, $);
const SEARCHED_FROM = 12; // options, from which on a list has a box to search in

const LANGUAGE = {
  noResults: () => "No se encontraron resultados",
  searching: () => "Buscando…",
  removeAllItems: () => "Quitar todos los elementos",
};

/* A native change for each choice, as Select2 tells jQuery alone. */
function tellNatively(list) {
  for (const kind of ["input", "change"]) { list.dispatchEvent(new Event(kind, { bubbles: true })); }
}

function decorateLists() {
  $("select:not([size])").each((_, list) => {
    $(list)
      .select2({
        theme: "bootstrap-5",
        width: "100%",
        minimumResultsForSearch: SEARCHED_FROM,
        language: LANGUAGE,
      })
      .on("select2:select", () => tellNatively(list));
  });
}

/* Groups of digits, as many as the page admits; what the page does not restrict has no mask. */
function maskOf(field, rules, box) {
  if (!rules.some((rule) => rule.codigo === "solo-digitos")) { return null; }
  const most = box.maxLength > 0 ? box.maxLength : 40;
  const mobile = field === "celular";
  const groups = mobile ? "99 9999 9999" : "99 999 9999";
  const written = groups.replaceAll(" ", "").length;
  const rest = most - written;
  return rest > 0 ? `${groups}[${"9".repeat(rest)}]` : groups;
}

function maskBoxes(form, config) {
  for (const [name, field] of Object.entries(config.campos)) {
    const box = form.elements.namedItem(name);
    const mask = box && maskOf(name, field.reglas, box);
    if (mask) {
      box.removeAttribute("maxlength"); // the mask counts, and its spaces are no digits
      Inputmask({ mask, autoUnmask: true, greedy: false, jitMasking: false, showMaskOnHover: false }).mask(box);
    }
  }
  form.addEventListener("formdata", (event) => {
    for (const box of form.querySelectorAll("input")) {
      if (box.inputmask) { event.formData.set(box.name, box.inputmask.unmaskedvalue()); }
    }
  });
}

/* The messages of the form, in a dialog of SweetAlert2. */
function dialog(message, closed) {
  Swal.fire({
    title: message.titulo,
    text: message.texto,
    icon: message.tono === "exito" ? "success" : "warning",
    confirmButtonText: "Aceptar",
    returnFocus: false,
    buttonsStyling: false,
    customClass: { confirmButton: "btn btn-primary px-4" },
  }).then(closed);
}

function openSignIn() {
  const layer = document.getElementById("ingreso");
  if (!layer) { return; }
  const modal = new Modal(layer);
  document.getElementById("abrir-ingreso").addEventListener("click", () => modal.show());
  layer.addEventListener("shown.bs.modal", () => document.getElementById("usuario").focus());
  if (layer.dataset.error) { modal.show(); }
}

window.PortalKit = { dialog };
openSignIn();
document.querySelectorAll("[data-bs-toggle=dropdown]").forEach((each) => new Dropdown(each));
const form = document.getElementById("solicitud");
if (form) {
  decorateLists();
  maskBoxes(form, JSON.parse(document.getElementById("reglas").textContent));
}
