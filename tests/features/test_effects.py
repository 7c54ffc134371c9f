"""Declared effects of each step (``@leaves``) against the verbs that it calls."""

from __future__ import annotations

import inspect

from fixtures.people.effects import Effects, effects_of
from harness.compat.bdd_private import registered_steps

STEPS = [each.step_func for each in registered_steps() if each.step_func.__module__.startswith("steps.")]
WRITING = (
    "fills",
    "asks_for",
    "receives",
    "gets_ready",
    "registers",
    "signs_in",
    "fill(",
    "register()",
    "looks_for",
    "follows_in",
    "check_again",
    "begins_again",
    "try_to_change",
    "fails_to_register",
    "no_other_address",
    "is_refused",
    "registered",
    "register_altered",
    "sends_as_it_is",
    "walk_on(Start(",
    "walk_on(Write(",
    "walk_on(Check(",
    "walk_on(AskCode(",
    "walk_on(Register(",
)
WRITING_TO_MAIL = (
    "asks_for",
    "receives",
    "gets_ready",
    "registers",
    "registered",
    "about_the_emails",
    "code_of_another",
    "aged_form",
    "walk_on(AskCode(",
)
REGISTERING = (
    "register()",
    "registers",
    "registered",
    "MessageSearch",
    "fails_to_register",
    "is_refused",
    "register_altered",
    "sends_as_it_is",
    "walk_on(Register(",
)
WRITING_TOO = ("check_availability", "request_code", "MessageSearch", "expect_not_admitted")


def test_steps_that_call_a_writing_verb_say_so() -> None:
    silent = {
        step.__name__
        for step in STEPS
        if any(verb in inspect.getsource(step) for verb in WRITING + WRITING_TOO) and not effects_of(step).writes
    }
    assert silent == set()


def test_mail_and_accounts_are_counted_where_they_come_to_be() -> None:
    counting = [step for step in STEPS if effects_of(step) not in (Effects(), Effects(writes=True))]
    assert counting
    for step in counting:
        source, effects = inspect.getsource(step), effects_of(step)
        asks = any(verb in source for verb in WRITING_TO_MAIL)
        sends = any(verb in source for verb in REGISTERING)
        assert (bool(effects.mails), bool(effects.accounts)) == (asks, sends), step.__name__
