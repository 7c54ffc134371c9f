"""Elements that a whole wait of this run did not find, or found disabled, so that the next wait for them is short.

Without this, a portal that lacks one button would cost its whole deadline in each of a hundred scenarios. Only actions
wait briefly, as ``Dado`` and ``Cuando`` do; an ``Entonces`` always waits for the whole deadline (docs/decisions/0017).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Error, Locator
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from harness.run_memo import RunMemo
from pages.selector_engine import describe_query

_MISSING, _DISABLED, _UNRESPONSIVE = "ausente", "apagado", "sin efecto"
_SHORT = 10
"""Divisor of the deadline that gives a short wait."""
_WHOLE = 0.9
"""Part of the deadline that tells a whole wait, which the driver measures, from an immediate failure."""
_SHARED: WeakKeyDictionary[BrowserContext, MissingElements] = WeakKeyDictionary()


@dataclass(frozen=True)
class PageQuery:
    """Search of a page for one element.

    Attributes:
        key: Query as text, the same wherever the same element is searched for.
        element: Locator of the element.
        asked_at: Seconds of the monotonic clock.
    """

    key: str
    element: Locator
    asked_at: float


class MissingElements:
    """Record of the elements known to be missing or disabled, shared by the processes of a run.

    Args:
        memo: Carries what one process learned to the others.
        deadline: Seconds of a whole wait.
    """

    def __init__(self, memo: RunMemo, deadline: float) -> None:
        self._memo = memo
        self._deadline = deadline
        self._keys: WeakKeyDictionary[Locator, str] = WeakKeyDictionary()
        self._pending: PageQuery | None = None
        self._last = ""

    @classmethod
    def of(cls, context: BrowserContext) -> MissingElements:
        """The record shared with a browser context, or else one that stays empty."""
        return _SHARED.get(context) or cls(RunMemo(), 0)

    def share(self, context: BrowserContext) -> None:
        """Use this record for the pages of a browser context."""
        _SHARED[context] = self

    def asked(self, element: Locator, **query: str | Sequence[str]) -> Locator:
        """Note what a page is asked for.

        Args:
            element: Locator of the answer.
            query: The question, as given to ``selector_for``.

        Returns:
            The same locator.
        """
        query.pop("baseline", None)  # differs from one moment to the next
        key = json.dumps(query, sort_keys=True, ensure_ascii=False)
        self._keys[element] = self._last = key
        self._pending = PageQuery(key, element, monotonic())
        return element

    @property
    def last_in_words(self) -> str:
        """The element that a page was last asked for, in Spanish; the page itself where it was asked for none."""
        query = json.loads(self._last or "{}")
        return describe_query(query) if len(query) > ("part" in query) else "la página"

    def answered(self) -> None:
        """Note that the last element asked for was there and could be used."""
        self._pending = None

    def learn(self, error: BaseException) -> None:
        """Record the last element asked for, where a whole wait ended without it or without its becoming enabled.

        Args:
            error: The error that ended a step.
        """
        query, self._pending = self._pending, None
        if self._memo.disabled or query is None or monotonic() - query.asked_at < _WHOLE * self._deadline:
            return
        element = query.element.first
        with suppress(Error):  # it is there, or its page answers no more
            element.wait_for(state="detached", timeout=self._short_wait)
            self._memo.add(_MISSING, query.key)
            return
        with suppress(Error):
            if isinstance(error, PlaywrightTimeout) and element.is_disabled(timeout=self._short_wait):
                self._memo.add(_DISABLED, query.key)

    def check(self, element: Locator) -> None:
        """Wait briefly for an element that is known to be missing or disabled; return at once for any other.

        Raises:
            playwright.sync_api.TimeoutError: It is still missing or disabled.
        """
        if self._is_known(_MISSING, element) and not element.count():  # a count does not time out on a busy machine
            element.first.wait_for(state="attached", timeout=self._short_wait)
        if self._is_known(_DISABLED, element) and element.count() and element.first.is_disabled():
            element.first.click(trial=True, timeout=self._short_wait)

    def learn_unresponsive(self, stimulus: str) -> None:
        """Record a stimulus that a page did not catch although it was given once more."""
        self._memo.add(_UNRESPONSIVE, stimulus)

    def is_unresponsive(self, stimulus: Callable[[], str]) -> bool:
        """Whether a stimulus is known to be caught by no page of this run.

        Args:
            stimulus: Names it; asked only where something is known.
        """
        return self._memo.has_topic(_UNRESPONSIVE) and self._memo.contains(_UNRESPONSIVE, stimulus())

    @property
    def _short_wait(self) -> float:
        """Timeout for an element known to be missing: a tenth of the deadline, in milliseconds."""
        return self._deadline * 1000 / _SHORT

    def _is_known(self, trouble: str, element: Locator) -> bool:
        return self._memo.has_topic(trouble) and self._memo.contains(trouble, self._keys.get(element, ""))
