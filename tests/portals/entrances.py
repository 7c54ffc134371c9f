"""Portals that differ in how one signs in, which the document does not prescribe (5.4): one page for each way."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

from tests.portals.rules import SERVICES, Registry
from tests.portals.serving import App, Reply, Visit

WRONG = "Usuario o clave incorrectos."
OUT = "<a href='/'>Cerrar sesión</a>"
_JSON = "application/json; charset=utf-8"
_SERVICES = "".join(f"<li>{each}: nada nuevo</li>" for each in SERVICES)


@dataclass(frozen=True)
class Entrance:
    """How one portal lets people in.

    Attributes:
        front: What its front page holds.
        inside: What its page holds for a person inside, beside the services.
        wrong: What it says of wrong credentials.
        seconds: How long it takes for its answer.
        opens_to_all: Whether any password opens.
        pages: Path -> what other pages hold.
        already_inside: What it says to a person who is inside in another session; empty where it lets them in.
    """

    front: str
    inside: str = OUT
    wrong: str = WRONG
    seconds: float = 0
    opens_to_all: bool = False
    pages: Mapping[str, str] | None = None
    already_inside: str = ""


def boxes(user: str = "Usuario", second: str = "Clave", button: str = "Entrar") -> str:
    """A form that signs in, with these names."""
    return (
        f"<form method=post action=/entrar><p><label>{user} <input name=u></label></p>"
        f"<p><label>{second} <input name=p type=password></label></p><button>{button}</button></form>"
    )


_ASK = """
const ask = async (path, data) => (await fetch(path, { method: "POST", body: new URLSearchParams(data) })).json();
const app = document.getElementById("app");
const form = `<p><label>Usuario <input id=u></label></p><p><label>Clave <input id=p type=password></label></p>
  <button id=b>Entrar</button><p id=said></p>`;
const later = ms => new Promise(done => setTimeout(done, ms));
"""
ONE_PAGE = f"""<div id=app></div><script>{_ASK}
const draw = () => {{
  app.innerHTML = form;
  document.getElementById("b").onclick = async () => {{
    const ok = (await ask("/api/entrar", {{ u: u.value, p: p.value }})).ok;
    if (!ok) {{ said.textContent = "Usuario o clave incorrectos."; return; }}
    history.pushState({{}}, "", "/inicio");
    app.innerHTML = form; // its route is drawn before it knows who is there
    await later(400);
    app.innerHTML = "<p>Cargando…</p>";
    const known = (await ask("/api/yo", {{}})).ok;
    await later(300);
    if (known) {{ app.innerHTML = "<h1>Servicios</h1><button>Cerrar sesión</button>"; }} else {{ draw(); }}
  }};
}};
setTimeout(draw, 80);
</script>"""
TWO_STEPS = f"""<div id=app></div><script>{_ASK}
app.innerHTML = "<p>Usuario</p><p><input id=u></p><button id=next>Siguiente</button>";
next.onclick = async () => {{
  const name = u.value;
  await later(60);
  app.innerHTML = `<p>Hola</p><p>Clave</p><p><input id=p type=password></p><button id=b>Entrar</button><p id=said></p>`;
  b.onclick = async () => {{
    const ok = (await ask("/api/entrar", {{ u: name, p: p.value }})).ok;
    if (ok) {{ location.href = "/dentro"; }} else {{ said.textContent = "Usuario o clave incorrectos."; }}
  }};
}};
</script>"""
DIALOG = f"""<button onclick="d.showModal()">Acceder</button><dialog id=d>{boxes()}
<button onclick="d.close()">Cerrar</button></dialog>"""
MENU = """<nav><button onclick="m.hidden = !m.hidden">Mi cuenta</button><ul id=m hidden>
<li><a href=/entrar>Iniciar sesión</a></li><li><a href=/tipos>Registrarse</a></li></ul></nav>"""
POP_UP = """<a href="#" onclick="window.open('/ventana', 'v', 'width=400,height=400'); return false">Ingresar</a>
<p id=who></p><script>function entered() { location.href = '/dentro'; }</script>"""
IN_POP_UP = f"""<div id=app></div><script>{_ASK}
app.innerHTML = form;
b.onclick = async () => {{
  const ok = (await ask("/api/entrar", {{ u: u.value, p: p.value }})).ok;
  if (!ok) {{ said.textContent = "Usuario o clave incorrectos."; return; }}
  opener.entered(); window.close();
}};
</script>"""
WITH_REGISTRATION = f"""<input placeholder="Buscar"><form><label>ID.usuario <input></label>
<label>Contraseña <input type=password></label><label>Confirmación de Contraseña <input type=password></label>
<button type=button>Registrar</button></form>{boxes("Cédula o RUC", "Contraseña", "Acceder al sistema")}"""
ENTRANCES = {
    "como el documento": Entrance(boxes("ID.usuario", "Contraseña", "Ingresar")),
    "otros nombres": Entrance(boxes(), "<a href='/'>Salir</a>"),
    "inglés": Entrance(
        boxes("User name", "Password", "Sign in"), "<button>Log out</button>", "Invalid user or password."
    ),
    "detrás de un enlace": Entrance("<a href='/entrar'>Iniciar sesión</a>", pages={"/entrar": boxes()}),
    "en un menú": Entrance(MENU, pages={"/entrar": boxes()}),
    "en un diálogo": Entrance(DIALOG),
    "en una ventana": Entrance(POP_UP, pages={"/ventana": IN_POP_UP}),
    "en dos pasos": Entrance(TWO_STEPS),
    "una sola página": Entrance(ONE_PAGE),
    "junto al registro": Entrance(WITH_REGISTRATION),
    "salida en un menú": Entrance(boxes(), f"<details><summary>☰</summary>{OUT}</details>"),
    "saluda": Entrance(boxes(), "<p>Bienvenida, <b>ana1</b></p>"),
    "calla al rechazar": Entrance(boxes(), wrong=""),
}
"""Name of a way to sign in that needs no profile -> the portal."""
LEAVE = "<a href=/salir>Cerrar sesión</a>"
ALREADY_INSIDE = "Ya existe una sesión activa con este usuario."
WAYS_OUT = {
    "a la vista": LEAVE,
    "en un menú": f"<details><summary>Mi cuenta</summary>{LEAVE}</details>",
    "en un menú que no existe": f"""<button aria-haspopup=true onclick='m.innerHTML = `{LEAVE}`'>Mi cuenta</button>
