"""Places where the name of a service is read: a control, the head of what it shows, or a mere mention (4.1.1, 5.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator

from pages.drawn_text import DRAWN_TEXT
from pages.profile import Profile
from pages.profile.vocabulary import SERVICES

_PLACES = """
elements => elements.map(element => {
  const ways = "a, area, button, summary, [role=button], [role=link], [role=menuitem], [role=tab], [onclick]";
  const text = DRAWN_TEXT;
  const words = each => (text(each) || each.value || "").trim();
  const way = element.closest(ways) || [...element.querySelectorAll(ways)].find(each => words(each) === words(element));
  const isInline = each => ["inline", "contents"].includes(getComputedStyle(each).display);
  let block = element, around = element;
  while (isInline(block) && block.parentElement) { block = block.parentElement; }
  while (around.parentElement && words(around) === words(element)) { around = around.parentElement; }
  const between = (from, to) => {
    const range = element.ownerDocument.createRange();
    from(range);
    to(range);
    return range.toString();
  };
  return {
    leads: Boolean(way) || getComputedStyle(element).cursor === "pointer",
    address: way?.href || "",
    words: words(element),
    sentence: words(block),
    before: between(range => range.setStart(block, 0), range => range.setEndBefore(element)),
    after: between(range => range.setStartAfter(element), range => range.setEnd(around, around.childNodes.length)),
    at_foot: element.closest("footer, [role=contentinfo]") !== null,
  };
})
""".replace("DRAWN_TEXT", DRAWN_TEXT)
"""Texts at and around each element, whether it can be followed, and the address of its link."""
_AFTER_A_HEAD = re.compile(r"[:–—|·(\n]|\s-\s")
"""Signs between the name of a service and what is said of it."""
_LEGAL = re.compile(r"\blegal(es)?\b", re.IGNORECASE)


@dataclass(frozen=True)
class ServicePlace:
    """Place where the name of a service is read.

    Attributes:
        number: Number of its element among those that were found.
        leads: Whether there is something to follow.
        address: Address to which its link leads; empty for none.
        text: The whole sentence or the name that is read there.
        is_mention: Whether the name is only mentioned: in a text that leads nowhere and heads nothing, or in the words
            of another link.
    """

    number: int
    leads: bool
    address: str
    text: str
    is_mention: bool


def best_place(found: Locator, name: str, profile: Profile) -> ServicePlace | None:
    """The place where a service is offered, before those that only mention its name.

    Args:
        found: The elements whose text contains the name.
        name: The document's name of the service.
        profile: Of the portal.

    Returns:
        The place; None where the name is not read at all.
    """
    own = _plain(profile.label(name))
    others = [each for each in map(_plain, map(profile.label, SERVICES)) if each != own]
    places = [_place(number, read, own, others) for number, read in enumerate(found.evaluate_all(_PLACES))]
    return min(places, key=lambda each: (each.is_mention, not each.leads, each.number), default=None)


def is_offered(found: Locator, name: str, profile: Profile) -> bool:
    """Whether a service is read somewhere, and not only mentioned."""
    place = best_place(found, name, profile)
    return place is not None and not place.is_mention


def _place(number: int, read: dict[str, str], name: str, others: Sequence[str]) -> ServicePlace:
    leads = bool(read["leads"])
    is_mention = _is_another_control(read, name) if leads else not _is_head(read, name, others)
    text = read["words"] if leads else read["sentence"]
    return ServicePlace(number, leads, read["address"], " ".join(text.split()), is_mention)


def _is_another_control(read: dict[str, str], name: str) -> bool:
    """Whether a control has more words than the name and stands at the foot of the page, or is a legal notice."""
    is_exact = _plain(read["words"]) == name
    return not is_exact and (bool(read["at_foot"]) or bool(_LEGAL.search(read["words"])))


def _is_head(read: dict[str, str], name: str, others: Sequence[str]) -> bool:
    """Whether a text that leads nowhere is the name, with something to read after it that is no other service."""
    head, *rest = _AFTER_A_HEAD.split(read["words"], maxsplit=1)
    content = _plain(" ".join((*rest, read["after"])))
    return (
        not _plain(read["before"])
        and _plain(head) == name
        and bool(content)
        and not any(content.startswith(each) for each in others)
    )


def _plain(text: str) -> str:
    """The words of a text, without letter case, numbers and signs."""
    return " ".join(re.sub(r"[\W\d_]+", " ", text.casefold()).split())
