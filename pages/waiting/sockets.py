"""Web sockets of one page, over which some portals answer everything that a person does (docs/decisions/0046).

A message has no answer of its own, as a request has: the next one that the server sends is taken for it. What is read
after a person's act is therefore held up until the server has spoken, and both sides are silent again.
"""

from __future__ import annotations

from math import inf
from time import monotonic

from playwright.sync_api import Page, WebSocket

from pages.waiting.requests import WINDOW

_ANSWER = 1.0
"""Seconds within which a server speaks after a message, if it does: many messages need no answer."""
_SILENCE = 0.25
"""Seconds without a message, after the first of the server, after which both sides have said all."""
_MOST = 3.0
"""Seconds after which a server that speaks without an end is waited for no longer."""
_HEARTBEAT = 16
"""Length up to which a message may be a heartbeat, which keeps a connection open and says nothing."""


class SocketLog:
    """The messages over the web sockets of one page.

    Args:
        page: The page.

    Attributes:
        sent: Number of messages that acts caused so far.
        is_waiting: Whether the suite waits for the page, so that what it sends counts as caused.
    """

    def __init__(self, page: Page) -> None:
        self.sent = 0
        self.is_waiting = False
        self._acted = self._last_sent = self._last_received = -inf
        self._begun = self._asked = inf
        page.on("websocket", self._on_socket)

    def act(self) -> None:
        """Note that a person acts now; what the page sent before is no longer waited for."""
        self._acted = monotonic()
        self._forget()

    def is_busy(self) -> bool:
        """Whether the server may still speak in answer to what the last act made the page send."""
        now = monotonic()
        if self._begun == inf or now - self._begun > _MOST:
            return False
        if self.is_unanswered():
            return now - self._asked < _ANSWER
        return now - max(self._last_sent, self._last_received) < _SILENCE

    def is_unanswered(self) -> bool:
        """Whether the page asked something because of the last act, and the server has not spoken since."""
        return self._last_received < self._asked < inf

    def _on_socket(self, socket: WebSocket) -> None:
        socket.on("framesent", self._on_sent)
        socket.on("framereceived", self._on_received)
        socket.on("close", lambda _: self._forget())

    def _forget(self) -> None:
        """Wait no longer for what was asked, as the document that asked is left."""
        self._begun = self._asked = inf

    def _on_sent(self, message: bytes | str) -> None:
        now = monotonic()
        if not is_heartbeat(message) and (self.is_waiting or now - self._acted < WINDOW):
            self.sent += 1
            is_next = self._asked < self._last_received  # a page may ask on because of what it was told
            self._asked = now if is_next else min(self._asked, now)
            self._begun = min(self._begun, now)
            self._last_sent = now

    def _on_received(self, message: bytes | str) -> None:
        if not is_heartbeat(message):
            self._last_received = monotonic()


def is_heartbeat(message: bytes | str) -> bool:
    """Whether a message may only keep a connection open, and tell of no act."""
    return len(message) <= _HEARTBEAT
