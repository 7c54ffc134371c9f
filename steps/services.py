"""Steps of a person who uses the services of a general user (4.1.1, 5.2)."""

from __future__ import annotations

from collections.abc import Callable

from pytest_bdd import parsers, then

from pages.front import SignedIn
from pages.services import ServiceVisit
from steps.expect.services import expect_reached


@then(parsers.parse("llega a «{service}» al seguirlo"))
def service_is_reached(
    follow_service: Callable[[SignedIn, str], ServiceVisit], inside: SignedIn, service: str, notes: list[str]
) -> None:
    """Assert that following a service leads to it (4.1.1)."""
    expect_reached(follow_service(inside, service), notes)
