/* What the portal is asked: pages as data, and the actions of the form. */

const PAGE_TYPE = "application/vnd.portal.pagina+json";
let token = document.querySelector("#sello input").value;

async function asked(response) {
  token = response.headers.get("X-CSRF-Token") || token;
  const data = await response.json();
  if (!data.pagina) { return new Promise(() => window.location.assign(response.url)); } // a page that is not drawn here
  return { data, path: new URL(response.url).pathname, redirected: response.redirected };
}

export const page = async (url, signal) =>
  asked(await fetch(url, { headers: { Accept: PAGE_TYPE }, credentials: "same-origin", signal }));

const body = (fields) => new URLSearchParams({ ...fields, csrfmiddlewaretoken: token });

export const send = async (url, fields) =>
  asked(await fetch(url, { method: "POST", body: body(fields), headers: { Accept: PAGE_TYPE }, credentials: "same-origin" }));

export async function act(url, fields) {
  const response = await fetch(url, {
    method: "POST", body: body(fields), headers: { Accept: "application/json" }, credentials: "same-origin",
  });
  return response.json();
}
