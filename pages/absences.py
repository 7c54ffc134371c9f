"""What a whole wait of this run showed not to be there, or not to work, so that nobody waits as long for it again.

A portal that lacks one button, or on which it cannot be pressed, would otherwise cost its whole deadline in each of a
hundred scenarios. Only verbs take the short look, which is what ``Dado`` and ``Cuando`` do: nothing is found against a
portal in less than the deadline.
"""

from __future__ import annotations

import ast
import json
import re
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Locator

from harness.run_memo import RunMemo

_ABSENT, _DISABLED = "ausente", "apagado"
_WAITED = re.compile(r'waiting for locator\((?=")')
_RESOLVED = "locator resolved to"
_NOT_ENABLED = "element is not enabled"
_OPTION = ("locator", "option")
"""After a list's own selector: one of its options, in Playwright's words for people and in its own."""
_PART = 10
"""A short look takes this part of the deadline."""
_LEARNED: WeakKeyDictionary[BrowserContext, Absences] = WeakKeyDictionary()


class Absences:
    """What is known to be absent from the portal.

    Args:
        board: Where the processes of a run tell each other.
        deadline: Seconds that a whole wait takes.
    """

    def __init__(self, board: RunMemo, deadline: float) -> None:
        self._board = board
        self._look = deadline * 1000 / _PART

    @classmethod
    def of(cls, context: BrowserContext) -> Absences:
        """What is known where a page belongs to; nothing where nobody shared it."""
        return _LEARNED.get(context) or cls(RunMemo(), 0)

    def share(self, context: BrowserContext) -> None:
        """Let the pages of a context know too."""
        _LEARNED[context] = self

    def learn(self, message: str) -> None:
        """Read in an error of Playwright what a whole wait did not find, or found and could not use."""
        waited = _WAITED.search(message)
        there, disabled = _RESOLVED in message, _NOT_ENABLED in message
        if waited is None or (there and not disabled):
            return
        selector, end = json.JSONDecoder().raw_decode(message, waited.end())
        if key := _key(selector, message[end:].removeprefix(")").partition("\n")[0]):
            self._board.add(_DISABLED if there else _ABSENT, key)

    def look(self, what: Locator) -> None:
        """Make sure, and briefly, that something is there, and can be used, which earlier was not or could not.

        Raises:
            playwright.sync_api.TimeoutError: It is not there either, or cannot be used.
        """
        if self._knows(_ABSENT, what) and not what.count():  # which no busy machine makes time out
            what.first.wait_for(state="attached", timeout=self._look)
        if self._knows(_DISABLED, what) and what.count() and what.first.is_disabled():
            what.first.click(trial=True, timeout=self._look)

    def _knows(self, trouble: str, what: Locator) -> bool:
        return self._board.has_topic(trouble) and self._board.contains(trouble, _key_of(what))


def _key_of(what: Locator) -> str:
    """What a locator of ours asks for."""
    quoted = re.search(r"selector=(.*)>$", repr(what))
    selector, _, rest = ast.literal_eval(quoted[1]).partition(" >> ") if quoted else ("", "", "")
    return _key(selector, rest)


def _key(selector: str, rest: str) -> str:
    """The same for everybody who asks for the same; empty for what is not asked in our words."""
    if not selector.startswith("see="):
        return ""
    asked = json.loads(selector.removeprefix("see="))
    asked.pop("before", None)  # what could be read already, which changes
    option = rest.lstrip(".").startswith(_OPTION)
    return json.dumps([asked, "option" if option else ""], sort_keys=True, ensure_ascii=False)
