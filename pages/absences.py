"""What a whole wait of this run showed not to be there, so that nobody waits as long for the same thing again.

A portal that lacks one button would otherwise cost its whole deadline in each of a hundred scenarios. Only verbs take
the short look, which is what ``Dado`` and ``Cuando`` do: nothing is found against a portal in less than the deadline.
"""

from __future__ import annotations

import ast
import json
import re
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Locator

from harness.noticeboard import Noticeboard

_ABSENT = "ausente"
_WAITED = re.compile(r'waiting for locator\((?=")')
_RESOLVED = "locator resolved to"
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

    def __init__(self, board: Noticeboard, deadline: float) -> None:
        self._board = board
        self._look = deadline * 1000 / _PART

    @classmethod
    def of(cls, context: BrowserContext) -> Absences:
        """What is known where a page belongs to; nothing where nobody shared it."""
        return _LEARNED.get(context) or cls(Noticeboard(), 0)

    def share(self, context: BrowserContext) -> None:
        """Let the pages of a context know too."""
        _LEARNED[context] = self

    def learn(self, message: str) -> None:
        """Read in an error of Playwright what a whole wait did not find."""
        waited = _WAITED.search(message)
        if waited is None or _RESOLVED in message:
            return
        selector, end = json.JSONDecoder().raw_decode(message, waited.end())
        if key := _key(selector, message[end:].removeprefix(")").partition("\n")[0]):
            self._board.post(_ABSENT, key)

    def look(self, what: Locator) -> None:
        """Make sure, and briefly, that something is there which earlier was not.

        Raises:
            playwright.sync_api.TimeoutError: It is not there either.
        """
        known = self._board.tells_of(_ABSENT) and self._board.has(_ABSENT, _key_of(what))
        if known and not what.count():  # which no busy machine makes time out
            what.first.wait_for(state="attached", timeout=self._look)


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
