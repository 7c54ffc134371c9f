"""Marks a test that stands for a row of ``docs/confiabilidad.md``; whoever writes that page reads the source."""

from collections.abc import Callable
from typing import TypeVar

from django.test import tag

_Test = TypeVar("_Test", bound=Callable[..., object])


def peril(name: str, *, injected: str, holds: str = "") -> Callable[[_Test], _Test]:
    """The attack, what is injected and what must hold nevertheless, as literal Spanish text."""
    del name, injected, holds
    return tag("peril")
