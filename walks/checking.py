"""Check of one action: the demands of the model, by the same assertions that the steps of the features use.

An ``AssertionError`` is a contradiction. What a scenario would leave undecided is no contradiction here either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from fixtures.evidence.notes import Notes
from fixtures.people.walker import Walker
from harness.errors import LeftOpen, MailMissing, WordingNotApproved
from instructivo.model.demands import Demand, Expectation
from instructivo.model.fields import CHECKED, CITY, EMAIL_AGAIN, ID, PROVINCE, WITHOUT_PROVINCE, class_of
from pages.components.pressing import Press
from pages.profile import Message
from steps.expect.accounts import expect_let_in, expect_not_let_in, expect_refused, expect_registered
from steps.expect.availability import expect_not_said_taken, expect_said_free, expect_said_taken
from steps.expect.fields import expect_checked_address, expect_pressed, expect_value
from steps.expect.lists import expect_no_options, expect_options, expect_same
from steps.expect.messages import expect_message, expect_no_message, leave_undecided_if_unpressed
from steps.expect.returned_values import expect_kept

_MESSAGES = {each.in_words: each for each in Message}


@dataclass(frozen=True)
class Contradiction:
    """Demand of the document that was contradicted.

    Attributes:
        expectation: The demand.
        observed: What was seen instead, in one Spanish sentence.
        error: The assertion that failed.
    """

    expectation: Expectation
    observed: str
    error: AssertionError


class ExpectationChecker:
    """Checks the expectations on the actions of one walk.

    Args:
        walker: The people of the walk.
        notes: Receives what the assertions note.
    """

    def __init__(self, walker: Walker, notes: Notes) -> None:
        self._walker = walker
        self._notes = notes
        self._cities: dict[str, Sequence[str]] = {}
        self._by_demand: dict[Demand, Callable[[Expectation], None]] = {
            Demand.REGISTERS: self._registers,
            Demand.REFUSES: self._refuses,
            Demand.SIGNS_IN: self._signs_in,
            Demand.NO_ENTRY: self._no_entry,
            Demand.MESSAGE: self._message,
            Demand.MESSAGE_BY_NOW: self._message_by_now,
            Demand.NO_MESSAGE: self._no_message,
            Demand.FREE: self._free,
            Demand.TAKEN: self._taken,
            Demand.NOT_TAKEN: self._not_taken,
            Demand.MAIL: self._mail,
            Demand.FIXED: self._fixed,
            Demand.SENAE_EMAIL: self._senae_email,
            Demand.CITIES: lambda _: expect_options(self._walker.form.catalog(CITY)),
            Demand.NO_CITIES: self._no_cities,
            Demand.OWN_CITIES: self._own_cities,
            Demand.KEPT: self._kept,
        }

    def contradictions(self, expectations: Sequence[Expectation]) -> Iterator[Contradiction]:
        """The demands that are contradicted, in their order.

        Raises:
            HarnessError: Something kept them from being decided.
        """
        for each in expectations:
            try:
                with suppress(LeftOpen, WordingNotApproved):
                    self._by_demand[each.demand](each)
            except MailMissing as error:
                if not error.brief:
                    yield _contradiction(each, error)
            except AssertionError as error:
                yield _contradiction(each, error)

    def _registers(self, expectation: Expectation) -> None:
        walker = self._walker
        if walker.account is not None:
            texts = walker.form.notice.texts
            expect_registered(walker.account, walker.applicant, walker.window.sent, texts, self._notes)

    def _refuses(self, expectation: Expectation) -> None:
        walker = self._walker
        if walker.account is not None:
            expect_refused(walker.account, walker.applicant, walker.window.sent, self._notes)

    def _signs_in(self, expectation: Expectation) -> None:
        walker, account = self._walker, self._walker.account
        if walker.inside is not None:
            expect_let_in(walker.inside, [], self._notes)
        elif account is not None and account.exists:
            assert account.signs_in, f"{account.in_words} La cuenta existe y no deja entrar."  # noqa: S101 - a verdict

    def _no_entry(self, expectation: Expectation) -> None:
        if self._walker.inside is not None:
            expect_not_let_in(self._walker.inside)

    def _message(self, expectation: Expectation) -> None:
        walker, message = self._walker, _MESSAGES[expectation.subject]
        if message is Message.CODE_REQUESTED:
            if walker.window.asked is Press.DONE:
                expect_message(walker.form.notice, message, self._notes)
            return
        leave_undecided_if_unpressed(walker.window.sent, message, walker.form.notice)
        expect_message(walker.form.notice, message, self._notes)

    def _message_by_now(self, expectation: Expectation) -> None:
        if _MESSAGES[expectation.subject] not in self._walker.messages:
            self._message(expectation)

    def _no_message(self, expectation: Expectation) -> None:
        expect_no_message(self._walker.form.notice, _MESSAGES[expectation.subject], self._notes)

    def _free(self, expectation: Expectation) -> None:
        checked = self._walker.checked
        if checked is None or (expectation.subject == EMAIL_AGAIN and not self._has_checked_before()):
            return
        expect_pressed(checked)
        expect_said_free(checked)

    def _taken(self, expectation: Expectation) -> None:
        if self._walker.checked is not None:
            expect_pressed(self._walker.checked)
            expect_said_taken(self._walker.checked)

    def _not_taken(self, expectation: Expectation) -> None:
        if self._walker.checked is not None:
            expect_not_said_taken(self._walker.checked)

    def _has_checked_before(self) -> bool:
        """Whether the other values were checked, as a page may let the e-mail be checked only after them (O-60)."""
        form = self._walker.state.form
        return form is not None and all(form.is_said_free(label) for label in CHECKED if label != EMAIL_AGAIN)

    def _mail(self, expectation: Expectation) -> None:
        window = self._walker.window
        if window.inbox is not None and window.asked is Press.DONE:
            window.inbox.wait_for_message()

    def _fixed(self, expectation: Expectation) -> None:
        expect_checked_address(self._walker.form, self._walker.other_address, self._notes)

    def _no_cities(self, expectation: Expectation) -> None:
        chosen = class_of(PROVINCE, self._walker.form.contents.values()[PROVINCE])
        if chosen.source == WITHOUT_PROVINCE:  # a list without an invitation to choose keeps its choice
            expect_no_options(self._walker.form.catalog(CITY))

    def _own_cities(self, expectation: Expectation) -> None:
        walker, province = self._walker, expectation.subject
        if province not in self._cities:
            self._cities[province] = walker.sees_cities_of(province)
        expect_same(walker.form.catalog(CITY).entries(), self._cities[province], name=CITY)

    def _kept(self, expectation: Expectation) -> None:
        walker = self._walker
        if walker.window.sent.press is Press.DONE and walker.form.after_sending.shows_form():
            expect_kept(walker.form, walker.window.sent)

    def _senae_email(self, expectation: Expectation) -> None:
        form, domain = self._walker.form, expectation.subject.partition("@")[2]
        expect_value(form.senae_email, f"{form.contents.value_of(ID)}@{domain}")


def _contradiction(expectation: Expectation, error: AssertionError) -> Contradiction:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return Contradiction(expectation, lines[0] if lines else "No se observó lo esperado.", error)
