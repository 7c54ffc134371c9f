"""Candidates for one name of the document: several elements of which none is the better one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.selector_engine import selector_for
from pages.view import View


@dataclass(frozen=True)
class Candidate:
    """An element that a name leads to.

    Attributes:
        tag: E.g. ``<input name="txtDir" type="text">``.
        selector: CSS that matches it alone.
        place: Where it stands, in Spanish; empty where nothing is near it.
    """

    tag: str
    selector: str
    place: str

    @property
    def in_words(self) -> str:
        """The tag and the place."""
        return f"{self.tag} ({self.place})" if self.place else self.tag


def candidates(view: View, query: Mapping[str, str]) -> tuple[Candidate, ...]:
    """The elements of a query (``pages.selector_engine.selector_for``), in all frames."""
    told = {key: value for key, value in query.items() if value}
    return tuple(Candidate(**each) for answer in view.ask(selector_for(located=told)) for each in answer["found"])


def button_candidates(view: View, name: str) -> tuple[Candidate, ...]:
    """The buttons or links to which a name of the document leads."""
    return candidates(view, {"button": view.profile.label(name), "selector": view.profile.selectors.get(name, "")})


def ambiguity(name: str, found: Sequence[Candidate], kind: str = "campos") -> str:
    """Spanish sentence that a name leads to several elements, with where each stands."""
    listed = "; ".join(each.in_words for each in found)
    return f"«{name}» puede ser cualquiera de {len(found)} {kind}, y la suite no elige: {listed}."
