"""Model of a profile: frozen data with defaults for all but the name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from harness.declarations import NotApplicable, Review, Waiver
from pages.profile.keys import PartKeys, SignInKeys

CEDULA_DIGITS = 10
"""Number of digits of a cédula."""
UNIQUE = "{unique}"
"""Placeholder in the pattern of the e-mail addresses, replaced by a text of its own for each person."""


class Message(StrEnum):
    """The five messages of 5.3.1, whose wording the document has only in pictures.

    ``DocumentedMessage`` of the document's model has the same five.
    """

    EMAILS_DIFFER = "correos-distintos"
    CODE_REQUESTED = "codigo-solicitado"
    CODE_EXPIRED = "codigo-vencido"
    CODE_NEVER_REQUESTED = "codigo-no-solicitado"
    CODE_WRONG = "codigo-incorrecto"

    @property
    def in_words(self) -> str:
        """The name of the message in Spanish, as the features write it."""
        return {
            Message.EMAILS_DIFFER: "correos distintos",
            Message.CODE_REQUESTED: "código solicitado",
            Message.CODE_EXPIRED: "código vencido",
            Message.CODE_NEVER_REQUESTED: "código no solicitado",
            Message.CODE_WRONG: "código incorrecto",
        }[self]


class Match(StrEnum):
    """Comparison of a shown text with an approved wording; letter case and white space never count."""

    CONTAINS = "contains"
    EXACT = "exact"
    PATTERN = "pattern"


class Against(StrEnum):
    """Source with which a wording was compared before its approval."""

    DOCUMENT = "document"
    PORTAL = "portal"


@dataclass(frozen=True)
class Wording:
    """Approved wording of a message.

    Attributes:
        text: The wording, or a regular expression.
        match: How a shown text is compared with it.
        approved_by: Name of the approver; empty where the profile has none.
        approved_on: Day of the approval.
        against: The source it was compared with: the picture in the document, or the portal itself.
    """

    text: str
    match: Match = Match.CONTAINS
    approved_by: str = ""
    approved_on: date | None = None
    against: Against = Against.PORTAL

    @property
    def pattern(self) -> re.Pattern[str]:
        """Regular expression to search for in a shown text."""
        words = r"\s+".join(re.escape(word) for word in unicodedata.normalize("NFC", self.text).split())
        source = {Match.CONTAINS: words, Match.EXACT: rf"^\s*{words}\s*$", Match.PATTERN: self.text}[self.match]
        return re.compile(source, re.IGNORECASE | re.MULTILINE)

    def is_in(self, text: str) -> bool:
        """Whether a shown text matches.

        Args:
            text: The text, a line for each part of it (a title, a sentence).
        """
        shown = unicodedata.normalize("NFC", text)
        return any(self.pattern.search(each) for each in (shown, " ".join(shown.split())))


class ClockKind(StrEnum):
    """Means to move the portal's clock."""

    NONE = "none"
    HEADER = "header"
    HTTP = "http"
    WAIT = "wait"


@dataclass(frozen=True)
class ClockControl:
    """Means of moving the portal's clock, so that no scenario has to wait for fifteen minutes.

    Attributes:
        kind: A request header, an HTTP call, a real wait, or nothing.
        header: Name of the header.
        offset: Whether header or call carry seconds to add to the real time, instead of an instant.
        url: Address of the call, relative to the portal's; ``{instant}`` and ``{seconds}`` are replaced.
        method: HTTP method of the call.
        page: Whether the browser's clock moves too, for portals that count time in the page.
        confirmed: How a person found out that the portal follows this clock; empty where the profile has none.
        confirmed_by: Name of that person.
    """

    kind: ClockKind = ClockKind.NONE
    header: str = ""
    offset: bool = False
    url: str = ""
    method: str = "POST"
    page: bool = False
    confirmed: str = ""
    confirmed_by: str = ""

    @property
    def stands_still(self) -> bool:
        """Whether each request carries an instant, so that the portal's clock does not run between requests."""
        return self.kind is ClockKind.HEADER and not self.offset

    @property
    def moves(self) -> bool:
        """Whether the suite moves the portal's clock, instead of waiting."""
        return self.kind in (ClockKind.HEADER, ClockKind.HTTP)

    @property
    def in_words(self) -> str:
        """The means, as part of a Spanish sentence."""
        means = {ClockKind.HEADER: f"la cabecera «{self.header}»", ClockKind.HTTP: f"la llamada a «{self.url}»"}
        return means.get(self.kind, "una espera real" if self.kind is ClockKind.WAIT else "nada")


