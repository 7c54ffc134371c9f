"""Private parts of pytest: generated modules, a second run of an item, and its own words at the end of a run."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from types import ModuleType
from typing import Any

import pytest
from _pytest.fixtures import SubRequest
from _pytest.main import wrap_session
from _pytest.runner import runtestprotocol

LIBRARY, SEEN_IN = "pytest", "9.2.0"
_LAST_FAILED = "cache/lastfailed"
_REWRITTEN = re.compile(r"\n(assert |\s*\+  where ).*", re.DOTALL)


class GeneratedModule(pytest.Module):
    """Module whose test functions are made while it is collected, instead of being imported from its file.

    Overrides ``Module._getobj``, which imports. ``_genfunctions`` is the only way from a function to its items, one
    for each of its parameters.
    """

    def _getobj(self) -> ModuleType:
        return ModuleType(self.path.stem)

    def find_fixtures(self) -> None:
        """Look for fixtures in the module, as ``Module.collect`` does for a module that is imported."""
        self.session._fixturemanager.parsefactories(self)

    def items_of(self, name: str, function: Callable[..., object]) -> Iterator[pytest.Function]:
        """The items of a function: one, or one for each of its parameters.

        Args:
            name: Begin of the items' names.
            function: Becomes an attribute of the module, where pytest looks it up.
        """
        setattr(self.obj, name, function)
        yield from self._genfunctions(name, function)


def run_session(
    config: pytest.Config, main: Callable[[pytest.Config, pytest.Session], int | None]
) -> int | pytest.ExitCode:
    """Run a session whose main part is ours, with pytest's own start, end and treatment of errors.

    Args:
        config: Of this run.
        main: Collects and does what is to be done; an exit code, or None for pytest's own.
    """
    return wrap_session(config, main)


def parameters_of(item: pytest.Function) -> Mapping[str, Any]:
    """The parameters with which an item runs, by name; its ``callspec`` exists only where it has any."""
    parameters: Mapping[str, Any] = item.callspec.params if hasattr(item, "callspec") else {}
    return parameters


def copy_of(item: pytest.Function) -> pytest.Function:
    """A new item of the same function and parameters, without what running the first one left on it."""
    again: pytest.Function = pytest.Function.from_parent(
        item.parent,
        name=item.name,
        originalname=item.originalname,
        callspec=getattr(item, "callspec", None),
        callobj=item.obj,
        fixtureinfo=item._fixtureinfo,
    )
    return again


def run_unreported(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Run an item without its reports going to ``pytest_runtest_logreport``.

    ``runtestprotocol`` is what pytest's own ``pytest_runtest_protocol`` calls, and what plugins that run an item
    again rely on.

    Args:
        item: The item.
        nextitem: The one that follows; fixtures which it does not share end.
    """
    runtestprotocol(item, log=False, nextitem=nextitem)


def ender_of_fixture(request: pytest.FixtureRequest) -> Callable[[], None]:
    """Return a function that tears down the requesting fixture and all that depend on it.

    pytest sets them up again when they are next requested.

    Args:
        request: Request of the fixture itself, whose definition has no public name.
    """
    assert isinstance(request, SubRequest)  # noqa: S101 - narrows; a fixture always gets one
    definition = request._fixturedef
    return lambda: definition.finish(request)


def failed_last(config: pytest.Config) -> Collection[str]:
    """Node ids that failed in earlier runs, from the cache that pytest keeps for its own ``--ff``."""
    cache = getattr(config, "cache", None)
    return frozenset(cache.get(_LAST_FAILED, {})) if cache else frozenset()


def shorten_end(reporter: pytest.TerminalReporter, session: pytest.Session, words: str) -> None:
    """Replace the reasons of an early end, which pytest prints once more after the summary.

    Args:
        reporter: Keeps the representation of an interruption in ``_keyboardinterrupt_memo``.
        session: Keeps the reasons of ``shouldstop`` and ``shouldfail``.
        words: Printed instead.
    """
    memo = reporter._keyboardinterrupt_memo
    if memo is not None and memo.reprcrash is not None:
        memo.reprcrash.message = words
    session.shouldstop = session.shouldstop and words
    session.shouldfail = session.shouldfail and words


def without_rewriting(message: str) -> str:
    """The message of an ``AssertionError`` without the lines that pytest's assertion rewriting adds."""
    return _REWRITTEN.sub("", message)