<div id=m></div>""",
    "con una pregunta": """<button onclick="d.showModal()">Salir</button><dialog id=d><p>¿Desea cerrar la sesión?</p>
<button onclick="location.href = '/salir'">Sí</button><button onclick="d.close()">No</button></dialog>""",
    "con una pregunta y su nombre": """<button onclick="d.showModal()">Salir</button><dialog id=d><p>¿Ya se va?</p>
<button onclick="location.href = '/salir'">Salir</button><button onclick="d.close()">Cancelar</button></dialog>""",
    "con una pregunta del navegador": "<a href=/salir onclick=\"return confirm('¿Salir?')\">Log out</a>",
}
"""Name of a way out -> what the page of a person inside holds."""
SLOW = Entrance(boxes(), seconds=3)
"""A portal that takes three seconds for its answer."""


def app_of(entrance: Entrance) -> App:
    """The portal with this entrance."""
    inside: set[str] = set()

    def app(registry: Registry, visit: Visit) -> Reply:
        if visit.path == "/salir":
            inside.discard(visit.draft.inside)
            visit.draft.inside = ""
            return Reply(place="/")
        return _answer(entrance, inside, registry, visit)

    return app


def _answer(entrance: Entrance, inside: set[str], registry: Registry, visit: Visit) -> Reply:
    pages = {"/": entrance.front, **(entrance.pages or {})}
    if visit.path in ("/entrar", "/api/entrar") and visit.sent:
        time.sleep(entrance.seconds)
        known = registry.signs_in(visit.typed.get("u", ""), visit.typed.get("p", ""), visit.draft)
        is_elsewhere = known and bool(entrance.already_inside) and visit.draft.inside in inside
        visit.draft.inside = "alguien" if entrance.opens_to_all else "" if is_elsewhere else visit.draft.inside
        inside.add(visit.draft.inside)
        ok = (known and not is_elsewhere) or entrance.opens_to_all
        if visit.path == "/api/entrar":
            return Reply(json.dumps({"ok": ok}), _JSON)
        said = entrance.already_inside if is_elsewhere else entrance.wrong
        return Reply(place="/dentro") if ok else _page(f"<p>{said}</p>{pages.get('/entrar', pages['/'])}")
    if visit.path == "/api/yo":
        return Reply(json.dumps({"ok": bool(visit.draft.inside)}), _JSON)
    if visit.path == "/dentro" and visit.draft.inside:
        return _page(f"<h1>Servicios</h1>{entrance.inside}<ol>{_SERVICES}</ol>")
    return _page(pages[visit.path]) if visit.path in pages else Reply("", status=404)


def _page(body: str) -> Reply:
    return Reply(
        f"<!doctype html><html lang=es><title>Portal</title><body><p>Portal de comercio</p>{body}</body></html>"
    )
