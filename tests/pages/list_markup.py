"""Lists as kits draw them: the markup and scripts of small pages (4.1.4)."""

from __future__ import annotations

NAMES = ["Azuay", "Bolívar", "Cañar", "El Oro"]
PAGE = """
<p>Arriba <input></p><div id=place></div><p><button onclick="taps.value++">Otro</button><input id=taps value=0></p>
<script>
const names = %s; const layer = document.createElement("div"); layer.hidden = true;
let close = () => { layer.hidden = true; layer.innerHTML = ""; };
document.addEventListener("keydown", event => { if (event.key === "Escape") { close(); } });
</script>"""
WITH_ROLES = """
<label id=l>Provincia</label>
<div id=c role=combobox tabindex=0 aria-haspopup=listbox aria-labelledby=l aria-controls=box>--Selección--</div>
<script>
layer.style = "position:fixed; top:300px; left:200px; background:#fff";
layer.innerHTML = ""; document.body.append(layer);
c.onmousedown = () => {
  layer.hidden = false;
  layer.innerHTML = "<ul role=listbox id=box>" + names.map(each => `<li role=option>${each}</li>`).join("") + "</ul>";
  for (const each of layer.querySelectorAll("li")) {
    each.onclick = () => { c.textContent = each.textContent; close(); };
  }
};
</script>"""
MODAL = """
<p id=l>Provincia</p>
<div id=c role=combobox tabindex=0 aria-haspopup=listbox aria-labelledby=l>--Selección--</div>
<p id=m>Ciudad</p>
<div id=d role=combobox tabindex=0 aria-haspopup=listbox aria-labelledby=m>--Selección--</div>
<script>
const opens = (control, options) => { control.onmousedown = () => {
  const all = document.createElement("div"); all.style = "position:fixed; inset:0; z-index:9";
  const fade = () => {
    control.ariaExpanded = "false"; control.removeAttribute("aria-controls"); setTimeout(() => all.remove(), 400);
  };
  all.innerHTML = `<div style="position:absolute; inset:0"></div><ul role=listbox tabindex=-1 id=${control.id}-box
    aria-labelledby=${control.getAttribute("aria-labelledby")} style="position:absolute; top:220px; background:#fff">` +
    options().map(each => `<li role=option>${each}</li>`).join("") + "</ul>";
  all.firstChild.onclick = fade; all.onkeydown = event => { if (event.key === "Escape") { fade(); } };
  for (const each of all.querySelectorAll("li")) {
    each.onclick = () => { control.textContent = each.textContent; fade(); };
  }
  control.ariaExpanded = "true"; control.setAttribute("aria-controls", control.id + "-box");
  document.body.append(all); setTimeout(() => all.lastChild.focus(), 50);
}; };
opens(c, () => ["--Selección--", ...names]);
opens(d, () => ["--Selección--", ...(c.textContent === "Azuay" ? ["Cuenca", "Girón"] : [])]);
</script>"""
SEARCHED = """
<label for=c>Provincia</label><input id=c role=combobox aria-expanded=false autocomplete=off>
<script>
layer.style = "position:absolute; background:#fff"; c.after(layer);
const draw = () => {
  const found = names.filter(each => each.toLowerCase().includes(c.value.toLowerCase()));
  layer.hidden = false; layer.innerHTML = "<div role=listbox></div>";
  for (const each of found) {
    const made = document.createElement("div"); made.setAttribute("role", "option"); made.textContent = each;
    made.onclick = () => { c.value = each; close(); }; layer.firstChild.append(made);
  }
};
c.onclick = draw; c.oninput = () => setTimeout(draw, 100);
</script>"""
SEARCHED_INSIDE = """
<label for=c>Provincia</label><button id=c type=button role=combobox aria-expanded=false>--Selección--</button>
<script>
layer.style = "position:fixed; top:200px; left:9px; z-index:9; background:#fff"; document.body.append(layer);
c.onclick = () => {
  layer.hidden = false;
  layer.innerHTML = "<input role=combobox aria-controls=box placeholder=Buscar><div id=box role=listbox></div>";
  const [search, box] = layer.children;
  const draw = () => {
    const found = names.filter(each => each.toLowerCase().includes(search.value.toLowerCase()));
    box.innerHTML = found.map(each => `<div role=option>${each}</div>`).join("");
    for (const each of box.children) { each.onclick = () => { c.textContent = each.textContent; close(); }; }
  };
  search.oninput = draw; draw(); search.focus();
};
</script>"""
VIRTUAL = """
<label id=l>Provincia</label><button id=c type=button aria-haspopup=listbox aria-labelledby=l>Elija</button>
<script>
layer.style = "position:fixed; top:200px; left:9px; background:#fff"; document.body.append(layer);
c.onclick = () => {
  layer.hidden = false;
  layer.innerHTML = "<div role=listbox style='height:50px; width:200px; overflow:auto'>" +
    "<div style='position:relative'></div></div>";
  const [box, inner] = [layer.firstChild, layer.firstChild.firstChild];
  inner.style.height = names.length * 25 + "px";
  const draw = () => {
    const first = Math.floor(box.scrollTop / 25);
    inner.innerHTML = names.slice(first, first + 3).map((each, at) =>
      `<div role=option style="position:absolute; height:25px; top:${(first + at) * 25}px">${each}</div>`).join("");
  };
  box.onscroll = draw; draw();
  box.onclick = event => { c.textContent = event.target.textContent; close(); };
};
</script>"""
LENGTHENED = """
<label id=l>Provincia</label><button id=c type=button aria-haspopup=listbox aria-labelledby=l>Elija</button>
<script>
layer.style = "position:fixed; top:200px; left:9px; background:#fff; height:52px; width:200px; overflow:auto";
layer.role = "listbox"; document.body.append(layer);
const add = (each) => {
  const made = document.createElement("div"); made.role = "option"; made.style.height = "25px"; made.textContent = each;
  made.onclick = () => { c.textContent = each; close(); }; layer.append(made);
};
const grow = () => names.slice(layer.children.length).slice(0, 1).forEach(add);
const isAtEnd = () => layer.scrollTop + layer.clientHeight > layer.scrollHeight - 5;
layer.onscroll = () => setTimeout(() => { if (isAtEnd()) { grow(); } }, 50);
c.onclick = () => { layer.innerHTML = ""; layer.hidden = false; names.slice(0, 3).forEach(add); };
</script>"""
FLOATING_LABEL = """
<header style="position:fixed; top:0; left:0; right:0; height:40px"><b>Portal</b> <b>externo</b></header>
<div style="position:relative; margin-top:30px">
<label for=c style="position:absolute; z-index:1; top:-9px"><span>Provincia</span></label>
<input id=c role=combobox autocomplete=off value="--Selección--"></div>
<script>
c.onclick = () => {
  layer.hidden = false; layer.style = "position:absolute; top:160px; background:#fff";
  layer.innerHTML = "<ul role=listbox>" + names.map(each => `<li role=option>${each}</li>`).join("") + "</ul>";
  for (const each of layer.querySelectorAll("li")) { each.onclick = () => { c.value = each.textContent; close(); }; }
  document.body.append(layer);
};
</script>"""
WITHOUT_ROLES = """
<p>Provincia</p><div id=c class=pick style="border:1px solid; width:200px">--Selección--</div>
<script>
layer.style = "position:absolute; z-index:9; background:#fff; width:200px"; c.after(layer);
c.onclick = () => {
  layer.hidden = false; layer.innerHTML = names.map(each => `<div class=item>${each}</div>`).join("");
  for (const each of layer.children) { each.onclick = () => { c.textContent = each.textContent; close(); }; }
};
</script>"""
OVERLAID = """
<label for=c>Provincia</label>
<div id=w style="position:relative; width:200px; height:30px; border:1px solid">
<span style="position:absolute; inset:0"><input id=c role=combobox readonly aria-controls=ear
style="width:100%; height:100%; opacity:0"></span>
<span id=v style="position:relative; display:block; line-height:30px">--Selección--</span></div>
<script>
layer.style = "position:absolute; z-index:9; top:400px; background:#fff; width:200px"; document.body.append(layer);
w.onmousedown = () => {
  layer.hidden = false;
  layer.innerHTML = "<div role=listbox id=ear style='width:0; height:0; overflow:hidden'><p role=option>A</p></div>" +
    "<div style='height:50px; overflow:hidden'><div style='position:relative; height:100px'></div></div>";
  const box = layer.lastChild;
  const draw = () => {
    const first = Math.floor(box.scrollTop / 25);
    box.firstChild.innerHTML = names.slice(first, first + 3).map((each, at) =>
      `<p class=item style="position:absolute; margin:0; width:100%; height:25px; top:${(first + at) * 25}px">
      ${each}</p>`).join("");
  };
  box.onwheel = event => { box.scrollTop += event.deltaY; draw(); };
  box.onclick = event => { v.textContent = event.target.textContent; close(); };
  draw();
};
</script>"""
SUGGESTIONS = """
<label>Provincia <input id=c list=d></label><datalist id=d></datalist>
<script>d.innerHTML = names.map(each => `<option value="${each}">`).join("");</script>"""
HIDDEN = "style='position:absolute; width:1px; height:1px; overflow:hidden; clip:rect(0 0 0 0)'"
KEY_BOX = f"""
<label for=keys>Provincia</label>
<div id=c class=menu style="display:inline-block; border:1px solid; width:200px">
<div {HIDDEN}><input id=keys></div><div {HIDDEN}><select id=x tabindex=-1 aria-hidden=true></select></div>
<label id=shown style="display:block">--Selección--</label></div>
<script>
names.unshift("--Selección--"); names.forEach((each, at) => x.add(new Option(each, at || "")));
layer.style = "position:absolute; z-index:9; background:#fff";
layer.innerHTML = "<input><ul role=listbox>" + names.map(each => `<li role=option>${{each}}</li>`).join("") + "</ul>";
document.body.append(layer);
c.onclick = () => {{ layer.hidden = false; layer.firstChild.focus(); }};
[...layer.querySelectorAll("li")].forEach((each, at) => {{
  each.onclick = () => {{ x.selectedIndex = at; shown.textContent = names[at]; layer.hidden = true; }};
}});
close = () => {{ layer.hidden = true; }};
</script>"""
BESIDE = """
<label for=x>Provincia</label><select id=x style="display:none"></select>
<span id=c role=combobox tabindex=0 aria-owns=menu style="border:1px solid">--Selección--</span>
<script>
names.unshift("--Selección--"); names.forEach((each, at) => x.add(new Option(each, at || "")));
layer.style = "position:absolute; z-index:9; background:#fff"; document.body.append(layer);
layer.innerHTML = "<ul role=listbox id=menu>" + names.map(each => `<li role=option>${each}</li>`).join("") + "</ul>";
c.onclick = () => { layer.hidden = false; };
[...layer.querySelectorAll("li")].forEach((each, at) => {
  each.onclick = () => { x.selectedIndex = at; c.textContent = names[at]; layer.hidden = true; };
});
close = () => { layer.hidden = true; };
</script>"""
"""Hidden lists whose widgets do not look at them: what they show changes only where a person chooses in them."""
GROUPED = """
<label>Provincia <select id=c></select></label>
<script>c.innerHTML = "<option value=''>--Selección--</option><optgroup label=Sierra>" +
  names.map(each => `<option>${each}</option>`).join("") + "</optgroup>";</script>"""
ON_FOCUS = """
<label>Provincia <select id=c><option value="">--Selección--</option></select></label>
<script>c.onfocus = () => { if (c.length < 2) { names.forEach(each => c.add(new Option(each))); } };</script>"""
LISTS = {
    "con roles, al final de la página": WITH_ROLES,
    "en una capa que cubre la página y se desvanece": MODAL,
    "que se busca": SEARCHED,
    "que se busca dentro de su capa": SEARCHED_INSIDE,
    "que se dibuja por partes": VIRTUAL,
    "que crece al llegar a su fin": LENGTHENED,
    "con un rótulo que flota, bajo un encabezado que queda": FLOATING_LABEL,
    "sin roles": WITHOUT_ROLES,
    "con las palabras sobre su caja, que solo mueve la rueda": OVERLAID,
    "sugerencias": SUGGESTIONS,
    "oculta, en su dibujo, con una casilla para las teclas": KEY_BOX,
    "oculta, junto a su dibujo": BESIDE,
    "nativa, por grupos": GROUPED,
    "nativa, que se llena al entrar": ON_FOCUS,
}
