/* The fields of the form: boxes, lists and the button beside them. */

import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";

const COLORS = { star: "#d32f2f", "star star--ink": "#1a1a1a", "star--ink": "#1a1a1a", "star--green": "#2e7d32", "star--amber": "#b26a00", "star star--clear": "transparent" };
const SEARCHED_FROM = 60; // options, from which on one types to find one

const Rotulo = ({ solicitud, campo }) => (
  <>{campo.rotulo}{campo.obligatorio && !solicitud.sinMarcas && <span aria-hidden="true" style={{ color: COLORS[campo.marca] || COLORS.star }}> *</span>}</>
);

const opcionesDe = (lista) => (lista.aviso_lista ? [["", lista.aviso_lista], ...lista.opciones] : lista.opciones);

function Buscada({ solicitud, campo, comun }) {
  const opciones = opcionesDe(campo);
  const elegida = opciones.find(([valor]) => valor === solicitud.valores[campo.nombre]) || null;
  return (
    <Autocomplete
      fullWidth options={opciones} value={elegida} disableClearable={elegida !== null} getOptionLabel={([, texto]) => texto} getOptionKey={([valor]) => valor}
      isOptionEqualToValue={(one, other) => one[0] === other[0]} noOptionsText="Sin coincidencias" openText="Abrir" closeText="Cerrar"
      onChange={(_event, [valor]) => solicitud.choose(campo.nombre, valor)} id={campo.nombre}
      renderInput={(params) => <TextField {...params} {...comun} onChange={undefined} id={params.id} />}
    />
  );
}

/* A list that stays open, as some browsers of lists do. */
const Abierta = ({ lista, valor, onChoose, label }) => (
  <Box>
    <label htmlFor={lista.nombre}>{label}</label>
    <select id={lista.nombre} size={lista.filas_abiertas} value={valor} onChange={(event) => onChoose(event.target.value)} style={{ width: "100%" }}>
      {opcionesDe(lista).map(([each, texto]) => <option key={each} value={each}>{texto}</option>)}
    </select>
  </Box>
);

function Lista({ solicitud, lista, comun, owner }) {
  const onChoose = (valor) => solicitud.choose(lista.nombre, valor, owner);
  if (lista.filas_abiertas) { return <Abierta lista={lista} valor={solicitud.valores[lista.nombre]} onChoose={onChoose} label={comun.label} />; }
  return (
    <TextField
      {...comun} select id={lista.nombre} name={lista.nombre} value={solicitud.valores[lista.nombre] ?? ""}
      onChange={(event) => onChoose(event.target.value)}
      slotProps={{ select: { displayEmpty: true, MenuProps: { slotProps: { paper: { sx: { maxHeight: 320 } } } } }, inputLabel: { shrink: true } }}
    >
      {opcionesDe(lista).map(([valor, texto]) => <MenuItem key={valor} value={valor}>{texto}</MenuItem>)}
    </TextField>
  );
}

function Caja({ solicitud, campo, comun }) {
  const fijo = campo.fijo && campo.nombre === "correo_senae" ? true : solicitud.fijos.has(campo.nombre);
  if (campo.clase === "file") {
    return <TextField {...comun} id={campo.nombre} type="file" slotProps={{ inputLabel: { shrink: true } }} />;
  }
  return (
    <TextField
      {...comun} id={campo.nombre} name={campo.nombre} type={campo.clase} value={solicitud.valores[campo.nombre] ?? ""}
      autoComplete={campo.completa} sx={solicitud.apagados.has(campo.nombre) ? { opacity: 0.5 } : undefined}
      onChange={(event) => solicitud.write(campo.nombre, event.target.value)}
      onKeyDown={(event) => { if (solicitud.sordos.has(campo.nombre) && event.key !== "Tab" && !event.ctrlKey) { event.preventDefault(); } }}
      slotProps={{
        input: { readOnly: fijo },
        htmlInput: { maxLength: campo.largo || undefined, inputMode: campo.teclado || undefined, autoCapitalize: "none", spellCheck: false },
      }}
    />
  );
}

export function Campo({ solicitud, campo }) {
  const tono = solicitud.tonos[campo.nombre];
  const error = tono?.tono === "error";
  const comun = {
    fullWidth: true, label: <Rotulo solicitud={solicitud} campo={campo} />, error, helperText: error ? tono.texto : campo.ayuda || " ",
    onBlur: () => solicitud.leave(campo.nombre), inputRef: (caja) => { solicitud.cajas[campo.nombre] = caja; },
  };
  const visto = campo.nombre === "ciudad" ? { ...campo, opciones: solicitud.ciudades.map((each) => [each, each]) } : campo;
  const { acompanante, boton } = campo;
  const Clase = campo.clase !== "select" ? Caja : visto.opciones.length < SEARCHED_FROM || campo.filas_abiertas ? Lista : Buscada;
  return (
    <Box sx={{ display: "flex", gap: 1.5, alignItems: "flex-start", flexWrap: { xs: "wrap", sm: "nowrap" } }}>
      {acompanante && (
        <Box sx={{ flex: "0 0 11.5rem" }}>
          <Lista solicitud={solicitud} lista={acompanante} owner={campo.nombre} comun={{ fullWidth: true, label: acompanante.rotulo }} />
        </Box>
      )}
      <Clase solicitud={solicitud} campo={visto} lista={visto} comun={comun} />
      {boton && (
        <Button
          variant="outlined" disabled={!boton.activo} loading={solicitud.ocupados.has(boton.accion)} onClick={() => solicitud.ask(boton.accion)}
          sx={{ minHeight: 56, flexShrink: 0 }}
        >{boton.texto}</Button>
      )}
    </Box>
  );
}
