"""Applies the variations that a header names to the policy of the request; installed in test mode only."""

import time
from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.registration.middleware import SECURITY_HEADERS
from portal.registration.requests import PortalRequest
from portal.registration.variations.catalogue import BY_ID
from portal.registration.variations.model import looking
from portal.registration.variations.silence import silent_address

Handler = Callable[[HttpRequest], HttpResponse]
VARIATION_HEADER = "X-Portal-Variation"
_CSP = "Content-Security-Policy"


class VariationMiddleware:
    """Applies the variations of a header, ``a`` or ``a,b``, in their order."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Change the policy, or refuse an unknown name."""
        names = [name.strip() for name in request.headers.get(VARIATION_HEADER, "").split(",") if name.strip()]
        unknown = [name for name in names if name not in BY_ID]
        if unknown:
            error = f"La variación «{unknown[0]}» no existe: «python -m portal variations» muestra las que hay."
            return JsonResponse({"error": error}, status=400)
        chosen = [BY_ID[name] for name in names]
        asked = cast(PortalRequest, request)
        for each in chosen:
            asked.policy = each.change(asked.policy)
        silent = silent_address() if any(each.silent for each in chosen) else ""
        if silent:
            asked.policy = looking(silent=silent)(asked.policy)
        if not request.path.startswith("/estatico/"):
            time.sleep(sum(each.delay for each in chosen))
        response = self.get_response(request)
        if silent:
            response.headers[_CSP] = _admitting(silent)
        return response


def _admitting(address: str) -> str:
    """The content policy of the pages, which also lets them ask another server."""
    policy = SECURITY_HEADERS[_CSP]
    for source in ("img-src 'self'", "connect-src 'self'"):
        policy = policy.replace(source, f"{source} {address}")
    return f"{policy}; frame-src {address}"
