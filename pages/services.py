"""The services of 4.1.1 and 5.2: what following one of them leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Download, Locator, Page, Route

from pages.components.text_patterns import text_pattern
from pages.drawn_text import text_of, texts_of
from pages.profile import Profile
from pages.service_places import best_place
from pages.sign_in import asks_to_sign_in
from pages.urls import authority_of
from pages.view import View
from pages.waiting.page_answers import PageAnswers

_PARTS_OF_TITLE = re.compile(r"\s[-–—|·:»]\s|[|·]|:\s")
"""Signs between the name of a page and that of its portal."""
_MAIN_HEADINGS = "h1:visible, [role=heading][aria-level='1']:visible"
_SUBHEADINGS = "h2:visible, h3:visible, [role=heading]:not([aria-level='1']):visible"


@dataclass(frozen=True)
class ServiceVisit:
    """Result of following a service.

    Attributes:
        name: The document's name of the service.
        leads: Whether there is something to follow; a service without stands on the page itself.
        mention: The words that only mention the service, where nothing offers it; empty otherwise.
        elsewhere: Host of another server, to which it leads and which was not visited; empty for none.
        status: The server's status of the page that opened; 0 where the page drew the service itself.
        changed: Whether the person sees another page, or the same one changed.
        is_its_page: Whether the page that is seen has the service's name as a heading or in its title.
        text: What is read there.
        news: The lines of it that were not read before.
        headings: Main headings that are read there and were not read before.
        signs_in: Whether it asks to sign in, which the page before did not.
        refused: Whether it says, with the words of the profile, that the person may not use it.
    """

    name: str
    leads: bool = True
    mention: str = ""
    elsewhere: str = ""
    status: int = 0
    changed: bool = True
    is_its_page: bool = False
    text: str = ""
    news: str = ""
    headings: tuple[str, ...] = ()
    signs_in: bool = False
    refused: bool = False


@dataclass(frozen=True)
class _Shown:
    """What a window shows: its address with its fragment, and the lines that have text, each on one line."""

    address: tuple[str, str]
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All that is read, on one line."""
        return " ".join(self.lines)


def follow_service(name: str, view: View, element: Locator) -> ServiceVisit:
    """Follow a service to a page of the portal's own hosts; another host is only named.

    Args:
        name: The document's name of the service.
        view: The window after signing in.
        element: The service in it, seen.

    Raises:
        UnansweredRequest: The portal did not answer.
    """
    control = view.button(name)
    is_named = control.count() > 0
    element = control if is_named else element
    place = best_place(element, name, view.profile)
    if place is None or not place.leads or (place.is_mention and not is_named):
        told = place.text if place else ""
        return ServiceVisit(name, leads=False, mention=told if place and place.is_mention else "", text=told)
    own = {urlsplit(address).hostname for address in (view.profile.address, view.page.url)}
    if _is_foreign(place.address, own):
        return ServiceVisit(name, elsewhere=authority_of(place.address))
    return _follow(name, view, element.nth(place.number), own)


def _follow(name: str, view: View, element: Locator, own: set[str | None]) -> ServiceVisit:
    before, asked_before = _shown(view), asks_to_sign_in(view)
    headings_before, subheadings_before = _headings(view), _headings(view, _SUBHEADINGS)
    with (
        PageAnswers(view.page.context) as answers,
        _downloads(view.page) as files,
        _own_hosts_only(view.page, own) as refused,
    ):
        opened = view.follow(element)
    if refused:
        return ServiceVisit(name, elsewhere=refused[-1])
    if _is_foreign(opened.page.url, own):
        return ServiceVisit(name, elsewhere=authority_of(opened.page.url))
    after, label = _shown(opened), view.profile.label(name)
    subheadings = [each for each in _headings(opened, _SUBHEADINGS) if each not in subheadings_before]
    return ServiceVisit(
        name,
        status=answers.status_of(opened.content_frame),
        changed=opened is not view or bool(files) or (after.address, after.text) != (before.address, before.text),
        is_its_page=_names_itself(opened, label) or label.casefold() in (each.casefold() for each in subheadings),
        text=f"{after.text}{'(un archivo)' if files else ''}",
        news=" ".join(each for each in after.lines if each not in before.lines),
        headings=tuple(each for each in _headings(opened) if each not in headings_before),
        signs_in=not asked_before and asks_to_sign_in(opened),
        refused=_refuses(after.text, view.profile),
    )


@contextmanager
def _downloads(page: Page) -> Iterator[list[Download]]:
    """Listen to the files that a page sends; yields them."""
    files: list[Download] = []

    def note(file: Download) -> None:
        files.append(file)

    with ExitStack() as at_end:
        at_end.callback(page.remove_listener, "download", note)
        page.on("download", note)
        yield files


@contextmanager
def _own_hosts_only(page: Page, own: set[str | None]) -> Iterator[list[str]]:
    """Keep the pages of a session from going to other hosts; yields the hosts of those that tried."""
    refused: list[str] = []

    def stop(route: Route) -> None:
        if not route.request.is_navigation_request() or route.request.frame.parent_frame is not None:
            route.fallback()
            return
        refused.append(authority_of(route.request.url))
        route.abort("aborted")

    def leaves(url: str) -> bool:
        return _is_foreign(url, own)

    with ExitStack() as at_end:
        at_end.callback(page.context.unroute, leaves, stop)
        page.context.route(leaves, stop)
        yield refused


def _is_foreign(url: str, own: set[str | None]) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and parts.hostname not in own


def _shown(view: View) -> _Shown:
    """Address and lines of a window; an empty fragment is no address of its own."""
    address, fragment = urldefrag(view.content_frame.url)
    lines = (" ".join(each.split()) for each in text_of(view.content).splitlines())
    return _Shown((address, fragment), tuple(filter(None, lines)))


def _headings(view: View, which: str = _MAIN_HEADINGS) -> list[str]:
    """The main headings of a window, or others, as they are read."""
    return [" ".join(each.split()) for each in texts_of(view.content.locator(which))]


def _names_itself(view: View, name: str) -> bool:
    """Whether a main heading of a window, or a part of its title, is a name."""
    named = [*_headings(view), *(each.strip() for each in _PARTS_OF_TITLE.split(view.page.title()))]
    return name.casefold() in (each.casefold() for each in named)


def _refuses(text: str, profile: Profile) -> bool:
    return bool(profile.service_refusal) and bool(text_pattern(profile.service_refusal).search(text))
