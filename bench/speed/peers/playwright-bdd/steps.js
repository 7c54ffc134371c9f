// The sample's sentences for playwright-bdd.
const { test: base, createBdd } = require("playwright-bdd");
const { expect } = require("@playwright/test");
const { testbed, IDS, LISTS, newPerson, canAskForTheCode, mailOf, codeOf, FORM, FRONT } = require("./people.js");

const EMAIL = "Confirmación de correo electrónico";
const CODE = "Ingrese código de seguridad";
const test = base.extend({
  state: async ({}, use) => { await use({}); },
});
const { Given, When, Then } = createBdd(test);

/* ---- actions of a person --------------------------------------------------------------------------------------- */

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const exactly = (text) => new RegExp(`^\\s*${escaped(text)}\\s*$`, "i");
const row = (page, label) => page.locator(`[data-campo=${IDS[label]}]`);
const field = (page, label) => page.locator(`#${IDS[label]}`);

async function write(page, label, value) {
  if (!LISTS.includes(label)) {
    await field(page, label).fill(value);
    await field(page, label).blur();
    return;
  }
  const option = field(page, label).locator("option", { hasText: exactly(value) });
  await field(page, label).selectOption({ label: (await option.innerText()).trim() });
}

async function check(page, label) {
  await row(page, label).getByRole("button", { name: "Comprobar disponibilidad" }).click();
  const answer = row(page, label).getByRole("status");
  await expect(answer).toHaveText(/está disponible|ya está en uso/);
  return (await answer.innerText()).includes("está disponible");
}

async function fill(page, person) {
  await page.goto(FORM);
  for (const [label, value] of Object.entries(person)) {
    if (value !== "") { await write(page, label, value); }
  }
  for (const label of ["ID.usuario", "Doc. Identificación"]) {
    if (person[label] !== "") { await check(page, label); }
  }
}

async function requestCode(page) {
  await page.getByRole("button", { name: "Solicitar código de seguridad" }).click();
  await page.locator("dialog[open]").waitFor();
}

async function typeCode(page, code) {
  if (await page.locator("dialog[open]").count() > 0) { await page.getByRole("button", { name: "Aceptar" }).click(); }
  await field(page, CODE).fill(code);
}

async function getReady(page, person) {
  await fill(page, person);
  if (!canAskForTheCode(person)) {
    await typeCode(page, "A1B2C3D4");
    return;
  }
  await check(page, EMAIL);
  await requestCode(page);
  await typeCode(page, await codeOf(person));
}

async function register(page) {
  const read = (ids) => Object.fromEntries(ids.map((id) => [id, document.getElementById(id)?.value ?? ""]));
  const values = await page.evaluate(read, Object.values(IDS));
  await page.getByRole("button", { name: "Registrar", exact: true }).click();
  await page.locator("#resumen:not([hidden]), dialog[open], .done").first().waitFor();
  return values;
}

async function signIn(browser, person) {
  const page = await browser.newPage();
  await page.goto(FRONT);
  await page.getByLabel("ID.usuario").fill(person["ID.usuario"]);
  await page.getByLabel("Contraseña").fill(person["Contraseña"]);
  await page.getByRole("button", { name: "Ingresar" }).click();
  const leave = page.getByRole("button", { name: "Cerrar sesión" });
  await leave.or(page.getByRole("alert")).first().waitFor();
  return { page, inside: await leave.isVisible() };
}

async function accountExists(browser, person) {
  const page = await browser.newPage();
  await page.goto(FORM);
  const label = person["ID.usuario"] !== "" ? "ID.usuario" : "Doc. Identificación";
  for (const each of ["Tipo de documento", label]) { await write(page, each, person[each]); }
  const free = await check(page, label);
  await page.close();
  if (person["ID.usuario"] !== "" && person["Contraseña"] !== "") {
    const entered = await signIn(browser, person);
    expect(entered.inside).toBe(!free);
    await entered.page.close();
  }
  return !free;
}

/* ---- steps of the features ------------------------------------------------------------------------------------ */

Given(/^una persona con todos sus datos$/, ({ state }) => { state.person = newPerson(); });
Given(/^una persona que acaba de registrarse$/, async ({ page, state }) => {
  state.person = newPerson();
  await getReady(page, state.person);
  await register(page);
});
Given(/^una persona cuya contraseña es «(.*)»$/, ({ state }, password) => {
  state.person = newPerson({ "Contraseña": password, "Confirmación de Contraseña": password });
});
Given(/^una persona que en «(.*)» pone «(.*)»$/, ({ state }, label, value) => {
  state.person = newPerson({ [label]: value });
});
Given(/^una persona que deja vacío el campo «(.*)»$/, ({ state }, label) => { state.person = newPerson({ [label]: "" }); });
Given(/^que completó el resto de la solicitud$/, ({ page, state }) => getReady(page, state.person));
Given(/^que llenó la solicitud$/, ({ page, state }) => fill(page, state.person));
Given(/^que llenó la solicitud hasta el código$/, async ({ page, state }) => {
  await fill(page, state.person);
  await check(page, EMAIL);
});
Given(/^una persona que recibió su código$/, async ({ page, state }) => {
  state.person = newPerson();
  await fill(page, state.person);
  await check(page, EMAIL);
  await requestCode(page);
});
Given(/^que escribió el código recibido$/, async ({ page, state }) => typeCode(page, await codeOf(state.person)));
Given(/^que no escribió el código recibido$/, async ({ page, state }) => {
  await codeOf(state.person);
  await typeCode(page, "");
});
Given(/^que escribió un código distinto del recibido$/, async ({ page, state }) => {
  const code = await codeOf(state.person);
  await typeCode(page, code.slice(0, -1) + (code.endsWith("X") ? "Y" : "X"));
});
Given(/^que escribió un código que nadie le envió$/, ({ page }) => typeCode(page, "A1B2C3D4"));

