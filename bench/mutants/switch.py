"""Switch between the mutants of a portal, copied into its folder as ``portal/mutant_switch.py``.

The request header ``X-Portal-Mutant`` names a mutant by its number. With the value ``vigilar`` no mutant is on and the
answer's header ``X-Portal-Reached`` lists the mutants that could have changed it: their statement was executed and, in
a pure function, they return something else for the same arguments. mutmut's own trampoline reads the mutant from the
environment, which allows one per process; this one has the same signature.
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
RECORD_REACHED = "vigilar"
_PURE = ("rules", "documents", "rulebook", "catalogs", "outcomes")
_ACTIVE: ContextVar[str] = ContextVar("active", default="")
_DIFFERING: ContextVar[set[str] | None] = ContextVar("differing", default=None)
"""Names of the mutants of pure functions that returned something else; None unless the request asks for them."""
_HERE = Path(__file__).parent


def wrap_in_trampoline(mutants: MutantDict, is_classmethod: bool = False) -> Callable[..., Any]:
    """Decorate a function so that each call runs the mutant of its request, or the original function.

    Args:
        mutants: Name -> function, the original included as ``_mutmut_orig``.
        is_classmethod: Whether the functions are class methods.
    """

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
    recording, tracer = _DIFFERING.set(None), sys.gettrace()
    sys.settrace(None)
    try:
        return bool(mutant(*args, **kwargs) == result)
    except Exception:  # noqa: BLE001 - a mutant may break in any way, and then it shows
        return False
    finally:
        sys.settrace(tracer)
        _DIFFERING.reset(recording)


class LineTracer:
    """Records the lines executed in this thread while it is entered.

    Args:
        files: Files to record.

    Attributes:
        lines: File and line number of each.
    """

    def __init__(self, files: Collection[str]) -> None:
        self.lines: set[tuple[str, int]] = set()
        self._files = files

    def __enter__(self) -> LineTracer:
        sys.settrace(self._trace)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _trace(self, frame: FrameType, event: str, _: Any) -> Any:
        if (name := frame.f_code.co_filename) not in self._files:
            return None
        self.lines.add((name, frame.f_lineno))
        return self._trace


class Switch:
    """WSGI application that switches mutants for the portal's application behind it."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        known = json.loads(Path(__file__).with_name("mutants.json").read_text(encoding="utf-8"))
        self._application = application
        self._names = {str(each["number"]): each["name"] for each in known}
        self._known = [(each, str(_HERE / each["file"]), range(*_bounds(each["lines"]))) for each in known]

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Handle one request, entirely in its own thread."""
        asked = environ.get("HTTP_X_PORTAL_MUTANT", "")
        _ACTIVE.set(self._names.get(asked, ""))
        if asked != RECORD_REACHED:
            _DIFFERING.set(None)
            return self._application(environ, start_response)
        differing: set[str] = set()
        _DIFFERING.set(differing)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            words = " ".join(self._reached(tracer.lines, differing))
            return start_response(status, [*headers, ("X-Portal-Reached", words)], *rest)

        with LineTracer({file for _, file, _ in self._known}) as tracer:
            return self._application(environ, start)

    def _reached(self, lines: Collection[tuple[str, int]], differing: Collection[str]) -> Iterator[str]:
        """Numbers of the mutants that could have changed the answer."""
        for each, file, statement in self._known:
            if any((file, line) in lines for line in statement) and (
                each["name"] in differing or Path(file).stem not in _PURE
            ):
                yield str(each["number"])


def _bounds(lines: Sequence[int]) -> tuple[int, int]:
    return lines[0], lines[-1] + 1
