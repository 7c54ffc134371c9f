"""The model of a profile: plain frozen data, minimal by default."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from harness.declarations import NotApplicable, Review, Waiver

CEDULA = 10
"""Digits of a cédula."""
UNIQUE = "{unique}"
"""In the pattern of the addresses: what tells one person from another."""


class Message(StrEnum):
    """The five messages whose wording the document keeps in pictures (5.3.1)."""

    EMAILS_DIFFER = "correos-distintos"
    CODE_REQUESTED = "codigo-solicitado"
    CODE_EXPIRED = "codigo-vencido"
    CODE_NEVER_REQUESTED = "codigo-no-solicitado"
    CODE_WRONG = "codigo-incorrecto"

    @property
    def in_words(self) -> str:
        """As a person says it, and the features do."""
        return {
            Message.EMAILS_DIFFER: "correos distintos",
            Message.CODE_REQUESTED: "código solicitado",
            Message.CODE_EXPIRED: "código vencido",
            Message.CODE_NEVER_REQUESTED: "código no solicitado",
            Message.CODE_WRONG: "código incorrecto",
        }[self]


class Match(StrEnum):
    """How what is shown is compared with an approved wording; letter case and spaces never count."""

    CONTAINS = "contains"
    EXACT = "exact"
    PATTERN = "pattern"


class Against(StrEnum):
    """What somebody compared a wording with before approving it."""

    DOCUMENT = "document"
    PORTAL = "portal"


@dataclass(frozen=True)
class Wording:
    """The wording that somebody approved for a message.

    Attributes:
        text: The wording, or a regular expression.
        match: How it is compared.
        approved_by: Who approved it; empty where the profile does not say.
        approved_on: When.
        against: What it was compared with: the picture in the document, or only what the portal shows.
    """

    text: str
    match: Match = Match.CONTAINS
    approved_by: str = ""
    approved_on: date | None = None
    against: Against = Against.PORTAL

    @property
    def pattern(self) -> re.Pattern[str]:
        """What a text that is this message matches, searched in it."""
        words = r"\s+".join(re.escape(word) for word in self.text.split())
        source = {Match.CONTAINS: words, Match.EXACT: rf"^\s*{words}\s*$", Match.PATTERN: self.text}[self.match]
        return re.compile(source, re.IGNORECASE | re.MULTILINE)

    def is_in(self, text: str) -> bool:
        """Whether a text is this message.

        Args:
            text: As it was shown, a line for each part of it (a title, a sentence).
        """
        return self.pattern.search(text) is not None or self.pattern.search(" ".join(text.split())) is not None


class ClockKind(StrEnum):
    """How the portal's clock can be moved."""

    NONE = "none"
    HEADER = "header"
    HTTP = "http"
    WAIT = "wait"


@dataclass(frozen=True)
class ClockWay:
    """How the portal's clock is moved, so that nobody waits fifteen minutes.

    Attributes:
        kind: A request header, an HTTP call, a real wait, or nothing.
        header: Name of the header.
        offset: Whether header or call carry seconds to add to the real time, and not an instant.
        url: Address of the call, where ``{instant}`` and ``{seconds}`` are replaced; relative to the portal's.
        method: Of the call.
        page: Whether the clock of the browser moves along, for portals that count in the page.
    """

    kind: ClockKind = ClockKind.NONE
    header: str = ""
    offset: bool = False
    url: str = ""
    method: str = "POST"
    page: bool = False

    @property
    def stands_still(self) -> bool:
        """Whether each request carries its instant, so that the portal's clock does not run on."""
        return self.kind is ClockKind.HEADER and not self.offset

    @property
    def in_words(self) -> str:
        """Its means, for a sentence in Spanish."""
        means = {ClockKind.HEADER: f"la cabecera «{self.header}»", ClockKind.HTTP: f"la llamada a «{self.url}»"}
        return means.get(self.kind, "una espera real" if self.kind is ClockKind.WAIT else "nada")


