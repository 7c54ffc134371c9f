/* The look «react»: MUI, and routes of React Router whose pages come from the portal as data. */

import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider, createTheme } from "@mui/material/styles";
import { createRoot } from "react-dom/client";
import { RouterProvider, createBrowserRouter, redirect } from "react-router";
import { Pagina, Rota } from "./paginas.jsx";
import { page, send } from "../../comun/servidor.js";

const theme = createTheme({
  palette: {
    primary: { main: "#00695c" }, secondary: { main: "#c77700" }, background: { default: "#f5f7f7" },
    text: { secondary: "#4b5a58" },
  },
  shape: { borderRadius: 10 },
  typography: { fontFamily: 'Roboto, "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif', button: { textTransform: "none", fontWeight: 600 } },
});

let first = JSON.parse(document.getElementById("pagina").textContent);

async function loader({ request }) {
  if (first) {
    const data = first;
    first = null;
    return data;
  }
  const { data, path, redirected } = await page(request.url, request.signal);
  return redirected && path !== new URL(request.url).pathname ? redirect(path) : data;
}

async function action({ request }) {
  const { data, path, redirected } = await send(request.url, Object.fromEntries(await request.formData()));
  return redirected ? redirect(path) : data;
}

const router = createBrowserRouter([{
  path: "*", loader, action, Component: Pagina, ErrorBoundary: Rota, HydrateFallback: () => null,
  shouldRevalidate: ({ actionResult, defaultShouldRevalidate }) => !actionResult && defaultShouldRevalidate,
}]);

createRoot(document.getElementById("raiz")).render(
  <ThemeProvider theme={theme}><CssBaseline /><RouterProvider router={router} /></ThemeProvider>,
);
