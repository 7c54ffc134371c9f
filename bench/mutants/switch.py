"""Goes into the folder of a mutated portal, as ``portal/mutant_switch.py``: one process, and a mutant a request.

The header ``X-Portal-Mutant`` names the mutant by its number. With ``vigilar`` the portal behaves as it should and
tells in ``X-Portal-Reached`` which mutants could have shown: of a pure function those that return something else for
what it was given just now, of any other function all. mutmut's own trampoline takes the mutant from the environment,
so it could have only one a process; this one has the same signature.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import Any

MutantDict = MutableMapping[str, Callable[..., Any]]
WATCH = "vigilar"
_PURE = ("rules", "documents", "rulebook", "catalogs", "outcomes")
_ACTIVE: ContextVar[str] = ContextVar("active", default="")
_REACHED: ContextVar[set[str] | None] = ContextVar("reached", default=None)
"""Names of the mutants that could have shown; None where nobody watches."""


def wrap_in_trampoline(mutants: MutantDict, is_classmethod: bool = False) -> Callable[..., Any]:
    """Decorate a function so that each call goes to the mutant of its request, or to the function itself."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        module = function.__module__
        pure = module.rpartition(".")[2] in _PURE

        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            where, _, name = _ACTIVE.get().rpartition(".")
            chosen = mutants.get(name, mutants["_mutmut_orig"]) if where == module else mutants["_mutmut_orig"]
            result = (
                getattr(args[0], chosen.__name__)(*args[1:], **kwargs) if is_classmethod else chosen(*args, **kwargs)
            )
            if (reached := _REACHED.get()) is not None:
                reached |= {
                    f"{module}.{each}"
                    for each, mutant in mutants.items()
                    if each != "_mutmut_orig" and not (pure and _same(mutant, args, kwargs, result))
                }
            return result

        return call

    return decorate


def _same(mutant: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any], result: Any) -> bool:
    """Whether a mutant of a pure function would have returned the same."""
    watched = _REACHED.set(None)
    try:
        return bool(mutant(*args, **kwargs) == result)
    except Exception:  # noqa: BLE001 - a mutant may break in any way, and then it shows
        return False
    finally:
        _REACHED.reset(watched)


class Switch:
    """The portal's WSGI application behind the switch."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        known = json.loads(Path(__file__).with_name("mutants.json").read_text(encoding="utf-8"))
        self._application = application
        self._names = {str(each["number"]): each["name"] for each in known}
        self._numbers = {name: number for number, name in self._names.items()}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Handle one request, all of it in its own thread."""
        asked = environ.get("HTTP_X_PORTAL_MUTANT", "")
        reached: set[str] | None = set() if asked == WATCH else None
        _ACTIVE.set(self._names.get(asked, ""))
        _REACHED.set(reached)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            words = " ".join(sorted(self._numbers[name] for name in reached or ()))
            return start_response(status, [*headers, ("X-Portal-Reached", words)], *rest)

        return self._application(environ, start)
