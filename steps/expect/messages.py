"""Assertions about the five documented messages (5.3.1)."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import expect

from fixtures.evidence.notes import Notes
from harness.errors import Undecided, WordingNotApproved
from harness.wording import change_in_words
from pages.components.pressing import Press
from pages.message_search import MessageMoment
from pages.messages.notices import Notice, ShownMessages
from pages.profile import Message
from pages.profile.vocabulary import CODE
from pages.registration_form import REGISTER, Submission
from steps.expect.beyond_document import leave_undecided_if_more_is_demanded
from steps.expect.lost_values import loss_in_words


def expect_message(notice: Notice, message: Message, notes: Notes, lost: Sequence[str] = ()) -> None:
    """Assert that a message is shown and none of the other four.

    Raises:
        AssertionError: Nothing was shown, or another of the five.
        Undecided: A text was shown whose wording is not approved yet, or the form had lost values.
    """
    shown = notice.shown()
    if lost and not notice.may_show(message):
        raise Undecided(f"{loss_in_words(lost)} y no se puede saber si habría mostrado «{message.in_words}».")
    if not notice.is_pinned(message):
        expect(
            notice.anything, f"El portal no mostró ningún mensaje donde corresponde «{message.in_words}»."
        ).to_be_visible()
        shown = notice.shown()
        notes.read_for(message.in_words, shown.others or shown.possible)
        raise WordingNotApproved(f"La redacción de «{message.in_words}» espera aprobación. {shown.in_words()}")
    if message not in shown.known:
        changed = change_in_words(notice.wording_of(message), (*shown.others, *shown.possible))
        absent = " ".join(filter(None, (f"No apareció el mensaje «{message.in_words}». {shown.in_words()}", changed)))
        expect(notice.with_wording_of(message), absent).to_be_visible()
    shown, same_wording = notice.shown(), notice.same_wording_as(message)
    assert message in shown.known, f"«{message.in_words}» ya se leía antes de que correspondiera. {shown.in_words()}"
    others = shown.known - {message, *same_wording}
    assert not others, f"Junto con «{message.in_words}» apareció otro mensaje. {shown.in_words()}"
    notes.extend(
        f"«{message.in_words}» y «{each.in_words}» tienen la misma redacción y no se distinguen."
        for each in same_wording
    )
    note_texts(shown, notes)


def expect_no_message(notice: Notice, message: Message, notes: Notes, lost: Sequence[str] = ()) -> None:
    """Assert that a message is not shown.

    Raises:
        Undecided: Its wording is not approved, another message has the same, the form had lost values, or the page
            shows nothing at all.
    """
    shown, same_wording = notice.shown(), notice.same_wording_as(message)
    note_texts(shown, notes)
    if not notice.is_pinned(message):
        raise WordingNotApproved(f"La redacción de «{message.in_words}» espera aprobación y no se puede reconocer.")
    if same_wording and message in shown.known:
        raise Undecided(
            f"«{message.in_words}» y «{same_wording[0].in_words}» tienen la misma redacción y no se sabe cuál apareció."
        )
    assert message not in shown.known, (
        f"Apareció el mensaje «{message.in_words}» sin que corresponda. {shown.in_words()}"
    )
    if lost:
        raise Undecided(f"{loss_in_words(lost)} y no se puede saber si habría mostrado «{message.in_words}».")
    if not shown.captured and not notice.page_shows_text():
        raise Undecided(f"La página quedó en blanco y no se puede saber si habría mostrado «{message.in_words}».")


def leave_undecided_if_unpressed(sent: Submission, message: Message, notice: Notice | None = None) -> None:
    """Leave undecided a message that a press brings, where the page did not let the person come to it.

    Raises:
        Undecided: «Registrar» was not pressed, or the code was to be typed and its box was closed (O-60), or the form
            demands what the document does not name (O-74).
    """
    if notice is None or not notice.shown().known:
        leave_undecided_if_more_is_demanded(sent)
    if sent.press is not Press.DONE:
        raise Undecided(
            f"«{REGISTER}» {sent.press.value}; el mensaje «{message.in_words}» se pide al presionarlo: vea la "
            "observación O-60."
        )
    if CODE in sent.closed:
        raise Undecided(
            f"«{CODE}» estaba cerrado y no se pudo escribir lo que pide el caso, antes de esperar el mensaje "
            f"«{message.in_words}»: vea la observación O-60."
        )


def note_texts(shown: ShownMessages, notes: list[str]) -> None:
    """Note the texts of the portal that are none of the documented messages."""
    notes.extend(f"Texto que el documento no nombra: «{text}»." for text in shown.others)


def note_moment(told: MessageMoment, notes: list[str]) -> None:
    """Note when the portal showed its message, as the document names no moment."""
    notes.append(f"El portal avisó {told.moment}." if told.moment else "El portal no avisó en ningún momento.")
