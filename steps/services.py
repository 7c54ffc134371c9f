"""Steps of a person who uses the services of a general user (4.1.1, 5.2)."""

from __future__ import annotations

from collections.abc import Callable

from pytest_bdd import parsers, then

from pages.front import SignedIn
from pages.services import ServiceVisit
from steps.expect.fields import expect_seen
from steps.expect.services import expect_reached


@then(parsers.parse("encuentra y abre «{service}»"))
def service_is_reached(
    follow_service: Callable[[SignedIn, str], ServiceVisit], inside: SignedIn, service: str, notes: list[str]
) -> None:
    """Assert that a service is offered after signing in, and that following it leads to it (4.1.1)."""
    expect_seen(inside.seek_service(service), f"Después de entrar no se encuentra «{service}».")
    expect_reached(follow_service(inside, service), notes)
