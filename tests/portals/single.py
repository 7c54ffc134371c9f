"""A portal of one page: its script draws everything, asks the server while one types, and says it in toasts."""

from __future__ import annotations

import json
from dataclasses import asdict

from tests.portals.rules import CITIES_SCRIPT, ITEMS, SERVICES, Registry
from tests.portals.serving import Reply, Visit

_JSON = "application/json; charset=utf-8"
_STYLE = """
body { font: 16px sans-serif; margin: 24px; } form div { margin: 8px 0; } input, select { padding: 6px; width: 300px; }
[role=button] { color: #fff; background: #046; padding: 6px 10px; cursor: pointer; }
.toast { position: fixed; right: 20px; bottom: 20px; background: #222; color: #fff; padding: 14px; z-index: 50; }
"""
_SCRIPT = """
const root = document.getElementById("app");
const el = (tag, props = {}, ...kids) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...kids); return made;
};
const press = (text, act) => {
  const made = el("span", { textContent: text, tabIndex: 0, onclick: act });
  made.setAttribute("role", "button"); return made;
};
const ask = async (path, data) => (await fetch(path, { method: "POST", body: new URLSearchParams(data) })).json();
const toast = text => {
  const shown = el("div", { className: "toast", textContent: text });
  document.body.append(shown); setTimeout(() => shown.remove(), 900);
};
const later = (act, time) => new Promise(done => setTimeout(() => done(act()), time));

const views = {
  front() {
    const user = el("input", { placeholder: "ID.usuario" });
    const pass = el("input", { placeholder: "Contraseña", type: "password" });
    const enter = async () => (await ask("/entrar", { u: user.value, p: pass.value })).ok
      ? show("inside") : toast("ID o contraseña incorrectos.");
    return [el("h1", {}, "Portal de comercio"), press("Nuevo Registro", () => show("types")),
      el("p", {}, user), el("p", {}, pass), press("Ingresar", enter)];
  },
  types: () => [el("h1", {}, "Registro de usuario"),
    press("Solicitud de registro para Usuario General", () => show("form"))],
  form() {
    const form = el("form", { onsubmit: () => false });
    const values = () => Object.fromEntries(new FormData(form));
    const act = async action => {
      const answer = await later(() => ask("/accion", { ...values(), accion: action }), 150);
      if (answer.done) { show("done"); return; }
      [...answer.errors, answer.message].filter(Boolean).forEach(toast);
    };
    for (const item of FIELDS) {
      const field = el(item.options.length ? "select" : "input", { name: item.name });
      field.append(...item.options.map(each => new Option(each, each)));
      if (item.options.length) { field.setAttribute("aria-label", item.label); }
      else { field.placeholder = item.label + (item.needed ? " *" : ""); }
      if (item.secret) { field.type = "password"; }
      if (item.name === "senae") { field.readOnly = true; }
      if (item.name === "prov") { field.onchange = () => fillCities(field, form.ciudad); }
      if (item.name === "id") {
        field.oninput = () => { form.senae.value = field.value && field.value + "@correo.aduana.gob.ec"; };
      }
      if (item.name === "cel") {
        field.onblur = async () => {
          const found = field.value ? (await ask("/revisa", values())).errors : [];
          const wrong = found.find(each => /celular/.test(each));
          if (wrong) { toast(wrong); }
        };
      }
      const row = el("div", {}, field, " ");
      if (item.button) { row.append(press(item.button, () => act(item.action))); }
      form.append(row);
    }
    const title = el("h1", {}, "Solicitud de registro para Usuario General");
    return [title, form, press("Registrar", () => act("registrar"))];
  },
  done: () => [el("h1", {}, "Cuenta creada"), el("p", {}, "Su cuenta está aprobada.")],
  inside: () => [el("h1", {}, "Servicios"), ...SERVICES.map(each => el("p", {}, `${each}: nada nuevo`)),
    press("Cerrar sesión", () => show("front"))],
};
const show = name => root.replaceChildren(...views[name]());
setTimeout(() => show("front"), 100);
"""


def app(registry: Registry, visit: Visit) -> Reply:
    """The page, and what its script asks for."""
    if visit.path == "/":
        fields = json.dumps([asdict(each) for each in ITEMS])
        data = f"const FIELDS = {fields}; const SERVICES = {json.dumps(SERVICES)};"
        return Reply(
            f"<!doctype html><html lang='es'><title>Portal de comercio</title><style>{_STYLE}</style>"
            f"<main id='app'></main><script>{data}{CITIES_SCRIPT}{_SCRIPT}</script></html>"
        )
    if visit.path == "/entrar":
        ok = registry.signs_in(visit.typed.get("u", ""), visit.typed.get("p", ""), visit.draft)
        return Reply(json.dumps({"ok": ok}), _JSON)
    if visit.path == "/revisa":
        return Reply(json.dumps({"errors": registry.errors(visit.typed)}), _JSON)
    if visit.path == "/accion":
        answer = registry.act(visit.typed.get("accion", ""), visit.typed, visit.draft, visit.now)
        return Reply(json.dumps(asdict(answer)), _JSON)
    return Reply("", status=404)
