"""Whether a person calls a colour red, by its place in OKLCH (4.2.1; docs/decisions/0031)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_TO_CONE = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""Matrices of linear sRGB to OKLab, as CSS Color 4 gives them."""
_HUES, _LIGHTNESSES, _LEAST_CHROMA = (12, 40), (0.33, 0.72), 0.13
"""Red, from crimson to the red of a flame: not pink, orange, brown or nearly black."""


@dataclass(frozen=True)
class Oklch:
    """A colour by what a person sees.

    Attributes:
        lightness: From 0 to 1.
        chroma: 0 for a grey; about 0.26 for the red of a screen.
        hue: Degrees; 29 for the red of a screen.
    """

    lightness: float
    chroma: float
    hue: float

    @classmethod
    def of(cls, colour: Sequence[int]) -> Oklch:
        """Convert red, green and blue from 0 to 255."""
        cones = [cone ** (1 / 3) for cone in _times(_TO_CONE, [_linear(each) for each in colour])]
        lightness, green_red, blue_yellow = _times(_TO_OKLAB, cones)
        hue = math.degrees(math.atan2(blue_yellow, green_red)) % 360
        return cls(lightness, math.hypot(green_red, blue_yellow), hue)


def is_red(colour: Sequence[int]) -> bool:
    """Tell whether a person calls a colour red.

    Args:
        colour: Red, green and blue from 0 to 255.
    """
    seen = Oklch.of(colour)
    return (
        _LIGHTNESSES[0] <= seen.lightness <= _LIGHTNESSES[1]
        and seen.chroma >= _LEAST_CHROMA
        and _HUES[0] <= seen.hue <= _HUES[1]
    )


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _times(matrix: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    return [sum(factor * value for factor, value in zip(row, values, strict=True)) for row in matrix]
