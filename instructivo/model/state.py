"""State of the model: what the portal and a person know at one moment, as plain frozen data (5.3.1, 5.3.2, 5.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from instructivo.model.fields import EMAIL, EMAIL_AGAIN, ID, KIND, NUMBER, PASSWORD

LIFE = 15 * 60
"""Seconds that a code lives (5.3.1)."""
Data = Mapping[str, str]
"""Label of a field -> text."""


@dataclass(frozen=True)
class Code:
    """Code that was asked for.

    Attributes:
        number: Number among all codes of the walk, from 1; the model does not know the text.
        asked_at: Second at which it was asked for.
        verified: Whether its address had been found free before.
    """

    number: int
    asked_at: int
    verified: bool


class Typed(StrEnum):
    """Code that a person types, told so that it holds for any person; the words end «que escribió …»."""

    LATEST = "el último código que recibió"
    OLDER = "el código anterior al último"
    CHANGED = "el último código con otro final"
    FOREIGN = "el código de la otra persona"
    USED = "el código con que otra se registró en su ventana"
    NOTHING = "un código y lo borró"
    INVENTED = "un código que nadie envió"


@dataclass(frozen=True)
class TypedCode:
    """Code that stands in the form.

    Attributes:
        how: How the person chose it.
        number: Number of the code; 0 for one that was never sent.
    """

    how: Typed
    number: int = 0


@dataclass(frozen=True)
class Form:
    """Open form of one window.

    Attributes:
        opened_at: Second at which it was opened.
        values: Label -> text as the page gives it back.
        free: Labels and texts that this window was told to be free.
        verified: Address that was found free and may no longer change; empty before.
        acts: Number of acts since then, after which the address must still be fixed.
        codes: Codes asked for in this window, the latest last.
        typed: Code that stands in the form; None for an untouched field.
        refused: Whether «Registrar» was refused before.
        reloaded: Whether the page was opened again since the person began.
    """

    opened_at: int
    values: Data
    free: frozenset[tuple[str, str]] = frozenset()
    verified: str = ""
    acts: int = 0
    codes: tuple[Code, ...] = ()
    typed: TypedCode | None = None
    refused: bool = False
    reloaded: bool = False

    def has(self, label: str, text: str) -> bool:
        """Whether a field has a text, in any letter case."""
        return self.values[label].casefold() == text.casefold()

    @property
    def emails_agree(self) -> bool:
        """Whether both addresses are written and the same."""
        return bool(self.values[EMAIL]) and self.has(EMAIL_AGAIN, self.values[EMAIL])

    @property
    def is_verified(self) -> bool:
        """Whether both fields have the address that was found free."""
        return self.emails_agree and self.has(EMAIL_AGAIN, self.verified)

    def is_said_free(self, label: str) -> bool:
        """Whether this window was told that the value that a field has now is free."""
        return (label, key_of(label, self.values)) in self.free

    @property
    def latest(self) -> Code | None:
        """The code asked for last."""
        return self.codes[-1] if self.codes else None


@dataclass(frozen=True)
class Window:
    """Browser session of one person.

    Attributes:
        person: Number of the person in ``State.people``.
        form: Form that is open; None before one is opened and after a registration.
        used: Number of the code with which an account was registered here; 0 for none.
    """

    person: int
    form: Form | None = None
    used: int = 0


@dataclass(frozen=True)
class AccountState:
    """Registered account, as the model knows it.

    Attributes:
        person: Number of its person.
        values: Label -> text with which it was registered.
    """

    person: int
    values: Data

    @property
    def keys(self) -> Mapping[str, str]:
        """Label of each field with a check -> what identifies the account there."""
        return {label: key_of(label, self.values) for label in (ID, NUMBER, EMAIL_AGAIN)}

    @property
    def credentials(self) -> tuple[str, str]:
        """ID and password."""
        return self.values[ID], self.values[PASSWORD]


@dataclass(frozen=True)
class State:
    """State of a walk.

    Attributes:
        people: Data of the people who may take part; the first two begin.
        windows: The two browser sessions.
        current: Number of the one in use.
        now: Seconds since the walk began.
        accounts: Accounts registered so far.
        drawn: Number of people who have taken part.
        asked: Number of codes asked for so far.
    """

    people: tuple[Data, ...] = field(repr=False)
    windows: tuple[Window, Window] = (Window(0), Window(1))
    current: int = 0
    now: int = 0
    accounts: tuple[AccountState, ...] = ()
    drawn: int = 2
    asked: int = 0

    @property
    def window(self) -> Window:
        """The window in use."""
        return self.windows[self.current]

    @property
    def other(self) -> Window:
        """The other window."""
        return self.windows[1 - self.current]

    @property
    def form(self) -> Form | None:
        """The form in use."""
        return self.window.form

    @property
    def own(self) -> Data:
        """Data of the person in use."""
        return self.people[self.window.person]

    @property
    def others(self) -> Data:
        """Data of the person in the other window."""
        return self.people[self.other.person]

    def with_window(self, window: Window) -> State:
        """A copy with another window in use."""
        kept = (window, self.other) if self.current == 0 else (self.other, window)
        return replace(self, windows=kept)

    def with_form(self, **changes: object) -> State:
        """A copy whose form has these attributes; the form must be open."""
        assert self.form is not None  # noqa: S101 - narrows the type; actions on a form need one
        return self.with_window(replace(self.window, form=replace(self.form, **changes)))  # type: ignore[arg-type]  # names of attributes

    def holder(self, label: str) -> AccountState | None:
        """The account that has the value of a field of the form; a document is a number of one type."""
        assert self.form is not None  # noqa: S101 - as above
        key = key_of(label, self.form.values)
        return next((each for each in self.accounts if each.keys[label] == key), None)

    def is_held_elsewhere(self, label: str) -> bool:
        """Whether the other window's form has the value of a field too, and may have reserved it."""
        elsewhere = self.other.form
        assert self.form is not None  # noqa: S101 - as above
        return elsewhere is not None and elsewhere.has(label, self.form.values[label])

    def age(self, code: Code) -> int:
        """Seconds since a code was asked for."""
        return self.now - code.asked_at


def key_of(label: str, values: Data) -> str:
    """Key of an account in a field, without letter case."""
    kind = f"{values[KIND]} " if label == NUMBER else ""
    return f"{kind}{values[label]}".casefold()
