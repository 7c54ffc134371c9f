"""Switches deliberate defects on for one request, and tells which would have shown; installed in test mode only."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.registration.defects.catalogue import BY_ID
from portal.registration.defects.watch import Watch
from portal.registration.requests import PortalRequest

Handler = Callable[[HttpRequest], HttpResponse]
DEFECT_HEADER, WATCH_HEADER = "X-Portal-Defect", "X-Portal-Watch"
ALL = "1"
"""In the place of the ids of the defects to watch."""


class DefectMiddleware:
    """Applies the defects that a header names, in their order, to the policy of the request."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.watch = Watch(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Change the policy, or refuse an unknown name."""
        asked = cast(PortalRequest, request)
        names, watched = _listed(request, DEFECT_HEADER), _listed(request, WATCH_HEADER)
        watched = list(BY_ID) if watched == [ALL] else watched
        unknown = [name for name in (*names, *watched) if name not in BY_ID]
        if unknown:
            error = f"El defecto «{unknown[0]}» no existe: «python -m portal defects» muestra los que hay."
            return JsonResponse({"error": error}, status=400)
        for name in names:
            asked.policy = BY_ID[name].change(asked.policy)
        if not watched:
            return self.get_response(request)
        headers = self.watch.headers(asked, [BY_ID[name] for name in watched])
        response = self.get_response(request)
        for name, value in headers.items():
            response.headers[name] = value
        return response


def _listed(request: HttpRequest, header: str) -> list[str]:
    return [name.strip() for name in request.headers.get(header, "").split(",") if name.strip()]
