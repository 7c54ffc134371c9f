/* The look «clasica»: alerts, a whole page for each button, and the rules that the page itself checks. */

function leer(id) {
  var bloque = document.getElementById(id);
  return bloque ? JSON.parse(bloque.textContent) : null;
}

function campo(nombre) {
  var reglas = leer("reglas");
  return document.solicitud[reglas.prefijo + (reglas.controles[nombre] || nombre)];
}

function valor(nombre) {
  var control = campo(nombre);
  if (!control) { return ""; }
  var entero = nombre.indexOf("contrasena") === 0 || (leer("reglas").campos[nombre] || {}).espacios_cuentan;
  return entero ? control.value : control.value.replace(/^\s+|\s+$/g, "");
}

function iniciar() {
  var avisos = leer("avisos") || [];
  if (document.solicitud) { escribir(leer("reglas").senae.de, true); }
  for (var i = 0; i < avisos.length; i++) { alert(avisos[i]); }
}

function ir(direccion) {
  window.location.href = direccion;
}

function enviar(accion) {
  document.solicitud.accion.value = accion;
  document.solicitud.submit();
}

/* What the page finds wrong is told before anything is sent; differing addresses are left to the server. */
function registrar() {
  if (sordo) { return; }
  var reglas = leer("reglas"), campos = reglas.campos, errores = [], difieren = false;
  for (var nombre in campos) {
    var falla = nombre === "codigo" ? null : PortalReglas.judge(campos[nombre], valor(nombre), valor);
    if (!falla) { continue; }
    if (falla.solo_aviso) { alert(campos[nombre].etiqueta + ": " + falla.error); continue; }
    errores.push(campos[nombre].etiqueta + ": " + falla.error);
    difieren = difieren || falla.codigo === "correos-iguales";
  }
  errores = errores.concat(rebeldes);
  if (errores.length && !difieren) {
    alert("Revise estos datos:\n\n" + errores.join("\n"));
    trasRechazo(errores);
    return;
  }
  if (!reglas.codigo_en_pagina || difieren || codigoVale()) { enviar("registrar"); }
}

/* In test mode the page may ask about the code before it sends the form, in a request of its own. */
function codigoVale() {
  var pregunta = new XMLHttpRequest(), partes = ["accion=comprobar-codigo"];
  var controles = [document.solicitud.csrfmiddlewaretoken, campo("codigo"), campo("correo2")];
  for (var i = 0; i < controles.length; i++) {
    partes.push(encodeURIComponent(controles[i].name) + "=" + encodeURIComponent(controles[i].value));
  }
  pregunta.open("POST", document.solicitud.action, false);
  pregunta.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
  pregunta.setRequestHeader("Accept", "application/json");
  pregunta.send(partes.join("&"));
  var respuesta = JSON.parse(pregunta.responseText);
  if (respuesta.resultado === "codigo-bueno") { return true; }
  alert(respuesta.mensaje ? respuesta.mensaje.texto : respuesta.errores.codigo);
  return false;
}

var anteriores = [], rebeldes = [], ciudadesAntes = null, sordo = false;

/* What becomes of the form when a registration was refused. */
function trasRechazo(errores) {
  var tras = leer("reglas").tras_rechazo;
  for (var i = 0; i < tras.olvida.length; i++) {
    if (campo(tras.olvida[i])) { campo(tras.olvida[i]).value = ""; }
  }
  sordo = tras.modo === "boton-sordo";
  if (tras.modo === "error-fijo") { rebeldes = errores; }
}

function escribir(nombre, siempre) {
  var senae = leer("reglas").senae, parte = valor(senae.de).substring(0, senae.largo);
  if (!PortalReglas.follows(senae.sigue, anteriores, parte)) { return; }
  if (nombre === senae.de && (senae.en_vivo || siempre) && campo("correo_senae")) {
    if (senae.sigue === "anterior" && anteriores.length) { parte = anteriores[anteriores.length - 1]; }
    campo("correo_senae").value = parte ? parte + senae.sufijo : "";
  }
}

function salir(nombre) {
  var fijos = leer("reglas").fijos;
  if (valor(nombre) === "") { return; }
  if (nombre === leer("reglas").senae.de) { anteriores.push(valor(nombre)); }
  for (var fijo in fijos) {
    if (fijos[fijo] === "salir-de-" + nombre) {
      campo(fijo).readOnly = true;
      document.solicitud.momentos.value += " salir-de-" + nombre;
    }
  }
}

function cambiarProvincia() {
  var reglas = leer("reglas"), lista = campo("ciudad");
  var ciudades = reglas.ciudades[campo("provincia").value] || [];
  if (!lista || (reglas.ciudades_al_cambiar === "una-vez" && lista.options.length > 1)) { return; }
  if (reglas.ciudades_al_cambiar === "reemplazar" || reglas.ciudades_al_cambiar === "atrasadas") {
    lista.options.length = 0;
    lista.options[0] = new Option(reglas.ciudades_aviso, "");
  }
  if (reglas.ciudades_al_cambiar === "atrasadas") {
    var otras = ciudadesAntes || ciudades;
    ciudadesAntes = ciudades;
    ciudades = otras;
  }
  for (var i = 0; i < ciudades.length; i++) {
    lista.options[lista.options.length] = new Option(ciudades[i], ciudades[i]);
  }
}