@dataclass(frozen=True)
class DataPolicy:
    """Identity documents that may be used on a portal other than the bundled one.

    Attributes:
        documents: Kind (``RUC``, ``Cédula de Identidad``, ``Pasaporte``) -> numbers.
        first, last: A range of cédulas, both included; empty for no range.
        refusal: Text with which the portal refuses a document of an unknown person; empty where the profile has none.
    """

    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    refusal: str = ""

    @property
    def restricts(self) -> bool:
        """Whether only documents named in the profile may be used."""
        return bool(self.documents or self.first)

    def allows(self, kind: str, number: str) -> bool:
        """Whether a document may be used: listed under its kind, or a cédula in range; without restriction, any."""
        if not self.restricts or number in self.documents.get(kind, ()):
            return True
        ten = number.isdecimal() and len(number) == len(self.first.ljust(CEDULA_DIGITS, "0"))
        return kind == "Cédula de Identidad" and ten and self.first <= number[: len(self.first)] <= self.last


@dataclass(frozen=True)
class Profile:
    """Profile of one portal.

    Attributes:
        name: Of the portal, in the acta.
        bundled: Whether the suite starts the portal itself.
        look: Of the bundled portal; empty for its default.
        address: URL of the portal; empty until a bundled portal has started.
        authorised: Reference of the permission to test a portal that is not on this machine.
        tamper: Whether what its pages send may be altered on its way; a portal on this machine needs no permission.
        deadline: Seconds to wait for a page.
        clock: How its clock is moved.
        inbox: URL of the Mailpit that receives its mail, or ``imaps`` URL of a mailbox; empty for ``MAILPIT_URL`` or a
            Mailpit that the suite starts.
        inbox_user, inbox_password: Names of the environment variables with the mailbox's credentials.
        inbox_authority: PEM file of the authority of the mailbox's certificate; empty for those of the system.
        access_user, access_password: Names of the environment variables with the credentials of HTTP authentication.
        access_authority: PEM file of the authority of the portal's certificate; empty for those of the system.
        mail_address: Pattern of the e-mail addresses that reach the inbox.
        mail_folder: Folder of the mailbox that receives the mail.
        mail_deadline: Seconds to wait for a mail; the document names no time.
        code_pattern: Regular expression of the code in the mail; empty for the default recognition.
        mail_route: Who confirmed, and how, that the portal's mail reaches the inbox; empty where the profile has none.
        free, taken: Texts of an availability check for a free value and for one in use.
        answer: CSS selector of what shows the answer of an availability check; empty where it is recognised.
        service_refusal: Text with which a service says that the person may not use it; empty for none.
        messages: Approved wording of each message; a missing one is not approved yet.
        labels: Name of the document -> label of this portal, where they differ.
        form_title: Title of the form, where it differs from the name of its link; empty for that name.
        approvals: Authority as the document names it -> sentence by which a request tells that it needs its approval.
        selectors: Name of the document -> CSS selector, where no visible name leads to the element.
        marks: Name of a field -> CSS selector of its asterisk, where it is not recognised beside the field.
        sign_in: The sign-in.
        parts: Ways to the parts of the form.
        captcha_pause: Seconds to wait for a person who solves a CAPTCHA; none where no window is seen. Told by the run.
        dismiss: Words of a layer over the page -> text of the control that closes it, or ``css=`` and its selector.
        applicant: Label -> value of the valid form, where this portal needs another one.
        extra_fields: Label on the page -> value, of mandatory fields that the document does not name.
        absent: Parts of the document that this portal does not have.
        waivers: Failures accepted by a named person.
        by_hand: Requirements that a person judges on this portal.
        reviews: Decisions made by hand, each for one state of the portal.
        data: Identity documents that may be used.
    """

    name: str
    bundled: bool = False
    look: str = ""
    address: str = ""
    authorised: str = ""
    tamper: bool = False
    deadline: float = 5.0
    clock: ClockControl = ClockControl()
    inbox: str = ""
    inbox_user: str = ""
    inbox_password: str = ""
    inbox_authority: str = ""
    access_user: str = ""
    access_password: str = ""
    access_authority: str = ""
    mail_address: str = f"{UNIQUE}@prueba.example"
    mail_folder: str = "INBOX"
    mail_deadline: float = 10.0
    code_pattern: str = ""
    mail_route: str = ""
    free: str = "disponible"
    taken: str = "en uso"
    answer: str = ""
    service_refusal: str = ""
    messages: Mapping[Message, Wording] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    form_title: str = ""
    approvals: Mapping[str, str] = field(default_factory=dict)
    selectors: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    sign_in: SignInKeys = field(default_factory=SignInKeys)
    parts: PartKeys = field(default_factory=PartKeys)
    captcha_pause: float = 0.0
    dismiss: Mapping[str, str] = field(default_factory=dict)
    applicant: Mapping[str, str] = field(default_factory=dict)
    extra_fields: Mapping[str, str] = field(default_factory=dict)
    absent: tuple[NotApplicable, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    by_hand: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()
    data: DataPolicy = DataPolicy()

    @property
    def mail_domain(self) -> str:
        """Domain of the e-mail addresses that reach the inbox."""
        return self.mail_address.rpartition("@")[2]

    def label(self, name: str) -> str:
        """The portal's label for a name of the document."""
        return self.labels.get(name, name)
