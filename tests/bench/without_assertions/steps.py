"""A definition of every ``Entonces`` that asserts nothing."""

from __future__ import annotations

from pytest_bdd import parsers, then


@then(parsers.re(r".*"))
def nothing_is_asserted() -> None:
    """Pass."""
