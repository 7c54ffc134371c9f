"""Keys of a profile that a table of it holds: those of the sign-in, and of the parts of a form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SignInKeys:
    """Sign-in of a portal; what is empty is recognised by its usual names.

    A control or box is told by its text, or by ``css=`` and its selector.

    Attributes:
        address: URL of the page with the sign-in, relative to the portal's; empty for the front page.
        way: Controls to press there, one after the other, until the boxes are shown.
        user, password: The two boxes.
        button: What sends them.
        inside: Sign shown only to a person who is signed in: a text, ``css=`` and a selector, or an address.
        refused: The same for credentials that do not open.
    """

    address: str = ""
    way: tuple[str, ...] = ()
    user: str = ""
    password: str = ""
    button: str = ""
    inside: str = ""
    refused: str = ""


@dataclass(frozen=True)
class PartKeys:
    """Ways to the parts of a form of which a person sees one at a time; what is empty is recognised.

    Attributes:
        names: Texts of what opens each part, a tab or a title.
        next, previous: Texts of the buttons that go from one step to another.
    """

    names: tuple[str, ...] = ()
    next: str = ""
    previous: str = ""
