"""Whose fault it is, with all that leads to what is asked: minutes long, so ``make nightly`` runs it.

``test_blame.py`` asks the same of fewer requirements, in ``make test``.
"""

from __future__ import annotations

import pytest

from tests.acceptance.conftest import Suite
from tests.acceptance.test_blame import (
    BREAKDOWNS,
    LOST,
    NO_NAME,
    REGISTERED,
    REWORDED,
    TROUBLES,
    Breakdown,
    Trouble,
    expect_blame,
    expect_lost_values_told,
    expect_nothing_proved,
    expect_rewording_found,
)
from tests.causes import with_causes


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_one_requirement_is_blamed_among_all_that_lead_there(suite: Suite, trouble: Trouble) -> None:
    expect_blame(suite, trouble, with_causes(trouble.blocked))


@pytest.mark.parametrize("breakdown", BREAKDOWNS.values(), ids=BREAKDOWNS)
def test_server_that_breaks_down_proves_nothing(suite: Suite, breakdown: Breakdown) -> None:
    expect_nothing_proved(suite, breakdown)


def test_changed_wording_of_each_message_is_found(suite: Suite) -> None:
    expect_rewording_found(suite, REWORDED)


def test_form_that_loses_its_values_after_any_refusal_blames_nobody(suite: Suite) -> None:
    expect_lost_values_told(suite, LOST, [NO_NAME, REGISTERED])
