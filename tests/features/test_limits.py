"""A portal that takes no more requests is not said to register nobody."""

from __future__ import annotations

import pytest

from harness.errors import Undecided
from steps.expect.limits import leave_undecided_if_limited


@pytest.mark.parametrize(
    "text",
    [
        "Desde su red se enviaron demasiadas solicitudes. Espere unos minutos.",
        "Demasiados intentos de registro; pruebe más tarde.",
        "Hay demasiadas nuevas cuentas desde esta dirección.",
        "Ha superado el límite de registros por día.",
        "Se alcanzó el máximo de solicitudes.",
        "Too many requests",
    ],
)
def test_a_limit_is_told(text: str) -> None:
    with pytest.raises(Undecided, match="limita cuántas solicitudes acepta: mostró «"):
        leave_undecided_if_limited(["Otra cosa.", text])


@pytest.mark.parametrize(
    "text",
    [
        "No se pudo registrar. Intente más tarde.",
        "La contraseña tiene demasiados caracteres.",
        "El teléfono supera los 14 números.",
        "El código es incorrecto.",
        "La dirección supera el máximo de 50 caracteres.",
        "Se ha superado el límite de tiempo del código.",
        "Too many characters.",
    ],
)
def test_other_refusals_are_none(text: str) -> None:
    leave_undecided_if_limited([text])
