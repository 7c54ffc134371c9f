/* The pages around the form. */

import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import CardActionArea from "@mui/material/CardActionArea";
import CardContent from "@mui/material/CardContent";
import Grid from "@mui/material/Grid";
import MuiLink from "@mui/material/Link";
import List from "@mui/material/List";
import ListItem from "@mui/material/ListItem";
import ListItemText from "@mui/material/ListItemText";
import Paper from "@mui/material/Paper";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "react-router";
import { Formulario } from "./formulario.jsx";
import { Marco } from "./marco.jsx";

const INICIO = ["Inicio", "/"];
const REGISTRO = ["Registro de usuario", "/registro/"];

function Ingreso({ error, usuario }) {
  const ocupado = useNavigation().state === "submitting";
  return (
    <Paper sx={{ p: 4 }} elevation={3}>
      <Typography variant="h6" component="h2" gutterBottom>Ya tengo una cuenta</Typography>
      <Form method="post" action="/">
        <Stack spacing={2.5}>
          {error && <Alert severity="error">{error}</Alert>}
          <TextField label="Usuario" name="usuario" defaultValue={usuario} autoComplete="username" />
          <TextField label="Contraseña" name="contrasena" type="password" autoComplete="current-password" />
          <Button type="submit" variant="contained" size="large" disabled={ocupado}>Ingresar</Button>
        </Stack>
      </Form>
    </Paper>
  );
}

function Inicio(datos) {
  const error = useActionData()?.error || datos.error;
  return (
    <Marco ancho="lg">
      <Grid container spacing={6} sx={{ alignItems: "center", py: { md: 6 } }}>
        <Grid size={{ xs: 12, md: 7 }}>
          <Typography variant="h3" component="h1" gutterBottom sx={{ fontWeight: 600 }}>Servicios de comercio exterior en un solo lugar</Typography>
          <Typography variant="h6" component="p" color="text.secondary" sx={{ fontWeight: 400, mb: 3 }}>Cree una cuenta de usuario general y consulte la información pública. Se aprueba al instante y no pide certificado digital.</Typography>
          {datos.opcion && <Button component={Link} to="/registro/" variant="contained" color="secondary" size="large">{datos.opcion}</Button>}
        </Grid>
        <Grid size={{ xs: 12, md: 5 }}><Ingreso error={error} usuario={datos.usuario} /></Grid>
      </Grid>
    </Marco>
  );
}

function Tipo({ nombre, descripcion, aprobacion }) {
  return (
    <CardContent>
      <Typography variant="subtitle1" component="h2" sx={{ fontWeight: 600 }}>{nombre}</Typography>
      <Typography variant="body2" color="text.secondary">{descripcion}</Typography>
      {aprobacion && <Typography variant="body2" sx={{ mt: 1, fontWeight: 600 }}>{aprobacion}</Typography>}
    </CardContent>
  );
}

function Registro({ titulo, tipos }) {
  return (
    <Marco titulo="Registro de usuario" ruta={[INICIO]}>
      {titulo && <Typography variant="h4" component="h1" gutterBottom>{titulo}</Typography>}
      <Stack spacing={2} sx={{ mt: 2 }}>
        {tipos.map((each) => (
          <Card key={each.nombre} variant="outlined">
            {each.direccion ? <CardActionArea component={Link} to={each.direccion}><Tipo {...each} /></CardActionArea> : <Tipo {...each} />}
          </Card>
        ))}
      </Stack>
    </Marco>
  );
}

function Otra({ nombre }) {
  return (
    <Marco titulo={nombre} ruta={[INICIO, REGISTRO]}>
      <Typography variant="h4" component="h1" gutterBottom>{nombre}</Typography>
      <Typography sx={{ mb: 3 }}>Esta solicitud no está disponible aquí: este portal de referencia solo ofrece la de usuario general.</Typography>
      <Button component={Link} to="/registro/usuario-general/" variant="contained">Ir a la solicitud de usuario general</Button>
    </Marco>
  );
}

function Completado({ usuario, aprobado, pide, aviso }) {
  return (
    <Marco titulo="Registro completado" ancho="sm">
      <Stack spacing={2}>
        {aviso && <Alert severity="error">{aviso}</Alert>}
        <Paper sx={{ p: 5, textAlign: "center" }} elevation={2}>
          <Typography variant="h4" component="h1" color="primary" gutterBottom>Registro completado</Typography>
          <Typography gutterBottom>{aprobado ? "Su registro fue aprobado automáticamente. Ya puede usar el portal." : "Su registro quedó pendiente de aprobación."}</Typography>
          {pide && <Typography gutterBottom>{pide}</Typography>}
          <Typography sx={{ mb: 3 }}>Su usuario es <strong>{usuario}</strong></Typography>
          <Button component={Link} to="/" variant="contained" size="large">Ir al inicio</Button>
        </Paper>
      </Stack>
    </Marco>
  );
}

function Servicios({ servicios, nombre, cuenta }) {
  return (
    <Marco titulo="Servicios de información" dentro nombre={nombre} ancho="lg">
      <Typography variant="h4" component="h1" gutterBottom>Servicios de información</Typography>
      <Grid container spacing={2}>
        {servicios.map((each) => (
          <Grid key={each.nombre} size={{ xs: 12, sm: 6, md: 4 }}>
            <Card variant="outlined" sx={{ height: "100%" }}><CardContent>
              <MuiLink href={each.direccion} variant="h6" underline="hover">{each.nombre}</MuiLink>
              <Typography variant="body2" color="text.secondary">{each.descripcion}</Typography>
            </CardContent></Card>
          </Grid>
        ))}
      </Grid>
      <Paper variant="outlined" sx={{ mt: 3, p: 2 }}>
        <Typography variant="h6" component="h2">Su cuenta</Typography>
        <List dense>
          {cuenta.map(([que, valor]) => <ListItem key={que}><ListItemText primary={valor} secondary={que} /></ListItem>)}
        </List>
      </Paper>
    </Marco>
  );
}

function Servicio({ nombre, descripcion, rechazado }) {
  return (
    <Marco titulo={nombre} dentro ruta={[["Servicios de información", "/servicios/"]]}>
      <Typography variant="h4" component="h1" gutterBottom>{nombre}</Typography>
      {rechazado ? <Alert severity="error">Su usuario no tiene permiso para usar este servicio.</Alert> : (
        <Box><Typography>{descripcion}</Typography><Typography color="text.secondary">Este portal de referencia no guarda datos que mostrar aquí.</Typography></Box>
      )}
    </Marco>
  );
}

function Fallo({ codigo, titulo, texto }) {
  return (
    <Marco titulo={titulo} ancho="sm">
      <Typography color="text.secondary">Error {codigo}</Typography>
      <Typography variant="h4" component="h1" gutterBottom>{titulo}</Typography>
      <Typography sx={{ mb: 3 }}>{texto}</Typography>
      <Button component={Link} to="/" variant="contained">Ir al inicio</Button>
    </Marco>
  );
}

const PAGINAS = {
  inicio: Inicio, registro: Registro, otra: Otra, formulario: Formulario, completado: Completado, servicios: Servicios,
  servicio: Servicio, error: Fallo,
};

export function Pagina() {
  const datos = useLoaderData();
  const Cual = PAGINAS[datos.pagina];
  return <Cual {...datos} />;
}

export const Rota = () => (
  <Fallo codigo="" titulo="Algo falló" texto="No hubo respuesta del portal. Revise su conexión e inténtelo de nuevo." />
);
