"""What every request passes through: security headers, the instant it happens at, and the policy in force."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from portal.registration.network import address, is_loopback
from portal.registration.policy import HEALTHY
from portal.registration.requests import PortalRequest

Handler = Callable[[HttpRequest], HttpResponse]
INSTANT_HEADER = "X-Portal-Instant"

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class SecurityHeadersMiddleware:
    """Adds the headers of every answer; an answer may have its own (static files are cached).

    The answer to HEAD loses its body here: waitress would send it, and the next answer would be read out of it.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add what is missing."""
        response = self.get_response(request)
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if request.method == "HEAD":
            response.content = b""
            response.headers["Content-Length"] = "0"
        return response


def read_instant(text: str) -> datetime | None:
    """The instant that a header carries, with its zone; None if it is not one."""
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return instant.astimezone(UTC) if instant.tzinfo else None


class InstantMiddleware:
    """Sets ``request.instant``: the clock's, or in test mode the header's."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Read the instant, or refuse a header that is none."""
        text = request.headers.get(INSTANT_HEADER, "") if settings.PORTAL_TEST_MODE else ""
        instant = read_instant(text) if text else timezone.now()
        if instant is None:
            error = f"La cabecera {INSTANT_HEADER} debe llevar un instante ISO 8601 con zona."
            return JsonResponse({"error": error}, status=400)
        cast(PortalRequest, request).instant = instant
        return self.get_response(request)


class TestModeMiddleware:
    """Refuses requests from other machines; installed in test mode only."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let this machine in."""
        if is_loopback(address(request)):
            return self.get_response(request)
        return JsonResponse({"error": "El modo de prueba solo atiende a esta misma máquina."}, status=403)


class PolicyMiddleware:
    """Sets ``request.policy``, the decisions that hold for this request."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the healthy policy on."""
        cast(PortalRequest, request).policy = HEALTHY
        return self.get_response(request)
