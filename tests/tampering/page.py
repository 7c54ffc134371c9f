"""``docs/manipulaciones.md``: the table of what is found and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harness.layout import ROOT
from tests.tampering.cells import TAMPERINGS, Cell
from tests.tampering.model import State

PAGE = ROOT / "docs" / "manipulaciones.md"
_TOP = """# Qué manipulaciones de un acta se descubren

Cada fila es un cambio que se hace de verdad en un acta de muestra; cada columna, lo que se hace además para taparlo.
Una celda dice «se descubre» donde `verify` no termina en 0, o donde el acta que escribe `rebuild` dice lo que no
correspondía. `verify` se ejecuta con `--trust`, con un navegador y con lo que la fila dice que alguien guardó fuera de
la carpeta. Cada «no» está previsto, con su razón; uno que no lo esté hace fallar la prueba. Lo que esto significa está
en [actas.md](actas.md).

Esta página la escribe `python -m tests.tampering`, que prueba todas las celdas (alrededor de un minuto). `make test`
prueba cada cambio con el manifiesto hecho de nuevo, y todas las celdas de uno de cada cuatro.

| columna | qué se hace además |
|---|---|
| tal cual | nada: `manifest.json` es el de antes |
| manifiesto hecho de nuevo | se hace de nuevo `manifest.json` |
| rehecha con «rebuild» | se hace de nuevo `manifest.json`, salvo que el cambio sea ese, y se ejecuta `rebuild` |
| después de firmar | el acta ya estaba firmada, y se hace de nuevo `manifest.json`, salvo que el cambio sea ese |

«Y todo a juego» quiere decir que se volvieron a formar, con el código de la suite, huellas, veredictos, páginas y
manifiesto. Los cambios de firmas parten de un acta con dos firmas, la segunda en desacuerdo.
"""


def page(cells: Iterable[Cell]) -> str:
    """Render the page.

    Args:
        cells: All cells, in the order of the kinds of tampering and of the states.
    """
    rows: dict[tuple[str, str], list[str]] = {}
    for each in cells:
        rows.setdefault((each.tampering.kind, each.tampering.name), []).append(each.in_words)
    head = ["nº", "qué se cambia", *State]
    lines = [_line(head), _line(["---"] * len(head))]
    lines += [_line([str(at), f"{kind}: {name}", *row]) for at, ((kind, name), row) in enumerate(rows.items(), 1)]
    found = sum(row.count("se descubre") for row in rows.values())
    count = f"\nDe {sum(map(len, rows.values()))} celdas, en {found} se descubre.\n\n"
    return _TOP + count + "\n".join(lines) + "\n"


def expected_cells() -> list[Cell]:
    """All cells as they should be."""
    return [Cell(each, state, state not in each.missed) for each in TAMPERINGS for state in State]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
