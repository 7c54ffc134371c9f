"""Classification of Playwright's errors (``fixtures.browser.plugin``)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error

from fixtures.browser.plugin import pytest_acceptance_translate
from harness.errors import SuiteFault
from harness.verdict import Cause, Verdict
from reports.session.step_trace import classify


@pytest.mark.parametrize("kind", [Error, AssertionError])
def test_broken_script_of_the_suite_is_an_error_and_no_finding(
    kind: type[Exception], pytestconfig: pytest.Config
) -> None:
    said = kind("La solicitud tiene un campo.\nError: TypeError: SEEK[...] is not a function\n    at queryAll")
    trouble = pytest_acceptance_translate(said, pytestconfig)
    assert isinstance(trouble, SuiteFault)
    assert classify(trouble, None)[:2] == (Verdict.ERROR, Cause.SUITE)


def test_failed_assertion_stays_a_finding(pytestconfig: pytest.Config) -> None:
    assert pytest_acceptance_translate(AssertionError("No apareció el mensaje."), pytestconfig) is None