@dataclass(frozen=True)
class DataPolicy:
    """Which identity documents may be used on a portal that is not ours.

    Attributes:
        documents: A list of them by kind (``RUC``, ``Cédula de Identidad``, ``Pasaporte``).
        first, last: A range of cédulas, both included; empty for none.
        refusal: With what text the portal says that it does not know the person of a document; empty for any text.
    """

    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    refusal: str = ""

    @property
    def restricts(self) -> bool:
        """Whether documents may be drawn from what the profile names only."""
        return bool(self.documents or self.first)

    def allows(self, kind: str, number: str) -> bool:
        """Whether a document may be used: it is in the list of its kind, or a cédula within the range."""
        if not self.restricts or number in self.documents.get(kind, ()):
            return True
        ten = number.isdecimal() and len(number) == len(self.first.ljust(CEDULA, "0"))
        return kind == "Cédula de Identidad" and ten and self.first <= number[: len(self.first)] <= self.last


@dataclass(frozen=True)
class Profile:
    """One portal.

    Attributes:
        name: How the acta calls it.
        bundled: Whether the suite starts it itself.
        look: Which look of the bundled portal; empty for its own.
        address: Where it is; empty until a bundled portal has started.
        authorised: Reference of the permission to test a portal that is not on this machine.
        deadline: Seconds to wait for a page.
        clock: How its clock is moved.
        inbox: Web address of the Mailpit that gets its mail, or ``imaps`` address of a mailbox; empty for
            ``MAILPIT_URL`` or a Mailpit of our own.
        inbox_user, inbox_password: Names of the environment variables with its credentials.
        inbox_authority: PEM file of the authority that vouches for its certificate; empty for the system's.
        access_user, access_password: Names of those with what the portal's server asks before any page.
        mail_address: Pattern of the addresses that reach the inbox.
        mail_folder: Folder of a mailbox into which mail comes.
        mail_deadline: Seconds to wait for a mail; the document names none.
        code_pattern: Regular expression of the code in the mail; empty for the usual reading.
        mail_route: Who knows that mail of this portal reaches the inbox, and how; empty where nobody said.
        free: Text of an availability check that says free; ``taken``: that says in use.
        messages: Wording approved for each message; one that is missing was not approved yet.
        labels: Labels that this portal writes in another way.
        selectors: CSS of what no visible name leads to, by label.
        applicant: Values of the valid form that this portal wants in another way.
        absent: What this portal does not have, and the document speaks about.
        waivers: Failures that somebody answers for.
        by_hand: Requirements that a person judges on this portal.
        reviews: What persons decided by hand, each for one state of the portal.
        data: Which identity documents may be used.
    """

    name: str
    bundled: bool = False
    look: str = ""
    address: str = ""
    authorised: str = ""
    deadline: float = 5.0
    clock: ClockWay = ClockWay()
    inbox: str = ""
    inbox_user: str = ""
    inbox_password: str = ""
    inbox_authority: str = ""
    access_user: str = ""
    access_password: str = ""
    mail_address: str = f"{UNIQUE}@prueba.example"
    mail_folder: str = "INBOX"
    mail_deadline: float = 10.0
    code_pattern: str = ""
    mail_route: str = ""
    free: str = "disponible"
    taken: str = "en uso"
    messages: Mapping[Message, Wording] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    selectors: Mapping[str, str] = field(default_factory=dict)
    applicant: Mapping[str, str] = field(default_factory=dict)
    absent: tuple[NotApplicable, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    by_hand: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()
    data: DataPolicy = DataPolicy()

    @property
    def mail_domain(self) -> str:
        """Domain of the addresses that reach the inbox."""
        return self.mail_address.rpartition("@")[2]

    def label(self, name: str) -> str:
        """The label of the document as this portal writes it."""
        return self.labels.get(name, name)
