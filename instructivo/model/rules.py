"""Rules: a small function with its Spanish sentence and the requirements that it may name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar

_Arguments = ParamSpec("_Arguments")
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Rule(Generic[_Arguments, _Found]):
    """Function of the model, and what the page about the model tells of it.

    Attributes:
        title: One Spanish sentence.
        requirements: Ids of the requirements that it may name; empty where they come from the classes of values.
        function: Yields what it finds.
    """

    title: str
    requirements: tuple[str, ...]
    function: Callable[_Arguments, Iterator[_Found]]

    @property
    def name(self) -> str:
        """Name of the function."""
        return self.function.__name__

    def __call__(self, *arguments: _Arguments.args, **named: _Arguments.kwargs) -> Iterator[_Found]:
        """Findings of the function."""
        return self.function(*arguments, **named)


def rule(
    title: str, *requirements: str
) -> Callable[[Callable[_Arguments, Iterator[_Found]]], Rule[_Arguments, _Found]]:
    """Declare a function as a rule.

    Args:
        title: One Spanish sentence.
        requirements: Ids of the requirements that it may name.
    """
    return lambda function: Rule(title, requirements, function)
