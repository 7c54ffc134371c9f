/* The form «Solicitud de registro para Usuario General». */

import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import Grid from "@mui/material/Grid";
import MuiLink from "@mui/material/Link";
import Paper from "@mui/material/Paper";
import Snackbar from "@mui/material/Snackbar";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState, useSyncExternalStore } from "react";
import { Form, useLocation, useNavigate } from "react-router";
import { Campo } from "./campos.jsx";
import { Marco } from "./marco.jsx";
import { Solicitud } from "../../comun/solicitud.js";

const RUTA = [["Inicio", "/"], ["Registro de usuario", "/registro/"]];

function Mensaje({ solicitud }) {
  const [ultimo, setUltimo] = useState(null);
  if (solicitud.mensaje && solicitud.mensaje !== ultimo) { setUltimo(solicitud.mensaje); } // shown while it fades away
  return (
    <Dialog open={Boolean(solicitud.mensaje)} onClose={() => solicitud.closeMessage()} aria-labelledby="mensaje-titulo" disableRestoreFocus>
      <DialogTitle id="mensaje-titulo">{ultimo?.titulo}</DialogTitle>
      <DialogContent><DialogContentText>{ultimo?.texto}</DialogContentText></DialogContent>
      <DialogActions><Button autoFocus onClick={() => solicitud.closeMessage()}>Aceptar</Button></DialogActions>
    </Dialog>
  );
}

function Aviso({ solicitud }) {
  const { aviso } = solicitud;
  const close = (_event, reason) => {
    if (reason === "clickaway") { return; }
    solicitud.aviso = null;
    solicitud.changed();
  };
  return (
    <Snackbar key={aviso?.clave} open={Boolean(aviso)} autoHideDuration={6000} onClose={close} anchorOrigin={{ vertical: "bottom", horizontal: "center" }}>
      {aviso && <Alert severity={aviso.tono} variant="filled" onClose={close} closeText="Cerrar">{aviso.texto}</Alert>}
    </Snackbar>
  );
}

function Resumen({ solicitud }) {
  if (!solicitud.resumen) { return null; }
  return (
    <Alert severity="error" sx={{ mt: 2 }}>
      {solicitud.resumen.map(([name, texto]) => (
        <Typography key={texto} variant="body2">
          {name ? <MuiLink component="button" type="button" color="inherit" onClick={() => solicitud.focus(name)}>{texto}</MuiLink> : texto}
        </Typography>
      ))}
    </Alert>
  );
}

export function Formulario(datos) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [solicitud] = useState(() => new Solicitud(datos, pathname, navigate));
  useSyncExternalStore(solicitud.subscribe, solicitud.snapshot);
  return (
    <Marco titulo="Solicitud de registro para Usuario General" ruta={RUTA}>
      {datos.titulo && <Typography variant="h4" component="h1">{datos.titulo}</Typography>}
      <Resumen solicitud={solicitud} />
      <form noValidate onSubmit={(event) => { event.preventDefault(); solicitud.register(); }}>
        {datos.secciones.map((seccion) => (
          <Paper key={seccion.titulo} variant="outlined" sx={{ p: 3, mt: 3 }}>
            <Typography variant="h6" component="h2" sx={{ mb: 2.5 }}>{seccion.titulo}</Typography>
            <Stack spacing={1.5}>
              {seccion.filas.map((fila) => (
                <Grid container spacing={2} key={fila.map((each) => each.nombre).join()}>
                  {fila.map((campo) => (
                    <Grid key={campo.nombre} size={{ xs: 12, sm: 12 / fila.length }}><Campo solicitud={solicitud} campo={campo} /></Grid>
                  ))}
                </Grid>
              ))}
            </Stack>
          </Paper>
        ))}
        {datos.registrar && (
          <Button type="submit" variant="contained" size="large" disabled={!datos.registrar.activo} loading={solicitud.ocupados.has("registrar")} sx={{ mt: 3, px: 6 }}>
            {datos.registrar.texto}
          </Button>
        )}
      </form>
      {solicitud.reiniciable && (
        <Form method="post" action="/registro/usuario-general/reiniciar/" reloadDocument={false}>
          <Typography sx={{ mt: 2 }}>¿Se equivocó de correo? <MuiLink component="button" type="submit">Empezar otra solicitud</MuiLink></Typography>
        </Form>
      )}
      <Mensaje solicitud={solicitud} />
      <Aviso solicitud={solicitud} />
    </Marco>
  );
}
