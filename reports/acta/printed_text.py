"""Text that ``acta.html`` prints: without what its style sheet hides from paper, with what it adds.

It follows ``templates/acta.css`` without a browser, so that ``verify`` can read a PDF anywhere. Tests compare it with
what Chromium prints.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

_VOID = frozenset({"meta", "img", "input", "br", "link", "hr"})
_UNSEEN_TAGS = frozenset({"head", "script", "style"})
_UNPRINTED = frozenset({"index", "tools", "skip", "link", "blocked", "timeline"})
_UNPRINTED_WITHIN = (
    ({"many"}, frozenset({"plain-list"})),
    ({"requirement", "inconc"}, frozenset({"figure", "mail", "wording"})),
    ({"requirement", "none"}, frozenset({"figure"})),
    ({"requirement", "fail", "documentado"}, frozenset({"received", "wording"})),
)
"""Classes of an element, and the tags or classes that are not printed within it."""
_STOPPED = " — aquí se detuvo"
_LINE_END_HYPHEN = "\ufffe"  # PDFium's sign for a hyphen at the end of a line
_UNDRAWN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # fillers and joiners outside category C
_UNDRAWN_CATEGORIES = "CZ"


@dataclass(frozen=True)
class PrintedText:
    """Text of a printed page, in the order of the document, as ``compact`` leaves it.

    Attributes:
        title: Title of the page, which the foot of every sheet repeats.
        text: All text.
        heads: Start and end in ``text`` of each table with a head, and the head, which every sheet repeats.
    """

    title: str
    text: str
    heads: Sequence[tuple[int, int, str]]

    def heads_at(self, position: int) -> Sequence[str]:
        """Heads of the tables around a position."""
        return [head for start, end, head in self.heads if start < position < end]


def printed_text(page: str) -> PrintedText:
    """Take the printed text out of an acta's HTML."""
    reader = _Reader()
    reader.feed(page)
    return PrintedText(compact("".join(reader.title)), "".join(reader.pieces), reader.heads)


def compact(text: str) -> str:
    """Text in the compatibility form of Unicode, without what PDFs keep in no fixed way.

    That is spaces, controls, variation selectors, fillers, and all beyond the basic plane, such as emoji.
    """
    normal = unicodedata.normalize("NFKC", text.replace(_LINE_END_HYPHEN, "-"))
    return "".join(sign for sign in normal if _is_kept(sign))


@cache
def _is_kept(sign: str) -> bool:
    if sign > "\uffff" or "\ufe00" <= sign <= "\ufe0f" or sign in _UNDRAWN:
        return False
    return unicodedata.category(sign)[0] not in _UNDRAWN_CATEGORIES


@dataclass
class _Element:
    tag: str
    classes: Set[str]
    hidden: bool
    start: int
    items: int = 0
    head: str = ""


@dataclass
class _Reader(HTMLParser):
    pieces: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    heads: list[tuple[int, int, str]] = field(default_factory=list)
    _open: list[_Element] = field(default_factory=list)
    _length: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        given = dict(attrs)
        classes = frozenset((given.get("class") or "").split())
        hidden = "hidden" in given or self._hides(tag, classes)
        if tag == "li" and not hidden and self._open[-1].tag == "ol":
            self._open[-1].items += 1
            self._add(f"{self._open[-1].items}.")
        self._open.append(_Element(tag, classes, hidden, self._length))

    def _hides(self, tag: str, classes: Set[str]) -> bool:
        if self._open and self._open[-1].hidden:
            return True
        if tag in _UNSEEN_TAGS or classes & _UNPRINTED or classes >= {"requirement", "pass"}:
            return True
        return any(
            around.classes >= outer and ({tag} | classes) & inner
            for outer, inner in _UNPRINTED_WITHIN
            for around in self._open
        )

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed = self._open.pop()
            if closed.tag == "li" and not closed.hidden and "fail" in closed.classes and self._in_steps():
                self._add(_STOPPED)
            if closed.tag == "thead" and not closed.hidden:
                self._open[-1].head = "".join(self.pieces)[closed.start :]
            if closed.tag == "table" and closed.head:
                self.heads.append((closed.start, self._length, closed.head))
            if closed.tag == tag:
                return

    def _in_steps(self) -> bool:
        return bool(self._open) and "steps" in self._open[-1].classes

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].tag == "title":
            self.title.append(data)
        elif self._open and not self._open[-1].hidden:
            self._add(data)

    def _add(self, text: str) -> None:
        self.pieces.append(compact(text))
        self._length += len(self.pieces[-1])
