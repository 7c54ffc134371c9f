"""Marks a test as a row of ``docs/confiabilidad.md``; ``bench.faults.portal_cases`` reads it from the source."""

from collections.abc import Callable
from typing import TypeVar

from django.test import tag

_Test = TypeVar("_Test", bound=Callable[..., object])


def fault_case(name: str, *, injected: str, holds: str = "") -> Callable[[_Test], _Test]:
    """Mark a test; the arguments must be literal Spanish texts.

    Args:
        name: The attack.
        injected: What is injected.
        holds: What must hold all the same.
    """
    del name, injected, holds
    return tag("fault_case")
