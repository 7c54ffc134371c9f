/* What stands around every page: the bar, the account's menu and the foot. */

import AppBar from "@mui/material/AppBar";
import Avatar from "@mui/material/Avatar";
import Box from "@mui/material/Box";
import Breadcrumbs from "@mui/material/Breadcrumbs";
import Container from "@mui/material/Container";
import IconButton from "@mui/material/IconButton";
import MuiLink from "@mui/material/Link";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Toolbar from "@mui/material/Toolbar";
import Typography from "@mui/material/Typography";
import { useEffect, useState } from "react";
import { Link, useSubmit } from "react-router";

export const NOMBRE = "Portal externo Ecuapass";
const VERSION = JSON.parse(document.getElementById("version").textContent);

function Cuenta({ nombre }) {
  const [anchor, setAnchor] = useState(null);
  const submit = useSubmit();
  return (
    <>
      {nombre && <Typography sx={{ mr: 1.5 }}>{nombre}</Typography>}
      <IconButton aria-label="Mi cuenta" aria-haspopup="true" onClick={(event) => setAnchor(event.currentTarget)}>
        <Avatar sx={{ width: 34, height: 34, bgcolor: "secondary.main" }}>{(nombre || "U")[0]}</Avatar>
      </IconButton>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => submit({}, { method: "post", action: "/salir/" })}>Cerrar sesión</MenuItem>
      </Menu>
    </>
  );
}

export function Marco({ titulo, ruta = [], dentro = false, nombre = "", ancho = "md", children }) {
  useEffect(() => { document.title = titulo ? `${titulo} · ${NOMBRE}` : NOMBRE; }, [titulo]);
  return (
    <Box sx={{ minHeight: "100vh", display: "flex", flexDirection: "column" }}>
      <AppBar position="sticky" elevation={1}>
        <Toolbar>
          <Typography variant="h6" component={Link} to="/" sx={{ color: "inherit", textDecoration: "none", flexGrow: 1 }}>{NOMBRE}</Typography>
          {dentro && <Cuenta nombre={nombre} />}
        </Toolbar>
      </AppBar>
      <Container component="main" maxWidth={ancho} sx={{ flex: 1, py: 4 }}>
        {ruta.length > 0 && (
          <Breadcrumbs aria-label="Ruta" sx={{ mb: 2 }}>
            {ruta.map(([texto, direccion]) => <MuiLink key={direccion} component={Link} to={direccion} underline="hover">{texto}</MuiLink>)}
          </Breadcrumbs>
        )}
        {children}
      </Container>
      <Box component="footer" sx={{ bgcolor: "#e4eae9", color: "text.secondary", py: 2.5 }}>
        <Container maxWidth={ancho} sx={{ display: "flex", justifyContent: "space-between", gap: 2, flexWrap: "wrap" }}>
          <Typography variant="body2">Portal de referencia para pruebas: los datos que escriba aquí no llegan a ninguna institución.</Typography>
          <Typography variant="body2">Versión {VERSION}</Typography>
        </Container>
      </Box>
    </Box>
  );
}
