"""Goes into the folder of a mutated portal, as ``portal/mutant_switch.py``: one process, and a mutant a request.

The header ``X-Portal-Mutant`` names the mutant by its number. With ``vigilar`` the portal behaves as it should and
tells in ``X-Portal-Reached`` which mutants could have shown: those whose statement was executed, and of a pure function
only those that return something else for what it was given just now. mutmut's own trampoline takes the mutant from the
environment, so it could have only one a process; this one has the same signature.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import Any

MutantDict = MutableMapping[str, Callable[..., Any]]
WATCH = "vigilar"
_PURE = ("rules", "documents", "rulebook", "catalogs", "outcomes")
_ACTIVE: ContextVar[str] = ContextVar("active", default="")
_DIFFERING: ContextVar[set[str] | None] = ContextVar("differing", default=None)
"""Names of the mutants of pure functions that returned something else; None where nobody watches."""
_HERE = Path(__file__).parent


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
            if pure and (differing := _DIFFERING.get()) is not None:
                differing |= {
                    f"{module}.{each}"
                    for each, mutant in mutants.items()
                    if each != "_mutmut_orig" and not _same(mutant, args, kwargs, result)
                }
            return result

        return call

    return decorate


def _same(mutant: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any], result: Any) -> bool:
    """Whether a mutant of a pure function would have returned the same."""
    watched, traced = _DIFFERING.set(None), sys.gettrace()
    sys.settrace(None)
    try:
        return bool(mutant(*args, **kwargs) == result)
    except Exception:  # noqa: BLE001 - a mutant may break in any way, and then it shows
        return False
    finally:
        sys.settrace(traced)
        _DIFFERING.reset(watched)


class Footprints:
    """Which lines of the portal were executed while it is entered, in this thread.

    Attributes:
        lines: File and number of each.
    """

    def __init__(self, files: Collection[str]) -> None:
        self.lines: set[tuple[str, int]] = set()
        self._files = files

    def __enter__(self) -> Footprints:
        sys.settrace(self._follow)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _follow(self, frame: FrameType, event: str, _: Any) -> Any:
        if (name := frame.f_code.co_filename) not in self._files:
            return None
        self.lines.add((name, frame.f_lineno))
        return self._follow


class Switch:
    """The portal's WSGI application behind the switch."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        known = json.loads(Path(__file__).with_name("mutants.json").read_text(encoding="utf-8"))
        self._application = application
        self._names = {str(each["number"]): each["name"] for each in known}
        self._known = [(each, str(_HERE / each["file"]), range(*_bounds(each["lines"]))) for each in known]

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Handle one request, all of it in its own thread."""
        asked = environ.get("HTTP_X_PORTAL_MUTANT", "")
        _ACTIVE.set(self._names.get(asked, ""))
        if asked != WATCH:
            _DIFFERING.set(None)
            return self._application(environ, start_response)
        differing: set[str] = set()
        _DIFFERING.set(differing)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            words = " ".join(self._reached(steps.lines, differing))
            return start_response(status, [*headers, ("X-Portal-Reached", words)], *rest)

        with Footprints({file for _, file, _ in self._known}) as steps:
            return self._application(environ, start)

    def _reached(self, lines: Collection[tuple[str, int]], differing: Collection[str]) -> Iterator[str]:
        """Numbers of the mutants that could have shown."""
        for each, file, statement in self._known:
            if any((file, line) in lines for line in statement) and (
                each["name"] in differing or Path(file).stem not in _PURE
            ):
                yield str(each["number"])


def _bounds(lines: Sequence[int]) -> tuple[int, int]:
    return lines[0], lines[-1] + 1
