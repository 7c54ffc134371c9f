"""Limits of a portal on how many requests it takes, which the document neither knows nor forbids (5.3.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harness.errors import Undecided

_REQUESTS = r"(?:solicitud|registr|petici|intent|cuenta|env[ií]o|operaci|request|attempt|account)"
_LIMITED = re.compile(
    rf"(?:demasiad[ao]s|too many)\s+(?:\w+\s+){{0,2}}?{_REQUESTS}|"
    rf"(?:super|exced|alcanz)\w*\s+(?:el|la|los|su)\s+(?:l[ií]mite|n[uú]mero|m[aá]ximo|cupo)\s+(?:\w+\s+){{1,2}}?{_REQUESTS}",
    re.IGNORECASE,
)


def leave_undecided_if_limited(texts: Sequence[str]) -> None:
    """Leave undecided a registration that the portal did not take because of too many before it.

    Raises:
        Undecided: It said so.
    """
    told = next((each for each in texts if _LIMITED.search(each)), "")
    if told:
        raise Undecided(
            f"El portal limita cuántas solicitudes acepta: mostró «{told}». Pida que no limite a la máquina de "
            "pruebas, o ejecute con «-n 1» o por partes."
        )
