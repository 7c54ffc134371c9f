// Knowledge of the portal for the peer on Node: the same as people.py.
const fs = require("node:fs");

const testbed = JSON.parse(fs.readFileSync(process.env.SPEED_TESTBED, "utf-8"));
const WAIT = 10_000;
const MANY = 1e6;
const IDS = {
  "ID.usuario": "usuario", "Tipo de documento": "tipo_documento", "Doc. Identificación": "documento",
  "Nombre Usuario": "nombre", "Contraseña": "contrasena", "Confirmación de Contraseña": "contrasena2", "País": "pais",
  "Provincia": "provincia", "Ciudad": "ciudad", "Dirección": "direccion", "Teléfono1": "telefono1",
  "Teléfono2": "telefono2", "Operador": "operador", "Numero de Celular": "celular", "Fax": "fax",
  "Correo Electrónico": "correo", "Confirmación de correo electrónico": "correo2",
  "Ingrese código de seguridad": "codigo", "SENAE Correo Electrónico": "correo_senae",
};
const LISTS = ["Tipo de documento", "País", "Provincia", "Ciudad", "Operador"];

// A worker that restarts after a failure uses another range of people.
let serial = Number(process.env.SPEED_PEOPLE ?? 1) + 200 * Number(process.env.TEST_WORKER_INDEX ?? 0);

function cedula(number) {
  const digits = `24${Math.floor(number / MANY) % 6}${String(number % MANY).padStart(6, "0")}`;
  const doubled = [...digits].map((each, place) => Number(each) * (place % 2 === 0 ? 2 : 1));
  const sum = doubled.reduce((total, each) => total + (each > 9 ? each - 9 : each), 0);
  return digits + String((10 - (sum % 10)) % 10);
}

function newPerson(changes = {}) {
  const number = serial;
  serial += 1;
  const address = `r${number}@prueba.example`;
  return {
    "ID.usuario": `rapidez${number}`, "Tipo de documento": "Cédula de Identidad", "Doc. Identificación": cedula(number),
    "Nombre Usuario": "Mariana Torres Vega", "Contraseña": "Rapidez2026", "Confirmación de Contraseña": "Rapidez2026",
    "País": "Ecuador", "Provincia": "Guayas", "Ciudad": "Guayaquil", "Dirección": "Avenida Nueve 123 y Calle Diez",
    "Teléfono1": "0422334455", "Teléfono2": "0722334455", "Operador": "CLARO", "Numero de Celular": "09223344556",
    "Fax": "0422334456", "Correo Electrónico": address, "Confirmación de correo electrónico": address, ...changes,
  };
}

const canAskForTheCode = (person) =>
  person["Correo Electrónico"] !== "" && person["Correo Electrónico"] === person["Confirmación de correo electrónico"];

async function mailOf(person) {
  const search = `/api/v1/search?query=${encodeURIComponent(`to:${person["Correo Electrónico"]}`)}`;
  for (const end = Date.now() + WAIT; Date.now() < end;) {
    const found = (await (await fetch(testbed.mail + search)).json()).messages;
    if (found.length > 0) { return (await fetch(`${testbed.mail}/api/v1/message/${found[0].ID}`)).json(); }
    await new Promise((done) => { setTimeout(done, 50); });
  }
  throw new Error("no llegó ningún correo");
}

const codeOf = async (person) => /^\s*([A-Za-z0-9]{4,12})\s*$/m.exec((await mailOf(person)).Text)[1];

module.exports = {
  testbed, IDS, LISTS, newPerson, canAskForTheCode, mailOf, codeOf,
  FORM: `${testbed.portal}/registro/usuario-general/`, FRONT: `${testbed.portal}/`,
};