When(/^una persona mira la solicitud$/, ({ page }) => page.goto(FORM));
When(/^una persona sigue la opción «Nuevo Registro»$/, async ({ page }) => {
  await page.goto(FRONT);
  await page.getByRole("link", { name: "Nuevo Registro" }).click();
});
When(/^solicita el código$/, ({ page }) => requestCode(page));
When(/^presiona «Registrar»$/, async ({ page, state }) => { state.sent = await register(page); });
When(/^comprueba la disponibilidad de «(.*)»$/, async ({ page, state }, label) => {
  state.free = await check(page, label);
});
When(/^entra con su ID y su contraseña$/, async ({ browser, state }) => {
  Object.assign(state, await signIn(browser, state.person));
});

Then(/^el portal la deja entrar$/, ({ state }) => { expect(state.inside).toBe(true); });
Then(/^encuentra «(.*)»$/, ({ state }, name) => expect(state.page.getByText(name).first()).toBeVisible());
Then(/^la cuenta queda registrada$/, async ({ browser, state }) => {
  expect(await accountExists(browser, state.person)).toBe(true);
});
Then(/^la solicitud no queda registrada$/, async ({ browser, state }) => {
  expect(await accountExists(browser, state.person)).toBe(false);
});
Then(/^el portal no admite ese valor en «(.*)»$/, async ({ browser, state }, label) => {
  if (state.sent[IDS[label]] === state.person[label]) {
    expect(await accountExists(browser, state.person)).toBe(false);
  }
});
Then(/^el portal dice que está disponible$/, ({ state }) => { expect(state.free).toBe(true); });
Then(/^el portal muestra el mensaje de (.*)$/, ({ page }, name) =>
  expect(page.locator("dialog[open]")).toContainText(testbed.messages[name]));
Then(/^llega un correo a su dirección$/, async ({ state }) => { await mailOf(state.person); });
Then(/^el correo que llega se denomina «(.*)»$/, async ({ state }, subject) => {
  expect((await mailOf(state.person)).Subject).toBe(subject);
});
Then(/^ve el campo «(.*)»$/, ({ page }, label) =>
  expect(page.getByLabel(new RegExp(`^\\s*(\\*\\s*)?${escaped(label)}\\s*$`))).toBeVisible());
Then(/^«(.*)» lleva un asterisco rojo$/, async ({ page }, label) => {
  const mark = page.locator(`label[for=${IDS[label]}] .star`);
  await expect(mark).toBeVisible();
  const colour = await mark.evaluate((each) => getComputedStyle(each).color.match(/\d+/g).slice(0, 3).map(Number));
  expect(colour[0]).toBeGreaterThanOrEqual(140);
  expect(Math.max(colour[1], colour[2])).toBeLessThanOrEqual(colour[0] / 2);
});
Then(/^«(.*)» no lleva asterisco$/, async ({ page }, label) => {
  await expect(field(page, label)).toBeVisible();
  await expect(page.locator(`label[for=${IDS[label]}] .star`)).toHaveCount(0);
});
Then(/^«(.*)» y «(.*)» forman una fila$/, async ({ page }, left, right) => {
  const [first, second] = await Promise.all([left, right].map((each) => field(page, each).boundingBox()));
  expect(first.x).toBeLessThan(second.x);
  expect(first.y).toBeLessThan(second.y + second.height);
  expect(second.y).toBeLessThan(first.y + first.height);
});
Then(/^junto a «(.*)» está el botón «(.*)»$/, ({ page }, label, name) =>
  expect(row(page, label).getByRole("button", { name })).toBeEnabled());
Then(/^«(.*)» es una lista desplegable con opciones$/, async ({ page }, label) => {
  await expect(field(page, label)).toHaveRole("combobox");
  await expect(field(page, label).locator("option")).not.toHaveCount(0);
});
Then(/^la lista «(.*)» muestra «(.*)»$/, async ({ page }, label, option) => {
  const shown = await field(page, label).evaluate((list) => list.selectedOptions[0].textContent.trim());
  expect(shown.toLowerCase()).toBe(option.toLowerCase());
});
Then(/^entre los tipos está «(.*)»$/, ({ page }, name) =>
  expect(page.getByRole("link", { name, exact: true })).toBeVisible());
Then(/^«(.*)» avisa que requiere la aprobación del «(.*)»$/, ({ page }, name, who) =>
  expect(page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) }))
    .toContainText(new RegExp(`aprobaci[oó]n[^]*${escaped(who)}`, "i")));

module.exports = { test };
