"""Requests of a page, and how long each holds up what is read next: it depends on what caused it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from math import inf

from playwright.sync_api import Page, Request

from pages.urls import authority_of

_NEVER = frozenset(
    (
        "ping",
        "eventsource",
        "websocket",
        "prefetch",
        "manifest",
        "cspviolationreport",
        "texttrack",
        "preflight",
        "other",
    )
)
"""Types that are never waited for: they stay open at will, or nothing on the page depends on them."""
_DECORATION = frozenset(("image", "font", "media", "stylesheet"))
"""Types that change how a page looks: waited for briefly, and only from the portal's own host."""
WINDOW = 1.0
"""Seconds after an act within which a request counts as its result, where no wait for the page bounds them."""
BRIEF = 1.0
"""Seconds for a decoration, for the body of an answer, and for the load of a page that has its document."""
RequestIdentity = tuple[str, str, bytes]
"""Method, URL and body."""
_NUMBER = re.compile(r"\d+")


@dataclass
class OpenRequest:
    """A request that has not ended.

    Attributes:
        request: Playwright's object.
        until: When it stops holding up, on the monotonic clock; at once where that is past.
        is_strict: Whether an act caused it, so that nothing is read without its answer.
        begun: When it began, on the monotonic clock.
        is_answered: Whether the head of its answer has come.
        is_finished: Whether its answer has ended; a navigation stays open until its document is there.
    """

    request: Request
    until: float
    is_strict: bool = False
    begun: float = -inf
    is_answered: bool = False
    is_finished: bool = False

    @property
    def in_words(self) -> str:
        """Method and host, without path or query, which may hold secrets."""
        return f"{self.request.method} a {authority_of(self.request.url)}"

    @cached_property
    def identity(self) -> RequestIdentity:
        """Method, URL and body, alike at each repetition: numbers in the URL, which keep caches away, do not count."""
        return self.request.method, _NUMBER.sub("#", self.request.url), self.request.post_data_buffer or b""

    @property
    def place(self) -> str:
        """Method and URL without query, by which a request without answer is remembered."""
        return f"{self.request.method} {self.request.url.partition('?')[0]}"


def is_open_ended(request: Request) -> bool:
    """Whether a request is never waited for: a stream, a beacon, a prefetch."""
    return request.resource_type in _NEVER


def is_decoration(request: Request) -> bool:
    """Whether a request only changes how a page looks."""
    return request.resource_type in _DECORATION


def may_tell_of_an_act(request: Request) -> bool:
    """Whether a request may show that a page caught an act: no decoration, and no part of the page's own program."""
    return not is_decoration(request) and request.resource_type != "script"


def is_foreign(request: Request, page: Page) -> bool:
    """Whether a request goes to another host than the page's."""
    return authority_of(request.url) != authority_of(page.url)
