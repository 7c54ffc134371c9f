/* What follows from what is typed: the address at SENAE and the cities of a province. */

/* The address at SENAE for an ID; null where it stays as it is. */
export function direccionSenae({ sufijo, largo, sigue }, id, antes) {
  const local = id.slice(0, largo);
  if (!window.PortalReglas.follows(sigue, antes, local)) { return null; }
  const shown = sigue === "anterior" && antes.length > 0 ? antes[antes.length - 1] : local;
  return shown ? shown + sufijo : "";
}

const CIUDADES = {
  reemplazar: (_had, told) => [...told],
  agregar: (had, told) => [...had, ...told],
  "una-vez": (had, told) => (had.length < 1 ? [...told] : had),
  atrasadas: (_had, told, memory) => {
    const shown = memory.anteriores || told;
    memory.anteriores = told;
    return [...shown];
  },
  menguantes: (_had, told) => {
    const shown = [...told];
    told.shift();
    return shown;
  },
};

/* The cities that the list offers once a province is chosen. */
export const ciudadesTras = (how, had, told, memory) => CIUDADES[how](had || [], told, memory);
